#pragma once
// The one place that writes a repository: making the example of `debrief init --example`, and
// tests' repositories.

#include <optional>
#include <string>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/base/time.h"
#include "debrief/git/repository.h"

namespace debrief {

struct CommitRequest {
  std::string message;
  GitPerson author;
  Timestamp authored;
  std::optional<Timestamp> committed = std::nullopt;  ///< as authored when not given
  struct Change {
    std::string path;
    std::optional<std::string> bytes = std::nullopt;  ///< nullopt removes the file
  };
  std::vector<Change> changes = {};    ///< relative to the first parent's tree
  std::vector<ObjectId> parents = {};  ///< the first is what the changes apply to
  std::string branch = "main";         ///< moved to the new commit
};

/// Makes an empty repository with a work tree; kIo when `directory` exists and is not empty.
Result<void> create_repository(const std::string& directory, const std::string& branch = "main");

/// Writes one commit and moves the branch. The work tree is not touched.
Result<ObjectId> write_commit(const std::string& directory, const CommitRequest& request);

/// Writes the branch's files and index into the work tree, as `git checkout -f` does.
Result<void> check_out(const std::string& directory, const std::string& branch = "main");

}  // namespace debrief
