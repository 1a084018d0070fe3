#pragma once
// A test that has a repository of its own, made by git.

#include <string>

#include "support/fixtures.h"
#include "support/git_fixture.h"
#include <gtest/gtest.h>

#include "debrief/git/repository.h"

namespace debrief {

inline ObjectId id_of(const Repository& repository, const std::string& revision) {
  return *repository.resolve(revision);
}

inline Repository open(const GitFixture& git) { return *Repository::discover(git.path()); }

class InRepository : public ::testing::Test {
 protected:
  const std::string& home_ = isolated_home();
  ScratchDirectory scratch_;
  GitFixture git_{scratch_.path() + "/r"};
};

}  // namespace debrief
