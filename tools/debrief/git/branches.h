#pragma once
// The branches of a repository, its own and those it knows of its remotes.

#include <string>
#include <vector>

#include "debrief/git/repository.h"

namespace debrief {

struct Branch {
  std::string name;  ///< `main`, or `origin/main`
  ObjectId commit;
};

/// All branches that point to a commit, sorted by name, own ones first; empty when references
/// cannot be read.
std::vector<Branch> branches_of(const Repository& repository);

}  // namespace debrief
