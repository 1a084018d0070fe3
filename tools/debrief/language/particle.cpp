#include "debrief/language/particle.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/language/noun_phrase.h"

namespace debrief {
namespace {

constexpr std::string_view kParticles[] = {"apart", "away",    "back", "down",    "even", "for",
                                           "in",    "into",    "off",  "offline", "on",   "out",
                                           "over",  "through", "up",   "with"};

/// Of those, the ones that a noun follows: behind an object they belong to the noun.
constexpr std::string_view kPrepositions[] = {"even", "for", "in", "on", "with"};

/// How far a particle may stand from its verb: `took the whole payment cluster down`.
constexpr uint32_t kReach = 7;

}  // namespace

void read_particle(const LanguageData& data, const SentenceView& s, VerbGroup& group) {
  const auto sequences = data.lexicon.sequences_of(group.lemma);
  if (sequences.empty()) return;
  const auto belongs = [&](int64_t i) {
    return is_one_of(s.text(i), kParticles) &&
           std::any_of(sequences.begin(), sequences.end(), [&](const WordSequence& sequence) {
             return sequence.words.size() == 2 && sequence.words[1] == s.text(i);
           });
  };
  uint32_t at = group.last;
  if (belongs(at)) {
    group.last = at + 1;
  } else {
    at = phrase_end(s, group.last);
    if (at == group.last || at - group.last > kReach || !belongs(at)) return;
    // `brought Bob in on the call` is no particle of ours: a preposition has its noun behind it.
    if (is_one_of(s.text(at), kPrepositions) && phrase_end(s, at + 1) != at + 1) return;
  }
  group.particle = std::string(s.text(at));
  group.mark_last = at + 1;
}

}  // namespace debrief
