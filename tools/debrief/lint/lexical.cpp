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

bool asks_who_acted(const Rule& rule) {
  return std::any_of(rule.matchers.begin(), rule.matchers.end(), [](const Matcher& matcher) {
    return !matcher.agents.empty() || !matcher.frame.agents.empty();
  });
}

Severity severity_here(Severity severity, const Rule& rule, const TextBlock& text,
                       const LanguageMatch& match) {
  if (match.agent_class == AgentClass::kUnknown && asks_who_acted(rule)) {
    severity = one_step_lower(severity);
  }
  return match.quoted || text.quoted ? std::min(severity, Severity::kInfo) : severity;
}

Finding finding_of(const Rule& rule, Severity severity, const TextBlock& text,
                   const LanguageMatch& match, SentenceFinder& sentences) {
  const std::string_view words =
      std::string_view(text.prose.text).substr(match.begin, match.end - match.begin);
  Finding finding;
  finding.rule = rule.id;
  finding.severity = severity_here(severity, rule, text, match);
  finding.confidence = rule.confidence;
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
  std::vector<size_t> active;
  for (size_t i = 0; i < rules.size(); ++i) {
    if (pass.severities[i] != Severity::kOff && !rules[i].matchers.empty()) active.push_back(i);
  }
  for (size_t index = 0; index < pass.document.texts.size(); ++index) {
    const TextBlock& text = pass.document.texts[index];
    std::vector<size_t> here;
    std::copy_if(active.begin(), active.end(), std::back_inserter(here),
                 [&](size_t i) { return applies(rules[i].applies, text); });
    if (here.empty() || text.prose.text.empty()) continue;
    const Reading& reading = readings.of(index);
    SentenceFinder sentences(text.prose);
    for (const size_t i : here) {
      for (const LanguageMatch& match : run_matchers(rules[i], readings.reader(), reading)) {
        pass.findings.push_back(finding_of(rules[i], pass.severities[i], text, match, sentences));
      }
    }
  }
}

}  // namespace debrief
