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

/// How common those are.
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

/// Whether a part is always there, and met by nothing that cannot be looked up.
bool can_be_looked_up(const PhrasePart& part) {
  return part.kind == PhrasePart::Kind::kWords && !part.optional &&
         std::none_of(part.alternatives.begin(), part.alternatives.end(),
                      [](const PhraseAlternative& each) {
                        return each.kind == Kind::kAgent || each.kind == Kind::kPossessive ||
                               each.kind == Kind::kForm;
                      });
}

/// How common what a part asks for is; 0 when it cannot be looked up.
size_t commonness(const PhrasePart& part, const Lexicon::Impl& lexicon) {
  size_t sum = 0;
  if (!can_be_looked_up(part)) return sum;
  for (const PhraseAlternative& each : part.alternatives) sum += commonness(each, lexicon);
  return sum;
}

/// Where the part `anchor` of a phrase may stand.
PhraseAnchor anchor_at(const Phrase& phrase, size_t anchor) {
  PhraseAnchor found{.part = anchor};
  for (size_t i = 0; i < anchor; ++i) found.reach += width(phrase.parts[i]);
  return found;
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

}  // namespace

PatternIndex::PatternIndex(const Lexicon& lexicon)
    : lexicon_(lexicon), forms_(lexicon.impl().words.size()) {}

void PatternIndex::Table::add_class(size_t bit, PatternId id) {
  class_bits.set(bit);
  classes[bit].push_back(id);
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
const Phrase* PatternIndex::phrase(PatternId id) const { return patterns_[id].phrase.get(); }

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
  patterns_.push_back({.frame = std::move(frame), .phrase = nullptr});
  return id;
}

PatternId PatternIndex::add(std::shared_ptr<const Phrase> shared) {
  const Phrase& phrase = *shared;
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
  Pattern pattern{.frame = {}, .phrase = std::move(shared), .anchor = anchored};
  const auto& parts = pattern.phrase->parts;
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

}  // namespace debrief
