// Where two branches part: git itself is the second opinion.

#include "in_repository.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/git/change_set.h"

namespace debrief {
namespace {

using ::testing::HasSubstr;

class MergeBases : public InRepository {
 protected:
  void expect_as_git(const std::string& one, const std::string& other) const {
    const Repository repository = open(git_);
    EXPECT_EQ(merge_base(repository, id_of(repository, one), id_of(repository, other))->hex(),
              git_.git({"merge-base", one, other}))
        << one << ' ' << other;
  }
};

TEST_F(MergeBases, AgreesWithGit) {
  git_.commit("1");
  git_.commit("2");
  git_.git({"checkout", "-q", "-b", "side"});
  git_.commit("s1");
  git_.git({"checkout", "-q", "main"});
  git_.commit("3");
  git_.git({"checkout", "-q", "side"});
  git_.git({"merge", "-q", "--no-ff", "-m", "m", "main"});
  git_.commit("s2");
  git_.git({"checkout", "-q", "main"});
  git_.commit("4");
  for (const auto& [one, other] : {std::pair("main", "side"),
                                   {"side", "main"},
                                   {"main~2", "side"},
                                   {"side~1^1", "main"},
                                   {"main", "main"}}) {
    expect_as_git(one, other);
  }
}

TEST_F(MergeBases, IsTheOneThatGitNamesFirstWhenBranchesCross) {
  git_.commit("root");
  git_.git({"branch", "side"});
  git_.commit("m1");
  git_.git({"checkout", "-q", "side"});
  git_.commit("s1");
  git_.git({"branch", "s1"});
  git_.git({"merge", "-q", "--no-ff", "-m", "cross", "main"});
  git_.git({"checkout", "-q", "main"});
  git_.git({"merge", "-q", "--no-ff", "-m", "cross", "s1"});
  for (const auto& [one, other] : {std::pair("main", "side"), {"side", "main"}}) {
    expect_as_git(one, other);
  }
}

TEST_F(MergeBases, IsNotTakenFromBesideACut) {
  git_.commit("root");
  const std::string fork = git_.commit("fork");
  git_.git({"checkout", "-q", "-b", "late"});
  const std::string shared = git_.commit("shared");
  git_.git({"checkout", "-q", "-b", "pr", fork});
  git_.commit("pr 1");
  git_.git({"merge", "-q", "--no-ff", "-m", "pr takes what is shared", "late"});
  git_.git({"checkout", "-q", "late"});
  const std::string landed = git_.commit("late 2");
  git_.git({"checkout", "-q", "main"});
  git_.commit("main 1");
  git_.git({"merge", "-q", "--no-ff", "-m", "late lands", "late"});
  const auto base = [&]() -> std::string {
    const Repository repository = open(git_);
    const auto found = merge_base(repository, id_of(repository, "main"), id_of(repository, "pr"));
    return found ? found->hex() : found.error().message;
  };
  EXPECT_EQ(base(), shared);
  git_.write(".git/shallow", fork + "\n");
  EXPECT_EQ(base(), shared) << "all that is cut lies behind it";
  git_.write(".git/shallow", landed + "\n");
  EXPECT_EQ(git_.git({"merge-base", "main", "pr"}), fork) << "git takes what it sees";
  EXPECT_THAT(base(), HasSubstr("is cut before"));
  const Repository repository = open(git_);
  const ObjectId tip = id_of(repository, "main~1");
  EXPECT_EQ(*merge_base(repository, tip, id_of(repository, "main")), tip)
      << "nothing that both have comes after one of the two";
}

}  // namespace
}  // namespace debrief
