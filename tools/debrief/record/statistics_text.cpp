// Statistics for people: each length of time as a line with its quartiles and a strip on a common
// logarithmic axis, each count as a bar.

#include <algorithm>
#include <cmath>

#include "debrief/base/strings.h"
#include "debrief/record/columns.h"
#include "debrief/record/statistics.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

/// Fewer values have no quartiles: they are the values themselves.
constexpr size_t kLeastForQuartiles = 4;
constexpr size_t kLeastStrip = 12;
constexpr size_t kMostStrip = 32;
constexpr size_t kBar = 24;
constexpr size_t kMostRows = 8;

/// A logarithmic axis over all lengths, from which a strip's columns are taken.
class Axis {
 public:
  explicit Axis(const std::vector<Distribution>& durations) {
    for (const Distribution& each : durations) {
      for (const Distribution::Value& value : each.values) {
        least_ = std::min(least_, position(value.length));
        most_ = std::max(most_, position(value.length));
      }
    }
  }

  /// In a strip of `width` columns, 2 at least.
  size_t column(absl::Duration length, size_t width) const {
    if (most_ <= least_) return 0;
    const double share = (position(length) - least_) / (most_ - least_);
    return static_cast<size_t>(std::lround(share * static_cast<double>(width - 1)));
  }

 private:
  /// Below a minute nothing is told apart.
  static double position(absl::Duration length) {
    return std::log(std::max(absl::ToDoubleMinutes(length), 1.0));
  }

  double least_ = 1e9;
  double most_ = -1e9;
};

class StatisticsText {
 public:
  StatisticsText(const Statistics& statistics, const Terminal& terminal)
      : statistics_(statistics), terminal_(terminal), axis_(statistics.durations) {}

  std::string make() {
    head();
    if (statistics_.incidents > 0) durations();
    for (const Counts& counts : statistics_.counts) add(counts);
    append(out_, "\n", statistics_.open_actions, " of the actions open, ",
           statistics_.overdue_actions, " overdue as of ", absl::FormatCivilTime(statistics_.as_of),
           terminal_.utf8 ? " · " : " - ", "debrief actions\n");
    return std::move(out_);
  }

 private:
  const Statistics& statistics_;
  const Terminal& terminal_;
  Axis axis_;
  std::string out_;

  void head() {
    append(out_, counted(statistics_.incidents, "incident"));
    if (statistics_.from) {
      append(out_, " from ", absl::FormatCivilTime(*statistics_.from), " to ",
             absl::FormatCivilTime(*statistics_.to));
    }
    out_ += '\n';
  }

  void durations() {
    out_ += '\n';
    Columns columns(terminal_, 1);
    columns.add({"how long", "known", "least", "25 %", "half", "75 %", "most"});
    for (const Distribution& each : statistics_.durations) {
      const std::string known = concat(each.values.size(), " of ", statistics_.incidents);
      std::vector<std::string> cells = {std::string(each.name), known};
      for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const bool end = share == 0.0 || share == 1.0;
        const bool told = end ? !each.values.empty() : each.values.size() >= kLeastForQuartiles;
        cells.push_back(told ? format_duration(each.quantile(share)) : none());
      }
      columns.add(cells);
    }
    add_strips(columns.text());
  }

  /// The table with a strip at the end of each line, where the terminal has room for it.
  void add_strips(const std::string& table) {
    std::vector<std::string_view> lines = split(table, '\n');
    lines.pop_back();  // behind the last line break
    size_t width = 0;
    for (const std::string_view line : lines) width = std::max(width, display_width(line));
    const size_t columns = static_cast<size_t>(std::max(terminal_.columns, 0));
    const size_t room = columns > width + 2 ? columns - width - 2 : 0;
    for (size_t i = 0; i < lines.size(); ++i) {
      out_ += lines[i];
      if (i > 0 && room >= kLeastStrip) {
        const std::string drawn = strip(statistics_.durations[i - 1], std::min(room, kMostStrip));
        if (!drawn.empty()) out_ += std::string(width - display_width(lines[i]) + 2, ' ') + drawn;
      }
      out_ += '\n';
    }
  }

  std::string none() const { return terminal_.utf8 ? "–" : "-"; }

  /// A dot for each value, and with enough of them a box from quartile to quartile with the median.
  std::string strip(const Distribution& distribution, size_t width) const {
    std::vector<std::string> cells(width, " ");
    for (const Distribution::Value& value : distribution.values)
      cells[axis_.column(value.length, width)] = terminal_.utf8 ? "·" : ".";
    if (distribution.values.size() >= kLeastForQuartiles) {
      const size_t end = axis_.column(distribution.quantile(0.75), width);
      for (size_t i = axis_.column(distribution.quantile(0.25), width); i <= end; ++i)
        cells[i] = terminal_.utf8 ? "━" : "=";
      cells[axis_.column(distribution.quantile(0.5), width)] = terminal_.utf8 ? "┃" : "|";
    }
    while (!cells.empty() && cells.back() == " ") cells.pop_back();
    return join(cells, "");
  }

  void add(const Counts& counts) {
    if (counts.rows.empty()) return;
    append(out_, "\n", counts.title, "\n");
    const size_t most = counts.rows.front().count;
    Columns columns(terminal_, 1, 0);
    for (size_t i = 0; i < counts.rows.size() && i < kMostRows; ++i) {
      const auto& [name, count] = counts.rows[i];
      const size_t length = std::max<size_t>(1, count * kBar / most);
      std::string bar;
      for (size_t k = 0; k < length; ++k) bar += terminal_.utf8 ? "▇" : "#";
      columns.add({name, std::to_string(count), bar});
    }
    out_ += columns.text();
    if (counts.rows.size() > kMostRows)
      append(out_, " and ", counts.rows.size() - kMostRows, " more\n");
    if (counts.without > 0)
      append(out_, " not named in ", counted(counts.without, counts.unit), "\n");
  }
};

}  // namespace

std::string statistics_text(const Statistics& statistics, const Terminal& terminal) {
  return StatisticsText(statistics, terminal).make();
}

}  // namespace debrief
