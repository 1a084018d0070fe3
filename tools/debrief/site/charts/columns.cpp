#include "debrief/site/charts/columns.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr int kMarkHeight = 17;
constexpr int kBarHeight = 108;
constexpr int kSumHeight = 14;
constexpr int kLabelHeight = 32;
/// Of more columns the sums would touch.
constexpr size_t kMostSums = 32;

size_t sum_of(const ColumnData& column) {
  return std::accumulate(column.counts.begin(), column.counts.end(), size_t{0});
}

class Columns {
 public:
  Columns(const ColumnChart& chart, std::string_view root) : chart_(chart), root_(root) {
    for (const ColumnData& each : chart.columns) {
      fullest_ = std::max(fullest_, sum_of(each));
      marked_ &= each.marks.size() == sum_of(each);
    }
    marked_ &= fullest_ <= kMostMarksInColumn;
    base_ = marked_ ? static_cast<int>(std::max<size_t>(fullest_, 2)) * kMarkHeight + 4
                    : kSumHeight + kBarHeight;
    width_ = 100.0 / static_cast<double>(std::max<size_t>(chart.columns.size(), 1));
  }

  int height() const { return base_ + kLabelHeight; }

  SafeHtml draw() {
    std::string_view era;
    for (size_t i = 0; i < chart_.columns.size(); ++i) {
      const ColumnData& column = chart_.columns[i];
      draw_axis(column, i, column.era != era);
      era = column.era;
      if (marked_) {
        draw_marks(column, i);
      } else {
        draw_bar(column, i);
      }
    }
    draw_line(out_, "c-axis", 0, 100, base_ + 1, base_ + 1);
    return out_.take();
  }

 private:
  double left(size_t index) const { return width_ * static_cast<double>(index); }
  double middle(size_t index) const { return left(index) + width_ / 2; }

  /// Whether another era begins so soon after a column that a phone has no room for both names.
  bool gives_way(size_t index) const {
    constexpr double kRoom = 12;
    for (size_t i = index + 1; i < chart_.columns.size() && left(i) - left(index) < kRoom; ++i) {
      if (chart_.columns[i].era != chart_.columns[index].era) return true;
    }
    return false;
  }

  void draw_axis(const ColumnData& column, size_t index, bool begins_era) {
    if (begins_era && !column.era.empty()) {
      if (index > 0) draw_line(out_, "c-year", left(index), left(index), 0, height() - 2);
      draw_label(out_, gives_way(index) ? "c-lab c-strong w" : "c-lab c-strong", left(index),
                 index > 0 ? 4 : 0, height() - 2, column.era);
    }
    if (!column.label.empty()) {
      // A phone has room for a letter below each column, and for words below a few.
      const bool words = column.label.size() > 4 && width_ < 12;
      draw_label(out_, words ? "c-lab c-mid w" : "c-lab c-mid", middle(index), 0, base_ + 16,
                 column.label);
    }
  }

  void draw_marks(const ColumnData& column, size_t index) {
    int y = base_ - 9;
    for (const ColumnMark& mark : column.marks) {
      out_.raw("<a tabindex=\"-1\"").attribute("href", concat(root_, mark.url)).raw("><title>");
      out_.text(plain_label(mark.title)).raw("</title><use");
      out_.attribute("href", concat("#", mark.glyph)).raw(" x=\"").percent(middle(index));
      out_.raw("\" y=\"").number(y).raw("\"/></a>\n");
      y -= kMarkHeight;
    }
  }

  /// Where a share of the fullest column ends; rounded once, so that parts add up.
  int top_of(size_t count) const {
    return base_ - static_cast<int>(std::lround(static_cast<double>(count) * kBarHeight /
                                                static_cast<double>(fullest_)));
  }

  void draw_bar(const ColumnData& column, size_t index) {
    const size_t sum = sum_of(column);
    if (sum == 0) return;
    const bool linked = !column.url.empty();
    if (linked) {
      out_.raw("<a tabindex=\"-1\"").attribute("href", concat(root_, column.url)).raw(">");
    } else {
      out_.raw("<g>");
    }
    out_.raw("<title>").text(column.title).raw("</title>");
    size_t below = 0;
    for (size_t i = 0; i < column.counts.size(); ++i) {
      const int bottom = top_of(below);
      below += column.counts[i];
      const int height = bottom - top_of(below);
      // What rounds to nothing is still there: its number stands in the table.
      if (height <= 0) continue;
      draw_box(out_, chart_.fills[i], left(index) + width_ * .14, width_ * .72, bottom - height,
               std::max(height - 1, 1));
    }
    if (chart_.columns.size() <= kMostSums) {
      draw_label(out_, "c-lab c-mid c-tiny w", middle(index), 0, top_of(sum) - 4,
                 std::to_string(sum));
    }
    out_.raw(linked ? Markup("</a>\n") : Markup("</g>\n"));
  }

  const ColumnChart& chart_;
  std::string_view root_;
  size_t fullest_ = 0;
  bool marked_ = true;
  int base_ = 0;
  double width_ = 100;
  HtmlWriter out_;
};

}  // namespace

SafeHtml columns_svg(ColumnChart chart, std::string_view root) {
  Columns columns(chart, root);
  chart.frame.height = columns.height();
  chart.frame.linked = std::ranges::any_of(chart.columns, [](const ColumnData& each) {
    return !each.url.empty() || !each.marks.empty();
  });
  return chart_svg(chart.frame, columns.draw());
}

}  // namespace debrief
