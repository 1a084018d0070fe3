#include "debrief/markdown/content_map.h"

#include <algorithm>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// Where a row may begin at the latest; behind that it is not looked for.
constexpr uint32_t kLongestPrefix = 512;

/// CommonMark §2.2.
constexpr size_t kTabStop = 4;

std::string_view trim_end(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view slice(const FedText& text, Span span) {
  return std::string_view(text.bytes).substr(span.begin, span.size());
}

uint32_t count_lines(std::string_view content) {
  return 1 + static_cast<uint32_t>(std::count(content.begin(), content.end(), '\n'));
}

/// Whether a tab stands for the blanks that `piece` starts with. cmark writes one out that a
/// container or a lazy line takes in part.
bool is_split_tab(std::string_view piece, size_t blanks, char byte) {
  return byte == '\t' && blanks < kTabStop &&
         piece.substr(0, blanks).find_first_not_of(' ') == std::string_view::npos;
}

/// Adds `piece` to the map, as the bytes of `source` that end at its end. With `pipes`, a `|` may
/// stand as `\|`.
bool map_tail(std::string_view piece, Span source, const FedText& text, bool pipes,
              SourceMap& map) {
  const std::string_view from = slice(text, source);
  const bool may_escape = pipes && piece.find('|') != std::string_view::npos;
  if (!may_escape && from.ends_with(piece)) {
    map.add_verbatim(source.end - static_cast<uint32_t>(piece.size()), piece.size());
    return true;
  }
  std::vector<Span> places(piece.size());
  uint32_t end = source.end;
  for (size_t i = piece.size(); i-- > 0;) {
    if (end == source.begin) return false;
    const uint32_t behind = end--;
    if (text.bytes[end] != piece[i]) {
      if (!is_split_tab(piece, i + 1, text.bytes[end])) return false;
      std::fill_n(places.begin(), i + 1, Span{end, behind});
      break;
    }
    if (pipes && piece[i] == '|' && end > source.begin && text.bytes[end - 1] == '\\') --end;
    places[i] = {end, behind};
  }
  for (const Span place : places) map.add(place);
  return true;
}

/// Maps the lines of `content` to the tails of the lines from `first` on.
std::optional<ContentMap> map_lines(std::string_view content, uint32_t first, const FedText& text,
                                    bool pipes) {
  if (first + count_lines(content) > text.line_count()) return std::nullopt;
  ContentMap map{content, {}};
  for (size_t begin = 0;; ++first) {
    const size_t end = std::min(content.find('\n', begin), content.size());
    Span line = text.line(first);
    if (end == content.size()) {
      line.end = line.begin + static_cast<uint32_t>(trim_end(slice(text, line)).size());
    }
    if (!map_tail(content.substr(begin, end - begin), line, text, pipes, map.sources)) {
      return std::nullopt;
    }
    if (end == content.size()) return map;
    const uint32_t length = text.bytes[line.end] == '\r' ? 2 : 1;  // cmark makes a CRLF one LF
    map.sources.add({line.end, line.end + length});
    begin = end + 1;
  }
}

bool is_setext_underline(std::string_view line) {
  line = trim_end(line);
  if (line.empty() || (line.back() != '=' && line.back() != '-')) return false;
  const size_t before = line.find_last_not_of(line.back());
  return before == std::string_view::npos || line[before] == ' ' || line[before] == '\t' ||
         line[before] == '>';
}

/// The cells of a row as cmark cuts them: at each `|` without a backslash before it, the first one
/// and blanks behind each left out.
std::vector<Span> cut_cells(const FedText& text, Span row) {
  std::vector<Span> cells;
  const auto behind_pipe = [&](uint32_t at) {
    if (at < row.end && text.bytes[at] == '|') ++at;
    while (at < row.end && is_ascii_space(text.bytes[at])) ++at;
    return at;
  };
  for (uint32_t at = text.bytes[row.begin] == '|' ? behind_pipe(row.begin) : row.begin;
       at < row.end;) {
    uint32_t end = at;
    while (end < row.end && (text.bytes[end] != '|' || (end > at && text.bytes[end - 1] == '\\'))) {
      ++end;
    }
    uint32_t trimmed = end;
    while (trimmed > at && is_ascii_space(text.bytes[trimmed - 1])) --trimmed;
    cells.push_back({at, trimmed});
    if (end == row.end) break;
    at = behind_pipe(end);
  }
  return cells;
}

std::optional<ContentMap> map_cell(std::string_view content, Span cell, const FedText& text) {
  ContentMap map{content, {}};
  if (!map_tail(content, cell, text, true, map.sources)) return std::nullopt;
  const uint32_t begin = content.empty() ? cell.end : map.sources[0].begin;
  if (begin != cell.begin) return std::nullopt;
  return map;
}

std::optional<RowMap> map_row_at(const cmark_node& row, Span span, const FedText& text) {
  const std::vector<Span> cells = cut_cells(text, span);
  RowMap map{span, {}, {}};
  for (const cmark_node* node = row.first_child; node != nullptr; node = node->next) {
    const size_t column = map.cells.size();
    // cmark fills up short rows with cells that stand nowhere.
    const Span cell = column < cells.size() ? cells[column] : Span{span.end, span.end};
    auto mapped = map_cell(trim_end(content_of(*node)), cell, text);
    if (!mapped) return std::nullopt;
    map.cells.push_back(std::move(*mapped));
    map.cell_spans.push_back(cell);
  }
  return map;
}

bool may_stand_before_a_row(char byte) {
  return is_ascii_space(byte) || is_ascii_digit(byte) ||
         std::string_view(">-+*.)[]^:\x1A").find(byte) != std::string_view::npos;
}

}  // namespace

