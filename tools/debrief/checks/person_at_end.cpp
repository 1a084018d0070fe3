#include "debrief/checks/person_at_end.h"

#include <algorithm>
#include <array>

#include "debrief/text/sentences.h"

namespace debrief {
namespace {

/// The rules that know how people are made the answer; their words stand in their files.
constexpr std::array kAnswers = std::to_array<std::string_view>(
    {"blame/absence-of-act", "blame/human-error", "blame/person-as-cause",
     "blame/procedure-violation", "blame/team-blame", "blame/unaware", "blame/wrong-belief"});

/// A label needs nobody; an act that was left undone must be somebody's.
bool names_people(const RuleMatch& match, std::string_view rule) {
  return rule == "blame/human-error" || match.agent_kinds.has(AgentKind::kPerson) ||
         match.agent_kinds.has(AgentKind::kTeam);
}

/// Where the last sentence of a text starts.
uint32_t last_sentence(const Prose& prose) {
  const std::vector<Word> words = split_words(prose);
  const std::vector<WordRange> sentences = split_sentences(words);
  return sentences.empty() ? 0 : words[sentences.back().first].begin;
}

}  // namespace

std::optional<LanguageMatch> person_at_end(const Document& document, const Wording& wording,
                                           Readings& readings) {
  const uint32_t from = std::max(wording.begin, last_sentence(document.texts[wording.text].prose));
  std::optional<LanguageMatch> last;
  for (const std::string_view rule : kAnswers) {
    for (const RuleMatch& match : readings.find_rule(wording.text, rule)) {
      if (match.begin < from || match.end > wording.end || !names_people(match, rule)) continue;
      if (!last || match.begin > last->begin) last = match;
    }
  }
  return last ? std::optional(with_agent(document, wording, *last)) : std::nullopt;
}

}  // namespace debrief
