#pragma once
// A stretch of a sentence with what stands around it, for questions about what is only spoken of.
// For guard.cpp.

#include "debrief/language/engine_classes.h"
#include "debrief/language/guard.h"
#include "debrief/language/reading.h"

namespace debrief {

class Scope {
 public:
  Scope(const LanguageData& data, const Reading::Impl& reading, const ReadSentence& sentence)
      : data_(data), r_(reading), s_(sentence) {}

  /// Whether the tokens [first, last) are denied, prevented, supposed, named or waved aside.
  bool mentions(int64_t first, int64_t last, SaidAs said_as) const;
  bool ends_in_question() const;
  /// `by the end of June`: an expectation of the future, or of a plan.
  bool has_due_date(const VerbGroup& group) const;
  /// `if`, `whether` or `in case` in the same clause before.
  bool is_supposed(int64_t first) const;

  const VerbGroup* group_at(int64_t i) const;
  /// The last group that ends at or before a token; null for none.
  const VerbGroup* group_before(int64_t i) const;
  WordClasses verb_classes(const VerbGroup& group) const {
    return data_.lexicon.verb_classes(group.lemma, group.particle);
  }

  uint8_t forms(int64_t i) const {
    return holds(i) ? r_.tokens[static_cast<size_t>(i)].forms : uint8_t{0};
  }
  Tag tag(int64_t i) const {
    return holds(i) ? r_.tokens[static_cast<size_t>(i)].tag : Tag::kPunctuation;
  }
  std::string_view text(int64_t i) const {
    return holds(i) ? r_.tokens[static_cast<size_t>(i)].text() : std::string_view();
  }
  bool is(int64_t i, std::string_view word) const { return text(i) == word; }
  bool holds(int64_t i) const { return i >= s_.first && i < s_.last; }

 private:
  const LanguageData& data_;
  const Reading::Impl& r_;
  const ReadSentence& s_;

  bool spoken_about_left(int64_t first) const;
  bool prevents(const VerbGroup& group) const;
  bool is_waved_aside(int64_t first, int64_t last) const;
  bool speaks_about(const VerbGroup& group) const;
  bool cause_is_denied(int64_t cause) const;
  bool spoken_about_right(int64_t last) const;
  bool is_compound(int64_t last) const;
};

}  // namespace debrief
