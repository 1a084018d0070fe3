#include "debrief/lint/suppress.h"

#include <algorithm>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/lint/severities.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

/// One rule or group that a directive names, and what came of it.
struct Suppression {
  const Directive* directive = nullptr;
  const Located<std::string>* name = nullptr;
  bool active = false;  ///< some rule of this name ran
  bool used = false;
};

std::string unknown_directive(std::string_view word) {
  const std::vector<std::string_view> known = {"debrief-ignore", "debrief-ignore-section",
                                               "debrief-ignore-file"};
  std::string hint = did_you_mean(word, known);
  if (hint.empty()) hint = concat("; there are ", join(known, ", "));
  return concat("“", word, "” is no comment that debrief knows", hint);
}

class Settlement {
 public:
  Settlement(const LintPass& pass, const std::vector<bool>& ran)
      : document_(pass.document),
        rules_(pass.rules),
        ran_(ran),
        severities_(pass.severities),
        findings_(pass.findings) {}

  std::vector<Finding> settle() {
    for (const Directive& directive : document_.directives) read(directive);
    std::vector<Finding> kept;
    std::vector<Finding> suppressed;
    for (Finding& finding : findings_) {
      auto& place = is_suppressed(finding) ? suppressed : kept;
      place.push_back(std::move(finding));
    }
    findings_ = std::move(kept);
    std::move(own_.begin(), own_.end(), std::back_inserter(findings_));
    report_unused();
    return suppressed;
  }

 private:
  void read(const Directive& directive) {
    if (!directive.unknown.empty()) {
      report(kSuppressionRule, directive.span, unknown_directive(directive.unknown));
    } else if (directive.rules.empty()) {
      report(kSuppressionRule, directive.span,
             "the comment names no rule, so it suppresses nothing");
    } else if (directive.reason.empty()) {
      report(kSuppressionRule, directive.span,
             "the comment gives no reason, so it suppresses nothing");
    } else {
      for (const auto& name : directive.rules) read_name(directive, name);
    }
  }

  void read_name(const Directive& directive, const Located<std::string>& name) {
    const Rule* rule = rules_.find(name.value);
    if (rule != nullptr && rule->suppress == Suppressible::kNever) {
      report(kSuppressionRule, name.span, concat("no comment can suppress ", name.value));
      return;
    }
    Suppression suppression{&directive, &name};
    bool known = false;
    for (size_t i = 0; i < rules_.rules.size(); ++i) {
      if (!names_rule(name.value, rules_.rules[i])) continue;
      known = true;
      if (ran_[i]) suppression.active = true;
    }
    if (known) {
      suppressions_.push_back(suppression);
      return;
    }
    report(kSuppressionRule, name.span,
           concat("no rule is named “", name.value, "”", did_you_mean(name.value, rules_.ids())));
  }

  bool is_suppressed(Finding& finding) {
    const Rule* rule = rules_.find(finding.rule);
    bool suppressed = false;
    for (Suppression& each : suppressions_) {
      const Span covers = each.directive->covers;
      // An empty span at the end of what is covered is covered too.
      const bool inside = covers.contains(finding.span.begin) ||
                          (finding.span.empty() && finding.span.begin == covers.end);
      if (!inside || rule == nullptr || !names_rule(each.name->value, *rule)) continue;
      each.used = suppressed = true;
      finding.silenced_by = SilencedBy::kComment;
      finding.justification = each.directive->reason;
    }
    return suppressed;
  }

  void report_unused() {
    for (const Directive& directive : document_.directives) {
      std::vector<const Suppression*> unused;
      size_t named = 0;
      for (const Suppression& each : suppressions_) {
        if (each.directive != &directive) continue;
        ++named;
        if (each.active && !each.used) unused.push_back(&each);
      }
      if (unused.empty()) continue;
      if (unused.size() == directive.rules.size() && named == unused.size()) {
        report_unused_comment(directive);
        continue;
      }
      for (const Suppression* each : unused) {
        report(kUnusedSuppressionRule, each->name->span,
               concat("nothing is found here for “", each->name->value, "” to cover"));
      }
    }
  }

  void report_unused_comment(const Directive& directive) {
    Finding* finding = report(kUnusedSuppressionRule, directive.span, {});
    if (finding == nullptr) return;
    finding->fix = Fix{"remove the comment", {{removal(directive.span), ""}}};
  }

  /// The comment's bytes, with the whole line when nothing else stands on its lines, else with one
  /// of the spaces that would be left.
  Span removal(Span comment) const {
    const SourceFile& source = document_.source;
    const Span first = source.line_span(source.line_of(comment.begin));
    const uint32_t last_line = source.line_of(comment.end - 1);
    const Span last = source.line_span(last_line);
    const bool alone = trim(source.slice({first.begin, comment.begin})).empty() &&
                       trim(source.slice({comment.end, std::max(comment.end, last.end)})).empty();
    if (!alone) return with_space(comment);
    const uint32_t next =
        last_line < source.line_count() ? source.line_span(last_line + 1).begin : source.size();
    return {first.begin, next};
  }

  Span with_space(Span comment) const {
    const std::string_view bytes = document_.source.bytes();
    const bool before = comment.begin > 0 && bytes[comment.begin - 1] == ' ';
    const bool behind = comment.end >= bytes.size() || is_ascii_space(bytes[comment.end]);
    return before && behind ? Span{comment.begin - 1, comment.end} : comment;
  }

  /// Appends a finding of one of our own rules unless it is off; the finding stays open for
  /// additions until the next one.
  Finding* report(std::string_view id, Span span, std::string_view message) {
    const Rule* rule = rules_.find(id);
    if (rule == nullptr) return nullptr;
    const Severity severity = severities_[static_cast<size_t>(rule - rules_.rules.data())];
    if (severity == Severity::kOff) return nullptr;
    auto& target = id == kSuppressionRule ? own_ : findings_;
    Finding& finding = target.emplace_back();
    finding.rule = rule->id;
    finding.severity = severity;
    finding.confidence = rule->confidence;
    finding.span = span;
    finding.message = message.empty() ? rule->message : std::string(message);
    finding.question = rule->question;
    finding.rewrite = rule->rewrite;
    return &finding;
  }

  const Document& document_;
  const RuleSet& rules_;
  const std::vector<bool>& ran_;
  const std::vector<Severity>& severities_;
  std::vector<Finding>& findings_;
  std::vector<Finding> own_;  ///< about directives: no directive takes these away
  std::vector<Suppression> suppressions_;
};

}  // namespace

std::vector<Finding> settle_suppressions(const LintPass& pass, const std::vector<bool>& ran) {
  return Settlement(pass, ran).settle();
}

}  // namespace debrief
