#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/places.h"
#include "debrief/corpus/write_up.h"

namespace debrief {
namespace {

/// Where the instant that lateness is counted from is written.
const std::optional<Located<Moment>>& field_named(const FrontMatter& front, std::string_view name) {
  if (name == "started") return front.started;
  if (name == "detected") return front.detected;
  if (name == "mitigated") return front.mitigated;
  return front.resolved;
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
  const WriteUp write_up = write_up_of(document, config);
  if (!write_up.late) return;
  const auto& field = field_named(document.document.front_matter, config.late_from);
  const Span place = field ? field->span : title_place(document.document);
  emit(place,
       concat("the facts were written down ", in_words(*write_up.delay), " after the incident was ",
              config.late_from, "; ", in_words(config.late_after), " were agreed"));
}

}  // namespace debrief
