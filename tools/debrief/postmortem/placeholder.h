#pragma once
// What a template leaves where nothing was filled in.

#include <string_view>

namespace debrief {

/// Whether a text says nothing: empty, dashes or dots, `TBD`, `n/a`, `XXX`, or a hint in brackets
/// such as `<what happened>` and `[Action]`.
bool is_placeholder(std::string_view text);

/// Whether a text says that there is nothing to list: `None`, `No action items.`; or says nothing.
bool is_none(std::string_view text);

}  // namespace debrief
