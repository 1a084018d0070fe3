#include <array>
#include <cstdlib>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/timeline_rows.h"

namespace debrief {
namespace {

using Field = std::optional<Located<Moment>> FrontMatter::*;

struct Phase {
  std::string_view name;
  Field field;
};

/// In the order in which they happen.
constexpr std::array kPhases = std::to_array<Phase>({
    {"started", &FrontMatter::started},
    {"detected", &FrontMatter::detected},
    {"mitigated", &FrontMatter::mitigated},
    {"resolved", &FrontMatter::resolved},
});

/// How far apart two times may be that are meant to be one.
absl::Duration tolerance(const Moment& a, const Moment& b) {
  return a.approximate || b.approximate ? absl::Minutes(30) : absl::Minutes(1);
}

void check_order(const FrontMatter& front, Emit& emit) {
  const Located<Moment>* before = nullptr;
  std::string_view name;
  for (const Phase& phase : kPhases) {
    const auto& field = front.*phase.field;
    if (!field) continue;
    const auto step = before == nullptr ? std::nullopt : time_between(before->value, field->value);
    if (step && *step < -tolerance(before->value, field->value)) {
      emit(field->span,
           concat("`", phase.name, "` is ", rough_duration(*step), " before `", name, "`"))
          .note(before->span, concat("`", name, "`"));
      continue;
    }
    before = &*field;
    name = phase.name;
  }
}

/// A marker in the timeline and the field of its name; of several markers one may agree.
void check_markers(const Document& document, Emit& emit) {
  for (const Phase& phase : kPhases) {
    const auto& field = document.front_matter.*phase.field;
    if (!field) continue;
    const TimelineEntry* first = nullptr;
    std::optional<absl::Duration> step;
    bool agrees = false;
    for (const TimelineEntry& entry : document.timeline) {
      if (entry.phase != phase.name || !entry.at) continue;
      const auto each = time_between(field->value, *entry.at);
      if (!each) continue;
      agrees |= absl::AbsDuration(*each) <= tolerance(field->value, *entry.at);
      if (first == nullptr) {
        first = &entry;
        step = each;
      }
    }
    if (first == nullptr || agrees) continue;
    emit(
        first->at_span,
        concat("“", first->at_text, "” is marked `", phase.name, "` and is ", rough_duration(*step),
               *step > absl::ZeroDuration() ? " after" : " before", " `", phase.name, ":`"))
        .note(field->span, concat("`", phase.name, ":` in the front matter"));
  }
}

}  // namespace

void timeline_phases_disagree(const Document& document, const Config&, Emit& emit) {
  const bool managed = document.mode == DocumentMode::kManaged;
  if (managed) {
    check_order(document.front_matter, emit);
    check_markers(document, emit);
  }
  for (const TimelineEntry& entry : document.timeline) {
    if (!entry.at || !entry.until) continue;
    const auto length = time_between(*entry.at, *entry.until);
    if (!length || *length >= absl::ZeroDuration()) continue;
    auto draft = emit(entry.at_span, concat("“", entry.at_text, "” ends before it begins"));
    if (!managed) draft.weaken();
  }
}

}  // namespace debrief
