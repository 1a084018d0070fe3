#pragma once
// The commands as a table. To add one: write cli/<name>.cpp with `void add_<name>(CLI::App&,
// Invocation&)` that declares the options and sets `invocation.run`, declare it in cli/commands.h,
// and add a row to cli/table.cpp.

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "debrief/base/result.h"
#include "debrief/base/world.h"

namespace CLI {
class App;
}

namespace debrief {

enum class ExitCode : int { kClean = 0, kFindings = 1, kCannotRun = 2, kBug = 70 };

/// What every command is given besides its own options.
struct GlobalOptions {
  std::string
      directory;  ///< -C: where to start looking for the repository; empty: the working directory
  bool trust_repository = false;
  bool no_cache = false;
  std::string jobs;             ///< a number; empty or 0: as many as the machine has
  std::string colour = "auto";  ///< auto, always, never
};

/// What the chosen command will do, set while the command line is read.
struct Invocation {
  World& world;
  GlobalOptions global = {};
  const CLI::App* root = nullptr;  ///< the whole command line, for completions
  std::function<Result<ExitCode>()> run = {};

  /// -C, made absolute.
  std::string directory() const;

  /// A path that was given, made absolute: relative ones are meant from directory().
  std::string located(std::string_view path) const;
};

struct Command {
  std::string_view name;
  std::string_view summary;  ///< one line, imperative, no period
  std::string_view details;  ///< what --help says below the options: examples and exit codes
  void (*add)(CLI::App& app, Invocation& invocation);
};

/// All commands, sorted by name.
std::span<const Command> all_commands();

/// Reads the command line, runs the command and prints its error, if any, to `world.err`.
ExitCode run_command_line(int argc, const char* const* argv, World& world);

/// `error: …` and `hint: …` lines, safe to print.
void print_error(const Error& error, World& world);

}  // namespace debrief
