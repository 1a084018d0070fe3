#pragma once
// Makes text from documents safe to print on terminals and in CI logs.

#include <string>
#include <string_view>

namespace debrief {

/// `text` with control characters, escapes, line separators, bidirectional controls and invalid
/// bytes shown as
/// `\u{1b}`, and the bracket of what a CI runner would take for a command (`##[`, `##vso[`) as
/// `\u{5b}`; a tab becomes a space, other text is unchanged. Never holds a line break.
std::string visible(std::string_view text);

}  // namespace debrief
