#include "debrief/site/charts/strips.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/charts/series.h"
#include "debrief/site/dates.h"

namespace debrief {
namespace {

constexpr int kLevelHeight = 12;
constexpr int kColumnsHeight = 64;
constexpr size_t kBins = 48;
/// Marks nearer than this, in per cent, would hide each other.
constexpr double kMarkRoom = 3.4;
/// Rows of marks beside the line, nearest first.
constexpr std::array kLevels = {0, 1, -1, 2, -2, 3, -3, 4, -4};

/// The row of each mark, so that none hides another; nullopt when there is not that much room.
std::optional<std::vector<int>> levels_of(const std::vector<double>& places) {
  std::map<int, double> last;  // level → the place of its last mark
  std::vector<int> levels;
  for (const double place : places) {
    const auto free = std::ranges::find_if(kLevels, [&](int level) {
      const auto found = last.find(level);
      return found == last.end() || place - found->second >= kMarkRoom;
    });
    if (free == kLevels.end()) return std::nullopt;
    last[*free] = place;
    levels.push_back(*free);
  }
  return levels;
}

class Strip {
 public:
  Strip(const SiteContext& site, const StripChart& chart, std::string_view root)
      : site_(site), chart_(chart), root_(root), spread_(spread_of(chart.measure.lengths())) {
    for (const Measured& each : chart.measure.values) {
      places_.push_back(chart.scale.place(each.length));
    }
    if (places_.size() < kMostMarksInStrip) levels_ = levels_of(places_);
    int most = 1;
    if (levels_) {
      for (const int level : *levels_) most = std::max(most, std::abs(level));
    }
    height_ = levels_ ? 2 * (kLevelHeight * most + 10) : kColumnsHeight;
  }

  SafeHtml svg() {
    draw_ground();
    if (levels_) {
      draw_marks();
    } else {
      draw_columns();
    }
    draw_lines();
    return chart_svg({.id = chart_.id,
                      .title = chart_.title,
                      .description = description(),
                      .height = height_,
                      .linked = levels_ && !places_.empty(),
                      .classes = "c c-strip"},
                     out_.take());
  }

 private:
  std::string description() const {
    std::string text = site_.words.count("charts.strip_description", places_.size());
    if (spread_) {
      append(text, " ",
             site_.words.say("charts.spread", {{"median", rough_text(spread_->median)},
                                               {"lower", rough_text(spread_->lower)},
                                               {"upper", rough_text(spread_->upper)}}));
    }
    return text;
  }

  void draw_ground() {
    for (const LogScale::Tick& tick : chart_.scale.ticks(site_.words)) {
      draw_line(out_, "c-grid", tick.place, tick.place, 0, height_);
    }
    if (!spread_) return;
    const double lower = chart_.scale.place(spread_->lower);
    draw_box(out_, "c-soft", lower, chart_.scale.place(spread_->upper) - lower, 4, height_ - 8);
  }

  void draw_lines() {
    if (spread_) {
      const double median = chart_.scale.place(spread_->median);
      draw_line(out_, "c-med", median, median, 2, height_ - 2);
    }
    if (chart_.target) {
      const double target = chart_.scale.place(*chart_.target);
      draw_line(out_, "c-target", target, target, 0, height_);
    }
  }

  void draw_marks() {
    for (size_t i = 0; i < places_.size(); ++i) {
      const Measured& value = chart_.measure.values[i];
      const Record& record = site_.model.records[value.record];
      draw_record(out_, {.id = chart_.id, .root = root_}, record,
                  concat(record_label(site_.words, record), ": ", duration_text(value.length)),
                  places_[i], height_ / 2 + (*levels_)[i] * kLevelHeight);
    }
  }

  void draw_columns() {
    std::array<size_t, kBins> counts{};
    for (const double place : places_) {
      ++counts[std::min(static_cast<size_t>(place / 100 * kBins), kBins - 1)];
    }
    const size_t fullest = *std::ranges::max_element(counts);
    constexpr double kWidth = 100.0 / kBins;
    for (size_t i = 0; i < kBins; ++i) {
      if (counts[i] == 0) continue;
      const int height = std::max(
          2, static_cast<int>(std::lround(static_cast<double>(counts[i] * (kColumnsHeight - 12)) /
                                          static_cast<double>(fullest))));
      draw_box(out_, "c-bin", kWidth * static_cast<double>(i) + .1, kWidth - .2,
               kColumnsHeight - 4 - height, height);
    }
    draw_line(out_, "c-axis", 0, 100, kColumnsHeight - 4, kColumnsHeight - 4);
  }

  const SiteContext& site_;
  const StripChart& chart_;
  std::string_view root_;
  std::optional<Spread> spread_;
  std::vector<double> places_;
  std::optional<std::vector<int>> levels_;  ///< nullopt: columns
  int height_ = 0;
  HtmlWriter out_;
};

}  // namespace

std::vector<absl::Duration> Measure::lengths() const {
  std::vector<absl::Duration> lengths;
  for (const Measured& each : values) lengths.push_back(each.length);
  return lengths;
}

SafeHtml strip_svg(const SiteContext& site, const StripChart& chart, std::string_view root) {
  return Strip(site, chart, root).svg();
}

SafeHtml strip_axis(const Words& words, const LogScale& scale) {
  constexpr double kNearEnd = 95, kNearStart = 4;
  HtmlWriter out;
  out.raw("<svg class=\"c c-scale\" aria-hidden=\"true\" width=\"100%\" height=\"18\">\n");
  for (const LogScale::Tick& tick : scale.ticks(words)) {
    if (tick.label.empty()) continue;
    draw_label(out,
               tick.place > kNearEnd     ? "c-lab c-end"
               : tick.place > kNearStart ? "c-lab c-mid"
                                         : "c-lab",
               tick.place, 0, 13, tick.label);
  }
  return out.raw("</svg>\n").take();
}

SafeHtml strip_summary(const Words& words, std::string_view name, const Measure& measure) {
  HtmlWriter out;
  out.raw("<p class=\"row-l\">").text(name).raw(": ");
  const auto spread = spread_of(measure.lengths());
  if (spread) {
    out.text(words["charts.median"]).raw(" <b>").text(rough_text(spread->median)).raw("</b>, ");
    out.text(words["charts.middle_half"]).raw(" ");
    out.text(concat(rough_text(spread->lower), " – ", rough_text(spread->upper))).raw(", ");
    out.raw("n\u00a0=\u00a0").number(measure.values.size());
  } else if (measure.values.empty()) {
    out.text(words["charts.none_known"]);
  } else {
    out.text(words.count("charts.too_few", measure.values.size()));
  }
  if (measure.unknown > 0) {
    out.raw(", <span class=\"unknown\">")
        .text(words.count("charts.not_recorded", measure.unknown))
        .raw("</span>");
  }
  return out.raw("</p>\n").take();
}

}  // namespace debrief
