#pragma once
// The texts of a rule's own file as markup: its paragraphs, and the sentences that prove it.

#include <string>
#include <vector>

#include "debrief/rules/rule.h"
#include "debrief/site/safe_html.h"

namespace debrief {

/// Paragraphs and code of a rule's `why`, as Markdown.
SafeHtml rule_text_html(const std::string& text);

/// The cases with what a finding points at underlined; documents as they are written. Empty for
/// none.
SafeHtml cases_html(const std::vector<RuleCase>& cases);

}  // namespace debrief
