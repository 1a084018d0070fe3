#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/postmortem/time_text.h"

namespace debrief {
namespace {

/// A time that says of itself that nobody knows it: “?”, “unknown”, “2X:XX”.
bool is_told_unknown(std::string_view text) {
  const std::string lower = lower_ascii(trim(text));
  if (lower.find_first_not_of("?-–— .x:") == lower.npos) return true;
  if (lower.find("?") != lower.npos) return true;
  if (const auto time = read_time(text); time && time->unknown) return true;
  return is_one_of(lower, {"unknown", "unclear", "n/a", "na", "not known", "tbd", "tbc"});
}

std::string iso(int64_t year, int month, int day) {
  const auto two = [](int number) { return concat(number < 10 ? "0" : "", number); };
  return concat(year, "-", two(month), "-", two(day));
}

std::string quoted(std::string_view text) {
  constexpr size_t kLongest = 40;
  const bool cut = text.size() > kLongest;
  return cut ? std::string("this time") : concat("“", text, "”");
}

void emit_slip(const Document& document, const TimelineEntry& entry, Emit& emit) {
  // A form that no reader is sure of is left to the author; one that only looks odd is a remark.
  const auto read = read_time(entry.at_text);
  const bool odd = read && read->slip;
  const std::string what = quoted(entry.at_text);
  auto draft = emit(
      entry.at_span,
      odd    ? concat(what, " reads only as ", entry.suggestion)
      : read ? concat(what, " is a year from all other rows; it was read as ", entry.suggestion)
             : concat(what, " is no time; it was read as ", entry.suggestion));
  if (read) draft.weaken();
  draft.rewrite(entry.suggestion);
  if (document.source.slice(entry.at_span) == entry.at_text) {
    draft.fix(concat("Write ", entry.suggestion), {{entry.at_span, entry.suggestion}});
  }
  if (odd) draft.weaken();
  if (document.mode == DocumentMode::kLegacy) draft.weaken();
}

}  // namespace

void timeline_unreadable_time(const Document& document, const Config&, Emit& emit) {
  bool undated = false;
  for (const TimelineEntry& entry : document.timeline) {
    if (entry.at_text.empty()) continue;
    if (!entry.suggestion.empty()) {
      emit_slip(document, entry, emit);
      continue;
    }
    if (entry.at || is_told_unknown(entry.at_text)) continue;
    const auto time = read_time(entry.at_text);
    const bool legacy = document.mode == DocumentMode::kLegacy;
    if (!time) {
      auto draft = emit(entry.at_span, concat(quoted(entry.at_text), " does not read as a time"));
      if (legacy) draft.weaken();
    } else if (time->day && time->day->order == DayOrder::kEither) {
      const int first = time->day->month, second = time->day->day;
      const int64_t year =
          time->day->year.value_or(document.started ? document.started->local.year() : 2000);
      auto draft =
          emit(entry.at_span, concat(quoted(entry.at_text), " is ", iso(year, first, second),
                                     " or ", iso(year, second, first)));
      draft.rewrite(iso(year, first, second));
      if (legacy) draft.weaken();
    } else if (!undated) {
      // One word for all rows whose day is unknown: the first says it.
      undated = true;
      auto draft =
          emit(entry.at_span, concat("nothing says on which day ", quoted(entry.at_text), " was"));
      draft.rewrite("2026-03-01 10:02");
      draft.weaken();
      if (legacy) draft.weaken();
    }
  }
}

}  // namespace debrief
