#include "debrief/lint/baseline.h"

#include <memory>
#include <utility>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/load.h"
#include "debrief/lint/baseline_match.h"
#include "debrief/lint/lint.h"

namespace debrief {
namespace {

struct BaselineCommand {
  std::string file;  // empty: the repository's
};

/// Where the baseline of a repository lies, absolute.
std::string baseline_place(const BaselineCommand& command, const Corpus& corpus,
                           const Invocation& invocation) {
  return command.file.empty() ? join_path(corpus.root, kBaselineName)
                              : invocation.located(command.file);
}

BaselineEntry entry_of(const Finding& finding) {
  return {.rule = finding.rule, .path = finding.path, .hash = finding.text_hash};
}

std::string entries_of(size_t count) {
  return count == 1 ? "1 entry" : concat(with_thousands(count), " entries");
}

/// Whether a baseline may hold a finding: not one that no comment can suppress.
bool is_tolerable(const Finding& finding, const RuleSet& rules) {
  const Rule* const rule = rules.find(finding.rule);
  return rule != nullptr && rule->suppress != Suppressible::kNever;
}

Result<ExitCode> create(const BaselineCommand& command, Invocation& invocation) {
  World& world = invocation.world;
  DEBRIEF_TRY(corpus, load_corpus_for(invocation, {}));
  if (corpus.ground->revision) return fail(no_work_tree(*corpus.ground));
  const std::string place = baseline_place(command, corpus, invocation);
  if (world.files.kind(place) != FileKind::kMissing) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = "there is a baseline already, and it only shrinks",
                 .where = place,
                 .hints = {"debrief baseline prune takes out what is found no more",
                           "remove the file first to start anew"}});
  }
  DEBRIEF_TRY(rules, load_rules_of(corpus));
  const LintOptions options{.jobs = world.jobs, .capped = false};
  DEBRIEF_TRY_VOID(validate_rule_names(corpus, rules, options));
  const Findings findings = lint(corpus, rules, all_checks(), options);
  std::vector<BaselineEntry> entries;
  for (const Finding& finding : findings.all) {
    if (is_tolerable(finding, rules)) entries.push_back(entry_of(finding));
  }
  const size_t left = findings.all.size() - entries.size();
  const size_t count = entries.size();
  DEBRIEF_TRY_VOID(world.files.create(place, Baseline::write(std::move(entries))));
  world.out << "Wrote " << relative_path(place, corpus.root) << ": " << counted(count, "finding")
            << " of " << counted(findings.documents, "post-mortem") << (count == 1 ? " is" : " are")
            << " tolerated from now on.\n";
  if (left > 0) {
    world.out << counted(left, "finding") << (left == 1 ? " stays" : " stay")
              << " reported: no baseline covers the rules that no comment can suppress.\n";
  }
  world.out << "Commit it; debrief lint reports what is new.\n";
  return ExitCode::kClean;
}

Result<ExitCode> prune(const BaselineCommand& command, Invocation& invocation) {
  World& world = invocation.world;
  DEBRIEF_TRY(corpus, load_corpus_for(invocation, {}));
  if (corpus.ground->revision) return fail(no_work_tree(*corpus.ground));
  DEBRIEF_TRY(baseline, load_baseline(corpus, command.file, invocation));
  const std::string place = baseline_place(command, corpus, invocation);
  if (!baseline) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = "there is no baseline to prune",
                 .where = place,
                 .hints = {"debrief baseline create writes one"}});
  }
  DEBRIEF_TRY(rules, load_rules_of(corpus));
  const LintOptions options{.jobs = world.jobs, .baseline = baseline};
  DEBRIEF_TRY_VOID(validate_rule_names(corpus, rules, options));
  const Findings findings = lint(corpus, rules, all_checks(), options);
  const PrunedBaseline pruned = prune_baseline(*baseline, findings);
  if (pruned.removed == 0 && pruned.moved == 0) {
    world.out << "Nothing to prune; " << entries_of(baseline->entries().size())
              << (baseline->entries().size() == 1 ? " is" : " are") << " still found.\n";
    return ExitCode::kClean;
  }
  DEBRIEF_TRY_VOID(world.files.write(place, Baseline::write(pruned.entries)));
  world.out << "Took " << entries_of(pruned.removed) << " out of "
            << relative_path(place, corpus.root) << "; " << with_thousands(pruned.entries.size())
            << " left.\n";
  return ExitCode::kClean;
}

CLI::App* add_part(CLI::App& app, const char* name, const char* summary,
                   const std::shared_ptr<BaselineCommand>& command) {
  CLI::App* const part = app.add_subcommand(name, summary);
  part->fallthrough();
  part->add_option("--file", command->file,
                   concat("The baseline; default: ", kBaselineName, " at the root"))
      ->type_name("FILE");
  return part;
}

}  // namespace

void add_baseline(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<BaselineCommand>();
  app.require_subcommand(1);
  CLI::App* const made =
      add_part(app, "create", "Write down what is found today, to be tolerated", command);
  CLI::App* const pruned =
      add_part(app, "prune", "Take out what is found no more; nothing is added", command);
  app.callback([&invocation, command, made, pruned] {
    invocation.run = [&invocation, command, made, pruned] {
      return pruned->parsed() && !made->parsed() ? prune(*command, invocation)
                                                 : create(*command, invocation);
    };
  });
}

}  // namespace debrief
