#pragma once
// The running texts of one document, each read by the language engine when somebody first asks:
// lexical rules and the checks of wording share them.

#include <optional>
#include <string>
#include <vector>

#include "debrief/language/reader.h"
#include "debrief/postmortem/document.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

/// Borrows the document, the rules and the reader. Not for several threads: each document has its
/// own.
class Readings {
 public:
  Readings(const Document& document, const RuleSet& rules, const Reader& reader);

  const Reader& reader() const { return reader_; }
  /// The words and their classes that the texts are read with.
  const Lexicon& lexicon() const { return *rules_.lexicon; }

  /// The reading of `document.texts[text]`.
  const Reading& of(size_t text);

  /// The texts of the body whose blocks lie in a span, in order. O(log n) and their number.
  std::vector<size_t> texts_in(Span span) const;

  /// Every place in a text where the phrase stands outside quotations, also where it is denied or
  /// stands before a noun (LanguageMatch::mentioned).
  std::vector<LanguageMatch> find(size_t text, const std::string& phrase);
  /// The same for a frame; what is mentioned is left out.
  std::vector<LanguageMatch> find(size_t text, const Frame& frame);
  /// What a lexical rule finds in a text outside quotations, wherever the rule itself looks and
  /// whether or not it is switched on; nothing when no rule has this id.
  std::vector<RuleMatch> find_rule(size_t text, std::string_view id);

 private:
  const Document& document_;
  const RuleSet& rules_;
  const Reader& reader_;
  std::vector<std::optional<Reading>> readings_;
};

}  // namespace debrief
