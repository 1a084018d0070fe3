#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/load.h"
#include "debrief/git/repository.h"
#include "debrief/lint/lint.h"
#include "debrief/postmortem/parse.h"
#include "debrief/text/nearest.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

struct RulesCommand {
  std::string group;
  bool coverage = false;
  std::vector<std::string> only;
};

Result<void> check_group(const RuleSet& rules, const std::string& group) {
  std::vector<std::string_view> groups;
  for (const Rule& rule : rules.rules) {
    if (groups.empty() || groups.back() != rule.group()) groups.push_back(rule.group());
  }
  if (group.empty() || std::find(groups.begin(), groups.end(), group) != groups.end()) return {};
  return fail({.kind = ErrorKind::kUsage,
               .message = concat("there is no group “", group, "”", did_you_mean(group, groups)),
               .where = "--group",
               .hints = {concat("there are: ", join(groups, ", "))}});
}

void list_rules(const RuleSet& rules, const std::string& group, World& world) {
  size_t width = 0;
  for (const Rule& rule : rules.rules) width = std::max(width, rule.id.size());
  size_t shown = 0;
  for (const Rule& rule : rules.rules) {
    if (!group.empty() && rule.group() != group) continue;
    const std::string severity(severity_name(rule.severity));
    world.out << rule.id << std::string(width + 2 - rule.id.size(), ' ') << severity
              << std::string(severity.size() < 9 ? 9 - severity.size() : 1, ' ')
              << visible(rule.summary) << '\n';
    ++shown;
  }
  world.out << counted(shown, "rule") << (world.out_terminal.utf8 ? " · " : " - ")
            << "debrief explain RULE\n";
}

/// The spans that a structural rule marks in a text, as its cases want them.
std::vector<Span> marks_in_document(const RuleSet& rules, const Rule& rule,
                                    const std::string& text) {
  const Document document = parse_document(SourceFile("case.md", text));
  std::vector<Span> spans;
  for (const Finding& finding : lint_document(document, Config{}, rules, all_checks(), {})) {
    if (finding.rule == rule.id) spans.push_back(finding.span);
  }
  return spans;
}

Result<ExitCode> test_all(const RuleSet& rules, const RulesCommand& command, World& world) {
  const std::vector<std::string>& only = command.only;
  for (const std::string& id : only) {
    const bool is_group = std::any_of(rules.rules.begin(), rules.rules.end(),
                                      [&](const Rule& rule) { return rule.group() == id; });
    if (is_group || rules.find(id) != nullptr) continue;
    return fail({.kind = ErrorKind::kUsage,
                 .message = concat("there is no rule and no group “", id, "”",
                                   did_you_mean(id, rules.ids())),
                 .hints = {"debrief rules list"}});
  }
  RuleTestReport report =
      test_rules(rules, only, [&](const Rule& rule, const std::string& document) {
        return marks_in_document(rules, rule, document);
      });
  if (command.coverage) {
    for (RuleTestFailure& gap : uncovered(rules, only)) report.failures.push_back(std::move(gap));
  }
  for (const RuleTestFailure& failure : report.failures) {
    world.out << visible(failure.where) << ": " << failure.rule << ": " << visible(failure.message)
              << '\n';
  }
  world.out << counted(report.cases, "case") << " of " << counted(report.rules, "rule") << ", "
            << report.failures.size() << " failed\n";
  return report.failures.empty() ? ExitCode::kClean : ExitCode::kFindings;
}

/// The repository's root when there is one, else the directory: where own rules are looked for.
std::string rule_root(Invocation& invocation) {
  const auto repository = Repository::discover(invocation.directory(),
                                               {.trust_owner = invocation.global.trust_repository});
  const bool has_tree = repository && !repository->is_bare();
  return has_tree ? repository->work_tree() : invocation.directory();
}

}  // namespace

void add_rules(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<RulesCommand>();
  app.require_subcommand(0, 1);
  CLI::App* const list =
      app.add_subcommand("list", "List the rules with severity and summary (the default)");
  list->fallthrough();
  list->footer("Examples:\n  debrief rules list\n  debrief rules list --group blame");
  list->add_option("--group", command->group, "Only this group")->type_name("GROUP");
  CLI::App* const test =
      app.add_subcommand("test", "Run the cases of the rule files, a repository's own included");
  test->fallthrough();
  test->footer(
      "Examples:\n"
      "  debrief rules test                    all, a repository's own included\n"
      "  debrief rules test blame/should-have  one rule\n\n"
      "Exit codes: 0 all cases hold, 1 a case fails, 2 could not run, 70 a bug of debrief.");
  test->add_flag("--coverage", command->coverage,
                 "Also name alternatives that no case makes match");
  test->add_option("rules", command->only, "Only these rules or groups")->type_name("RULE");
  app.callback([&invocation, command, test] {
    const bool tests = test->parsed();
    invocation.run = [&invocation, command, tests]() -> Result<ExitCode> {
      DEBRIEF_TRY(rules, load_repository_rules(invocation.world.files, rule_root(invocation),
                                               RuleCases::kRead));
      if (tests) return test_all(rules, *command, invocation.world);
      DEBRIEF_TRY_VOID(check_group(rules, command->group));
      list_rules(rules, command->group, invocation.world);
      return ExitCode::kClean;
    };
  });
}

}  // namespace debrief
