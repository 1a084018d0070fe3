#include <array>
#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/one_document.h"
#include "debrief/record/record.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

struct ShowCommand {
  std::string what;
  std::string revision;
  std::string format = "text";
};

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
  DEBRIEF_TRY(one, load_one_document(invocation, command.what, command.revision));
  world.out << (command.format == "json" ? record_json(one.document())
                                         : record_text(one.document(), world.out_terminal));
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
