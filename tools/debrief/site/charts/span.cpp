#include "debrief/site/charts/span.h"

#include <algorithm>
#include <cmath>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"

namespace debrief {
namespace {

/// The scale of the span chart: where a duration lies between a minute and a week.
double span_place(absl::Duration duration) {
  const double minutes = std::clamp(absl::ToDoubleMinutes(duration), 1.0, 7.0 * 24 * 60);
  return 1.5 + 97 * std::log(minutes) / std::log(7.0 * 24 * 60);
}

struct Tick {
  absl::Duration at;
  std::string_view word;
};
constexpr size_t kTicks = 4;
const Tick* ticks() {
  static const Tick kAll[kTicks] = {{absl::Minutes(5), "5\u00a0min"},
                                    {absl::Hours(1), "1\u00a0h"},
                                    {absl::Hours(24), "1\u00a0d"},
                                    {absl::Hours(7 * 24), ""}};
  return kAll;
}

}  // namespace

SafeHtml span_chart(const Words& words, const Record& record) {
  const Document& document = record.document();
  HtmlWriter out;
  if (!document.started) {
    return out.raw("<span class=\"unknown\">").text(words["charts.no_start"]).raw("</span>").take();
  }
  const auto detected = time_between(document.started, document.detected);
  const auto resolved = time_between(document.started, document.resolved);
  if (!detected && !resolved) {
    return out.raw("<span class=\"unknown\">")
        .text(words["charts.no_durations"])
        .raw("</span>")
        .take();
  }
  const std::string from = detected ? duration_text(*detected) : "";
  const std::string to = resolved ? duration_text(*resolved) : "";
  const auto said = [&](const std::string& length, std::string_view known,
                        std::string_view unknown) {
    return length.empty() ? std::string(words[unknown]) : words.say(known, {{"length", length}});
  };
  out.raw("<svg class=\"c\" role=\"img\"")
      .attribute("aria-label",
                 concat(said(from, "charts.detected_after", "charts.no_detection"), ", ",
                        said(to, "charts.resolved_after", "charts.no_resolution")))
      .raw(" width=\"100%\" height=\"16\">");
  for (size_t i = 0; i < kTicks; ++i) {
    const double at = span_place(ticks()[i].at);
    out.raw("<line class=\"c-grid\" x1=\"").percent(at).raw("\" x2=\"").percent(at);
    out.raw("\" y1=\"0\" y2=\"16\"/>");
  }
  if (detected && resolved) {
    out.raw("<line class=\"span-l\" x1=\"").percent(span_place(*detected)).raw("\" x2=\"");
    out.percent(span_place(*resolved)).raw("\" y1=\"8\" y2=\"8\"/>");
  }
  if (detected) {
    out.raw("<circle class=\"span-open\" cx=\"").percent(span_place(*detected));
    out.raw("\" cy=\"8\" r=\"3.5\"/>");
  }
  if (resolved) {
    out.raw("<circle class=\"span-end\" cx=\"").percent(span_place(*resolved));
    out.raw("\" cy=\"8\" r=\"4\"/>");
  }
  out.raw("</svg><span class=\"sub\">");
  if (detected && resolved) {
    out.text(concat(from, " – ", to));
  } else if (detected) {
    out.text(words.say("charts.only_detected", {{"length", from}}));
  } else {
    out.text(words.say("charts.only_resolved", {{"length", to}}));
  }
  return out.raw("</span>").take();
}

SafeHtml span_axis(const Words& words) {
  HtmlWriter out;
  out.text(words["charts.span_key"]);
  out.raw("<svg class=\"c\" aria-hidden=\"true\" width=\"100%\" height=\"15\">");
  for (size_t i = 0; i + 1 < kTicks; ++i) {
    out.raw("<text class=\"c-lab c-mid\" x=\"").percent(span_place(ticks()[i].at));
    out.raw("\" y=\"12\">").text(ticks()[i].word).raw("</text>");
  }
  return out.raw("</svg>").take();
}

SafeHtml span_chart(const Record& record) { return span_chart(Words::english(), record); }
SafeHtml span_axis() { return span_axis(Words::english()); }

}  // namespace debrief
