#include "debrief/cli/browser.h"

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include "debrief/base/strings.h"

namespace debrief {

Result<void> open_in_browser(const std::string& address) {
#ifdef __APPLE__
  constexpr char kOpener[] = "open";
#else
  constexpr char kOpener[] = "xdg-open";
#endif
  const char* const arguments[] = {kOpener, address.c_str(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    ::posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  }
#ifdef POSIX_SPAWN_SETSID
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
#endif
  pid_t child = 0;
  const int trouble = ::posix_spawnp(&child, kOpener, &actions, &attributes,
                                     const_cast<char* const*>(arguments), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  if (trouble == 0) return {};
  return fail(
      {.kind = ErrorKind::kIo, .message = concat("cannot start ", kOpener), .where = address});
}

}  // namespace debrief
