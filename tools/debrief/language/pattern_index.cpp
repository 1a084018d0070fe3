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

/// Of words of which a sentence may hold several.
constexpr size_t kCommon = 4000;

bool is_function_word(std::string_view word, const Lexicon::Impl& lexicon) {
  const WordInfo* info = lexicon.find(word);
  return info != nullptr && info->function.has_value();
}

/// How common what an alternative asks for is, roughly; 0 when it cannot be looked up.
size_t commonness(const PhraseAlternative& each, const Lexicon::Impl& lexicon) {
  switch (each.kind) {
    case Kind::kWord:
      if (each.text.size() == 1 || is_one_of(each.text, kEverywhere)) return kCommon;
      return is_function_word(each.text, lexicon) ? 200 : 5;
    case Kind::kLemma:
      return is_one_of(each.text, kEverywhere) || each.text == "do" ? kCommon : 10;
    case Kind::kClass:
      return 20 + 8 * lexicon.class_sizes[each.bit];
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
    if (each.kind == Kind::kPossessive) most = std::max(most, 16u);
    if (each.kind == Kind::kAgent) most = std::max(most, 40u);  // and what hangs on it
  }
  return most;
}

/// Where the part `anchor` of a phrase may stand.
PhraseAnchor anchor_at(const Phrase& phrase, size_t anchor) {
  PhraseAnchor found{.part = anchor};
  for (size_t i = 0; i < anchor; ++i) found.reach += width(phrase.parts[i]);
  return found;
}

/// The same of a part: 0 when it may be left out or met by something that cannot be looked up.
size_t commonness(const PhrasePart& part, const Lexicon::Impl& lexicon) {
  if (part.kind != PhrasePart::Kind::kWords || part.optional) return 0;
  size_t sum = 0;
  for (const PhraseAlternative& each : part.alternatives) {
    const size_t one = commonness(each, lexicon);
    if (one == 0) return 0;
    sum += one;
  }
  return sum;
}

bool can_be_looked_up(const PhrasePart& part) {
  return part.kind == PhrasePart::Kind::kWords && !part.optional &&
         std::none_of(part.alternatives.begin(), part.alternatives.end(),
                      [](const PhraseAlternative& each) {
                        return each.kind == Kind::kAgent || each.kind == Kind::kPossessive ||
                               each.kind == Kind::kForm;
                      });
}

