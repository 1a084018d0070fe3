// Looking a sentence up in a pattern index: what each word brings, and what is left of that.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/language/inflect.h"
#include "debrief/language/pattern_index.h"
#include "debrief/language/reading.h"

namespace debrief {
namespace {

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

void PatternIndex::Table::append_classes_of(const WordClasses& has, Ids& ids) const {
  const WordClasses both = has & class_bits;
  for (size_t bit = both._Find_first(); bit < both.size(); bit = both._Find_next(bit))
    ids.insert(ids.end(), classes[bit].begin(), classes[bit].end());
}

bool PatternIndex::Pattern::fits(const std::vector<Token>& tokens, uint32_t at) const {
  if (neighbour == 0) return true;
  const size_t next = at + static_cast<size_t>(neighbour);
  if (next >= tokens.size()) return false;
  const PhrasePart& part = phrase->parts[anchor.part + static_cast<size_t>(neighbour)];
  return std::any_of(
      part.alternatives.begin(), part.alternatives.end(),
      [&](const PhraseAlternative& each) { return tokens[next].text() == each.text; });
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
