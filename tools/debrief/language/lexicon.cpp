#include "debrief/language/lexicon.h"

#include <algorithm>
#include <iterator>

#include "debrief/base/strings.h"
#include "debrief/language/inflect.h"
#include "debrief/language/lexicon_data.h"
#include "debrief/text/utf8.h"

namespace debrief {

namespace {

struct Accented {
  char32_t first, last;
  char plain;
};

/// Letters of European names and what they are without their marks, by ranges of both cases.
/// Sorted.
constexpr Accented kAccented[] = {
    {0xC0, 0xC5, 'a'},   {0xC7, 0xC7, 'c'},   {0xC8, 0xCB, 'e'},   {0xCC, 0xCF, 'i'},
    {0xD1, 0xD1, 'n'},   {0xD2, 0xD6, 'o'},   {0xD8, 0xD8, 'o'},   {0xD9, 0xDC, 'u'},
    {0xDD, 0xDD, 'y'},   {0xE0, 0xE5, 'a'},   {0xE7, 0xE7, 'c'},   {0xE8, 0xEB, 'e'},
    {0xEC, 0xEF, 'i'},   {0xF1, 0xF1, 'n'},   {0xF2, 0xF6, 'o'},   {0xF8, 0xF8, 'o'},
    {0xF9, 0xFC, 'u'},   {0xFD, 0xFD, 'y'},   {0xFF, 0xFF, 'y'},   {0x100, 0x105, 'a'},
    {0x106, 0x10D, 'c'}, {0x10E, 0x111, 'd'}, {0x112, 0x11B, 'e'}, {0x11C, 0x123, 'g'},
    {0x128, 0x131, 'i'}, {0x139, 0x142, 'l'}, {0x143, 0x148, 'n'}, {0x14C, 0x151, 'o'},
    {0x154, 0x159, 'r'}, {0x15A, 0x161, 's'}, {0x162, 0x167, 't'}, {0x168, 0x173, 'u'},
    {0x179, 0x17E, 'z'}};

/// A word with its accents folded, as lists of names spell it: `josé` is `jose`; empty when nothing
/// was folded.
std::string without_accents(std::string_view word) {
  const auto plain_byte = [](char byte) { return (byte & 0x80) == 0; };
  if (std::all_of(word.begin(), word.end(), plain_byte)) return {};
  std::string plain;
  bool folded = false;
  for (size_t at = 0; at < word.size();) {
    const CodePoint point = decode_utf8(word.substr(at));
    const auto* row =
        std::find_if(std::begin(kAccented), std::end(kAccented), [&](const Accented& each) {
          return each.first <= point.value && point.value <= each.last;
        });
    if (row == std::end(kAccented)) {
      plain += word.substr(at, point.size);
    } else {
      plain += row->plain;
      folded = true;
    }
    at += point.size;
  }
  return folded ? plain : std::string();
}

}  // namespace

const WordClasses& SharedClasses::none() {
  static const WordClasses classes;
  return classes;
}

const WordInfo* Lexicon::Impl::find(std::string_view form) const {
  const auto found = words.find(form);
  return found == words.end() ? nullptr : &found->second;
}

std::span<const WordSequence> Lexicon::Impl::sequences_of(std::string_view first) const {
  const WordInfo* info = find(first);
  return info == nullptr ? std::span<const WordSequence>() : info->sequences;
}

size_t Lexicon::Impl::bit(std::string_view word_class) const {
  const auto found = class_index.find(word_class);
  return found == class_index.end() ? kMaxWordClasses : found->second;
}

SharedClasses Lexicon::Impl::noun_classes(std::string_view form) const {
  if (const WordInfo* info = find(form)) return info->noun_classes;
  if (const std::string plain = without_accents(form); !plain.empty()) {
    if (const WordInfo* name = find(plain)) return name->noun_classes;
  }
  if (!form.ends_with("s") && !form.ends_with("men")) return {};
  const WordInfo* one = find(singular(form));
  return one == nullptr ? SharedClasses() : one->classes;
}

WordClasses Lexicon::Impl::verb_classes(std::string_view lemma, std::string_view particle) const {
  const WordInfo* info = find(lemma);
  if (info == nullptr) return {};
  if (particle.empty()) return info->classes;
  WordClasses found;
  for (const WordSequence& sequence : info->sequences) {
    if (sequence.words.size() == 2 && sequence.words[1] == particle) found |= sequence.classes;
  }
  // A particle makes another verb of it: `break into` steps is not `break`.
  return found.any() ? found : WordClasses(info->classes);
}

uint8_t guessed_forms(const Lexicon::Impl& lexicon, std::string_view form) {
  const size_t stop = lexicon.bit("verb-lookalike");
  if (const WordInfo* info = lexicon.find(form); info != nullptr && stop < kMaxWordClasses) {
    if (info->classes.test(stop)) return 0;
  }
  if (possible_lemmas(form).empty()) return 0;
  // “unprepared”, “ill-prepared”: of such only listed verbs are any.
  if (form.ends_with("ed") &&
      (form.starts_with("un") || form.starts_with("ill-") || form.starts_with("half-")))
    return 0;
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
  const auto sequences = impl_->sequences_of(word.substr(0, space));
  return std::any_of(sequences.begin(), sequences.end(), [&](const WordSequence& sequence) {
    const std::vector<std::string_view> words(sequence.words.begin(), sequence.words.end());
    return sequence.classes.test(bit) && join(words, " ") == word;
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
  if (info != nullptr && info->forms != 0) return std::string(impl_->lemmas[info->lemma]);
  if (guessed_forms(*impl_, form) == 0) return "";
  return possible_lemmas(form).front();
}

bool Lexicon::is_participle(std::string_view form) const {
  const WordInfo* info = impl_->find(form);
  if (info != nullptr && info->forms != 0) return (info->forms & kParticipleForm) != 0;
  return (guessed_forms(*impl_, form) & kParticipleForm) != 0;
}

}  // namespace debrief
