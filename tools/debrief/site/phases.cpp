#include "debrief/site/phases.h"

#include <array>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"

namespace debrief {
namespace {

/// The kind of phase that begins with each of the instants and ends with the next.
constexpr std::array kKinds = {PhaseKind::kUndetected, PhaseKind::kResponding,
                               PhaseKind::kRepairing};

/// More midnights than this are too close to read; then none is marked.
constexpr int64_t kMostDays = 15;

void draw_phase(HtmlWriter& out, const Phase& phase, double begin, double width) {
  out.raw("<rect")
      .attribute("class", concat("ph-", phase_class(phase.kind)))
      .raw(" x=\"")
      .percent(begin)
      .raw("\" width=\"")
      .percent(width)
      .raw("\" y=\"0\" height=\"22\"><title>")
      .text(concat(phase_word(phase.kind), ": ", duration_text(phase.length)))
      .raw("</title></rect>\n");
}

void draw_midnight(const Words& words, HtmlWriter& out, absl::CivilDay day, double at) {
  out.raw("<line class=\"c-day\" x1=\"").percent(at).raw("\" x2=\"").percent(at);
  out.raw("\" y1=\"0\" y2=\"28\"/><text class=\"c-lab\" x=\"").percent(at);
  out.raw("\" dx=\"4\" y=\"38\">").text(short_day_text(words, day)).raw("</text>\n");
}

double share(absl::Duration part, absl::Duration whole) {
  return 100 * absl::FDivDuration(part, whole);
}

/// The clock of the start, and midnights as far as there is room for them.
void draw_axis(const Words& words, HtmlWriter& out, absl::CivilSecond start, absl::CivilSecond end,
               absl::Duration whole) {
  out.raw("<text class=\"c-lab\" x=\"0\" y=\"38\">").text(clock_text(start)).raw("</text>\n");
  const absl::CivilDay first = absl::CivilDay(start) + 1;
  const absl::CivilDay last(end);
  if (last - first > kMostDays) return;
  for (absl::CivilDay day = first; day <= last; ++day) {
    const double at = share(absl::Seconds(absl::CivilSecond(day) - start), whole);
    // A label needs its room: none over the first clock, none that would leave the page.
    if (at > 8 && at < 94) draw_midnight(words, out, day, at);
  }
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
    out.raw("<li><svg width=\"22\" height=\"12\" aria-hidden=\"true\"><rect")
        .attribute("class", concat("ph-", phase_class(phase.kind)))
        .raw(" width=\"22\" height=\"12\"/></svg><span><b>")
        .text(phase_word(phase.kind))
        .raw("</b> ")
        .text(duration_text(phase.length))
        .raw("</span><span class=\"note\">")
        .text(range_text(words, phase))
        .raw("</span></li>\n");
  }
  return out.raw("</ol>\n").take();
}

}  // namespace

std::string_view phase_word(PhaseKind kind) {
  switch (kind) {
    case PhaseKind::kUndetected:
      return "Undetected";
    case PhaseKind::kResponding:
      return "Responding";
    case PhaseKind::kRepairing:
      return "Repairing";
    case PhaseKind::kUnknown:
      break;
  }
  return "Not divided";
}

std::string_view phase_class(PhaseKind kind) {
  switch (kind) {
    case PhaseKind::kUndetected:
      return "undetected";
    case PhaseKind::kResponding:
      return "responding";
    case PhaseKind::kRepairing:
      return "repairing";
    case PhaseKind::kUnknown:
      break;
  }
  return "undivided";
}

std::vector<Phase> phases_of(const Document& document) {
  const std::array marks = {&document.started, &document.detected, &document.mitigated,
                            &document.resolved};
  std::vector<Phase> phases;
  if (!document.started) return phases;
  size_t from = 0;
  for (size_t to = 1; to < marks.size(); ++to) {
    if (!*marks[to]) continue;
    const auto length = time_between(*marks[from], *marks[to]);
    if (!length) return {};
    // Two instants with a gap between them: what happened in it is not divided into phases.
    const PhaseKind kind = to == from + 1 ? kKinds[from] : PhaseKind::kUnknown;
    phases.push_back({kind, **marks[from], **marks[to], *length});
    from = to;
  }
  return phases;
}

SafeHtml phases_html(const Words& words, const std::vector<Phase>& phases, const Zone& zone) {
  std::vector<Phase> shown = phases;
  absl::Duration whole;
  std::vector<std::string> lengths;
  for (Phase& phase : shown) {
    phase.begin = in_zone_of(zone, phase.begin);
    phase.end = in_zone_of(zone, phase.end);
    whole += phase.length;
    lengths.push_back(
        concat(lower_ascii(phase_word(phase.kind)), " ", duration_text(phase.length)));
  }
  if (whole <= absl::ZeroDuration()) return {};
  HtmlWriter out;
  out.raw(
         "<figure class=\"fig\"><svg class=\"c\" role=\"img\" aria-labelledby=\"ph-t\" "
         "aria-describedby=\"ph-d\" width=\"100%\" height=\"42\">\n"
         "<title id=\"ph-t\">Phases of the incident, to scale</title><desc id=\"ph-d\">")
      .text(join(lengths, ", "))
      .raw("</desc>\n");
  double at = 0;
  for (const Phase& phase : shown) {
    const double width = share(phase.length, whole);
    draw_phase(out, phase, at, width);
    at += width;
  }
  draw_axis(words, out, shown.front().begin.local, shown.back().end.local, whole);
  out.raw(
      "</svg><figcaption class=\"vh\">Phases of the incident, to scale</figcaption></figure>\n");
  return out.html(phase_list(words, shown)).take();
}

}  // namespace debrief
