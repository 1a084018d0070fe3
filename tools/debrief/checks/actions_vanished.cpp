#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/places.h"

namespace debrief {
namespace {

/// Whether a moment lies after another in the history; what is not committed comes last.
bool is_after(const LifeMoment& moment, const LifeMoment& other) {
  if (!moment.commit) return true;
  return other.commit && *moment.commit < *other.commit;
}

/// Of a document without a status nobody knows when it was published. Two weeks after it came in it
/// is no draft any more.
constexpr absl::Duration kDrafting = absl::Hours(14 * 24);

/// Whether a moment lies behind the time in which the document was a draft, which may drop what it
/// proposed.
bool is_settled_by(const CorpusDocument& document, const LifeMoment& moment) {
  if (const auto published = document.history->life->published()) {
    return is_after(moment, *published);
  }
  const auto& first = document.history->first_seen;
  const bool is_legacy = document.document.mode == DocumentMode::kLegacy;
  return is_legacy && first && moment.at && moment.at->instant() - first->instant() > kDrafting;
}

/// An action that was still to be done when it was taken out, and when that was.
const ActionEvent* vanished_open(const ActionLife& life) {
  if (life.index || is_settled(life.last.status) || life.events.empty()) return nullptr;
  const ActionEvent& last = life.events.back();
  return last.kind == ActionEventKind::kVanished ? &last : nullptr;
}

std::string named(const ActionLife& life) {
  return life.last.id.empty() ? concat("“", life.last.text, "”")
                              : concat(life.last.id, ", “", life.last.text, "”,");
}

}  // namespace

void actions_vanished(const CorpusDocument& document, const Config&, Emit& emit) {
  if (!document.history || document.history->life == nullptr) return;
  const bool is_legacy = document.document.mode == DocumentMode::kLegacy;
  for (const ActionLife& each : document.history->life->actions) {
    const ActionEvent* const event = vanished_open(each);
    if (event == nullptr || !is_settled_by(document, event->moment)) continue;
    std::string when;
    if (event->moment.at) {
      when = concat(" on ",
                    iso_day(absl::ToCivilDay(event->moment.at->instant(), absl::UTCTimeZone())));
    }
    auto draft = emit(
        section_place(document.document, SectionRole::kActions),
        concat("the action ", named(each), " was taken out", when, ", neither done nor declined"));
    if (is_legacy) draft.weaken();
  }
}

}  // namespace debrief
