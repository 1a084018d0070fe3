#include "debrief/record/columns.h"

#include <algorithm>

#include "debrief/text/utf8.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

constexpr size_t kBetween = 2;  // spaces
/// The last column keeps this much however wide the others are.
constexpr size_t kLeast = 20;

}  // namespace

std::string cut_to_width(std::string_view text, size_t width, bool utf8) {
  if (display_width(text) <= width) return std::string(text);
  const std::string_view mark = utf8 ? "…" : "...";
  const size_t room = width - std::min(width, display_width(mark));
  size_t end = 0, taken = 0;
  while (end < text.size()) {
    const size_t size = decode_utf8(text.substr(end)).size;
    taken += display_width(text.substr(end, size));
    if (taken > room) break;
    end += size;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)).append(mark);
}

void Columns::add(const std::vector<std::string>& cells) {
  std::vector<std::string>& row = rows_.emplace_back();
  for (const std::string& cell : cells) row.push_back(visible(cell));
}

std::string Columns::text() const {
  std::vector<size_t> widths;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    // A last cell has nothing behind it to line up with, unless another column gives way.
    const size_t aligned = cut_ < row.size() ? row.size() : row.size() - 1;
    for (size_t i = 0; i < aligned; ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  std::string text;
  for (const auto& row : rows_) {
    const size_t cut = std::min(cut_, row.size() - 1);
    size_t others = indent_;
    for (size_t i = 0; i < row.size(); ++i) others += i == cut ? 0 : widths[i];
    others += kBetween * (row.size() - 1);
    const auto columns = static_cast<size_t>(std::max(terminal_.columns, 40));
    const size_t room = std::max(columns - std::min(columns, others), kLeast);
    std::string line(indent_, ' ');
    for (size_t i = 0; i < row.size(); ++i) {
      const std::string cell = i == cut ? cut_to_width(row[i], room, terminal_.utf8) : row[i];
      line += cell;
      if (i + 1 == row.size()) break;
      const size_t width = i == cut ? std::min(widths[i], room) : widths[i];
      line.append(width - display_width(cell) + kBetween, ' ');
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    text += line + '\n';
  }
  return text;
}

}  // namespace debrief
