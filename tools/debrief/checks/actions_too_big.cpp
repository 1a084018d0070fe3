#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/places.h"
#include "debrief/checks/wording.h"

namespace debrief {
namespace {

constexpr size_t kMostActions = 10;
constexpr int64_t kFarDays = 90;
constexpr uint32_t kNear = 32;  ///< bytes between a verb and what it is done to

constexpr std::array kPictures =
    std::to_array<const char*>({"~dashboard", "~graph", "~panel", "~chart"});
constexpr std::array kCalls =
    std::to_array<const char*>({"~alert", "~alarm", "~page", "~notify", "~notification"});

/// A rebuilding word with something big near behind it, or one that says so itself.
std::optional<LanguageMatch> rebuilding(const Wording& wording, Readings& readings) {
  const std::vector<LanguageMatch> things = find_in(wording, "@big-thing", readings);
  for (const LanguageMatch& verb : find_in(wording, "@rebuild", readings)) {
    const auto thing = std::ranges::find_if(things, [&](const LanguageMatch& match) {
      return match.begin >= verb.end && match.begin - verb.end <= kNear;
    });
    if (thing == things.end()) continue;
    LanguageMatch whole = verb;
    whole.end = thing->end;
    return whole;
  }
  return std::nullopt;
}

bool says_any(const Wording& wording, const auto& phrases, Readings& readings) {
  return std::ranges::any_of(phrases,
                             [&](const char* phrase) { return says(wording, phrase, readings); });
}

bool only_pictures(const std::vector<Wording>& wordings, Readings& readings) {
  return !wordings.empty() && std::ranges::all_of(wordings, [&](const Wording& wording) {
    return says_any(wording, kPictures, readings) && !says_any(wording, kCalls, readings);
  });
}

/// Days from the end of the incident, or its start, to the due date; 0 when one is unknown.
int64_t days_ahead(const Document& document, const Action& action) {
  const auto& from = document.resolved ? document.resolved : document.started;
  if (!from || !action.due) return 0;
  return absl::CivilDay(action.due->value.local) - absl::CivilDay(from->local);
}

}  // namespace

void actions_too_big(const Document& document, const Config&, Readings& readings, Emit& emit) {
  const std::vector<const Action*> actions = standing_actions(document);
  std::vector<Wording> wordings;
  for (const Action* action : actions) {
    const auto wording = wording_of(document, *action, readings);
    if (wording) wordings.push_back(*wording);
    if (wording) {
      if (const auto match = rebuilding(*wording, readings)) {
        const Prose& prose = document.texts[wording->text].prose;
        emit(prose.source(match->begin, match->end));
      }
    }
    if (const int64_t days = days_ahead(document, *action); days > kFarDays) {
      emit(action->due->span, concat("due ", days, " days after the incident"));
    }
  }
  const Span place = section_place(document, SectionRole::kActions);
  if (actions.size() > kMostActions) {
    emit(place, concat("holds ", actions.size(), " actions"))
        .question("Which of them make the facts least likely to come true again?")
        .rewrite("Keep those, and decline the others with a reason: `- [-]`");
  }
  if (actions.size() == wordings.size() && only_pictures(wordings, readings)) {
    emit(place, "shows more, and tells nobody")
        .question("Who will look at it at three in the morning?")
        .rewrite("Page on what the graph would show, or let the system act on it");
  }
}

}  // namespace debrief
