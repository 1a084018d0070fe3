#include "debrief/git/branches.h"

#include "support/git_fixture.h"
#include <gtest/gtest.h>

namespace debrief {
namespace {

std::string names_of(const std::string& directory) {
  const auto repository = Repository::discover(directory);
  EXPECT_TRUE(repository);
  std::string names;
  for (const Branch& branch : branches_of(*repository)) {
    names += branch.name + "=" + branch.commit.short_hex() + "\n";
  }
  return names;
}

TEST(BranchesOf, AreTheRepositorysOwnAndThoseOfItsRemotes) {
  isolated_home();
  const ScratchDirectory scratch;
  GitFixture origin(scratch.at("origin"));
  EXPECT_EQ(names_of(origin.path()), "");
  const std::string one = origin.commit("One").substr(0, 7);
  origin.git({"branch", "topic/a"});
  origin.git({"tag", "v1"});
  const std::string two = origin.commit("Two").substr(0, 7);
  EXPECT_EQ(names_of(origin.path()), "main=" + two + "\ntopic/a=" + one + "\n");
  run_git(scratch.path(), {"clone", "-q", origin.path(), "clone"});
  EXPECT_EQ(names_of(scratch.at("clone")), "main=" + two + "\norigin/HEAD=" + two +
                                               "\norigin/main=" + two + "\norigin/topic/a=" + one +
                                               "\n");
}

}  // namespace
}  // namespace debrief
