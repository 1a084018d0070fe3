#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

/// Where the bars between the cells of a row stand, those at its ends left out.
std::vector<size_t> bars_of(std::string_view row) {
  std::vector<size_t> bars;
  for (size_t at = 0; at < row.size(); ++at) {
    if (row[at] == '\\') {
      ++at;
    } else if (row[at] == '|') {
      bars.push_back(at);
    }
  }
  const auto blank = [&](size_t begin, size_t end) {
    return trim(row.substr(begin, end - begin)).empty();
  };
  if (!bars.empty() && blank(0, bars.front())) bars.erase(bars.begin());
  if (!bars.empty() && blank(bars.back() + 1, row.size())) bars.pop_back();
  return bars;
}

void check_row(const Document& document, const Block& row, size_t columns, Emit& emit) {
  const std::string_view bytes = document.source.slice(row.span);
  const std::vector<size_t> bars = bars_of(bytes);
  const size_t cells = bars.size() + 1;
  if (cells > columns) {
    const auto begin = static_cast<uint32_t>(row.span.begin + bars[columns - 1]);
    const std::string_view lost = trim(bytes.substr(bars[columns - 1] + 1));
    if (lost.find_first_not_of(" |") == lost.npos) return;
    auto draft =
        emit({begin, row.span.end}, concat("a row of ", counted(cells, "cell"), " below a head of ",
                                           columns, "; what is behind this bar is not shown"));
    draft.rewrite("Write a bar inside a cell as \\|");
    if (document.mode == DocumentMode::kLegacy) draft.weaken();
  } else if (cells == 1 && columns > 1 && bytes.find('|') == bytes.npos) {
    auto draft = emit(row.span, "a line below the table is read as one of its rows");
    draft.rewrite("Put an empty line before it");
    if (document.mode == DocumentMode::kLegacy) draft.weaken();
  }
}

}  // namespace

void timeline_broken_row(const Document& document, const Config&, Emit& emit) {
  const std::vector<Block>& blocks = document.markdown.blocks;
  for (BlockIndex index = 1; index < blocks.size(); ++index) {
    if (blocks[index].kind != BlockKind::kTable) continue;
    if (document.role_of_section(document.block_sections[index]) != SectionRole::kTimeline)
      continue;
    size_t columns = 0;
    for (const BlockIndex row : blocks[index].children) {
      if (blocks[row].header) {
        columns = blocks[row].children.size();
      } else if (columns > 0) {
        check_row(document, blocks[row], columns, emit);
      }
    }
  }
}

}  // namespace debrief
