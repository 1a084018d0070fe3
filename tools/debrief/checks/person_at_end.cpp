#include "debrief/checks/person_at_end.h"

#include <algorithm>
#include <array>

#include "debrief/text/sentences.h"

namespace debrief {
namespace {

constexpr std::array kPhrases = std::to_array<const char*>(
    {"@human-error", "@mistake by {person}", "{person}'s @mistake", "caused by {person}",
     "{person}'s fault", "{person} ~make a mistake", "{person} ~make an error"});

const std::array<Frame, 4>& frames() {
  using enum AgentClass;
  static const std::array<Frame, 4> kFrames = {
      Frame{.verbs = {"@harm-verb", "fail", "forget", "neglect", "omit", "overlook", "misread",
                      "misjudge", "misunderstand", "ignore"},
            .except_verbs = {"@recovery-verb"},
            .agents = {kPerson, kTeam}},
      Frame{.verbs = {"@cause-verb"}, .agents = {kPerson, kTeam}, .objects = {"@incident"}},
      Frame{.polarity = Frame::Polarity::kNegative,
            .verbs = {"@duty-verb"},
            .agents = {kPerson, kTeam}},
      Frame{.except_verbs = {"@benign-verb"}, .agents = {kPerson}, .adverbs = {"@fault-adverb"}},
  };
  return kFrames;
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
  const auto take = [&](const std::vector<LanguageMatch>& matches) {
    for (const LanguageMatch& match : matches) {
      if (match.begin < from || match.end > wording.end || match.mentioned) continue;
      if (!last || match.begin > last->begin) last = match;
    }
  };
  for (const char* phrase : kPhrases) take(readings.find(wording.text, phrase));
  for (const Frame& frame : frames()) take(readings.find(wording.text, frame));
  return last ? std::optional(with_agent(document, wording, *last)) : std::nullopt;
}

}  // namespace debrief
