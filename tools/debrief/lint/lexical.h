#pragma once
// Lexical rules over the running text of a document.

#include <set>
#include <string>

#include "debrief/corpus/config.h"
#include "debrief/language/reader.h"
#include "debrief/lint/pass.h"
#include "debrief/lint/readings.h"
#include "debrief/postmortem/document.h"

namespace debrief {

/// Appends what the lexical rules find, rule and message filled in. Quotations and block quotes
/// give info at most; a rule that asks who acted is one step lower where nobody can be made out.
void find_lexical(const LintPass& pass, Readings& readings);

/// The name of a kind of text as rules write it: `paragraph`, `table-cell`, …
std::string_view kind_name(TextKind kind);

/// The names that a document and its configuration know, and `people` from elsewhere.
KnownNames known_names(const Document& document, const Config& config,
                       const std::set<std::string>& people);

}  // namespace debrief
