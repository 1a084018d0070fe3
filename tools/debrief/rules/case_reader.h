#pragma once
// Reading the sentences of `tests:`, for running the cases and for measuring what they cover.

#include <memory>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/language/reader.h"
#include "debrief/rules/rule.h"
#include "debrief/text/span.h"

namespace debrief {

/// A case's text, read: once for all rules.
class CaseText {
 public:
  CaseText(const Reader& reader, std::string_view text);
  const Reading& reading() const { return reading_; }
  Span source(const LanguageMatch& match) const { return prose_->source(match.begin, match.end); }

 private:
  std::unique_ptr<const Prose> prose_;  ///< the reading looks into it
  Reading reading_;
};

class CaseReader {
 public:
  /// With an index, texts say which of its patterns may hold; for rules that are as the index knows
  /// them.
  explicit CaseReader(std::shared_ptr<const Lexicon> lexicon,
                      std::shared_ptr<const PatternIndex> index = nullptr);

  CaseText read(std::string_view text) const { return CaseText(reader_, text); }

  /// What a rule finds in a case's text, quotations left out, in bytes of the text.
  std::vector<Span> run(const Rule& rule, const CaseText& text) const;
  std::vector<Span> run(const Rule& rule, std::string_view text) const;

  /// What was expected of a bad case and what came; empty when the rule finds exactly its marks.
  std::string trouble(const Rule& rule, const RuleCase& bad) const;

 private:
  Reader reader_;
};

/// `text` with `[[ ]]` around each span, as a rule file writes it, safe to print.
std::string with_marks(std::string_view text, const std::vector<Span>& spans);

/// Holds a lexical rule to its own cases: kConfig with the place of the first that does not hold,
/// and of a matcher that none of them needs.
Result<void> hold_cases(const Rule& rule, const CaseReader& reader);

/// Whether `only` (rule ids and groups; empty: all) names the rule.
bool selects(const std::vector<std::string>& only, const Rule& rule);

}  // namespace debrief
