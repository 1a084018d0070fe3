#include "support/git_fixture.h"

#include <array>
#include <thread>

#include <absl/time/time.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"

#if defined(__SANITIZE_ADDRESS__)
// libgit2 1.5 never frees a pattern's match that failed, and opens every repository that has
// extensions with some.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libpcre2-8\n"; }
#endif

namespace debrief {

namespace {

struct Pipe {
  int read = -1;
  int write = -1;
  Pipe() {
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
    read = ends[0];
    write = ends[1];
  }
};

std::string drain(int descriptor) {
  std::string text;
  std::array<char, 65536> buffer;
  for (ssize_t size = 0; (size = ::read(descriptor, buffer.data(), buffer.size())) > 0;) {
    text.append(buffer.data(), static_cast<size_t>(size));
  }
  ::close(descriptor);
  return text;
}

void feed(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t size = ::write(descriptor, text.data(), text.size());
    if (size <= 0) break;
    text.remove_prefix(static_cast<size_t>(size));
  }
  ::close(descriptor);
}

std::vector<std::string> hermetic_environment(const GitContext& context) {
  const char* const path = ::getenv("PATH");
  const std::string address = concat(lower_ascii(context.author), "@example.org");
  const std::string& committed = context.committed.empty() ? context.authored : context.committed;
  return {concat("PATH=", path == nullptr ? "/usr/bin:/bin" : path),
          concat("HOME=", isolated_home()),
          "GIT_CONFIG_GLOBAL=/dev/null",
          "GIT_CONFIG_NOSYSTEM=1",
          "GIT_TERMINAL_PROMPT=0",
          "LC_ALL=C",
          "TZ=UTC",
          concat("GIT_AUTHOR_NAME=", context.author),
          concat("GIT_AUTHOR_EMAIL=", address),
          concat("GIT_AUTHOR_DATE=", context.authored),
          concat("GIT_COMMITTER_NAME=", context.author),
          concat("GIT_COMMITTER_EMAIL=", address),
          concat("GIT_COMMITTER_DATE=", committed)};
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace

const std::string& isolated_home() {
  static const ScratchDirectory home;
  static const bool set = [] {
    ::setenv("HOME", home.path().c_str(), 1);
    ::setenv("XDG_CONFIG_HOME", home.path().c_str(), 1);
    return true;
  }();
  EXPECT_TRUE(set);
  return home.path();
}

GitRun run_git(const std::string& directory, const std::vector<std::string>& arguments,
               const GitContext& context) {
  std::vector<std::string> command = {"git", "-C", directory};
  command.insert(command.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = hermetic_environment(context);
  const std::vector<char*> argv = pointers(command);
  const std::vector<char*> envp = pointers(environment);
  const Pipe in, out, err;
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(in.read, STDIN_FILENO);
    ::dup2(out.write, STDOUT_FILENO);
    ::dup2(err.write, STDERR_FILENO);
    ::execvpe("git", argv.data(), envp.data());
    ::_exit(127);
  }
  ::close(in.read);
  ::close(out.write);
  ::close(err.write);
  GitRun run;
  {
    const std::jthread writer([&] { feed(in.write, context.input); });
    const std::jthread reader([&] { run.err = drain(err.read); });
    run.out = drain(out.read);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  run.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  return run;
}

GitFixture::GitFixture(std::string directory, const std::vector<std::string>& init_options)
    : path_(std::move(directory)) {
  EXPECT_TRUE(DiskFileSystem().make_directories(path_));
  std::vector<std::string> arguments = {"init", "-q", "-b", "main"};
  arguments.insert(arguments.end(), init_options.begin(), init_options.end());
  git(arguments);
}

std::string GitFixture::git(const std::vector<std::string>& arguments,
                            const GitContext& context) const {
  GitRun run = run_git(path_, arguments, context);
  EXPECT_EQ(run.code, 0) << "git " << join(arguments, " ") << "\n" << run.err;
  while (!run.out.empty() && run.out.back() == '\n') run.out.pop_back();
  return run.out;
}

void GitFixture::write(std::string_view name, std::string_view bytes) const {
  DiskFileSystem files;
  EXPECT_TRUE(files.make_directories(std::string(parent_path(at(name))))) << name;
  EXPECT_TRUE(files.write(at(name), bytes)) << name;
}

std::string GitFixture::commit(const std::string& message, const GitContext& context) const {
  git({"add", "-A"}, context);
  git({"commit", "-q", "--allow-empty", "--allow-empty-message", "-m", message}, context);
  return git({"rev-parse", "HEAD"});
}

std::string GitFixture::commit(const std::string& message) {
  const absl::Time start = absl::FromCivil(absl::CivilSecond(2024, 3, 1, 8), absl::UTCTimeZone());
  const absl::Time at = start + absl::Hours(hours_++);
  return commit(message,
                {.authored = absl::FormatTime("%Y-%m-%dT%H:%M:%S+00:00", at, absl::UTCTimeZone())});
}

}  // namespace debrief
