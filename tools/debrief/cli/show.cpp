#include <array>
#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/load.h"
#include "debrief/record/record.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

struct ShowCommand {
  std::string what;
  std::string revision;
  std::string format = "text";
};

/// Whether the argument names a file rather than an id: it is there, or it is written like a path.
bool is_path(const std::string& what, const Invocation& invocation) {
  return what.find('/') != std::string::npos || what.ends_with(".md") ||
         invocation.world.files.kind(invocation.located(what)) != FileKind::kMissing;
}

/// The one document that is asked for.
Result<const CorpusDocument*> find_document(const Corpus& corpus, const ShowCommand& command,
                                            bool path) {
  if (path) {
    if (corpus.documents.size() == 1) return &corpus.documents.front();
    return fail({.kind = ErrorKind::kUsage,
                 .message = concat("“", command.what, "” holds ",
                                   counted(corpus.documents.size(), "post-mortem"),
                                   "; one is shown at a time"),
                 .hints = {"name one file, or an id"}});
  }
  const auto found = corpus.index.by_id.find(command.what);
  if (found == corpus.index.by_id.end()) {
    std::vector<std::string_view> ids;
    for (const auto& [id, documents] : corpus.index.by_id) ids.push_back(id);
    return fail({.kind = ErrorKind::kUsage,
                 .message = concat("no post-mortem has the id “", command.what, "”",
                                   did_you_mean(command.what, ids)),
                 .hints = {"name a file, or an id that a post-mortem carries"}});
  }
  if (found->second.size() > 1) {
    std::vector<std::string> paths;
    for (const size_t index : found->second) paths.push_back(corpus.documents[index].path);
    return fail({.kind = ErrorKind::kUsage,
                 .message = concat("several post-mortems have the id “", command.what, "”"),
                 .hints = {concat("name one of the files: ", join(paths, ", "))}});
  }
  return &corpus.documents[found->second.front()];
}

Result<ExitCode> run_show(const ShowCommand& command, Invocation& invocation) {
  World& world = invocation.world;
  constexpr std::array<std::string_view, 2> kFormats = {"json", "text"};
  if (!is_one_of(command.format, kFormats)) {
    return fail(
        {.kind = ErrorKind::kUsage,
         .message = concat("there is no format “", command.format, "”",
                           did_you_mean(command.format, {kFormats.begin(), kFormats.end()})),
         .hints = {"formats are text and json"}});
  }
  const bool path = is_path(command.what, invocation);
  LoadRequest request;
  if (path) request.paths = {command.what};
  if (!command.revision.empty()) request.revision = command.revision;
  DEBRIEF_TRY(corpus, load_corpus_for(invocation, std::move(request)));
  DEBRIEF_TRY(document, find_document(corpus, command, path));
  world.out << (command.format == "json" ? record_json(*document)
                                         : record_text(*document, world.out_terminal));
  return ExitCode::kClean;
}

}  // namespace

void add_show(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<ShowCommand>();
  app.add_option("what", command->what, "A file, or the id of a post-mortem")
      ->type_name("PATH|ID")
      ->required();
  app.add_option("--rev", command->revision, "Read it as it was in this commit")->type_name("REV");
  app.add_option("--output-format", command->format, "On standard output: text, json")
      ->type_name("FORMAT");
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_show(*command, invocation); };
  });
}

}  // namespace debrief