std::optional<ContentMap> map_paragraph(const cmark_node& node, const FedText& text) {
  const std::string_view content = trim_end(content_of(node));
  const uint32_t lines = count_lines(content);
  if (node.start_line == 0) {  // cut off a table's header: cmark forgets where it stands
    const auto first = static_cast<uint32_t>(std::max(node.next->start_line, 1) - 1);
    return map_lines(content, first, text, true);
  }
  // Reference definitions at the start are gone from the content, so it is counted from the end.
  const auto end = static_cast<uint32_t>(std::max(node.end_line, node.start_line));
  if (end >= lines) {
    if (auto map = map_lines(content, end - lines, text, false)) return map;
  }
  for (auto first = static_cast<uint32_t>(node.start_line) - 1; first < end; ++first) {
    if (auto map = map_lines(content, first, text, false)) return map;
  }
  return std::nullopt;
}

std::optional<ContentMap> map_atx_heading(const cmark_node& node, const FedText& text) {
  const std::string_view content = trim_end(content_of(node));
  const Span line = text.line(static_cast<uint32_t>(node.start_line - 1));
  uint32_t at = line.begin + static_cast<uint32_t>(node.start_column - 1);
  while (at < line.end && text.bytes[at] == '#') ++at;
  while (at < line.end && is_ascii_space(text.bytes[at])) ++at;
  const Span source = {at, at + static_cast<uint32_t>(content.size())};
  if (source.end > line.end || slice(text, source) != content) return std::nullopt;
  ContentMap map{content, {}};
  map.sources.add_verbatim(source.begin, content.size());
  return map;
}

std::optional<ContentMap> map_setext_heading(const cmark_node& node, const FedText& text) {
  const std::string_view content = trim_end(content_of(node));
  const auto lines = static_cast<int>(count_lines(content));
  // The end line is the underline's or, when another line closed the heading, one too far.
  for (const int underline : {node.end_line - 2, node.end_line - 1}) {
    const int first = underline - lines;
    if (first < node.start_line - 1) continue;
    if (!is_setext_underline(slice(text, text.line(static_cast<uint32_t>(underline))))) continue;
    if (auto map = map_lines(content, static_cast<uint32_t>(first), text, false)) return map;
  }
  return std::nullopt;
}

std::optional<RowMap> map_table_row(const cmark_node& row, uint32_t line, const FedText& text) {
  Span span = text.line(line);
  span.end = span.begin + static_cast<uint32_t>(trim_end(slice(text, span)).size());
  // The row's own column is the table's, wrong where the indentation differs.
  const uint32_t likely =
      span.begin + static_cast<uint32_t>(std::max(row.parent->start_column, 1) - 1);
  if (likely < span.end && !is_ascii_space(text.bytes[likely])) {
    if (auto map = map_row_at(row, {likely, span.end}, text)) return map;
  }
  // A lazy line keeps its indentation, which then counts as an empty cell: blanks come second.
  for (const bool at_blank : {false, true}) {
    const uint32_t last = std::min(span.end, span.begin + kLongestPrefix);
    for (uint32_t begin = span.begin; begin < last; ++begin) {
      if (is_ascii_space(text.bytes[begin]) == at_blank) {
        if (auto map = map_row_at(row, {begin, span.end}, text)) return map;
      }
      if (!may_stand_before_a_row(text.bytes[begin])) break;
    }
  }
  return std::nullopt;
}

uint32_t header_line(const cmark_node& table) {
  const auto line = static_cast<uint32_t>(std::max(table.start_line, 1) - 1);
  const cmark_node* above = table.prev;
  if (above == nullptr || above->type != CMARK_NODE_PARAGRAPH || above->start_line != 0)
    return line;
  return line + count_lines(trim_end(content_of(*above)));
}

}  // namespace debrief
