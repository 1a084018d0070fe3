#include "debrief/postmortem/trace.h"

#include <algorithm>
#include <array>
#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/load.h"
#include "debrief/cli/one_document.h"
#include "debrief/record/trace_report.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

struct TraceCommand {
  std::string what;  ///< a file, a folder, or an id; empty: all post-mortems
  std::string revision;
  std::string format = "text";
  bool strict = false;
};

Result<void> check_format(const std::string& format) {
  constexpr std::array<std::string_view, 4> kFormats = {"csv", "json", "markdown", "text"};
  if (is_one_of(format, kFormats)) return {};
  return fail({.kind = ErrorKind::kUsage,
               .message = concat("there is no format “", format, "”",
                                 did_you_mean(format, {kFormats.begin(), kFormats.end()})),
               .hints = {"formats are text, json, csv and markdown"}});
}

/// What is traced: one document, or the corpus.
struct Asked {
  OneDocument loaded;
  bool one = false;
};

std::string written(const TracedDocuments& documents, const TraceCommand& command, bool one,
                    const Terminal& terminal) {
  if (command.format == "json") return trace_json(documents);
  if (command.format == "csv") return trace_csv(documents);
  if (command.format == "markdown") return trace_markdown(documents);
  return one ? trace_text(*documents.front(), terminal) : trace_overview(documents, terminal);
}

Result<Asked> load(const TraceCommand& command, Invocation& invocation) {
  const bool folder =
      !command.what.empty() &&
      invocation.world.files.kind(invocation.located(command.what)) == FileKind::kDirectory;
  if (!command.what.empty() && !folder) {
    DEBRIEF_TRY(loaded, load_one_document(invocation, command.what, command.revision));
    return Asked{.loaded = std::move(loaded), .one = true};
  }
  LoadRequest request;
  if (folder) request.paths = {command.what};
  if (!command.revision.empty()) request.revision = command.revision;
  DEBRIEF_TRY(corpus, load_corpus_for(invocation, std::move(request)));
  return Asked{.loaded = {.corpus = std::move(corpus)}};
}

Result<ExitCode> run_trace(const TraceCommand& command, Invocation& invocation) {
  DEBRIEF_TRY_VOID(check_format(command.format));
  DEBRIEF_TRY(asked, load(command, invocation));
  TracedDocuments documents;
  if (asked.one) {
    documents = {&asked.loaded.document()};
  } else {
    for (const CorpusDocument& each : asked.loaded.corpus.documents) documents.push_back(&each);
  }
  invocation.world.out << written(documents, command, asked.one, invocation.world.out_terminal);
  const bool hangs = std::ranges::any_of(
      documents, [](const CorpusDocument* each) { return trace_of(each->document).hangs(); });
  return command.strict && hangs ? ExitCode::kFindings : ExitCode::kClean;
}

}  // namespace

void add_trace(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<TraceCommand>();
  app.add_option("what", command->what,
                 "A file, a folder, or the id of a post-mortem. Default: all")
      ->type_name("PATH|ID");
  app.add_flag("--strict", command->strict, "Exit with 1 when something hangs in the air");
  app.add_option("--rev", command->revision, "Read it as it was in this commit")->type_name("REV");
  app.add_option("--output-format", command->format,
                 "On standard output: text, json, csv, markdown")
      ->type_name("FORMAT");
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_trace(*command, invocation); };
  });
}

}  // namespace debrief
