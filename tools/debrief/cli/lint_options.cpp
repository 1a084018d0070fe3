#include "debrief/cli/lint_options.h"

#include <limits>
#include <string_view>
#include <utility>

#include "debrief/cli/usage.h"

namespace debrief {
namespace {

const std::vector<std::string_view> kFailOn = {"error", "warning", "info", "never"};

tl::unexpected<Error> refuse(std::string where, std::string message, std::string hint) {
  return fail({.kind = ErrorKind::kUsage,
               .message = std::move(message),
               .where = std::move(where),
               .hints = {std::move(hint)}});
}

/// kUsage for options that ask for a change and do not go together.
Result<void> check_change(const LintCommand& command) {
  const bool has_base = !command.diff_base.empty();
  const bool has_diff = !command.diff_from.empty();
  const bool is_change = has_base || has_diff || command.staged;
  if (has_diff && (has_base || command.staged || !command.revision.empty())) {
    return refuse("--diff-from", "the diff says already what is changed",
                  "leave --diff-base, --staged and --rev out");
  }
  if (command.staged && !command.revision.empty()) {
    return refuse("--staged", "the index and a commit are two things to lint",
                  "leave --rev or --staged out");
  }
  if (is_change && command.reads_stdin()) {
    return refuse(has_base   ? "--diff-base"
                  : has_diff ? "--diff-from"
                             : "--staged",
                  "standard input has no history to compare with", "leave “-” out");
  }
  if (is_change && command.fix) {
    return refuse("--fix", "fixes are not limited to a change", "name the files to fix");
  }
  if (command.policy_from == "auto" && !has_base && !command.staged) {
    return refuse("--policy-from", "there is no base that “auto” could mean",
                  "add --diff-base auto, or name a revision");
  }
  return {};
}

/// kUsage for --fix and --diff where there is nothing to fix or no place for the diff.
Result<void> check_fix(const LintCommand& command) {
  if (command.diff && !command.fix) {
    return refuse("--diff", "nothing is fixed, so there is nothing to show", "add --fix");
  }
  if (command.fix && !command.revision.empty()) {
    return refuse("--fix", "a commit is not written to", "leave --rev out to fix the work tree");
  }
  if (command.diff && (!command.outputs.empty() || !command.output_format.empty())) {
    return refuse("--diff", "the diff takes the place of the report",
                  "leave --diff or the output format out");
  }
  return {};
}

}  // namespace

void add_lint_options(CLI::App& app, const std::shared_ptr<LintCommand>& command) {
  app.add_option("paths", command->paths,
                 "Files, directories or globs; “-” is standard input. Default: as configured")
      ->type_name("PATH");
  app.add_flag("--only-configured", command->only_configured,
               "Of the paths given, pass over those that are not configured");
  app.add_option("--select", command->select, "Only these rules or groups; may be repeated")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("RULE");
  app.add_option("--ignore", command->ignore, "Leave these rules or groups out; may be repeated")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("RULE");
  app.add_option("--profile", command->profile,
                 "leaddev, google, etsy, pagerduty, strict, or a file")
      ->type_name("NAME");
  app.add_option("--fail-on", command->fail_on,
                 "Exit 1 from this severity on: error, warning, info, never")
      ->type_name("LEVEL");
  app.add_option("--max-warnings", command->max_warnings,
                 "Exit 1 when there are more warnings than this")
      ->type_name("N");
  app.add_option(
         "--output-format", command->output_format,
         "Report on standard output: azure, checkstyle, concise, gcc, github, gitlab, json, "
         "jsonl, junit, markdown, rdjson, rdjsonl, sarif, text; auto: that of the CI")
      ->type_name("FORMAT");
  app.add_option("-o,--output", command->outputs,
                 "A report into a file, or on standard output when none is named; may be repeated")
      ->type_name("FORMAT[=FILE]")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_option("--rev", command->revision,
                 "Lint the tree of this commit instead of the work tree")
      ->type_name("REV");
  app.add_option("--baseline", command->baseline,
                 "Findings that are tolerated; default: .debrief-baseline.json. “none”: all are "
                 "reported")
      ->type_name("FILE");
  app.add_option("--diff-base", command->diff_base,
                 "Only what the change since this revision brings; auto: as the CI or the "
                 "repository tells")
      ->type_name("REF");
  app.add_flag("--staged", command->staged,
               "Only what is staged brings: documents out of the index");
  app.add_option("--diff-from", command->diff_from,
                 "Only what a unified diff in this file brings; “-” is standard input")
      ->type_name("FILE");
  app.add_option("--policy-from", command->policy_from,
                 "Configuration, rules and baseline of this revision hold; auto: of the base")
      ->type_name("REV");
  app.add_option("--as-of", command->as_of,
                 "The day that “overdue” is measured against; default: the commit's")
      ->type_name("DATE");
  app.add_option("--stdin-filename", command->stdin_filename,
                 "The file that standard input stands for")
      ->type_name("PATH");
  app.add_flag("--statistics", command->statistics,
               "Print how often each rule was found, on standard error");
  app.add_flag("--diff", command->diff, "With --fix: show what would be fixed and write nothing");
}

Result<void> check_options(const LintCommand& command) {
  DEBRIEF_TRY_VOID(check_choice("--fail-on", command.fail_on, kFailOn));
  DEBRIEF_TRY_VOID(check_change(command));
  return check_fix(command);
}

Result<uint32_t> most_warnings_of(const LintCommand& command) {
  constexpr uint32_t kMost = 1'000'000;
  if (command.max_warnings.empty()) return std::numeric_limits<uint32_t>::max();
  return whole_number("--max-warnings", command.max_warnings, kMost);
}

}  // namespace debrief
