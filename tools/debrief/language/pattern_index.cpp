#include "debrief/language/pattern_index.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/language/grammar.h"
#include "debrief/language/inflect.h"
#include "debrief/language/reading.h"

namespace debrief {
namespace {

using Kind = PhraseAlternative::Kind;

/// Words of which a sentence may hold several.
constexpr std::string_view kEverywhere[] = {
    "a",  "an", "and", "as", "at",   "be",  "by",   "for", "from", "have", "in",  "is",
    "it", "of", "on",  "or", "that", "the", "this", "to",  "was",  "were", "with"};

/// How common what an alternative asks for is, roughly; 0 when it cannot be looked up.
size_t commonness(const PhraseAlternative& each, const std::vector<size_t>& class_sizes) {
  switch (each.kind) {
    case Kind::kWord:
      if (each.text.size() == 1 || is_one_of(each.text, kEverywhere)) return 4000;
      return function_word(each.text) ? 200 : 5;
    case Kind::kLemma:
      return is_one_of(each.text, kEverywhere) || each.text == "do" ? 4000 : 10;
    case Kind::kClass:
      return 20 + 8 * class_sizes[each.bit];
    case Kind::kAgent:
    case Kind::kPossessive:
    case Kind::kForm:
      return 0;
  }
  return 0;
}

/// How many tokens a part can take at most.
uint32_t width(const PhrasePart& part) {
  if (part.kind == PhrasePart::Kind::kGap) return part.gap;
  if (part.kind != PhrasePart::Kind::kWords) return 0;
  uint32_t most = 1;
  for (const PhraseAlternative& each : part.alternatives) {
    if (each.kind == Kind::kClass) most = std::max(most, 6u);
    if (each.kind == Kind::kAgent || each.kind == Kind::kPossessive) most = std::max(most, 16u);
  }
  return most;
}

/// The same of a part: 0 when it may be left out or met by something that cannot be looked up.
size_t commonness(const PhrasePart& part, const std::vector<size_t>& class_sizes) {
  if (part.kind != PhrasePart::Kind::kWords || part.optional) return 0;
  size_t sum = 0;
  for (const PhraseAlternative& each : part.alternatives) {
    const size_t one = commonness(each, class_sizes);
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

PatternIndex::PatternIndex(const Lexicon& lexicon)
    : lexicon_(lexicon), class_sizes_(kMaxWordClasses + 1, 0) {
  for (const auto& [word, info] : lexicon.impl().words) {
    for (size_t bit = info.classes._Find_first(); bit < info.classes.size();
         bit = info.classes._Find_next(bit))
      ++class_sizes_[bit];
  }
}

void PatternIndex::Table::add_class(size_t bit, PatternId id) {
  class_bits.set(bit);
  classes[bit].push_back(id);
}

void PatternIndex::Table::add_classes_of(const WordClasses& has, uint32_t at,
                                         std::vector<PatternCandidate>& found) const {
  const WordClasses both = has & class_bits;
  for (size_t bit = both._Find_first(); bit < both.size(); bit = both._Find_next(bit))
    append(classes[bit], at, found);
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
  size_t least = 0;
  for (size_t i = 0; i < phrase.parts.size(); ++i) {
    const size_t common = commonness(phrase.parts[i], class_sizes_);
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
  Pattern pattern{.frame = {}, .phrase = std::move(phrase)};
  for (size_t i = 0; i < anchor && i < pattern.phrase.parts.size(); ++i)
    pattern.reach += width(pattern.phrase.parts[i]);
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
  append_of(phrases_.lemmas, token.text(), at, found);
  look_up_sequences(tokens, at, token.text(), found);
  const auto of_lemma = [&](std::string_view lemma) {
    append_of(phrases_.lemmas, lemma, at, found);
    look_up_sequences(tokens, at, lemma, found);
    if (const WordInfo* info = lexicon.find(lemma))
      phrases_.add_classes_of(info->classes & ~token.classes, at, found);
  };
  if (!token.lemma.empty() && token.lemma != token.text()) of_lemma(token.lemma);
  if (token.tag != Tag::kVerb) {
    const WordInfo* info = lexicon.find(token.text());
    if (info != nullptr && info->forms != 0) {
      const std::string_view lemma = lexicon.lemmas[info->lemma];
      if (lemma != token.text() && lemma != token.lemma) of_lemma(lemma);
    }
  }
  if (token.text().ends_with("s") || token.text().ends_with("men"))
    append_of(phrases_.lemmas, singular(token.text()), at, found);
  found.erase(std::remove_if(found.begin() + before, found.end(),
                             [&](const PatternCandidate& candidate) {
                               return !patterns_[candidate.pattern].fits(tokens, at);
                             }),
              found.end());
}

/// Classes with entries of several words, of which the first two are there.
void PatternIndex::look_up_sequences(const std::vector<Token>& tokens, uint32_t at,
                                     std::string_view word,
                                     std::vector<PatternCandidate>& found) const {
  const auto sequences = lexicon_.impl().sequences.find(word);
  if (sequences == lexicon_.impl().sequences.end()) return;
  // A genitive may stand between: “operator's error”.
  const size_t next =
      at + 1 < tokens.size() && tokens[at + 1].tag == Tag::kGenitive ? at + 2 : at + 1;
  if (next >= tokens.size()) return;
  const std::string_view second = tokens[next].text();
  for (const WordSequence& sequence : sequences->second) {
    if ((sequence.classes & phrases_.class_bits).none()) continue;
    const std::string& wanted = sequence.words[1];
    if (second == wanted || (second.starts_with(wanted.substr(0, 1)) && singular(second) == wanted))
      phrases_.add_classes_of(sequence.classes, at, found);
  }
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
