#include "debrief/language/pattern_index.h"

#include <algorithm>

#include "debrief/language/grammar.h"
#include "debrief/language/inflect.h"
#include "debrief/language/reading.h"

namespace debrief {
namespace {

using Kind = PhraseAlternative::Kind;

/// How common what an alternative asks for is, roughly; 0 when it cannot be looked up.
int commonness(const PhraseAlternative& each) {
  switch (each.kind) {
    case Kind::kWord:
      return function_word(each.text) || each.text == "to" ? 500 : 1;
    case Kind::kLemma:
      return each.text == "be" || each.text == "have" || each.text == "do" ? 500 : 2;
    case Kind::kClass:
      return 20;
    case Kind::kAgent:
    case Kind::kPossessive:
    case Kind::kForm:
      return 0;
  }
  return 0;
}

/// The same of a part: 0 when it may be left out or met by something that cannot be looked up.
int commonness(const PhrasePart& part) {
  if (part.kind != PhrasePart::Kind::kWords || part.optional) return 0;
  int sum = 0;
  for (const PhraseAlternative& each : part.alternatives) {
    const int one = commonness(each);
    if (one == 0) return 0;
    sum += one;
  }
  return sum;
}

/// Whether a part can be met by nothing but one of some words.
bool all_words(const PhrasePart& part) {
  return part.kind == PhrasePart::Kind::kWords && !part.optional &&
         std::all_of(part.alternatives.begin(), part.alternatives.end(),
                     [](const PhraseAlternative& each) { return each.kind == Kind::kWord; });
}
bool has_class(const PhrasePart& part) {
  return std::any_of(part.alternatives.begin(), part.alternatives.end(),
                     [](const PhraseAlternative& each) { return each.kind == Kind::kClass; });
}
std::vector<std::string> words_of(const PhrasePart& part) {
  std::vector<std::string> words;
  for (const PhraseAlternative& each : part.alternatives) words.push_back(each.text);
  return words;
}

void append(const std::vector<PatternId>& ids, uint32_t at, std::vector<PatternCandidate>& found) {
  for (const PatternId id : ids) found.push_back({id, at});
}

template <typename Map>
void append_of(const Map& map, std::string_view key, uint32_t at,
               std::vector<PatternCandidate>& found) {
  const auto ids = map.find(key);
  if (ids != map.end()) append(ids->second, at, found);
}

}  // namespace

void PatternIndex::Table::add_class(size_t bit, PatternId id) {
  class_bits.set(bit);
  for (auto& [known, ids] : classes) {
    if (known == bit) return ids.push_back(id);
  }
  classes.emplace_back(bit, Ids{id});
}

void PatternIndex::Table::add_classes_of(const WordClasses& has, uint32_t at,
                                         std::vector<PatternCandidate>& found) const {
  if ((has & class_bits).none()) return;
  for (const auto& [bit, ids] : classes) {
    if (has.test(bit)) append(ids, at, found);
  }
}

const CompiledFrame* PatternIndex::frame(PatternId id) const {
  return patterns_[id].frame ? &*patterns_[id].frame : nullptr;
}
const Phrase* PatternIndex::phrase(PatternId id) const {
  return patterns_[id].frame ? nullptr : &patterns_[id].phrase;
}

PatternId PatternIndex::add(CompiledFrame frame) {
  const auto id = static_cast<PatternId>(patterns_.size());
  const Frame& asked = frame.asked();
  if (!asked.modals.empty()) {
    for (const std::string& modal : asked.modals) modals_[modal].push_back(id);
  } else if (asked.verbs.empty() ||
             std::find(asked.verbs.begin(), asked.verbs.end(), "any") != asked.verbs.end()) {
    any_group_.push_back(id);
  } else {
    for (const std::string& verb : asked.verbs) {
      if (verb.starts_with('@')) {
        frames_.add_class(lexicon_.impl().bit(std::string_view(verb).substr(1)), id);
      } else {
        Ids& ids = frames_.lemmas[verb.substr(0, verb.find(' '))];
        if (ids.empty() || ids.back() != id) ids.push_back(id);
      }
    }
  }
  patterns_.push_back({.frame = std::move(frame), .phrase = {}});
  return id;
}

PatternId PatternIndex::add(Phrase phrase) {
  const auto id = static_cast<PatternId>(patterns_.size());
  size_t anchor = phrase.parts.size();
  int least = 0;
  for (size_t i = 0; i < phrase.parts.size(); ++i) {
    const int common = commonness(phrase.parts[i]);
    if (common == 0 || (least != 0 && common >= least)) continue;
    least = common;
    anchor = i;
  }
  if (anchor == phrase.parts.size()) {
    any_token_.push_back(id);
  } else {
    for (const PhraseAlternative& each : phrase.parts[anchor].alternatives) {
      if (each.kind == Kind::kWord) phrases_.words[each.text].push_back(id);
      if (each.kind == Kind::kLemma) phrases_.lemmas[each.text].push_back(id);
      if (each.kind == Kind::kClass) phrases_.add_class(each.bit, id);
    }
  }
  Pattern pattern{.frame = {}, .phrase = std::move(phrase), .starts_at_anchor = anchor == 0};
  const auto& parts = pattern.phrase.parts;
  // A class may be several words long: what stands next to it is known only behind a single word.
  const bool single = anchor < parts.size() && !has_class(parts[anchor]);
  if (single && anchor + 1 < parts.size() && all_words(parts[anchor + 1])) {
    pattern.neighbour = 1;
    pattern.neighbours = words_of(parts[anchor + 1]);
  } else if (anchor > 0 && anchor < parts.size() && all_words(parts[anchor - 1])) {
    pattern.neighbour = -1;
    pattern.neighbours = words_of(parts[anchor - 1]);
  }
  patterns_.push_back(std::move(pattern));
  return id;
}

bool PatternIndex::Pattern::fits(const std::vector<Token>& tokens, uint32_t anchor) const {
  if (neighbour == 0) return true;
  const size_t at = anchor + static_cast<size_t>(neighbour);
  if (at >= tokens.size()) return false;
  return std::find(neighbours.begin(), neighbours.end(), tokens[at].text()) != neighbours.end();
}

void PatternIndex::look_up(const std::vector<Token>& tokens, uint32_t at,
                           std::vector<PatternCandidate>& found) const {
  const Token& token = tokens[at];
  const auto before = static_cast<std::ptrdiff_t>(found.size());
  append(any_token_, at, found);
  append_of(phrases_.words, token.text(), at, found);
  phrases_.add_classes_of(token.classes, at, found);
  const Lexicon::Impl& lexicon = lexicon_.impl();
  const auto of_lemma = [&](std::string_view lemma) {
    append_of(phrases_.lemmas, lemma, at, found);
    if (const WordInfo* info = lexicon.find(lemma))
      phrases_.add_classes_of(info->classes, at, found);
    const auto sequences = lexicon.sequences.find(lemma);
    if (sequences == lexicon.sequences.end()) return;
    for (const WordSequence& sequence : sequences->second)
      phrases_.add_classes_of(sequence.classes, at, found);
  };
  of_lemma(token.text());
  if (!token.lemma.empty() && token.lemma != token.text()) of_lemma(token.lemma);
  const WordInfo* info = lexicon.find(token.text());
  if (info != nullptr && info->forms != 0) {
    const std::string_view lemma = lexicon.lemmas[info->lemma];
    if (lemma != token.text() && lemma != token.lemma) of_lemma(lemma);
  }
  if (token.text().ends_with("s") || token.text().ends_with("men"))
    append_of(phrases_.lemmas, singular(token.text()), at, found);
  found.erase(std::remove_if(found.begin() + before, found.end(),
                             [&](const PatternCandidate& candidate) {
                               return !patterns_[candidate.pattern].fits(tokens, at);
                             }),
              found.end());
}

void PatternIndex::look_up(const VerbGroup& group, uint32_t at,
                           std::vector<PatternCandidate>& found) const {
  const size_t before = found.size();
  append(any_group_, at, found);
  if (!group.modal.empty()) append_of(modals_, group.modal, at, found);
  append_of(frames_.lemmas, group.lemma, at, found);
  frames_.add_classes_of(group.classes, at, found);
  const auto new_ones = found.begin() + static_cast<std::ptrdiff_t>(before);
  found.erase(std::remove_if(new_ones, found.end(),
                             [&](const PatternCandidate& candidate) {
                               return !patterns_[candidate.pattern].frame->may_hold(group);
                             }),
              found.end());
}

}  // namespace debrief
