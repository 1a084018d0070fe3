#include "debrief/format/table.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

constexpr size_t kWidestCell = 100;
constexpr size_t kNarrowestCell = 3;  ///< `---`

/// The cells of a row as GitHub's Markdown cuts them: at each `|` without a backslash before it,
/// blanks around them left out.
std::vector<Span> cut_cells(std::string_view bytes, Span row) {
  std::vector<Span> cells;
  uint32_t at = row.begin;
  const auto pass_pipe = [&] {
    if (at < row.end && bytes[at] == '|') ++at;
    while (at < row.end && is_ascii_space(bytes[at])) ++at;
  };
  if (at < row.end && bytes[at] == '|') pass_pipe();
  while (at < row.end) {
    uint32_t end = at;
    while (end < row.end && (bytes[end] != '|' || (end > at && bytes[end - 1] == '\\'))) ++end;
    uint32_t last = end;
    while (last > at && is_ascii_space(bytes[last - 1])) --last;
    cells.push_back({at, last});
    if (end == row.end) break;
    at = end;
    pass_pipe();
  }
  return cells;
}

struct Row {
  Span span;
  std::vector<std::string> cells;
};

class TableForm {
 public:
  TableForm(const Planning& planning, BlockIndex table, const std::vector<Edit>& cells)
      : planning_(planning), table_(planning.block(table)), edits_(cells) {
    std::ranges::stable_sort(edits_, {}, &Edit::span);
  }

  tl::expected<std::vector<Edit>, FormatRefusal> make() {
    for (const BlockIndex row : table_.children) {
      if (!read_row(planning_.block(row))) {
        return refuse(planning_.block(row).span, "the cells of this row could not be told apart");
      }
    }
    if (rows_.empty() || used_ != edits_.size()) {
      return refuse(table_.span, "the cells of this table could not be told apart");
    }
    read_columns(planning_.block(table_.children.front()));
    std::vector<Edit> edits;
    for (const Row& row : rows_) change(row.span, row_text(row), edits);
    const auto dashes = line_of_dashes();
    if (!dashes) return refuse(rows_[0].span, "the line of dashes below was not found");
    change(*dashes, dashes_text(), edits);
    return edits;
  }

 private:
  static tl::unexpected<FormatRefusal> refuse(Span span, std::string message) {
    return tl::unexpected<FormatRefusal>({span, std::move(message)});
  }

  void change(Span span, std::string text, std::vector<Edit>& edits) const {
    if (planning_.slice(span) != text) edits.push_back({span, std::move(text)});
  }

  /// Whether our cells are those of the parser; what it drops behind the last column is kept.
  bool read_row(const Block& block) {
    if (planning_.slice(block.span).find('\n') != std::string_view::npos) return false;
    const std::vector<Span> cells = cut_cells(planning_.document().source.bytes(), block.span);
    Row row{block.span, {}};
    for (size_t i = 0; i < cells.size(); ++i) {
      if (i < block.children.size()) {
        const Span parsed = planning_.block(block.children[i]).span;
        if (parsed != cells[i] && !(parsed.empty() && cells[i].empty())) return false;
      }
      row.cells.push_back(edited(cells[i]));
    }
    rows_.push_back(std::move(row));
    return true;
  }

  /// A cell's bytes with its edits applied. Rows and cells come in the order of the text, as do the
  /// edits.
  std::string edited(Span cell) {
    std::vector<Edit> own;
    for (; used_ < edits_.size(); ++used_) {
      const Edit& edit = edits_[used_];
      if (edit.span.begin < cell.begin || edit.span.end > cell.end) break;
      own.push_back({{edit.span.begin - cell.begin, edit.span.end - cell.begin}, edit.text});
    }
    return std::string(trim(apply_edits(planning_.slice(cell), std::move(own))));
  }

  void read_columns(const Block& head) {
    for (const BlockIndex cell : head.children) aligns_.push_back(planning_.block(cell).align);
    widths_.assign(aligns_.size(), kNarrowestCell);
    for (const Row& row : rows_) {
      for (size_t i = 0; i < std::min(row.cells.size(), widths_.size()); ++i) {
        const size_t width = display_width(row.cells[i]);
        if (width <= kWidestCell) widths_[i] = std::max(widths_[i], width);
      }
    }
  }

  std::string row_text(const Row& row) const {
    std::string text = "|";
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const size_t width = display_width(row.cells[i]);
      const size_t blanks = i < widths_.size() && width < widths_[i] ? widths_[i] - width : 0;
      const TableAlign align = i < aligns_.size() ? aligns_[i] : TableAlign::kNone;
      const size_t before = align == TableAlign::kRight    ? blanks
                            : align == TableAlign::kCenter ? blanks / 2
                                                           : 0;
      append(text, " ", std::string(before, ' '), row.cells[i], std::string(blanks - before, ' '),
             " |");
    }
    return text;
  }

  std::string dashes_text() const {
    std::string text = "|";
    for (size_t i = 0; i < widths_.size(); ++i) {
      const bool left = aligns_[i] == TableAlign::kLeft || aligns_[i] == TableAlign::kCenter;
      const bool right = aligns_[i] == TableAlign::kRight || aligns_[i] == TableAlign::kCenter;
      const size_t colons = size_t{left} + size_t{right};
      append(text, left ? ":" : "", std::string(widths_[i] + 2 - colons, '-'), right ? ":" : "",
             "|");
    }
    return text;
  }

  /// The line below the head, white space at both ends left out.
  std::optional<Span> line_of_dashes() const {
    const SourceFile& source = planning_.document().source;
    Span line = source.line_span(source.line_of(rows_[0].span.begin) + 1);
    while (!line.empty() && is_ascii_space(source.bytes()[line.begin])) ++line.begin;
    while (!line.empty() && is_ascii_space(source.bytes()[line.end - 1])) --line.end;
    const std::vector<Span> cells = cut_cells(source.bytes(), line);
    if (line.empty() || cells.size() != aligns_.size()) return std::nullopt;
    if (source.slice(line).find_first_not_of("|:- \t") != std::string_view::npos) {
      return std::nullopt;
    }
    return line;
  }

  const Planning& planning_;
  const Block& table_;
  std::vector<Edit> edits_;
  size_t used_ = 0;  ///< how many of `edits_` stand in the rows read so far
  std::vector<Row> rows_;
  std::vector<TableAlign> aligns_;
  std::vector<size_t> widths_;
};

}  // namespace

tl::expected<std::vector<Edit>, FormatRefusal> table_form(const Planning& planning,
                                                          BlockIndex table,
                                                          const std::vector<Edit>& cells) {
  return TableForm(planning, table, cells).make();
}

}  // namespace debrief
