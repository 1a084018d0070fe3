#include "debrief/cli/lint_outputs.h"

#include <sstream>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/corpus/select.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

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
Result<LintOutput> output_of(const std::string& text, const Invocation& invocation) {
  const size_t equals = text.find('=');
  DEBRIEF_TRY(format, format_named(text.substr(0, equals)));
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
    DEBRIEF_TRY(format,
                format_named(command.output_format.empty() ? "text" : command.output_format));
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

Result<void> write_reports(const std::vector<LintOutput>& outputs, const ReportInput& input,
                           std::ostream& out, World& world) {
  for (const LintOutput& output : outputs) {
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

}  // namespace debrief
