#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/person_at_end.h"
#include "debrief/text/words.h"

namespace debrief {
namespace {

/// What people have, know and go through is no act of theirs.
constexpr std::array kStates =
    std::to_array<std::string_view>({"be", "encounter", "experience", "get", "have", "hear", "know",
                                     "lack", "lose", "miss", "need", "receive", "see"});
static_assert(std::ranges::is_sorted(kStates));

bool is_people(AgentClass agent) {
  return agent == AgentClass::kPerson || agent == AgentClass::kTeam;
}

/// The first predicate of a wording when people are its agent.
std::optional<LanguageMatch> act_of_people(const Wording& wording, Readings& readings) {
  for (const LanguageMatch& match : readings.find(wording.text, Frame{})) {
    if (match.begin < wording.begin) continue;
    const bool act = is_people(match.agent_class) && !match.agent.empty() &&
                     !std::ranges::binary_search(kStates, match.verb);
    return act ? std::optional(match) : std::nullopt;
  }
  return std::nullopt;
}

/// Whether the one who acts stands before the act, and not in a clause about something else: “the
/// job that we had scheduled”.
bool is_main(const Document& document, const Wording& wording, const LanguageMatch& with_agent,
             const LanguageMatch& act) {
  if (with_agent.begin == act.begin) return false;
  const std::string_view before = std::string_view(document.texts[wording.text].prose.text)
                                      .substr(wording.begin, with_agent.begin - wording.begin);
  const std::vector<Word> words = split_words(before);
  if (words.empty()) return true;
  const std::string& last = words.back().text;
  return last != "that" && last != "which" && last != "whom" && last != "where" && last != "whose";
}

std::vector<Wording> answers(const Document& document, const Readings& readings) {
  std::vector<Wording> found;
  for (const Factor& factor : document.factors) {
    if (const auto wording = wording_of(document, factor, readings)) found.push_back(*wording);
  }
  const std::vector<Wording> whys = answers_of(document, WhyAnswers::kAll);
  found.insert(found.end(), whys.begin(), whys.end());
  return found;
}

}  // namespace

void analysis_factor_not_system(const Document& document, const Config&, Readings& readings,
                                Emit& emit) {
  for (const Wording& wording : answers(document, readings)) {
    // A conclusion that ends on a person is analysis/human-error-conclusion's.
    if (person_at_end(document, wording, readings)) continue;
    const auto match = act_of_people(wording, readings);
    if (!match) continue;
    const LanguageMatch whole = with_agent(document, wording, *match);
    if (!is_main(document, wording, whole, *match)) continue;
    emit(document.texts[wording.text].prose.source(whole.begin, whole.end));
  }
}

}  // namespace debrief
