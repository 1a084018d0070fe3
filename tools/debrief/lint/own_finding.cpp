#include "debrief/lint/own_finding.h"

#include <utility>
#include <vector>

#include "debrief/lint/fingerprint.h"

namespace debrief {

std::optional<Finding> own_finding(const RuleSet& rules, const Severities& severities,
                                   std::string_view id, const SourceFile& file, Span span,
                                   std::string message) {
  const Rule* const rule = rules.find(id);
  if (rule == nullptr) return std::nullopt;
  const Severity severity = severities.of(*rule, file.path());
  if (severity == Severity::kOff) return std::nullopt;
  std::vector<Finding> one(1);
  Finding& finding = one.front();
  finding.rule = rule->id;
  finding.severity = severity;
  finding.confidence = rule->confidence;
  finding.path = file.path();
  finding.span = span;
  finding.begin = file.position(span.begin);
  finding.end = file.position(span.end);
  finding.message = std::move(message);
  finding.question = rule->question;
  finding.rewrite = rule->rewrite;
  settle_fingerprints(file, one);
  return std::move(finding);
}

}  // namespace debrief
