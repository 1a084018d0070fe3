#include "debrief/lint/change.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "debrief/lint/added_suppressions.h"
#include "debrief/lint/cap.h"
#include "debrief/lint/order.h"
#include "debrief/lint/policy.h"
#include "debrief/lint/severities.h"

namespace debrief {
namespace {

using FindingKey = std::tuple<std::string, std::string, std::string>;

/// The lines that a finding marks.
LineRange lines_of(const Finding& finding) {
  const bool ends_before_line = finding.end.column == 1 && finding.end.line > finding.begin.line;
  const uint32_t last = ends_before_line ? finding.end.line - 1 : finding.end.line;
  return {finding.begin.line, std::max(finding.begin.line, last)};
}

/// How a finding stands to the change.
struct Standing {
  bool is_other = false;  ///< in a file that is no document: always told
  bool was_there = false;
  bool is_touched = false;
  bool is_new_file = false;
  bool is_unchanged_file = false;
};

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

  void keep_brought(Findings& findings) {
    std::vector<Standing> standings;
    for (const Finding& finding : findings.all) standings.push_back(standing_of(findings, finding));
    trade_equals(findings.all, standings);
    std::vector<Finding> brought;
    for (size_t i = 0; i < standings.size(); ++i) {
      if (is_brought(findings.all[i], standings[i])) {
        brought.push_back(std::move(findings.all[i]));
      } else {
        ++findings.outside;
      }
    }
    findings.all = std::move(brought);
  }

 private:
  Standing standing_of(const Findings& findings, const Finding& finding) {
    if (other_file(findings, finding.path) != nullptr) return {.is_other = true};
    Standing standing;
    const auto known = known_.find({finding.path, finding.rule, finding.text_hash});
    standing.was_there = known != known_.end();
    if (standing.was_there) known_.erase(known);
    const ChangedFile* const file = scope_.change.find(finding.path);
    standing.is_unchanged_file = file == nullptr;
    standing.is_new_file = file != nullptr && file->kind == ChangeKind::kAdded;
    standing.is_touched = file != nullptr && file->touches(lines_of(finding));
    return standing;
  }

  /// Of findings that say the same about equal words the last counts as the one more: where the
  /// change wrote another of them, that one is.
  static void trade_equals(const std::vector<Finding>& findings, std::vector<Standing>& standings) {
    std::map<FindingKey, std::vector<size_t>> written;
    const auto key_of = [&](size_t i) {
      return FindingKey(findings[i].path, findings[i].rule, findings[i].message);
    };
    for (size_t i = 0; i < standings.size(); ++i) {
      if (standings[i].was_there && standings[i].is_touched) written[key_of(i)].push_back(i);
    }
    for (size_t i = 0; i < standings.size() && !written.empty(); ++i) {
      const bool is_one_more = !standings[i].is_other && !standings[i].was_there &&
                               !standings[i].is_touched && !standings[i].is_new_file;
      const auto equals = is_one_more ? written.find(key_of(i)) : written.end();
      if (equals == written.end() || equals->second.empty()) continue;
      standings[equals->second.back()].was_there = false;
      standings[i].was_there = true;
      equals->second.pop_back();
    }
  }

  bool is_brought(const Finding& finding, const Standing& standing) const {
    if (standing.is_other || standing.is_new_file) return true;
    if (standing.is_unchanged_file) return scope_.older != nullptr && !standing.was_there;
    if (scope_.older == nullptr) return standing.is_touched;
    return !standing.was_there || (standing.is_touched && !is_about_document(finding));
  }

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
  // What is hidden for being too much of one side could be all that is new on the other.
  LintOptions all = options;
  all.capped = false;
  ChangeFilter filter(scope, rules);
  if (scope.older != nullptr) {
    LintOptions plain = all;
    plain.baseline = nullptr;
    filter.know(lint(*scope.older, rules, checks, plain));
  }
  Findings findings = lint(newer, rules, checks, all);
  if (scope.policy == ChangePolicy::kBase) {
    settle_added_suppressions(newer, scope, rules, options, findings);
  }
  filter.keep_brought(findings);
  const Severities severities(rules, newer.config, options);
  if (scope.policy == ChangePolicy::kBase) {
    report_policy_changes(newer, scope.change, rules, severities, findings);
  }
  report_removals(newer, scope.change, rules, severities, findings);
  sort_by_place(findings.all);
  if (options.capped) {
    cap_each_document(findings.all, newer.config.findings_per_document);
    cap_each_document(findings.silenced, newer.config.findings_per_document);
  }
  return findings;
}

}  // namespace debrief
