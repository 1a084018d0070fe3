#include "debrief/lint/added_suppressions.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/lint/fingerprint.h"
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

std::vector<Cover> covers_of(const Document& document, const ChangedFile& change) {
  std::vector<Cover> covers;
  for (const Directive& each : document.directives) {
    const bool counts = each.unknown.empty() && !each.reason.empty() && !each.rules.empty();
    if (!counts) continue;
    const bool added =
        change.kind == ChangeKind::kAdded || change.touches(lines_of(document.source, each.span));
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

/// Whether a finding is an error that added comments alone cover. Counts it for each comment.
bool comes_back(const Finding& finding, const Rule& rule, std::vector<Cover>& covers) {
  bool covered_before = false;
  for (Cover& cover : covers) {
    if (!is_covered(cover, finding, rule)) continue;
    covered_before = covered_before || !cover.added;
    ++cover.findings;
    cover.rules.insert(finding.rule);
  }
  return !covered_before && finding.severity == Severity::kError;
}

Finding told(const Cover& cover, const CorpusDocument& member, const Rule& rule) {
  const SourceFile& file = member.document.source;
  Finding finding;
  finding.rule = rule.id;
  finding.severity = rule.severity;
  finding.confidence = rule.confidence;
  finding.path = member.path;
  finding.span = cover.directive->span;
  finding.begin = file.position(finding.span.begin);
  finding.end = file.position(finding.span.end);
  finding.message =
      concat("this change adds a comment that covers ", counted(cover.findings, "finding"), " of ",
             join(std::vector<std::string>(cover.rules.begin(), cover.rules.end()), ", "));
  finding.question = rule.question;
  finding.rewrite = rule.rewrite;
  return finding;
}

auto place_of(const Finding& finding) {
  return std::tie(finding.path, finding.span.begin, finding.span.end, finding.rule);
}

}  // namespace

void settle_added_suppressions(const Corpus& corpus, const ChangeSet& change, const RuleSet& rules,
                               Findings& findings) {
  const Rule* const own = rules.find(kAddedSuppressionRule);
  std::map<std::string_view, std::vector<Cover>> covers;
  std::map<std::string_view, const CorpusDocument*> members;
  for (const CorpusDocument& each : corpus.documents) {
    const ChangedFile* const file = change.find(each.path);
    if (file == nullptr || each.document.directives.empty()) continue;
    covers[each.path] = covers_of(each.document, *file);
    members[each.path] = &each;
  }
  std::vector<Finding> still_silenced;
  for (Finding& finding : findings.silenced) {
    const Rule* const rule = rules.find(finding.rule);
    const auto found = covers.find(finding.path);
    const bool is_ours =
        rule != nullptr && found != covers.end() && finding.silenced_by == SilencedBy::kComment;
    if (!is_ours || !comes_back(finding, *rule, found->second)) {
      still_silenced.push_back(std::move(finding));
      continue;
    }
    finding.silenced_by = SilencedBy::kNothing;
    finding.justification.clear();
    --findings.suppressed;
    findings.all.push_back(std::move(finding));
  }
  findings.silenced = std::move(still_silenced);
  for (const auto& [path, of_document] : covers) {
    std::vector<Finding> added;
    for (const Cover& cover : of_document) {
      if (own != nullptr && cover.added && cover.findings > 0) {
        added.push_back(told(cover, *members[path], *own));
      }
    }
    settle_fingerprints(members[path]->document.source, added);
    std::ranges::move(added, std::back_inserter(findings.all));
  }
  std::ranges::stable_sort(findings.all, {}, place_of);
}

}  // namespace debrief
