#include "debrief/lint/lexical.h"

#include <algorithm>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/lint/fingerprint.h"
#include "debrief/rules/message.h"

namespace debrief {
namespace {

/// `title` for the pointer `/title`, `participants` for `/participants/0/role`.
std::string_view field_name(std::string_view pointer) {
  if (pointer.starts_with('/')) pointer.remove_prefix(1);
  return pointer.substr(0, pointer.find('/'));
}

bool applies(const RuleApplies& where, const TextBlock& text) {
  const std::string_view role = role_name(text.role);
  return where.kinds.admits(kind_name(text.kind)) &&
         where.sections.admits(role.empty() ? "none" : role) &&
         (text.kind != TextKind::kField || where.fields.admits(field_name(text.field)));
}

/// Whether it could not be told whose act it is: neither somebody nor a machine, and no verb of
/// which it is clear.
bool is_inconclusive(const RuleMatch& match) {
  return match.unsure && match.agent_class == AgentClass::kUnknown &&
         !match.agent_kinds.has(AgentKind::kImplied) && !match.agent_kinds.has(AgentKind::kElided);
}

/// The rule's own severity in a place, before profiles and configuration.
int own_severity(const Rule& rule, const TextBlock& text, const RuleMatch& match) {
  const int own = static_cast<int>(match.severity.value_or(rule.severity));
  const std::string_view role = role_name(text.role);
  for (const SeverityPlace& place : rule.where) {
    if (!place.sections.admits(role.empty() ? "none" : role) ||
        !place.agents.admits(match.agent_kinds))
      continue;
    return own + static_cast<int>(place.severity) - static_cast<int>(rule.severity);
  }
  return own;
}

/// Profiles and configuration move all of a rule's severities by as much as they move its first
/// one. What was lowered stays below that; a profile that is about `every` rule knows no less.
Severity severity_here(const LintPass& pass, Severity configured, const Rule& rule,
                       const TextBlock& text, const RuleMatch& match) {
  if (match.quoted || text.quoted) return std::min(configured, Severity::kInfo);
  const int shift = static_cast<int>(configured) - static_cast<int>(rule.severity);
  int level = own_severity(rule, text, match) + shift;
  if (is_inconclusive(match)) --level;
  level = std::clamp(level, static_cast<int>(Severity::kInfo), static_cast<int>(Severity::kError));
  const auto severity = static_cast<Severity>(level);
  if (pass.flat) return std::max(severity, configured);
  return shift < 0 ? std::min(severity, configured) : severity;
}

Finding finding_of(const LintPass& pass, size_t index, const TextBlock& text,
                   const RuleMatch& match, SentenceFinder& sentences) {
  const Rule& rule = pass.rules.rules[index];
  std::string words = text.prose.text.substr(match.begin, match.end - match.begin);
  // Without its subject “looked” would say the opposite.
  const bool nobody = match.agent_kinds.has(AgentKind::kNobody) && !match.agent.empty();
  if (nobody && words.find(match.agent) == std::string::npos)
    words = concat(match.agent_lowers ? lower_ascii(match.agent) : match.agent, " ", words);
  Finding finding;
  finding.rule = rule.id;
  finding.severity = severity_here(pass, pass.severities[index], rule, text, match);
  finding.confidence = is_inconclusive(match) ? Confidence::kMedium : rule.confidence;
  finding.span = text.prose.source(match.begin, match.end);
  finding.message = expand_message(rule.message, words, match);
  finding.question = expand_message(rule.question, words, match);
  finding.rewrite = expand_message(rule.rewrite, words, match);
  finding.fingerprint = sentences.around(match.begin);
  return finding;
}

}  // namespace

std::string_view kind_name(TextKind kind) {
  switch (kind) {
    case TextKind::kParagraph:
      return "paragraph";
    case TextKind::kListItem:
      return "list-item";
    case TextKind::kTableCell:
      return "table-cell";
    case TextKind::kHeading:
      return "heading";
    case TextKind::kField:
      return "field";
  }
  return {};
}

KnownNames known_names(const Document& document, const Config& config,
                       const std::set<std::string>& people) {
  KnownNames names;
  names.people = people;
  names.people.insert(config.people.begin(), config.people.end());
  names.teams.insert(config.teams.begin(), config.teams.end());
  for (const Config::Service& service : config.services) names.services.insert(service.id);
  const FrontMatter& front = document.front_matter;
  if (front.owner) names.people.insert(front.owner->value);
  if (front.facilitator) names.people.insert(front.facilitator->value);
  for (const PersonReference& person : front.participants) names.people.insert(person.name);
  names.teams.insert(document.teams.begin(), document.teams.end());
  names.services.insert(document.services.begin(), document.services.end());
  return names;
}

void find_lexical(const LintPass& pass, Readings& readings) {
  const std::vector<Rule>& rules = pass.rules.rules;
  const auto is_active = [&](size_t i) {
    return pass.severities[i] != Severity::kOff && !rules[i].matchers.empty();
  };
  bool any = false;
  for (size_t i = 0; i < rules.size(); ++i) any = any || is_active(i);
  for (size_t index = 0; index < pass.document.texts.size(); ++index) {
    const TextBlock& text = pass.document.texts[index];
    if (!any || text.prose.text.empty()) continue;
    const Reading& reading = readings.of(index);
    SentenceFinder sentences(text.prose);
    for (const uint32_t i : pass.rules.candidates(reading)) {
      if (!is_active(i) || !applies(rules[i].applies, text)) continue;
      for (const RuleMatch& match : run_matchers(rules[i], readings.reader(), reading)) {
        pass.findings.push_back(finding_of(pass, i, text, match, sentences));
      }
    }
  }
}

}  // namespace debrief
