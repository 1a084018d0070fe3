#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/places.h"

namespace debrief {
namespace {

/// One of the instants of an incident, with the place where it is written.
struct Instant {
  const std::optional<Moment>& moment;
  const std::optional<Located<Moment>>& field;
};

Instant instant_named(const Document& document, std::string_view name) {
  const FrontMatter& front = document.front_matter;
  if (name == "started") return {document.started, front.started};
  if (name == "detected") return {document.detected, front.detected};
  if (name == "mitigated") return {document.mitigated, front.mitigated};
  return {document.resolved, front.resolved};
}

/// When the facts were first written or talked about, whichever came first. Unknown when git does
/// not know the first of the two.
std::optional<absl::Time> first_told(const CorpusDocument& document) {
  std::optional<absl::Time> told;
  if (const auto& history = document.history) {
    if (history->first_written) told = history->first_written->instant();
    if (!told && (history->truncated || history->revisions.empty())) return std::nullopt;
  } else if (document.document.written) {
    told = document.document.written->instant;
  } else {
    return std::nullopt;
  }
  const auto& debriefed = document.document.debriefed;
  if (debriefed && debriefed->instant)
    told = std::min(told.value_or(*debriefed->instant), *debriefed->instant);
  return told;
}

/// `5 days 3 hours`, `49 hours`: what people say, rounded down.
std::string in_words(absl::Duration duration) {
  const int64_t hours = absl::ToInt64Hours(duration);
  if (hours < 72) {
    const auto minutes = static_cast<uint64_t>(absl::ToInt64Minutes(duration));
    return minutes < 120 ? counted(minutes, "minute")
                         : counted(static_cast<uint64_t>(hours), "hour");
  }
  std::string words = counted(static_cast<uint64_t>(hours / 24), "day");
  if (hours % 24 != 0) append(words, ' ', counted(static_cast<uint64_t>(hours % 24), "hour"));
  return words;
}

}  // namespace

void process_late_write_up(const CorpusDocument& document, const Config& config, Emit& emit) {
  const Instant from = instant_named(document.document, config.late_from);
  const auto told = first_told(document);
  if (!told || !from.moment || !from.moment->instant) return;
  const absl::Duration delay = *told - *from.moment->instant;
  if (delay <= config.late_after) return;
  const Span place = from.field ? from.field->span : title_place(document.document);
  emit(place, concat("the facts were written down ", in_words(delay), " after the incident was ",
                     config.late_from, "; ", in_words(config.late_after), " were agreed"));
}

}  // namespace debrief
