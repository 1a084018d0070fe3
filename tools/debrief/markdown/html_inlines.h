#pragma once
// The inline half of the HTML renderer, and the small writers that both halves use.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/markdown/html.h"

namespace debrief {

/// The numbers of a document's footnotes, by label, and which inline node refers to each first.
struct Footnotes {
  explicit Footnotes(const Markdown& markdown);
  std::map<std::string, uint32_t, std::less<>> numbers;
  std::vector<InlineIndex> first_reference;  ///< [number - 1]
};

/// Writes the nodes and all below them to `out`. No recursion.
void write_inlines(const Markdown& markdown, std::span<const InlineIndex> roots,
                   const HtmlOptions& options, const Footnotes& footnotes, std::string& out);

/// An HTML text with its comments left out; one that does not end takes all that follows.
std::string without_comments(std::string_view html);

}  // namespace debrief