/// Whether a mark of one byte can meet a part: there are many, and they are passed over quickly.
bool has_mark(const PhrasePart& part) {
  return std::any_of(part.alternatives.begin(), part.alternatives.end(),
                     [](const PhraseAlternative& each) {
                       return each.kind == Kind::kWord && each.text.size() == 1 &&
                              !is_ascii_alpha(each.text[0]) && !is_ascii_digit(each.text[0]);
                     });
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
template <typename Map>
void append_of(const Map& map, std::string_view key, size_t hash, std::vector<PatternId>& ids) {
  const auto found = map.find(key, hash);
  if (found != map.end()) ids.insert(ids.end(), found->second.begin(), found->second.end());
}

template <typename Map>
void append_of(const Map& map, std::string_view key, std::vector<PatternId>& ids) {
  append_of(map, key, TransparentHash()(key), ids);
}

bool has_lemma_of_its_own(const Token& token) {
  return !token.lemma.empty() && (token.lemma_info == nullptr || token.info == nullptr ||
                                  token.info->lemma_info != token.lemma_info);
}

template <typename Value>
void sort_unique(std::vector<Value>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

PatternIndex::PatternIndex(const Lexicon& lexicon)
    : lexicon_(lexicon), forms_(lexicon.impl().words.size()) {}

void PatternIndex::Table::add_class(size_t bit, PatternId id) {
  class_bits.set(bit);
  classes[bit].push_back(id);
}

void PatternIndex::Table::append_classes_of(const WordClasses& has, Ids& ids) const {
  const WordClasses both = has & class_bits;
  for (size_t bit = both._Find_first(); bit < both.size(); bit = both._Find_next(bit))
    ids.insert(ids.end(), classes[bit].begin(), classes[bit].end());
}

PatternIndex::~PatternIndex() {
  for (const auto& form : forms_) {
    const Form* made = form.load(std::memory_order_relaxed);
    if (made != &nothing()) delete made;
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
  need_of_frame(asked);
  patterns_.push_back({.frame = std::move(frame), .phrase = {}});
  return id;
}

PatternId PatternIndex::add(Phrase phrase) {
  const auto id = static_cast<PatternId>(patterns_.size());
  size_t anchor = phrase.parts.size();
  size_t least = 0;
  for (size_t i = 0; i < phrase.parts.size(); ++i) {
    const size_t common = commonness(phrase.parts[i], lexicon_.impl());
    if (common == 0 || (least != 0 && common >= least)) continue;
    least = common;
    anchor = i;
  }
  if (anchor == phrase.parts.size()) {
    any_token_.push_back(id);
  } else {
    asks_for_marks_ = asks_for_marks_ || has_mark(phrase.parts[anchor]);
    for (const PhraseAlternative& each : phrase.parts[anchor].alternatives) {
      if (each.kind == Kind::kWord) phrases_.words[each.text].push_back(id);
      if (each.kind == Kind::kLemma) phrases_.lemmas[each.text].push_back(id);
      if (each.kind == Kind::kClass) phrases_.add_class(each.bit, id);
    }
  }
  need_of_phrase(phrase, anchor);
  // Without an anchor each token may be the phrase's first.
  const PhraseAnchor anchored = anchor_at(phrase, anchor == phrase.parts.size() ? 0 : anchor);
  Pattern pattern{.frame = {}, .phrase = std::move(phrase), .anchor = anchored};
  const auto& parts = pattern.phrase.parts;
  // A class may be several words long: what stands next to it is known only behind a single word.
  const bool single = anchor < parts.size() && !has_class(parts[anchor]);
  if (single && anchor + 1 < parts.size() && all_words(parts[anchor + 1])) {
    pattern.neighbour = 1;
  } else if (anchor > 0 && anchor < parts.size() && all_words(parts[anchor - 1])) {
    pattern.neighbour = -1;
  }
  patterns_.push_back(std::move(pattern));
  return id;
}

bool PatternIndex::Pattern::fits(const std::vector<Token>& tokens, uint32_t at) const {
  if (neighbour == 0) return true;
  const size_t next = at + static_cast<size_t>(neighbour);
  if (next >= tokens.size()) return false;
  const PhrasePart& part = phrase.parts[anchor.part + static_cast<size_t>(neighbour)];
  return std::any_of(
      part.alternatives.begin(), part.alternatives.end(),
      [&](const PhraseAlternative& each) { return tokens[next].text() == each.text; });
}

PatternIndex::Feature PatternIndex::feature_of(size_t hash) {
  constexpr size_t kPlaces = kFeatures - WordClasses().size();
  return static_cast<Feature>(WordClasses().size() + hash % kPlaces);
}

PatternIndex::Feature PatternIndex::feature_of(std::string_view word) {
  return feature_of(TransparentHash()(word));
}

void PatternIndex::begin_needs() {
  const auto first = static_cast<uint32_t>(needs_.size());
  needs_of_.push_back({first, first});
}

/// A need of the last pattern: one of these is in the sentence.
void PatternIndex::need(std::span<const Feature> features) {
  const auto first = static_cast<uint32_t>(needed_.size());
  needed_.insert(needed_.end(), features.begin(), features.end());
  for (const Feature each : features) asked_for_[each] = true;
  needs_.push_back({first, static_cast<uint32_t>(needed_.size())});
  needs_of_.back().last = static_cast<uint32_t>(needs_.size());
}

void PatternIndex::need_of_frame(const Frame& frame) {
  begin_needs();
  // Not the subject: that of a predicate may stand in the sentence before.
  for (const auto* words : {&frame.complements, &frame.objects, &frame.object_modifiers,
                            &frame.object_verbs, &frame.infinitives, &frame.adverbs, &frame.near}) {
    std::vector<Feature> features;
    bool any = words->empty();
    for (const std::string_view word : *words) {
      any = any || word == "any";
      features.push_back(word.starts_with('@')
                             ? static_cast<Feature>(lexicon_.impl().bit(word.substr(1)))
                             : feature_of(word.substr(0, word.find(' '))));
    }
    if (!any) need(features);
  }
}

void PatternIndex::need_of_phrase(const Phrase& phrase, size_t anchor) {
  begin_needs();
  for (size_t i = 0; i < phrase.parts.size(); ++i) {
    const PhrasePart& part = phrase.parts[i];
    if (i == anchor || !can_be_looked_up(part) || has_mark(part)) continue;
    std::vector<Feature> features;
    for (const PhraseAlternative& each : part.alternatives)
      features.push_back(each.kind == Kind::kClass ? static_cast<Feature>(each.bit)
                                                   : feature_of(each.text));
    need(features);
  }
}

bool PatternIndex::has_needs(PatternId id, const Features& sentence) const {
  for (uint32_t n = needs_of_[id].first; n < needs_of_[id].last; ++n) {
    bool met = false;
    for (uint32_t f = needs_[n].first; f < needs_[n].last && !met; ++f) met = sentence[needed_[f]];
    if (!met) return false;
  }
  return true;
}

void PatternIndex::add_word(std::string_view word, Form& form) const {
  const size_t hash = TransparentHash()(word);
  append_of(phrases_.words, word, hash, form.patterns);
  append_of(phrases_.lemmas, word, hash, form.patterns);
  form.features.push_back(feature_of(hash));
}

void PatternIndex::add_lemma(std::string_view lemma, Form& form) const {
  const size_t hash = TransparentHash()(lemma);
  append_of(phrases_.lemmas, lemma, hash, form.patterns);
  form.features.push_back(feature_of(hash));
}

void PatternIndex::add_classes(const WordClasses& classes, Form& form) const {
  phrases_.append_classes_of(classes, form.patterns);
  for (size_t bit = classes._Find_first(); bit < classes.size(); bit = classes._Find_next(bit))
    form.features.push_back(static_cast<Feature>(bit));
}

/// Entries of several words: the first is enough for a feature, a pattern waits for the second.
void PatternIndex::add_sequences(const WordInfo& first, Form& form) const {
  for (const WordSequence& sequence : first.sequences) {
    Form found;
    add_classes(sequence.classes, found);
    form.features.insert(form.features.end(), found.features.begin(), found.features.end());
    if (!found.patterns.empty())
      form.pairs.push_back({sequence.words[1], std::move(found.patterns)});
  }
}

/// What most words bring.
const PatternIndex::Form& PatternIndex::nothing() {
  static const Form form;
  return form;
}

/// All that a token may be, whatever the tagger took it for.
void PatternIndex::add_form(const Token& token, Form& form) const {
  const Lexicon::Impl& lexicon = lexicon_.impl();
  add_word(token.text(), form);
  add_classes(token.info != nullptr ? token.info->noun_classes : token.classes, form);
  if (token.text().ends_with("s") || token.text().ends_with("men"))
    add_lemma(singular(token.text()), form);
  if (token.info == nullptr) return;
  add_sequences(*token.info, form);
  if (token.info->forms == 0) return;
  add_lemma(lexicon.lemmas[token.info->lemma], form);
  if (token.info->lemma_info == nullptr || token.info->lemma_info == token.info) return;
  add_classes(token.info->lemma_info->classes, form);
  add_sequences(*token.info->lemma_info, form);
}

/// What a token brings: remembered for words of the lexicon, made in `scratch` for others.
const PatternIndex::Form& PatternIndex::form_of(const Token& token, Form& scratch) const {
  std::atomic<const Form*>* home = token.info == nullptr ? nullptr : &forms_[token.info->id];
  if (home != nullptr) {
    if (const Form* known = home->load(std::memory_order_acquire)) return *known;
  }
  scratch.clear();
  add_form(token, scratch);
  if (home == nullptr) return scratch;
  sort_unique(scratch.patterns);
  sort_unique(scratch.features);
  std::erase_if(scratch.features, [&](Feature each) { return !asked_for_[each]; });
  if (scratch.empty()) {
    home->store(&nothing(), std::memory_order_release);
    return nothing();
  }
  auto made = std::make_unique<const Form>(scratch);
  const Form* expected = nullptr;
  if (!home->compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel))
    return *expected;
  return *made.release();
}

/// The same of a lemma that does not follow from the word: `be` of `'s`, one that was guessed.
const PatternIndex::Form& PatternIndex::lemma_of(const Token& token, Form& scratch) const {
  scratch.clear();
  add_lemma(token.lemma, scratch);
  if (token.lemma_info != nullptr) {
    add_classes(token.lemma_info->classes, scratch);
    add_sequences(*token.lemma_info, scratch);
  }
  return scratch;
}

/// Adds what a token brings: its features, and patterns for has_needs() and fits() to sift.
void PatternIndex::hope(const std::vector<Token>& tokens, uint32_t at, const Form& form,
                        Features& features, std::vector<PatternCandidate>& found) {
  for (const Feature each : form.features) features[each] = true;
  for (const PatternId id : form.patterns) found.push_back({id, at});
  if (form.pairs.empty()) return;
  // A genitive may stand between: “operator's error”.
  const size_t next =
      at + 1 < tokens.size() && tokens[at + 1].tag == Tag::kGenitive ? at + 2 : at + 1;
  if (next >= tokens.size()) return;
  for (const auto& [second, patterns] : form.pairs) {
    if (!is_singular(tokens[next].text(), second)) continue;
    for (const PatternId id : patterns) found.push_back({id, at});
  }
}

void PatternIndex::try_group(const VerbGroup& group, uint32_t at, const Features& sentence,
                             Ids& patterns, std::vector<PatternCandidate>& found) const {
  patterns = any_group_;
  if (!group.modal.empty()) append_of(modals_, group.modal, patterns);
  append_of(frames_.lemmas, group.lemma, patterns);
  frames_.append_classes_of(group.classes, patterns);
  for (const PatternId id : patterns) {
    if (has_needs(id, sentence) && patterns_[id].frame->may_hold(group)) found.push_back({id, at});
  }
}

void PatternIndex::look_up(const std::vector<Token>& tokens, const std::vector<VerbGroup>& groups,
                           const std::vector<ReadSentence>& sentences,
                           std::vector<PatternCandidate>& found) const {
  Form scratch;
  for (const ReadSentence& sentence : sentences) look_up(tokens, groups, sentence, scratch, found);
}

void PatternIndex::look_up(const std::vector<Token>& tokens, const std::vector<VerbGroup>& groups,
                           const ReadSentence& sentence, Form& scratch,
                           std::vector<PatternCandidate>& found) const {
  Features features;
  const size_t before = found.size();
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& token = tokens[i];
    for (const PatternId id : any_token_) found.push_back({id, i});
    if (token.word.kind == WordKind::kPunctuation && token.text().size() == 1 && !asks_for_marks_)
      continue;
    hope(tokens, i, form_of(token, scratch), features, found);
    if (has_lemma_of_its_own(token)) hope(tokens, i, lemma_of(token, scratch), features, found);
  }
  const auto hopes = found.begin() + static_cast<std::ptrdiff_t>(before);
  found.erase(std::remove_if(hopes, found.end(),
                             [&](const PatternCandidate& each) {
                               return !has_needs(each.pattern, features) ||
                                      !patterns_[each.pattern].fits(tokens, each.at);
                             }),
              found.end());
  for (uint32_t g = sentence.first_group; g < sentence.last_group; ++g)
    try_group(groups[g], g, features, scratch.patterns, found);
}

}  // namespace debrief
