#include "debrief/lint/added_suppressions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/lint/order.h"
#include "debrief/lint/own_finding.h"
#include "debrief/lint/severities.h"

namespace debrief {
namespace {

/// A comment, and what it covers.
struct Cover {
  const Directive* directive = nullptr;
  bool added = false;
  size_t findings = 0;
  std::set<std::string> rules = {};
};

LineRange lines_of(const SourceFile& file, Span span) {
  const uint32_t first = file.line_of(span.begin);
  return {first, span.empty() ? first : file.line_of(span.end - 1)};
}

/// The comments that count of the document's older version, as they are written.
std::multiset<std::string_view> comments_before(const ChangeScope& scope, const ChangedFile& file) {
  std::multiset<std::string_view> comments;
  const std::string& path = file.previous_path.empty() ? file.path : file.previous_path;
  const auto& older = scope.older->documents;
  const auto found = std::ranges::find(older, path, &CorpusDocument::path);
  if (found == older.end()) return comments;
  for (const Directive& each : found->document.directives) {
    comments.insert(found->document.source.slice(each.span));
  }
  return comments;
}

std::vector<Cover> covers_of(const Document& document, const ChangeScope& scope,
                             const ChangedFile& file) {
  std::optional<std::multiset<std::string_view>> before;
  if (scope.older != nullptr) before = comments_before(scope, file);
  std::vector<Cover> covers;
  for (const Directive& each : document.directives) {
    bool was_there = true;
    if (before) {
      const auto same = before->find(document.source.slice(each.span));
      was_there = same != before->end();
      if (was_there) before->erase(same);
    }
    const bool counts = each.unknown.empty() && !each.reason.empty() && !each.rules.empty();
    if (!counts) continue;
    const bool added = !was_there || file.kind == ChangeKind::kAdded ||
                       file.touches(lines_of(document.source, each.span));
    covers.push_back({.directive = &each, .added = added});
  }
  return covers;
}

bool is_covered(const Cover& cover, const Finding& finding, const Rule& rule) {
  const Span span = cover.directive->covers;
  const bool inside =
      span.contains(finding.span.begin) || (finding.span.empty() && finding.span.begin == span.end);
  return inside && std::ranges::any_of(cover.directive->rules, [&](const auto& name) {
           return names_rule(name.value, rule);
         });
}

/// Whether a finding comes back: what added comments alone cover and may not. Counts it for each
/// comment.
bool comes_back(const Finding& finding, const Rule& rule, AddedSuppressions allowed,
                std::vector<Cover>& covers) {
  bool covered_before = false;
  for (Cover& cover : covers) {
    if (!is_covered(cover, finding, rule)) continue;
    covered_before = covered_before || !cover.added;
    ++cover.findings;
    cover.rules.insert(finding.rule);
  }
  if (covered_before || allowed == AddedSuppressions::kAll) return false;
  return allowed == AddedSuppressions::kNone || finding.severity == Severity::kError;
}

std::string message_of(const Cover& cover) {
  return concat("this change adds a comment that covers ", counted(cover.findings, "finding"),
                " of ",
                join(std::vector<std::string>(cover.rules.begin(), cover.rules.end()), ", "));
}

}  // namespace

void settle_added_suppressions(const Corpus& newer, const ChangeScope& scope, const RuleSet& rules,
                               const LintOptions& options, Findings& findings) {
  std::map<std::string_view, std::vector<Cover>> covers;
  std::map<std::string_view, const CorpusDocument*> members;
  for (const CorpusDocument& each : newer.documents) {
    const ChangedFile* const file = scope.change.find(each.path);
    if (file == nullptr || each.document.directives.empty()) continue;
    covers[each.path] = covers_of(each.document, scope, *file);
    members[each.path] = &each;
  }
  std::vector<Finding> still_silenced;
  for (Finding& finding : findings.silenced) {
    const Rule* const rule = rules.find(finding.rule);
    const auto found = covers.find(finding.path);
    const bool is_ours =
        rule != nullptr && found != covers.end() && finding.silenced_by == SilencedBy::kComment;
    if (!is_ours || !comes_back(finding, *rule, newer.config.added_suppressions, found->second)) {
      still_silenced.push_back(std::move(finding));
      continue;
    }
    finding.silenced_by = SilencedBy::kNothing;
    finding.justification.clear();
    --findings.suppressed;
    findings.all.push_back(std::move(finding));
  }
  findings.silenced = std::move(still_silenced);
  const Severities severities(rules, newer.config, options);
  for (const auto& [path, of_document] : covers) {
    const SourceFile& file = members[path]->document.source;
    for (const Cover& cover : of_document) {
      if (!cover.added || cover.findings == 0) continue;
      auto told = own_finding(rules, severities, kAddedSuppressionRule, file, cover.directive->span,
                              message_of(cover));
      if (told) findings.all.push_back(*std::move(told));
    }
  }
  sort_by_place(findings.all);
}

}  // namespace debrief
