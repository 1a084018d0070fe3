// One rule file, from bytes to Rule. The schema says which keys there are and what type they have;
// here is what a schema cannot say.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/rules/message.h"
#include "debrief/rules/names.h"
#include "debrief/rules/rule_parts.h"
#include "debrief/rules/rule_set.h"
#include "debrief/rules/rule_source.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

/// The id must be where the path ends, so that a rule is found by its name.
Result<void> check_path(const RuleSource& source, const YamlNode& root, const std::string& id) {
  const std::string_view path = source.source.path();
  const std::string expected = concat(id, ".yaml");
  if (path == expected || path.ends_with(concat("/", expected))) return {};
  return fail(source.error(
      source.find(root, "id")->span,
      concat("the id “", id, "” does not fit the path; the file belongs in ", expected)));
}

/// A filter of names; `known` empty takes any.
Result<NameFilter> read_filter(const RuleSource& source, const YamlNode& applies,
                               std::string_view key, std::string_view noun,
                               const std::vector<std::string_view>& known) {
  NameFilter filter;
  DEBRIEF_TRY(names, source.alternatives(applies, key));
  const std::vector<const YamlNode*> nodes = source.scalars(applies, key);
  for (size_t i = 0; i < names.size(); ++i) {
    const bool excluded = names[i].starts_with('!');
    const std::string name = names[i].substr(excluded ? 1 : 0);
    if (!known.empty() && std::find(known.begin(), known.end(), name) == known.end()) {
      return fail(source.error(nodes[i]->span, concat("no ", noun, " is called “", name, "”",
                                                      did_you_mean(name, known))));
    }
    (excluded ? filter.exclude : filter.include).push_back(name);
  }
  return filter;
}

Result<RuleApplies> read_applies(const RuleSource& source, const YamlNode& root) {
  RuleApplies applies;
  const YamlNode* node = source.find(root, "applies");
  if (node == nullptr) return applies;
  DEBRIEF_TRY(sections,
              read_filter(source, *node, "sections", "section role", listed(kSectionNames)));
  DEBRIEF_TRY(kinds, read_filter(source, *node, "kinds", "kind of text", listed(kKindNames)));
  DEBRIEF_TRY(fields, read_filter(source, *node, "fields", "field", {}));
  applies.sections = std::move(sections);
  applies.kinds = std::move(kinds);
  applies.fields = std::move(fields);
  return applies;
}

/// `where:` — severities that hold in some sections or for some agents.
Result<std::vector<SeverityPlace>> read_places(const RuleSource& source, const YamlNode& root) {
  std::vector<SeverityPlace> places;
  const YamlNode* list = source.find(root, "where");
  if (list == nullptr) return places;
  for (const YamlIndex item : list->items) {
    const YamlNode& node = source.tree[item];
    SeverityPlace place;
    DEBRIEF_TRY(sections,
                read_filter(source, node, "sections", "section role", listed(kSectionNames)));
    DEBRIEF_TRY(agents, read_agents(source, node, "agents"));
    if (sections == NameFilter{} && agents.empty())
      return fail(source.error(node.span, "a severity holds for “sections” or for “agents”"));
    place.sections = std::move(sections);
    place.agents = agents;
    place.severity = severity_of_name(source.text(node, "severity")).value_or(Severity::kWarning);
    places.push_back(std::move(place));
  }
  return places;
}

/// Exactly one of `match` and `check` says how the rule finds.
Result<void> read_detection(const RuleSource& source, const YamlNode& root, const Lexicon& lexicon,
                            Rule& rule) {
  const YamlNode* match = source.find(root, "match");
  rule.check = source.text(root, "check");
  if ((match != nullptr) == !rule.check.empty()) {
    return fail(source.error(source.find(root, "id")->span,
                             match == nullptr ? "the rule has neither a “match” nor a “check”"
                                              : "the rule has both a “match” and a “check”"));
  }
  if (match == nullptr) return {};
  DEBRIEF_TRY(matchers, read_matchers(source, *match, lexicon));
  rule.matchers = std::move(matchers);
  return {};
}

Result<void> check_placeholders(const RuleSource& source, const YamlNode& root, const Rule& rule) {
  using Names = std::vector<std::string_view>;
  const Names filled = rule.check.empty() ? Names{"match", "agent", "verb"} : Names{"match"};
  for (const std::string_view key : {"summary", "message", "question", "rewrite", "why"}) {
    const YamlNode* node = source.find(root, key);
    if (node == nullptr) continue;
    const bool fixed = key == "why" || key == "summary";
    const auto problem = check_message(node->text, fixed ? Names{} : filled);
    if (problem)
      return fail(source.error(node->span, concat("in “", key, "”: ", problem->message)));
  }
  return {};
}

/// All but the cases.
Result<Rule> read_rule(const RuleSource& source, const Lexicon& lexicon) {
  const YamlNode& root = source.tree.root();
  Rule rule;
  rule.path = source.source.path();
  rule.id = source.text(root, "id");
  DEBRIEF_TRY_VOID(check_path(source, root, rule.id));
  rule.since = source.text(root, "since");
  rule.status = rule_status_of_name(source.text(root, "status")).value_or(RuleStatus::kStable);
  rule.severity = severity_of_name(source.text(root, "severity")).value_or(Severity::kWarning);
  DEBRIEF_TRY(places, read_places(source, root));
  rule.where = std::move(places);
  rule.confidence = confidence_of_name(source.text(root, "confidence")).value_or(Confidence::kHigh);
  rule.suppress = suppressible_of_name(source.text(root, "suppress")).value_or(Suppressible::kNext);
  DEBRIEF_TRY(instead_of, source.alternatives(root, "instead-of"));
  rule.instead_of = std::move(instead_of);
  rule.summary = source.text(root, "summary");
  DEBRIEF_TRY(applies, read_applies(source, root));
  rule.applies = std::move(applies);
  DEBRIEF_TRY_VOID(read_detection(source, root, lexicon, rule));
  rule.message = source.text(root, "message");
  rule.question = source.text(root, "question");
  rule.rewrite = source.text(root, "rewrite");
  rule.why = source.text(root, "why");
  DEBRIEF_TRY(sources, source.alternatives(root, "sources"));
  rule.sources = std::move(sources);
  DEBRIEF_TRY_VOID(check_placeholders(source, root, rule));
  return rule;
}

}  // namespace

Result<Rule> parse_rule(const RuleFile& file, const Lexicon& lexicon) {
  DEBRIEF_TRY(source, read_rule_source(file, RuleSchema::kRule));
  DEBRIEF_TRY(rule, read_rule(source, lexicon));
  DEBRIEF_TRY_VOID(read_cases(source, *source.find(source.tree.root(), "tests"), rule));
  return rule;
}

Result<Rule> parse_trusted_rule(const RuleFile& file, const Lexicon& lexicon) {
  DEBRIEF_TRY(source, read_rule_source(file, RuleSchema::kNone));
  return read_rule(source, lexicon);
}

}  // namespace debrief
