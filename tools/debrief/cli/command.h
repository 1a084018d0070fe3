#pragma once
// The commands as a table: a name, a line of help, and a function that adds its options to the
// command line. To add one: write cli/<name>.cpp with `void add_<name>(CLI::App&, Invocation&)`,
// and a row in cli/table.cpp.

#include <functional>
#include <optional>
#include <string_view>

#include "debrief/base/result.h"
#include "debrief/base/world.h"

namespace CLI {
class App;
}

namespace debrief {

enum class ExitCode : int { kClean = 0, kFindings = 1, kCannotRun = 2, kBug = 70 };

/// What the chosen command will do, set while the command line is read.
struct Invocation {
  World& world;
  std::function<Result<ExitCode>()> run;
};

struct Command {
  std::string_view name;
  std::string_view summary;
  void (*add)(CLI::App& app, Invocation& invocation);
};

/// Reads the command line, runs the command and prints its error, if any, to `world.err`.
ExitCode run_command_line(int argc, const char* const* argv, World& world);

}  // namespace debrief
