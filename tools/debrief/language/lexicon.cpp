#include "debrief/language/lexicon.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/language/inflect.h"
#include "debrief/language/lexicon_data.h"

namespace debrief {

const WordInfo* Lexicon::Impl::find(std::string_view form) const {
  const auto found = words.find(form);
  return found == words.end() ? nullptr : &found->second;
}

size_t Lexicon::Impl::bit(std::string_view word_class) const {
  const auto found = class_index.find(word_class);
  return found == class_index.end() ? kMaxWordClasses : found->second;
}

WordClasses Lexicon::Impl::noun_classes(std::string_view form) const {
  WordClasses classes;
  if (const WordInfo* info = find(form)) classes |= info->classes;
  if (form.ends_with("s") || form.ends_with("men")) {
    if (const WordInfo* info = find(singular(form))) classes |= info->classes;
  }
  return classes;
}

WordClasses Lexicon::Impl::verb_classes(std::string_view lemma, std::string_view particle) const {
  WordClasses found_classes;
  const auto found = particle.empty() ? sequences.end() : sequences.find(lemma);
  if (found != sequences.end()) {
    for (const WordSequence& sequence : found->second) {
      if (sequence.words.size() == 2 && sequence.words[1] == particle)
        found_classes |= sequence.classes;
    }
  }
  // A particle makes another verb of it: `break into` steps is not `break`.
  if (found_classes.any()) return found_classes;
  const WordInfo* info = find(lemma);
  return info == nullptr ? found_classes : info->classes;
}

uint8_t guessed_forms(const Lexicon::Impl& lexicon, std::string_view form) {
  const size_t stop = lexicon.bit("verb-lookalike");
  if (const WordInfo* info = lexicon.find(form); info != nullptr && stop < kMaxWordClasses) {
    if (info->classes.test(stop)) return 0;
  }
  if (possible_lemmas(form).empty()) return 0;
  if (form.ends_with("ed")) return kPastForm | kParticipleForm;
  return form.ends_with("ing") ? kGerundForm : 0;
}

bool Lexicon::has(std::string_view word_class, std::string_view word) const {
  const size_t bit = impl_->bit(word_class);
  if (bit == kMaxWordClasses) return false;
  const size_t space = word.find(' ');
  if (space == std::string_view::npos) {
    const WordInfo* info = impl_->find(word);
    return info != nullptr && info->classes.test(bit);
  }
  const auto found = impl_->sequences.find(word.substr(0, space));
  if (found == impl_->sequences.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](const WordSequence& sequence) {
    return sequence.classes.test(bit) && join(sequence.words, " ") == word;
  });
}

bool Lexicon::has_class(std::string_view word_class) const {
  return impl_->bit(word_class) != kMaxWordClasses;
}

std::vector<std::string_view> Lexicon::class_names() const {
  std::vector<std::string_view> names(impl_->class_names.begin(), impl_->class_names.end());
  std::sort(names.begin(), names.end());
  return names;
}

std::string Lexicon::verb_lemma(std::string_view form) const {
  const WordInfo* info = impl_->find(form);
  if (info != nullptr && info->forms != 0) return impl_->lemmas[info->lemma];
  if (guessed_forms(*impl_, form) == 0) return "";
  return possible_lemmas(form).front();
}

bool Lexicon::is_participle(std::string_view form) const {
  const WordInfo* info = impl_->find(form);
  if (info != nullptr && info->forms != 0) return (info->forms & kParticipleForm) != 0;
  return (guessed_forms(*impl_, form) & kParticipleForm) != 0;
}

}  // namespace debrief
