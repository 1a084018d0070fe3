#pragma once
// Whether a value looks drawn by lot, as keys and good passwords do, or written by a person for
// people.

#include <string_view>

namespace debrief {

/// Whether a value stands in the place of a secret and is none: `<token>`, `${TOKEN}`, `***`,
/// `xxxx`, `REDACTED`, `your-key-here`, or one of the keys that providers print in their manuals.
bool says_placeholder(std::string_view value);

/// Whether the value behind a name such as `password` is a secret by its looks: eight bytes or
/// more, letters with digits among them, without much repetition; and no placeholder, name, path,
/// date or UUID. Linear.
bool looks_random(std::string_view value);

}  // namespace debrief
