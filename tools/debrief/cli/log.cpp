#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/cli/choices.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/one_document.h"
#include "debrief/record/life_report.h"

namespace debrief {
namespace {

struct LogCommand {
  std::string what;
  std::string revision;
  std::string format = "text";
};

Result<ExitCode> run_log(const LogCommand& command, Invocation& invocation) {
  World& world = invocation.world;
  DEBRIEF_TRY_VOID(check_value("--output-format", command.format, {"json", "text"}));
  DEBRIEF_TRY(one, load_one_document(invocation, command.what, command.revision));
  const CorpusDocument& document = one.document();
  if (!document.history || !document.history->was_committed() || !one.corpus.history) {
    return fail({.kind = ErrorKind::kGit,
                 .message = "has no history that could be told",
                 .where = document.path,
                 .hints = {"commit it, or look whether it lies in a git repository"}});
  }
  world.out << (command.format == "json" ? life_json(document, one.corpus)
                                         : life_text(document, one.corpus, world.out_terminal));
  return ExitCode::kClean;
}

}  // namespace

void add_log(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<LogCommand>();
  app.add_option("what", command->what, "A file, or the id of a post-mortem")
      ->type_name("PATH|ID")
      ->required();
  app.add_option("--rev", command->revision, "Tell it up to this commit")->type_name("REV");
  app.add_option("--output-format", command->format, "On standard output: text, json")
      ->type_name("FORMAT");
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_log(*command, invocation); };
  });
}

}  // namespace debrief
