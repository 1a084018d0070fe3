#include "support/transcript.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// What every command of a transcript sees: nothing of the machine but programs.
constexpr std::string_view kEnvironment =
    "env -i HOME=/nonexistent LANG=C.UTF-8 TZ=UTC GIT_CONFIG_GLOBAL=/dev/null "
    "GIT_CONFIG_NOSYSTEM=1 "
    "GIT_AUTHOR_NAME='Aisha Rahman' GIT_AUTHOR_EMAIL=aisha@example.org GIT_COMMITTER_NAME='Aisha "
    "Rahman' "
    "GIT_COMMITTER_EMAIL=aisha@example.org ";

std::string shell_quoted(std::string_view text) {
  return concat("'", replace_all(text, "'", "'\\''"), "'");
}

class Player {
 public:
  explicit Player(std::string binaries) : binaries_(std::move(binaries)) {}

  std::string play(const std::string& text) {
    const auto lines = split(text, '\n');
    for (size_t i = 0; i < lines.size();) {
      const std::string_view line = lines[i];
      const bool last_empty = i + 1 == lines.size() && line.empty();
      if (!last_empty) append(out_, line, "\n");
      ++i;
      if (line.starts_with("commit ")) {
        finish_commit();
        pending_ = std::string(line.substr(7));
      } else if (line.starts_with("-- ") && line.ends_with(" --")) {
        std::string bytes;
        for (; i < lines.size() && !is_step(lines[i]); ++i) {
          if (i + 1 == lines.size() && lines[i].empty()) break;
          append(bytes, lines[i], "\n");
        }
        out_ += bytes;
        while (bytes.ends_with("\n\n")) bytes.pop_back();
        scratch_.write(line.substr(3, line.size() - 6), bytes);
      } else if (line.starts_with("$ ")) {
        finish_commit();
        while (i < lines.size() && !is_step(lines[i]) && !lines[i].starts_with("? ")) ++i;
        if (i < lines.size() && lines[i].starts_with("? ")) ++i;
        const auto [output, code] = run(std::string(line.substr(2)));
        append(out_, output, output.empty() || output.ends_with('\n') ? "" : "\n", "? ", code,
               "\n");
      }
    }
    return out_;
  }

 private:
  static bool is_step(std::string_view line) {
    return line.starts_with("commit ") || line.starts_with("$ ") ||
           (line.starts_with("-- ") && line.ends_with(" --"));
  }

  /// The sanitizers' settings go through: they are about how the program was built.
  static std::string sanitizer_settings() {
    std::string settings;
    for (const char* const name : {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"}) {
      const char* const value = std::getenv(name);
      if (value != nullptr) append(settings, name, "=", shell_quoted(value), " ");
    }
    return settings;
  }

  std::pair<std::string, int> run(const std::string& command) {
    const std::string line =
        concat("cd ", shell_quoted(scratch_.path()), " && ", kEnvironment, sanitizer_settings(),
               "PATH=", shell_quoted(concat(binaries_, ":/usr/bin:/bin")), " bash -o pipefail -c ",
               shell_quoted(concat("exec 2>&1 </dev/null\n", command)));
    FILE* const pipe = ::popen(line.c_str(), "r");
    if (pipe == nullptr) {
      ADD_FAILURE() << "no shell could be started for " << command;
      return {};
    }
    std::string output;
    std::array<char, 4096> buffer{};
    for (size_t count = 0; (count = ::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
      output.append(buffer.data(), count);
    }
    const int status = ::pclose(pipe);
    return {replace_all(output, scratch_.path(), "{dir}"),
            WIFEXITED(status) ? WEXITSTATUS(status) : 128};
  }

  void finish_commit() {
    if (pending_.empty()) return;
    const size_t space = pending_.find(' ');
    const std::string date = pending_.substr(0, space);
    const std::string message = pending_.substr(space + 1);
    const auto [output, code] = run(concat(
        "[ -e .git ] || git init -q -b main; git add -A && GIT_AUTHOR_DATE=", date,
        " GIT_COMMITTER_DATE=", date, " git commit -q --allow-empty -m ", shell_quoted(message)));
    EXPECT_EQ(code, 0) << output;
    pending_.clear();
  }

  std::string binaries_;
  ScratchDirectory scratch_;
  std::string pending_;  // date and message of a commit whose files are being written
  std::string out_;
};

}  // namespace

std::string play_transcript(const std::string& text, const std::string& binary_directory) {
  return Player(binary_directory).play(text);
}

}  // namespace debrief
