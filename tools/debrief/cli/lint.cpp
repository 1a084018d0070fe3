#include "debrief/lint/lint.h"

#include <chrono>
#include <limits>
#include <memory>
#include <sstream>
#include <thread>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/fix.h"
#include "debrief/cli/load.h"
#include "debrief/cli/usage.h"
#include "debrief/corpus/select.h"
#include "debrief/report/report.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

struct LintCommand {
  std::vector<std::string> paths;
  std::vector<std::string> select, ignore;
  std::string profile;
  std::string fail_on = "error";
  std::string max_warnings;  // a number; empty: as many as there are
  std::string output_format;
  std::vector<std::string> outputs;  // FORMAT[=FILE]
  std::string revision;
  std::string stdin_filename;
  bool statistics = false;
  bool fix = false;
  bool diff = false;
  bool reads_stdin() const { return is_one_of("-", paths); }
};

const std::vector<std::string_view> kFailOn = {"error", "warning", "info", "never"};

/// One report to write: a format, and a file or standard output.
struct Output {
  const ReportFormat* format = nullptr;
  std::string file;  // absolute; empty: standard output
};

Result<const ReportFormat*> format_named(const std::string& name) {
  std::vector<std::string_view> names;
  for (const ReportFormat& format : report_formats()) {
    if (format.name == name) return &format;
    names.push_back(format.name);
  }
  return fail(
      {.kind = ErrorKind::kUsage,
       .message = concat("there is no output format “", name, "”", did_you_mean(name, names)),
       .hints = {concat("formats: ", join(names, ", "))}});
}

/// FORMAT[=FILE], the file as seen from the directory that the command works in.
Result<Output> output_of(const std::string& text, const Invocation& invocation) {
  const size_t equals = text.find('=');
  DEBRIEF_TRY(format, format_named(text.substr(0, equals)));
  if (equals == std::string::npos) return Output{format, ""};
  if (equals + 1 == text.size()) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = concat("“", text, "” names no file"),
                 .where = "--output",
                 .hints = {concat("write ", text, "FILE, or ", text.substr(0, equals),
                                  " alone for standard output")}});
  }
  return Output{format, invocation.located(text.substr(equals + 1))};
}

Result<std::vector<Output>> outputs_of(const LintCommand& command, const Invocation& invocation) {
  std::vector<Output> outputs;
  size_t on_stdout = 0;
  for (const std::string& text : command.outputs) {
    DEBRIEF_TRY(output, output_of(text, invocation));
    outputs.push_back(std::move(output));
  }
  if (outputs.empty() || !command.output_format.empty()) {
    DEBRIEF_TRY(format,
                format_named(command.output_format.empty() ? "text" : command.output_format));
    outputs.push_back({format, ""});
  }
  for (const Output& output : outputs) on_stdout += output.file.empty() ? 1 : 0;
  if (on_stdout > 1) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = "two reports cannot share standard output",
                 .hints = {"give all but one a file: -o json=findings.json"}});
  }
  return outputs;
}

/// Whether a report may be written there: never over what is linted or configured, nor into `.git`.
Result<void> check_target(const std::string& file, const Corpus& corpus, const FileSystem& files) {
  auto real = files.real_path(file);
  if (!real) {
    const auto folder = files.real_path(std::string(parent_path(file)));
    if (!folder) return {};  // writing will say so
    real = join_path(*folder, file_name(file));
  }
  const std::string path = relative_path(*real, corpus.root);
  const bool is_document =
      corpus.index.by_path.contains(path) || matches_any(corpus.config.paths, path);
  const std::string_view what = is_document           ? "is a post-mortem"
                                : path == kConfigName ? "is the configuration"
                                : has_git_step(*real) ? "lies in .git"
                                                      : "";
  if (what.empty()) return {};
  return fail({.kind = ErrorKind::kUsage,
               .message = concat("the file ", what, " and is not written over"),
               .where = file,
               .hints = {"name another file for the report"}});
}

/// Writes the reports; the one that has no file goes to `out`.
Result<void> write_reports(const std::vector<Output>& outputs, const ReportInput& input,
                           std::ostream& out, World& world) {
  for (const Output& output : outputs) {
    if (output.file.empty()) {
      output.format->write(input, out);
      continue;
    }
    ReportInput plain = input;
    plain.terminal = {};
    std::ostringstream text;
    output.format->write(plain, text);
    DEBRIEF_TRY_VOID(world.files.write(output.file, std::move(text).str()));
  }
  return {};
}

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

