#include "debrief/lint/change.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "debrief/lint/added_suppressions.h"

namespace debrief {
namespace {

using FindingKey = std::tuple<std::string, std::string, std::string>;

/// The lines that a finding marks.
LineRange lines_of(const Finding& finding) {
  const bool ends_before_line = finding.end.column == 1 && finding.end.line > finding.begin.line;
  const uint32_t last = ends_before_line ? finding.end.line - 1 : finding.end.line;
  return {finding.begin.line, std::max(finding.begin.line, last)};
}

/// Decides which findings a change brings.
class ChangeFilter {
 public:
  ChangeFilter(const ChangeScope& scope, const RuleSet& rules) : scope_(scope), rules_(rules) {}

  void know(const Findings& older) {
    for (const Finding& finding : older.all) {
      const ChangedFile* const moved = scope_.change.find_former(finding.path);
      const std::string& path = moved == nullptr ? finding.path : moved->path;
      known_.emplace(path, finding.rule, finding.text_hash);
    }
  }

  bool is_brought(const Finding& finding) {
    const auto known = known_.find({finding.path, finding.rule, finding.text_hash});
    const bool was_there = known != known_.end();
    if (was_there) known_.erase(known);
    const ChangedFile* const file = scope_.change.find(finding.path);
    if (file == nullptr) return scope_.older != nullptr && !was_there;
    if (file->kind == ChangeKind::kAdded) return true;
    const bool is_touched = file->touches(lines_of(finding));
    if (scope_.older == nullptr) return is_touched;
    return !was_there || (is_touched && !is_about_document(finding));
  }

 private:
  bool is_about_document(const Finding& finding) const {
    const Rule* const rule = rules_.find(finding.rule);
    return rule != nullptr && rule->suppress == Suppressible::kFile;
  }

  const ChangeScope& scope_;
  const RuleSet& rules_;
  std::multiset<FindingKey> known_;
};

}  // namespace

Findings lint_change(const Corpus& newer, const ChangeScope& scope, const RuleSet& rules,
                     std::span<const Check> checks, const LintOptions& options) {
  ChangeFilter filter(scope, rules);
  if (scope.older != nullptr) {
    LintOptions plain = options;
    plain.baseline = nullptr;
    filter.know(lint(*scope.older, rules, checks, plain));
  }
  Findings findings = lint(newer, rules, checks, options);
  if (scope.policy == ChangePolicy::kBase) {
    settle_added_suppressions(newer, scope.change, rules, findings);
  }
  std::vector<Finding> brought;
  for (Finding& finding : findings.all) {
    if (other_file(findings, finding.path) != nullptr || filter.is_brought(finding)) {
      brought.push_back(std::move(finding));
    } else {
      ++findings.outside;
    }
  }
  findings.all = std::move(brought);
  return findings;
}

}  // namespace debrief
