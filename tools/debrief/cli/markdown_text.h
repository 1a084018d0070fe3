#pragma once
// Text of other programs and documents as Markdown that shows it and does nothing else.

#include <string>
#include <string_view>

namespace debrief {

/// `text` on one line, cut behind `most` characters, with every character escaped that would begin
/// markup: safe in a paragraph, a heading and a table's cell. Control and bidirectional characters
/// become spaces; brackets become round ones, since `[resolved]` marks a phase of a timeline.
std::string markdown_text(std::string_view text, size_t most = 240);

/// A link that shows `label`; what an address may not hold in Markdown is percent-encoded.
std::string markdown_link(std::string_view label, std::string_view url);

}  // namespace debrief