Result<Corpus> corpus_of(const LintCommand& command, Invocation& invocation) {
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
  LoadRequest request{.paths = command.paths};
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

/// How many warnings --max-warnings lets pass.
Result<uint32_t> limit_of(const LintCommand& command) {
  constexpr uint32_t kMost = 1'000'000;
  if (command.max_warnings.empty()) return std::numeric_limits<uint32_t>::max();
  return whole_number("--max-warnings", command.max_warnings, kMost);
}

/// kUsage for --fix and --diff where there is nothing to fix or no place for the diff.
Result<void> check_fix(const LintCommand& command) {
  const auto refuse = [](std::string where, std::string message, std::string hint) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = std::move(message),
                 .where = std::move(where),
                 .hints = {std::move(hint)}});
  };
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

Result<ExitCode> run_lint(const LintCommand& command, Invocation& invocation) {
  World& world = invocation.world;
  const auto started = std::chrono::steady_clock::now();
  const std::jthread words([] { embedded_lexicon(); });  // beside the documents
  DEBRIEF_TRY_VOID(check_choice("--fail-on", command.fail_on, kFailOn));
  DEBRIEF_TRY_VOID(check_fix(command));
  DEBRIEF_TRY(outputs, outputs_of(command, invocation));
  DEBRIEF_TRY(most_warnings, limit_of(command));
  DEBRIEF_TRY(corpus, corpus_of(command, invocation));
  for (const Output& output : outputs) {
    if (!output.file.empty()) DEBRIEF_TRY_VOID(check_target(output.file, corpus, world.files));
  }
  DEBRIEF_TRY(rules, rules_of(command, corpus, invocation));
  const LintOptions options{.select = command.select,
                            .ignore = command.ignore,
                            .profile = command.profile,
                            .jobs = world.jobs};
  DEBRIEF_TRY_VOID(validate_rule_names(corpus, rules, options));
  for (const std::string& note : deprecated_names(corpus.config, rules, options)) {
    world.err << "note: " << note << '\n';
  }
  DEBRIEF_TRY(fixed, fix(command, corpus, rules, options, world));

  // From here on nothing can fail but writing: whatever is wrong in a document is a finding.
  const Findings findings = lint(corpus, rules, all_checks(), options);
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
  const ReportInput input{
      .findings = findings,
      .rules = rules,
      .source = [&](const std::string& path) -> const SourceFile* {
        const auto found = corpus.index.by_path.find(path);
        if (found == corpus.index.by_path.end() || found->second.empty()) return nullptr;
        return &corpus.documents[found->second.front()].document.source;
      },
      .terminal = world.out_terminal,
      .seconds = world.out_terminal.is_terminal ? elapsed.count() : 0,
  };
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

namespace {

void add_lint_options(CLI::App& app, Invocation& invocation,
                      const std::shared_ptr<LintCommand>& command) {
  app.add_option("paths", command->paths,
                 "Files, directories or globs; “-” is standard input. Default: as configured")
      ->type_name("PATH");
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
  app.add_option("--output-format", command->output_format,
                 "Report on standard output: text, concise, json")
      ->type_name("FORMAT");
  app.add_option("-o,--output", command->outputs,
                 "A report into a file, or on standard output when none is named; may be repeated")
      ->type_name("FORMAT[=FILE]")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_option("--rev", command->revision,
                 "Lint the tree of this commit instead of the work tree")
      ->type_name("REV");
  app.add_option("--stdin-filename", command->stdin_filename,
                 "The file that standard input stands for")
      ->type_name("PATH");
  app.add_flag("--statistics", command->statistics,
               "Print how often each rule was found, on standard error");
  app.add_flag("--diff", command->diff, "With --fix: show what would be fixed and write nothing");
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_lint(*command, invocation); };
  });
}

}  // namespace

void add_lint(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<LintCommand>();
  app.add_flag("--fix", command->fix, "Apply the safe fixes, and report what remains");
  add_lint_options(app, invocation, command);
}

void add_fix(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<LintCommand>();
  command->fix = true;
  add_lint_options(app, invocation, command);
}

}  // namespace debrief
