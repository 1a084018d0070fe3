#pragma once
// Reading the sentences of `tests:`, for running the cases and for measuring what they cover.

#include <memory>
#include <string_view>
#include <vector>

#include "debrief/language/reader.h"
#include "debrief/rules/rule.h"
#include "debrief/text/span.h"

namespace debrief {

class CaseReader {
 public:
  explicit CaseReader(std::shared_ptr<const Lexicon> lexicon);

  /// What a rule finds in a case's text, quotations left out, in bytes of the text.
  std::vector<Span> run(const Rule& rule, std::string_view text) const;

 private:
  Reader reader_;
};

/// Whether `only` (rule ids and groups; empty: all) names the rule.
bool selects(const std::vector<std::string>& only, const Rule& rule);

}  // namespace debrief
