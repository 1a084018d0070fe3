#pragma once
// The rules that the program carries, without checks, for tests of the pipeline.

#include <string>
#include <string_view>

#include "debrief/lint/lint.h"

namespace debrief {

const RuleSet& own_rules();

/// `line:column severity rule` of every finding, one a line.
std::string shown(const std::vector<Finding>& findings);

/// The same for a document alone.
std::string lint_text(std::string_view text, const LintOptions& options = {},
                      const Config& config = {}, std::span<const Check> checks = {});

/// A corpus of documents without history.
Corpus corpus_of(const std::vector<std::pair<std::string, std::string>>& documents);

}  // namespace debrief
