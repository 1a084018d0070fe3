#include "debrief/site/incident/phase_bar.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"

namespace debrief {
namespace {

/// More midnights than this are too close to read; then none is marked.
constexpr int64_t kMostDays = 15;
/// A phase is seen however short it is; the longest gives up what that takes.
constexpr double kLeastWidth = 1.2;
/// Room of the label at the start, of one at a midnight, and where the last may begin.
constexpr double kFirstLabel = 15, kLabel = 8, kLastLabel = 91;

/// The phases as they lie on the bar, from 0 to 100.
struct Drawn {
  const Phase* phase;
  double begin = 0, width = 0;
};

std::vector<Drawn> drawn(const std::vector<Phase>& phases, absl::Duration whole) {
  std::vector<Drawn> bars;
  double excess = 0;
  for (const Phase& phase : phases) {
    const double share = 100 * absl::FDivDuration(phase.length, whole);
    bars.push_back({&phase, 0, share > 0 ? std::max(share, kLeastWidth) : 0});
    excess += bars.back().width - share;
  }
  const auto longest = std::max_element(
      bars.begin(), bars.end(), [](const Drawn& a, const Drawn& b) { return a.width < b.width; });
  longest->width -= excess;
  double at = 0;
  for (Drawn& bar : bars) {
    bar.begin = at;
    at += bar.width;
  }
  return bars;
}

/// Where the clock of the zone reads `time`.
double place_of(const std::vector<Drawn>& bars, absl::CivilSecond time) {
  for (const Drawn& bar : bars) {
    const absl::CivilSecond begin = bar.phase->begin.local, end = bar.phase->end.local;
    if (time > end || end <= begin) continue;
    const double part = static_cast<double>(time - begin) / static_cast<double>(end - begin);
    return bar.begin + bar.width * std::max(part, 0.0);
  }
  return 100;
}

std::string weekday(const Words& words, absl::CivilDay day) {
  return std::string(words.short_day(static_cast<int>(absl::GetWeekday(day))));
}

void write_label(const Words& words, HtmlWriter& out, absl::CivilDay day, std::string_view clock) {
  out.text(weekday(words, day)).raw("<tspan class=\"w\"> ").text(short_day_text(words, day));
  if (!clock.empty()) out.text(concat(", ", clock));
  out.raw("</tspan></text>\n");
}

/// The start, and midnights as far as there is room for them; the end when none has its room.
void draw_axis(const Words& words, HtmlWriter& out, const std::vector<Drawn>& bars) {
  const absl::CivilSecond start = bars.front().phase->begin.local;
  const absl::CivilSecond end = bars.back().phase->end.local;
  const absl::CivilDay last(end);
  double free = kFirstLabel;
  if (last - absl::CivilDay(start) <= kMostDays) {
    for (absl::CivilDay day = absl::CivilDay(start) + 1; day <= last; ++day) {
      const double at = place_of(bars, absl::CivilSecond(day));
      out.raw("<line class=\"c-day\" x1=\"").percent(at).raw("\" x2=\"").percent(at);
      out.raw("\" y2=\"28\"/>\n");
      if (at < free || at > kLastLabel) continue;
      out.raw("<text class=\"c-lab\" x=\"").percent(at).raw("\" dx=\"4\" y=\"38\">");
      write_label(words, out, day, "");
      free = at + kLabel;
    }
  }
  out.raw("<text class=\"c-lab\" y=\"38\">");
  write_label(words, out, absl::CivilDay(start), clock_text(start));
  if (free > kFirstLabel) return;
  out.raw("<text class=\"c-lab c-end\" x=\"100%\" y=\"38\">").text(clock_text(end));
  out.raw("</text>\n");
}

/// `19 Feb, 10:00 – 13:40`: the day again only when it is another.
std::string range_text(const Words& words, const Phase& phase) {
  const absl::CivilDay first(phase.begin.local);
  const absl::CivilDay last(phase.end.local);
  const std::string end_day = first == last ? "" : concat(short_day_text(words, last), ", ");
  return concat(short_day_text(words, first), ", ", clock_text(phase.begin.local), " – ", end_day,
                clock_text(phase.end.local));
}

SafeHtml phase_list(const Words& words, const std::vector<Phase>& phases) {
  HtmlWriter out;
  out.raw("<ol class=\"phases\">\n");
  for (const Phase& phase : phases) {
    out.raw("<li><svg aria-hidden=\"true\"><rect")
        .attribute("class", concat("ph-", phase_class(phase.kind)))
        .raw("/></svg><span><b>")
        .text(phase_word(words, phase.kind))
        .raw("</b> ")
        .text(duration_text(phase.length))
        .raw("</span><span class=\"note\">")
        .text(range_text(words, phase))
        .raw("</span></li>\n");
  }
  return out.raw("</ol>\n").take();
}

void draw_phase(const Words& words, HtmlWriter& out, const Drawn& bar) {
  out.raw("<rect")
      .attribute("class", concat("ph-", phase_class(bar.phase->kind)))
      .raw(" x=\"")
      .percent(bar.begin)
      .raw("\" width=\"")
      .percent(bar.width)
      .raw("\" height=\"22\"><title>")
      .text(concat(phase_word(words, bar.phase->kind), ": ", duration_text(bar.phase->length)))
      .raw("</title></rect>\n");
}

}  // namespace

SafeHtml phases_html(const Words& words, const std::vector<Phase>& phases, const Zone& zone) {
  std::vector<Phase> shown = phases;
  absl::Duration whole;
  std::vector<std::string> lengths;
  for (Phase& phase : shown) {
    phase.begin = in_zone_of(zone, phase.begin);
    phase.end = in_zone_of(zone, phase.end);
    whole += phase.length;
    lengths.push_back(concat(phase_word(words, phase.kind), ": ", duration_text(phase.length)));
  }
  if (whole <= absl::ZeroDuration()) return {};
  const std::vector<Drawn> bars = drawn(shown, whole);
  HtmlWriter out;
  out.raw(
         "<figure class=\"fig\"><svg class=\"c\" role=\"img\" aria-labelledby=\"ph-t\" "
         "aria-describedby=\"ph-d\" width=\"100%\" height=\"42\">\n<title id=\"ph-t\">")
      .text(words["phases.title"])
      .raw("</title><desc id=\"ph-d\">")
      .text(join(lengths, ", "))
      .raw("</desc>\n");
  for (const Drawn& bar : bars) draw_phase(words, out, bar);
  draw_axis(words, out, bars);
  out.raw("</svg><figcaption class=\"vh\">").text(words["phases.title"]);
  out.raw("</figcaption></figure>\n");
  return out.html(phase_list(words, shown)).take();
}

}  // namespace debrief
