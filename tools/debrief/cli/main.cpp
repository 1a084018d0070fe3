// Makes the real world and runs the command line in it.

#include <clocale>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>

#include <absl/time/clock.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "debrief/base/strings.h"
#include "debrief/cli/command.h"

namespace {

using debrief::Terminal;

std::optional<std::string> environment(const std::string& name) {
  const char* const value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

/// Whether the locale shows box characters. A pipe has no say: files and pagers are UTF-8 unless
/// the locale is not.
bool locale_is_utf8() {
  for (const char* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const auto value = environment(name);
    if (!value || value->empty()) continue;
    const std::string lower = debrief::lower_ascii(*value);
    return lower.find("utf-8") != std::string::npos || lower.find("utf8") != std::string::npos;
  }
  return true;
}

Terminal terminal_of(int descriptor) {
  Terminal terminal;
  terminal.is_terminal = ::isatty(descriptor) == 1;
  terminal.utf8 = locale_is_utf8();
  winsize size{};
  if (terminal.is_terminal && ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    terminal.columns = size.ws_col;
  }
  return terminal;
}

/// Opens $VISUAL or $EDITOR, as git does: the value is a shell's words, the path is an argument of
/// its own.
debrief::Result<void> edit(const std::string& path) {
  std::string editor = environment("VISUAL").value_or("");
  if (editor.empty()) editor = environment("EDITOR").value_or("");
  if (editor.empty()) editor = "vi";
  const std::string script = editor + " \"$1\"";
  const char* const arguments[] = {"sh", "-c", script.c_str(), "sh", path.c_str(), nullptr};
  pid_t child = 0;
  int status = 0;
  const int trouble =
      ::posix_spawnp(&child, "sh", nullptr, nullptr, const_cast<char* const*>(arguments), environ);
  const bool ran = trouble == 0 && ::waitpid(child, &status, 0) == child;
  if (ran && WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return debrief::fail({.kind = debrief::ErrorKind::kIo,
                        .message = debrief::concat("the editor “", editor, "” did not end well"),
                        .where = path,
                        .hints = {"the file is kept; set VISUAL or EDITOR to another editor"}});
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  debrief::DiskFileSystem files;
  std::error_code error;
  debrief::World world{
      .files = files,
      .out = std::cout,
      .err = std::cerr,
      .in = std::cin,
      .environment = environment,
      .now = [] { return absl::Now(); },
      .working_directory = std::filesystem::current_path(error).string(),
      .edit = edit,
      .out_terminal = terminal_of(STDOUT_FILENO),
      .err_terminal = terminal_of(STDERR_FILENO),
      .interactive = ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1,
  };
  if (error) {
    debrief::print_error({.kind = debrief::ErrorKind::kIo,
                          .message = "cannot find the working directory: " + error.message()},
                         world);
    return static_cast<int>(debrief::ExitCode::kCannotRun);
  }
  try {
    return static_cast<int>(debrief::run_command_line(argc, argv, world));
  } catch (const std::exception& bug) {
    debrief::print_error({.kind = debrief::ErrorKind::kInternal, .message = bug.what()}, world);
    return static_cast<int>(debrief::ExitCode::kBug);
  }
}
