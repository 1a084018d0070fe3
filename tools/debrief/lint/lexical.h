#pragma once
// Lexical rules over the running text of a document.

#include <set>
#include <string>
#include <vector>

#include "debrief/corpus/config.h"
#include "debrief/language/reader.h"
#include "debrief/lint/finding.h"
#include "debrief/postmortem/document.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

/// Appends what the lexical rules find, rule and message filled in, `severities` in the order of
/// the set. Quotations and block quotes give info at most; a rule that asks who acted is one step
/// lower where nobody can be made out.
void find_lexical(const Document& document, const RuleSet& rules, const Reader& reader,
                  const std::vector<Severity>& severities, std::vector<Finding>& findings);

/// The names that a document and its configuration know, and `people` from elsewhere.
KnownNames known_names(const Document& document, const Config& config,
                       const std::set<std::string>& people);

}  // namespace debrief
