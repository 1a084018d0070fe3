#include "debrief/lint/lint.h"

#include <chrono>
#include <memory>
#include <sstream>
#include <thread>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/cli/as_of.h"
#include "debrief/cli/change_scope.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/fix.h"
#include "debrief/cli/lint_options.h"
#include "debrief/cli/lint_outputs.h"
#include "debrief/cli/load.h"
#include "debrief/report/report.h"

namespace debrief {
namespace {

void write_statistics(const Findings& findings, std::ostream& out) {
  std::map<std::string, size_t> counts;
  for (const Finding& finding : findings.all) ++counts[finding.rule];
  std::vector<std::pair<std::string, size_t>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [rule, count] : rows) {
    const std::string number = with_thousands(count);
    out << std::string(number.size() < 6 ? 6 - number.size() : 0, ' ') << number << "  " << rule
        << '\n';
  }
}

/// Standard input as a corpus of one document, under the repository's configuration.
Result<Corpus> corpus_of_stdin(const LintCommand& command, Invocation& invocation) {
  if (command.stdin_filename.empty()) {
    return fail(
        {.kind = ErrorKind::kUsage,
         .message = "standard input has no name",
         .hints = {
             "say which file it stands for: --stdin-filename postmortems/2026-03-01-cache.md"}});
  }
  std::ostringstream bytes;
  bytes << invocation.world.in.rdbuf();
  return load_single(invocation.world.files, invocation.directory(), command.stdin_filename,
                     std::move(bytes).str());
}

Result<Corpus> corpus_of(const LintCommand& command, Invocation& invocation,
                         std::optional<LintedChange>& change) {
  const bool reads_stdin = command.reads_stdin();
  if (!reads_stdin && !command.stdin_filename.empty()) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = "standard input is not read",
                 .where = "--stdin-filename",
                 .hints = {"ask for it with “-” as the path"}});
  }
  if (reads_stdin && command.paths.size() > 1) {
    return fail({.kind = ErrorKind::kUsage, .message = "“-” cannot be mixed with other paths"});
  }
  if (reads_stdin) return corpus_of_stdin(command, invocation);
  if (asks_for_change(command)) return load_change(command, invocation, change.emplace());
  LoadRequest request{.paths = command.paths};
  if (!command.policy_from.empty()) request.policy = command.policy_from;
  if (command.only_configured) request.given = GivenPaths::kConfigured;
  if (!command.revision.empty()) request.revision = command.revision;
  return load_corpus_for(invocation, std::move(request));
}

/// The rules of the corpus, and the profile file that the command line names.
Result<RuleSet> rules_of(const LintCommand& command, const Corpus& corpus,
                         const Invocation& invocation) {
  DEBRIEF_TRY(rules, load_rules_of(corpus, command.profile));
  if (!is_profile_path(command.profile)) return rules;
  const FileSystem& files = invocation.world.files;
  const std::string location = command.profile.starts_with('/')
                                   ? command.profile
                                   : join_path(invocation.directory(), command.profile);
  if (files.kind(location) == FileKind::kMissing) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = concat("there is no profile file “", command.profile, "”"),
                 .where = "--profile"});
  }
  DEBRIEF_TRY(bytes, files.read(location));
  DEBRIEF_TRY_VOID(add_profile_file(rules, {command.profile, std::move(bytes)}));
  return rules;
}

/// “Fixed 3 findings in 2 files.”
void tell_fixed(const LintCommand& command, const FixSummary& summary, const Findings& left,
                World& world) {
  if (summary.findings == 0) {
    world.err << (left.all.empty() ? "Nothing to fix.\n"
                                   : "Nothing that is found has a safe fix.\n");
    return;
  }
  world.err << (command.diff ? "Would fix " : "Fixed ") << counted(summary.findings, "finding")
            << " in " << counted(summary.documents, "file") << ".\n";
}

Result<FixSummary> fix(const LintCommand& command, Corpus& corpus, const RuleSet& rules,
                       const LintOptions& options, World& world) {
  if (!command.fix) return FixSummary();
  const FixOutput output = command.diff            ? FixOutput::kDiff
                           : command.reads_stdin() ? FixOutput::kText
                                                   : FixOutput::kWrite;
  return fix_corpus(corpus, rules, options, output, world);
}

