#pragma once
// Caret fixtures for structural checks: a document is linted with the rules that the program
// carries, and drawn with what was found.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/corpus/corpus.h"
#include "debrief/lint/finding.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

/// The rules that the program carries.
const RuleSet& own_rules();

/// What `rule` finds in a document alone.
std::vector<Finding> findings_of(std::string_view rule, std::string_view text,
                                 const Config& config = {});

/// Lints the document of a fixture alone under `rule`, and draws it with the findings.
std::string drawn_alone(std::string_view rule, std::string_view fixture, const Config& config = {});

/// Lints a whole corpus under `rule`; draws the document at `path`.
std::string drawn(std::string_view rule, const Corpus& corpus, std::string_view path);

/// A corpus in memory: files below a root without a repository, all of them or those of `paths`.
Corpus corpus_of(const std::vector<std::pair<std::string, std::string>>& files,
                 const std::vector<std::string>& paths = {});

/// The draw of findings on a file, `rule: message` each.
std::string draw_findings(const SourceFile& source, const std::vector<Finding>& findings);

}  // namespace debrief
