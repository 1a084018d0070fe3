#pragma once
// Where the input of a block's inline parse stands in the source. cmark keeps that input as the
// node's `content`: each of its lines is the tail of a source line, quote markers, indentation and
// heading marks cut off.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "debrief/markdown/cmark.h"
#include "debrief/markdown/fed_text.h"

namespace debrief {

struct ContentMap {
  std::string_view content;  ///< white space at its end left out; owned by cmark
  SourceMap sources;  ///< of each of its bytes, in the fed text: two for `\|` in a table, for CRLF

  /// The bytes of the fed text behind `content[begin, end)`, which must not be empty.
  Span source(size_t begin, size_t end) const { return sources.source(begin, end); }
};

/// Nullopt when no place in the source fits.
std::optional<ContentMap> map_paragraph(const cmark_node& node, const FedText& text);
std::optional<ContentMap> map_atx_heading(const cmark_node& node, const FedText& text);
std::optional<ContentMap> map_setext_heading(const cmark_node& node, const FedText& text);

/// A table row in its line: where it starts, and a map for each of its cells.
struct RowMap {
  Span span;
  std::vector<ContentMap> cells;  ///< as many as the row has nodes
  std::vector<Span> cell_spans;   ///< an empty cell has an empty span
};

/// `line` is the 0-based line that the row stands on.
std::optional<RowMap> map_table_row(const cmark_node& row, uint32_t line, const FedText& text);

/// The 0-based line of a table's header row. cmark gives the first line of the paragraph above when
/// there is one.
uint32_t header_line(const cmark_node& table);

}  // namespace debrief
