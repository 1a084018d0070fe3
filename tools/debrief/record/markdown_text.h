#pragma once
// Text of documents on its way into Markdown that we write.

#include <cstdint>
#include <string>
#include <string_view>

namespace debrief {

/// Text for a line of Markdown: one line, nothing in it that Markdown or HTML would read.
std::string markdown_text(std::string_view text);

/// A line of a file as the target of a link, in angle brackets.
std::string markdown_target(std::string_view path, uint32_t line);

}  // namespace debrief
