#pragma once
// Repositories made by the real `git`, apart from the configuration of whoever runs the tests:
// fixed identities, fixed clocks, no global or system configuration. The product never runs git;
// tests do, to build what it reads and to hear a second opinion.

#include <string>
#include <string_view>
#include <vector>

#include "support/fixtures.h"

namespace debrief {

struct GitRun {
  int code = 0;
  std::string out;
  std::string err;
};

/// Who commits and when, and what is on the standard input.
struct GitContext {
  std::string author = "Ada";  ///< the address is `<name in lower case>@example.org`
  std::string authored = "2024-03-01T09:00:00+01:00";
  std::string committed = {};  ///< as authored when empty
  std::string input = {};
};

/// Points HOME of this process (and so the global configuration that libgit2 reads) at an empty
/// directory, and returns it. Call it before the first repository is opened.
const std::string& isolated_home();

/// Runs `git` in a directory.
GitRun run_git(const std::string& directory, const std::vector<std::string>& arguments,
               const GitContext& context = {});

/// A repository that a test builds.
class GitFixture {
 public:
  /// `git init -b main` in a directory, which is made.
  explicit GitFixture(std::string directory, const std::vector<std::string>& init_options = {});

  const std::string& path() const { return path_; }
  std::string at(std::string_view name) const { return path_ + "/" + std::string(name); }

  /// What a git command prints, without the line end; the test fails when it does.
  std::string git(const std::vector<std::string>& arguments, const GitContext& context = {}) const;

  void write(std::string_view name, std::string_view bytes) const;

  /// Commits all that the work tree holds, even nothing new; returns the id.
  std::string commit(const std::string& message, const GitContext& context) const;

  /// The same, one hour after the commit before.
  std::string commit(const std::string& message);

 private:
  std::string path_;
  int hours_ = 0;
};

}  // namespace debrief
