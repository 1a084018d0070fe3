#include "debrief/site/actions/life_line.h"

#include <algorithm>
#include <cstdlib>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"

namespace debrief {
namespace {

/// Marks at either end are not cut off.
constexpr double kMargin = 2;
/// The least that an axis spans, and looks ahead.
constexpr int kLeastDays = 28, kLeastAhead = 60;
/// Labels stand at least so far apart, and from today's, in per cent of a column of about 220 px.
constexpr double kLabelRoom = 19, kTodayRoom = 27;
constexpr size_t kMostTicks = 4;

absl::CivilDay day_of_due(const Located<Moment>& due) { return absl::CivilDay(due.value.local); }

absl::CivilDay parse_day(const std::string& text) {
  absl::CivilDay day;
  absl::ParseCivilTime(text, &day);
  return day;
}

std::vector<absl::CivilDay> slips_of(const ActionLife& life) {
  std::vector<absl::CivilDay> slips;
  for (const ActionEvent& event : life.events) {
    if (event.kind != ActionEventKind::kDueChanged || event.before.empty()) continue;
    if (!event.after.empty() && event.before < event.after)
      slips.push_back(parse_day(event.before));
  }
  // A move on closing, or to an earlier date, is none: life.h counts those that are.
  if (slips.size() > life.slips) slips.resize(life.slips);
  return slips;
}

LifeEnd ending_of(const ActionEntry& entry) {
  if (entry.view == nullptr) return LifeEnd::kVanished;
  switch (entry.view->action->status) {
    case ActionStatus::kDone:
      return LifeEnd::kDone;
    case ActionStatus::kDeclined:
      return LifeEnd::kDeclined;
    default:
      return LifeEnd::kNone;
  }
}

/// The horizontal line between two places; of no kind where the action ran.
void line(HtmlWriter& out, std::string_view kind, double from, double to) {
  out.raw("<line");
  if (!kind.empty()) out.attribute("class", kind);
  out.raw(" x1=\"").percent(from).raw("\" x2=\"").percent(to);
  out.raw("\"/>");
}

/// Upright, as long as all of its kind; of no kind where today is.
void upright(HtmlWriter& out, std::string_view kind, double at) {
  out.raw("<rect");
  if (!kind.empty()) out.attribute("class", kind);
  out.raw(" x=\"").percent(at).raw("\"/>");
}

void glyph(HtmlWriter& out, std::string_view name, double at) {
  out.raw("<use").attribute("href", name).raw(" x=\"").percent(at).raw("\"/>");
}

void opened(HtmlWriter& out, double at) { out.raw("<circle cx=\"").percent(at).raw("\"/>"); }

void end_glyph(HtmlWriter& out, LifeEnd ending, double at) {
  if (ending == LifeEnd::kDone) glyph(out, "#g-disc", at);
  if (ending == LifeEnd::kDeclined) glyph(out, "#g-cross", at);
  if (ending == LifeEnd::kVanished) glyph(out, "#g-dotted", at);
}

/// Months between two labels: the least that gives few enough of them.
int months_apart(const LifeAxis& axis) {
  constexpr int kSteps[] = {1, 3, 6, 12, 24, 60, 120};
  const auto months = (axis.end - axis.begin) / 30;
  for (const int step : kSteps) {
    if (months / step < static_cast<int>(kMostTicks)) return step;
  }
  return 240;
}

}  // namespace

std::optional<LifeSpan> life_span(const SiteModel& model, const ActionEntry& entry) {
  if (entry.life == nullptr) return std::nullopt;
  const ActionLife& life = *entry.life;
  LifeSpan span;
  if (const auto opened = life.opened()) span.begin = day_of(*opened);
  const auto& history = model.records[entry.record].source->history;
  if (!span.begin && history && history->known_since)
    span.known_since = day_of(*history->known_since);
  span.ending = ending_of(entry);
  span.end = closed_day(entry);
  if (span.ending == LifeEnd::kVanished && !life.events.empty() && life.events.back().moment.at) {
    span.end = day_of(*life.events.back().moment.at);
  }
  span.due = life.last.due;
  if (entry.view != nullptr && entry.view->action->due) {
    span.due = day_of_due(*entry.view->action->due);
  }
  span.slips = slips_of(life);
  return span;
}

double LifeAxis::at(absl::CivilDay day) const {
  const double share =
      static_cast<double>(day - begin) / static_cast<double>(std::max<int64_t>(1, end - begin));
  return kMargin + std::clamp(share, 0.0, 1.0) * (100 - 2 * kMargin);
}

LifeAxis life_axis(const std::vector<LifeSpan>& spans, absl::CivilDay today) {
  LifeAxis axis{today, today, today};
  for (const LifeSpan& span : spans) {
    for (const auto& day : {span.begin, span.known_since, span.end, span.due}) {
      if (day) axis.begin = std::min(axis.begin, *day);
    }
    if (span.ending == LifeEnd::kNone && span.due) axis.end = std::max(axis.end, *span.due);
  }
  const int64_t past = today - axis.begin;
  axis.end = std::min(axis.end, today + std::max<int64_t>(kLeastAhead, past / 2));
  if (axis.end - axis.begin < kLeastDays) axis.begin = axis.end - kLeastDays;
  return axis;
}

LifeAxis life_axis(const SiteModel& model, const std::vector<ActionEntry>& entries) {
  std::vector<LifeSpan> spans;
  for (const ActionEntry& entry : entries) {
    if (auto span = life_span(model, entry)) spans.push_back(std::move(*span));
  }
  return life_axis(spans, model.as_of);
}

std::vector<AxisLabel> axis_labels(const Words& words, const LifeAxis& axis) {
  std::vector<AxisLabel> labels;
  const int step = months_apart(axis);
  for (absl::CivilMonth month(axis.begin); absl::CivilDay(month) <= axis.end; ++month) {
    const int64_t index = month.year() * 12 + month.month() - 1;
    const absl::CivilDay day(month);
    if (index % step != 0 || day < axis.begin) continue;
    if (std::abs(axis.at(day) - axis.at(axis.today)) < kTodayRoom) continue;
    if (!labels.empty() && axis.at(day) - axis.at(labels.back().day) < kLabelRoom) continue;
    const bool new_year = month.month() == 1;
    labels.push_back({day, new_year ? std::to_string(month.year())
                                    : std::string(words.short_month(month.month()))});
  }
  const bool names_year = std::ranges::any_of(
      labels, [](const AxisLabel& label) { return absl::CivilMonth(label.day).month() == 1; });
  if (!labels.empty() && !names_year && labels.front().day.year() != axis.today.year()) {
    append(labels.front().text, " ", std::to_string(labels.front().day.year()));
  }
  labels.push_back({axis.today, short_day_text(words, axis.today), true});
  return labels;
}

SafeHtml life_head(const Words& words, const LifeAxis& axis) {
  HtmlWriter out;
  out.raw("<svg class=\"c life-h\" aria-hidden=\"true\">");
  for (const AxisLabel& label : axis_labels(words, axis)) {
    const double at = axis.at(label.day);
    const std::string_view anchor = at > 88 ? " c-end" : at < 12 ? "" : " c-mid";
    out.raw("<text").attribute("class", concat(label.today ? "c-strong" : "c-lab", anchor));
    out.raw(" x=\"").percent(at > 88 ? 100 : at < 12 ? 0 : at).raw("\">");
    out.text(label.text).raw("</text>");
  }
  return out.raw("</svg>").take();
}

SafeHtml life_line(const LifeSpan& span, const LifeAxis& axis) {
  HtmlWriter out;
  out.raw("<svg class=\"c life\" aria-hidden=\"true\">");
  const double today = axis.at(axis.today);
  upright(out, "", today);
  const bool ended = span.ending != LifeEnd::kNone;
  const bool end_known = !ended || span.end.has_value();
  const double end = axis.at(ended ? span.end.value_or(axis.today) : axis.today);
  const bool begin_known = span.begin || span.known_since;
  const double begin = axis.at(span.begin.value_or(span.known_since.value_or(axis.begin)));
  // What is not known is dotted: before the history, or all of it.
  if (!span.begin) line(out, "lf-todo", 0, begin_known ? begin : end);
  if (begin_known && begin <= end) line(out, end_known ? "" : "lf-todo", begin, end);
  if (span.due) {
    const double due = axis.at(*span.due);
    const bool late = end_known && due < end;
    if (late) line(out, "lf-late", due, end);
    if (!ended && due > today) line(out, "lf-todo", today, due);
    for (const absl::CivilDay slip : span.slips) glyph(out, "#slip", axis.at(slip));
    // A settled action was on time unless the bar stands before its end.
    if (*span.due <= axis.end && (!ended || late)) upright(out, "lf-due", due);
  }
  if (span.begin) opened(out, begin);
  if (end_known) end_glyph(out, span.ending, end);
  return out.raw("</svg>").take();
}

SafeHtml life_key(const Words& words) {
  struct Mark {
    std::string_view word;
    void (*draw)(HtmlWriter& out);
  };
  static constexpr Mark kMarks[] = {
      {"life.key.opened",
       [](HtmlWriter& out) {
         line(out, "", 20, 100);
         opened(out, 20);
       }},
      {"life.key.moved",
       [](HtmlWriter& out) {
         line(out, "", 0, 100);
         glyph(out, "#slip", 50);
       }},
      {"life.key.late",
       [](HtmlWriter& out) {
         line(out, "lf-late", 15, 100);
         upright(out, "lf-due", 15);
       }},
      {"life.key.to_come",
       [](HtmlWriter& out) {
         line(out, "lf-todo", 0, 80);
         upright(out, "lf-due", 82);
       }},
      {"life.key.done",
       [](HtmlWriter& out) {
         line(out, "", 0, 60);
         glyph(out, "#g-disc", 60);
       }},
      {"life.key.declined",
       [](HtmlWriter& out) {
         line(out, "", 0, 60);
         glyph(out, "#g-cross", 65);
       }},
  };
  HtmlWriter out;
  out.raw("<ul class=\"key\">\n");
  for (const Mark& mark : kMarks) {
    out.raw("<li><svg class=\"c life\" aria-hidden=\"true\">");
    mark.draw(out);
    out.raw("</svg>").text(words[mark.word]).raw("</li>\n");
  }
  return out.raw("</ul>\n").take();
}

}  // namespace debrief
