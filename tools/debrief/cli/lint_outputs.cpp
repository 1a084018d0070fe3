#include "debrief/cli/lint_outputs.h"

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/corpus/select.h"
#include "debrief/lint/baseline.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

/// The format of the CI that runs, else text.
std::string_view automatic_format(const World& world) {
  if (world.environment("GITHUB_ACTIONS").value_or("") == "true") return "github";
  return lower_ascii(world.environment("TF_BUILD").value_or("")) == "true" ? "azure" : "text";
}

Result<const ReportFormat*> format_named(const std::string& given, const World& world) {
  const std::string name(given == "auto" ? automatic_format(world) : given);
  std::vector<std::string_view> names = {"auto"};
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
Result<LintOutput> output_of(const std::string& text, const Invocation& invocation) {
  const size_t equals = text.find('=');
  DEBRIEF_TRY(format, format_named(text.substr(0, equals), invocation.world));
  if (equals == std::string::npos) return LintOutput{format, ""};
  if (equals + 1 == text.size()) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = concat("“", text, "” names no file"),
                 .where = "--output",
                 .hints = {concat("write ", text, "FILE, or ", text.substr(0, equals),
                                  " alone for standard output")}});
  }
  return LintOutput{format, invocation.located(text.substr(equals + 1))};
}

/// Whether the file is the summary of a step that GitHub gives to all its commands.
bool is_step_summary(const std::string& file, const World& world) {
  const auto summary = world.environment("GITHUB_STEP_SUMMARY");
  if (!summary || summary->empty()) return false;
  const auto one = world.files.real_path(*summary);
  const auto other = world.files.real_path(file);
  return *summary == file || (one && other && *one == *other);
}

Result<void> write_report(const std::string& file, std::string text, World& world) {
  if (is_step_summary(file, world)) {
    const auto before = world.files.read(file);
    if (before && !before->empty())
      text = concat(*before, before->ends_with('\n') ? "\n" : "\n\n", text);
  }
  return world.files.write(file, text);
}

}  // namespace

Result<std::vector<LintOutput>> outputs_of(const LintCommand& command,
                                           const Invocation& invocation) {
  std::vector<LintOutput> outputs;
  size_t on_stdout = 0;
  for (const std::string& text : command.outputs) {
    DEBRIEF_TRY(output, output_of(text, invocation));
    outputs.push_back(std::move(output));
  }
  if (outputs.empty() || !command.output_format.empty()) {
    DEBRIEF_TRY(format, format_named(command.output_format.empty() ? "text" : command.output_format,
                                     invocation.world));
    outputs.push_back({format, ""});
  }
  for (const LintOutput& output : outputs) on_stdout += output.file.empty() ? 1 : 0;
  if (on_stdout > 1) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = "two reports cannot share standard output",
                 .hints = {"give all but one a file: -o json=findings.json"}});
  }
  return outputs;
}

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
  const std::string_view what = is_document             ? "is a post-mortem"
                                : path == kConfigName   ? "is the configuration"
                                : path == kBaselineName ? "is the baseline"
                                : has_git_step(*real)   ? "lies in .git"
                                                        : "";
  if (what.empty()) return {};
  return fail({.kind = ErrorKind::kUsage,
               .message = concat("the file ", what, " and is not written over"),
               .where = file,
               .hints = {"name another file for the report"}});
}

Result<void> write_reports(const std::vector<LintOutput>& outputs, const ReportInput& input,
                           std::ostream& out, World& world) {
  std::optional<Error> first;
  for (const LintOutput& output : outputs) {
    if (output.file.empty()) {
      output.format->write(input, out);
      continue;
    }
    ReportInput plain = input;
    plain.terminal = {};
    plain.seconds = 0;
    std::ostringstream text;
    output.format->write(plain, text);
    auto written = write_report(output.file, std::move(text).str(), world);
    if (!written && !first) first = std::move(written).error();
  }
  if (first) return fail(*std::move(first));
  return {};
}

void describe_run(ReportInput& input, const Corpus& corpus, const World& world) {
  for (const CorpusDocument& each : corpus.documents) input.paths.push_back(each.path);
  const auto value = [&](const char* name) { return world.environment(name).value_or(""); };
  const std::string commit = corpus.revision ? corpus.revision->hex() : "";
  if (const std::string repository = value("GITHUB_REPOSITORY"); !repository.empty()) {
    const std::string server = value("GITHUB_SERVER_URL");
    input.web_address = concat(server.empty() ? "https://github.com" : server, '/', repository,
                               "/blob/", commit, '/');
  } else if (const std::string project = value("CI_PROJECT_URL"); !project.empty()) {
    input.web_address = concat(project, "/-/blob/", commit, '/');
  } else if (const std::string& site = corpus.config.site.repository; !site.empty()) {
    input.web_address = concat(site, site.ends_with('/') ? "" : "/", "blob/", commit, '/');
  }
  const bool is_known = !commit.empty() && input.web_address.starts_with("https://");
  if (!is_known) input.web_address.clear();
  const std::string workspace = value("GITHUB_WORKSPACE");
  if (!workspace.empty() && corpus.root.starts_with(workspace + "/")) {
    input.path_prefix = corpus.root.substr(workspace.size() + 1) + "/";
  }
}

std::vector<std::string> notes_about(const std::vector<LintOutput>& outputs,
                                     const Findings& findings) {
  constexpr size_t kShownByGitHub = 5000;
  std::vector<std::string> notes;
  const bool is_sarif = std::ranges::any_of(
      outputs, [](const LintOutput& each) { return each.format->name == "sarif"; });
  if (is_sarif && findings.all.size() > kShownByGitHub) {
    notes.push_back(concat("GitHub code scanning shows ", with_thousands(kShownByGitHub), " of ",
                           with_thousands(findings.all.size()),
                           " findings; debrief baseline create tolerates what is there"));
  }
  return notes;
}

}  // namespace debrief