/// Sets the day that “overdue” is measured against: what was asked for, else the date of the
/// commit; none where only the clock could tell.
Result<void> set_day(const LintCommand& command, Corpus& corpus, const World& world) {
  const bool is_told = !command.as_of.empty() || corpus.revision_time ||
                       world.environment("SOURCE_DATE_EPOCH").has_value();
  if (!is_told) return {};
  DEBRIEF_TRY(time, as_of_time(command.as_of, corpus, world));
  corpus.as_of = absl::ToCivilDay(time, absl::UTCTimeZone());
  return {};
}

Result<ExitCode> run_lint(const LintCommand& command, Invocation& invocation) {
  World& world = invocation.world;
  const auto started = std::chrono::steady_clock::now();
  const std::jthread words([] { embedded_lexicon(); });  // beside the documents
  DEBRIEF_TRY_VOID(check_options(command));
  DEBRIEF_TRY(outputs, outputs_of(command, invocation));
  DEBRIEF_TRY(most_warnings, most_warnings_of(command));
  std::optional<LintedChange> change;
  DEBRIEF_TRY(corpus, corpus_of(command, invocation, change));
  DEBRIEF_TRY_VOID(set_day(command, corpus, world));
  if (change && change->older) change->older->as_of = corpus.as_of;
  for (const LintOutput& output : outputs) {
    if (!output.file.empty()) DEBRIEF_TRY_VOID(check_target(output.file, corpus, world.files));
  }
  DEBRIEF_TRY(rules, rules_of(command, corpus, invocation));
  DEBRIEF_TRY(baseline, load_baseline(corpus, command.baseline, invocation));
  const LintOptions options{.select = command.select,
                            .ignore = command.ignore,
                            .profile = command.profile,
                            .jobs = world.jobs,
                            .baseline = baseline,
                            .whole = command.paths.empty() && !change};
  DEBRIEF_TRY_VOID(validate_rule_names(corpus, rules, options));
  for (const std::string& note : deprecated_names(corpus.config, rules, options)) {
    world.err << "note: " << note << '\n';
  }
  DEBRIEF_TRY(fixed, fix(command, corpus, rules, options, world));

  // From here on nothing can fail but writing: whatever is wrong in a document is a finding.
  const Findings findings = change
                                ? lint_change(corpus, change->scope(), rules, all_checks(), options)
                                : lint(corpus, rules, all_checks(), options);
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
  ReportInput input{
      .findings = findings,
      .rules = rules,
      .source = [&](const std::string& path) -> const SourceFile* {
        if (const SourceFile* const file = other_file(findings, path)) return file;
        const auto found = corpus.index.by_path.find(path);
        if (found == corpus.index.by_path.end() || found->second.empty()) return nullptr;
        return &corpus.documents[found->second.front()].document.source;
      },
      .terminal = world.out_terminal,
      .seconds = world.out_terminal.is_terminal ? elapsed.count() : 0,
  };
  describe_run(input, corpus, world);
  for (const std::string& note : notes_about(outputs, findings))
    world.err << "note: " << note << '\n';
  // The fixed text of standard input, or the diff, is what standard output is for then.
  const bool shows_text = command.fix && command.reads_stdin();
  if (!command.diff) {
    DEBRIEF_TRY_VOID(write_reports(outputs, input, shows_text ? world.err : world.out, world));
  }
  if (command.fix) tell_fixed(command, fixed, findings, world);
  if (command.statistics) write_statistics(findings, world.err);
  const bool too_many = findings.count(Severity::kWarning) > most_warnings;
  if (too_many) {
    world.err << "note: more than " << counted(most_warnings, "warning") << " (--max-warnings)\n";
  }
  const bool reached =
      command.fail_on != "never" && findings.reach(*severity_of_name(command.fail_on));
  const bool would_fix = command.diff && fixed.findings > 0;
  return reached || too_many || would_fix ? ExitCode::kFindings : ExitCode::kClean;
}

}  // namespace

void add_lint(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<LintCommand>();
  app.add_flag("--fix", command->fix, "Apply the safe fixes, and report what remains");
  add_lint_options(app, command);
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_lint(*command, invocation); };
  });
}

void add_fix(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<LintCommand>();
  command->fix = true;
  add_lint_options(app, command);
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_lint(*command, invocation); };
  });
}

}  // namespace debrief
