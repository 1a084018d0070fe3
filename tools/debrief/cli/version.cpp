#include <CLI/CLI.hpp>

#include "debrief/cli/commands.h"

namespace debrief {

void add_version(CLI::App& app, Invocation& invocation) {
  app.callback([&invocation] {
    invocation.run = [&invocation]() -> Result<ExitCode> {
      invocation.world.out << "debrief " << DEBRIEF_VERSION << '\n';
      return ExitCode::kClean;
    };
  });
}

}  // namespace debrief
