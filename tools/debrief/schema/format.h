#pragma once
// The values of `format` that are checked: `date`, `date-time`, `email`, `uri`. Others are
// annotations (JSON Schema draft-07, validation §7).

#include <optional>
#include <string_view>

namespace debrief::schema {

enum class Format { kDate, kDateTime, kEmail, kUri };

/// The format of a name that is checked; nullopt for all others.
std::optional<Format> format_named(std::string_view name);

/// Whether the text has the format: RFC 3339 §5.6 full-date and date-time (a leap second only where
/// one can be), an address of RFC 5321 §4.1.2 without quoted parts, a URI of RFC 3986 with a
/// scheme.
bool has_format(Format format, std::string_view text);

/// What a text of this format is called, with an example.
std::string_view format_phrase(Format format);

}  // namespace debrief::schema
