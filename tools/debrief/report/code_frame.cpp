#include "debrief/report/code_frame.h"

#include <algorithm>
#include <vector>

#include "debrief/text/utf8.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

/// What one code point of the line looks like.
struct Cell {
  std::string shown;
  size_t width = 0;
};

struct Line {
  std::vector<Cell> cells;
  size_t mark_begin = 0;  ///< cells
  size_t mark_end = 0;
};

/// How much of a line is looked at: a hostile line of megabytes is cut here, around the span.
constexpr uint32_t kMostBytesEachSide = 4096;

/// Whether the byte is the bracket of what a CI runner would take for a command, as in visible().
bool opens_command(const SourceFile& file, uint32_t at) {
  const std::string_view bytes = file.bytes();
  const std::string_view before = bytes.substr(0, at);
  return bytes[at] == '[' && (before.ends_with("##") || before.ends_with("##vso"));
}

Line read_line(const SourceFile& file, Span line, Span span) {
  Line result;
  const uint32_t begin = std::clamp(span.begin, line.begin, line.end);
  const uint32_t end = std::clamp(span.end, begin, line.end);
  uint32_t at = begin - line.begin > kMostBytesEachSide ? begin - kMostBytesEachSide : line.begin;
  const uint32_t last =
      line.end - begin > kMostBytesEachSide ? begin + kMostBytesEachSide : line.end;
  while (at < last) {
    const CodePoint point = decode_utf8(file.slice({at, line.end}));
    Cell cell{visible(file.slice({at, at + point.size})), 0};
    if (opens_command(file, at)) cell.shown = "\\u{5b}";
    cell.width = display_width(cell.shown);
    if (at < begin) result.mark_begin = result.cells.size() + 1;
    if (at < end) result.mark_end = result.cells.size() + 1;
    result.cells.push_back(std::move(cell));
    at += point.size;
  }
  result.mark_end = std::max(result.mark_end, result.mark_begin);
  return result;
}

size_t width_of(const std::vector<Cell>& cells, size_t begin, size_t end) {
  size_t width = 0;
  for (size_t i = begin; i < end; ++i) width += cells[i].width;
  return width;
}

/// The first cell to show, so that the mark lies in the window with some text before it.
size_t first_cell(const Line& line, size_t columns) {
  if (width_of(line.cells, 0, line.cells.size()) <= columns) return 0;
  if (width_of(line.cells, 0, line.mark_end) <= columns * 4 / 5) return 0;
  size_t first = line.mark_begin;
  for (size_t before = 0; first > 0 && before < columns / 4; --first) {
    before += line.cells[first - 1].width;
  }
  return first;
}

}  // namespace

CodeFrame code_frame(const SourceFile& file, Span span, size_t columns, std::string_view ellipsis) {
  columns = std::max<size_t>(columns, 20);
  const Line line = read_line(file, file.line_span(file.line_of(span.begin)), span);
  CodeFrame frame;
  size_t used = 0;
  const size_t first = first_cell(line, columns);
  if (first > 0) {
    frame.line += ellipsis;
    used += display_width(ellipsis);
  }
  const size_t room = columns - display_width(ellipsis);
  size_t i = first;
  size_t mark_end = used;
  for (; i < line.cells.size(); ++i) {
    const bool rest_fits =
        used + width_of(line.cells, i, std::min(line.cells.size(), i + columns)) <= columns &&
        line.cells.size() - i <= columns;
    if (!rest_fits && used + line.cells[i].width > room) break;
    if (i < line.mark_begin) frame.mark_indent = used + line.cells[i].width;
    frame.line += line.cells[i].shown;
    used += line.cells[i].width;
    if (i < line.mark_end) mark_end = used;
  }
  if (line.mark_begin <= first) frame.mark_indent = first > 0 ? display_width(ellipsis) : 0;
  if (i < line.cells.size()) frame.line += ellipsis;
  frame.mark_width = mark_end > frame.mark_indent ? mark_end - frame.mark_indent : 1;
  return frame;
}

}  // namespace debrief
