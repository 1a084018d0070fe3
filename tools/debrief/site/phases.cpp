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

void draw_midnight(HtmlWriter& out, absl::CivilDay day, double at) {
  out.raw("<line class=\"c-day\" x1=\"").percent(at).raw("\" x2=\"").percent(at);
  out.raw("\" y1=\"0\" y2=\"28\"/><text class=\"c-lab\" x=\"").percent(at);
  out.raw("\" dx=\"4\" y=\"38\">").text(short_day_text(day)).raw("</text>\n");
}

/// `Fri 10:00 – 13:40`: the day again only when it is another.
std::string range_text(const Phase& phase) {
  const bool same_day = absl::CivilDay(phase.begin.local) == absl::CivilDay(phase.end.local);
  const std::string end = same_day ? clock_text(phase.end.local)
                                   : concat(short_day_text(absl::CivilDay(phase.end.local)), ", ",
                                            clock_text(phase.end.local));
  return concat(short_day_text(absl::CivilDay(phase.begin.local)), ", ",
                clock_text(phase.begin.local), " – ", end);
}

SafeHtml phase_list(const std::vector<Phase>& phases) {
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
        .text(range_text(phase))
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
  return "unknown";
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

SafeHtml phases_html(const std::vector<Phase>& phases) {
  absl::Duration whole;
  for (const Phase& phase : phases) whole += phase.length;
  if (whole <= absl::ZeroDuration()) return {};
  const auto share = [&](absl::Duration length) { return 100 * absl::FDivDuration(length, whole); };
  std::vector<std::string> words;
  for (const Phase& phase : phases) {
    words.push_back(concat(lower_ascii(phase_word(phase.kind)), " ", duration_text(phase.length)));
  }
  HtmlWriter out;
  out.raw(
         "<figure class=\"fig\"><svg class=\"c\" role=\"img\" aria-labelledby=\"ph-t\" "
         "aria-describedby=\"ph-d\" width=\"100%\" height=\"42\">\n"
         "<title id=\"ph-t\">Phases of the incident, to scale</title><desc id=\"ph-d\">")
      .text(join(words, ", "))
      .raw("</desc>\n");
  double at = 0;
  for (const Phase& phase : phases) {
    draw_phase(out, phase, at, share(phase.length));
    at += share(phase.length);
  }
  const absl::CivilSecond start = phases.front().begin.local;
  out.raw("<text class=\"c-lab\" x=\"0\" y=\"38\">").text(clock_text(start)).raw("</text>\n");
  const absl::CivilDay first = absl::CivilDay(start) + 1;
  const absl::CivilDay last(phases.back().end.local);
  if (last - first <= kMostDays) {
    for (absl::CivilDay day = first; day <= last; ++day) {
      const double midnight = share(absl::Seconds(absl::CivilSecond(day) - start));
      // A label needs its room: none over the first clock, none that would leave the page.
      if (midnight > 8 && midnight < 94) draw_midnight(out, day, midnight);
    }
  }
  out.raw(
      "</svg><figcaption class=\"vh\">Phases of the incident, to scale</figcaption></figure>\n");
  return out.html(phase_list(phases)).take();
}

}  // namespace debrief
