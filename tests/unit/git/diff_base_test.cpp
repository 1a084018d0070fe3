// What a change is compared with, in the checkouts that CI hosts leave behind.

#include "debrief/git/diff_base.h"

#include <filesystem>
#include <map>

#include "support/fixtures.h"
#include "support/git_fixture.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using ::testing::HasSubstr;

using Variables = std::map<std::string, std::string>;

/// An origin whose main has moved on since a pull request left it, and the merge of both.
class PullRequest : public ::testing::Test {
 protected:
  PullRequest() : git_(scratch_.path() + "/dev") {
    git_.commit("base 1");
    git_.commit("base 2");
    git_.git({"checkout", "-q", "-b", "pr"});
    git_.write("inc.md", "1\n");
    git_.commit("pr 1");
    git_.write("inc.md", "2\n");
    git_.commit("pr 2");
    git_.git({"checkout", "-q", "main"});
    git_.write("base.md", "3\n");
    git_.commit("base 3");
    git_.git({"checkout", "-q", "--detach"});
    git_.git({"merge", "-q", "--no-ff", "-m", "merge", "pr"});
    git_.git({"update-ref", "refs/pull/1/merge", "HEAD"});
    git_.git({"checkout", "-q", "main"});
  }

  std::string id(const std::string& revision) const { return git_.git({"rev-parse", revision}); }

  /// A checkout of one reference with a depth, as the runners make it; 0: everything.
  Repository checkout(const std::string& reference, int depth) {
    const std::string folder = concat(scratch_.path(), "/co", ++checkouts_);
    const GitFixture clone(folder);
    clone.git({"remote", "add", "origin", "file://" + git_.path()});
    std::vector<std::string> fetch = {"fetch", "-q", "--no-tags", "origin",
                                      concat("+", reference, ":refs/remotes/checkout")};
    if (depth > 0) {
      fetch.push_back(concat("--depth=", depth));
    } else {
      fetch.emplace_back("+refs/heads/*:refs/remotes/origin/*");
    }
    clone.git(fetch);
    clone.git({"checkout", "-q", "--force", "refs/remotes/checkout"});
    return *Repository::discover(folder);
  }

  /// The base, or the error and its first hint.
  std::string base(const Repository& repository, Variables variables, std::string wanted = "auto") {
    const auto found = find_diff_base(
        repository, *repository.resolve("HEAD"), wanted, [&](const std::string& name) {
          const auto value = variables.find(name);
          return value == variables.end() ? std::nullopt : std::optional(value->second);
        });
    if (found) return found->commit.hex();
    return concat(found.error().message, " / ",
                  found.error().hints.empty() ? "" : found.error().hints.front());
  }

  const std::string& home_ = isolated_home();
  ScratchDirectory scratch_;
  GitFixture git_;
  int checkouts_ = 0;
};

TEST_F(PullRequest, OfGitHubIsComparedWithTheFirstParentOfItsMerge) {
  const Variables github = {{"GITHUB_EVENT_NAME", "pull_request"},
                            {"GITHUB_BASE_REF", "main"},
                            {"GITHUB_SHA", id("refs/pull/1/merge")}};
  EXPECT_THAT(base(checkout("refs/pull/1/merge", 1), github), HasSubstr("fetch-depth: 2"));
  EXPECT_EQ(base(checkout("refs/pull/1/merge", 2), github), id("main"));
  EXPECT_EQ(base(checkout("refs/pull/1/merge", 0), github), id("main"));
}

TEST_F(PullRequest, OfGitHubThatChecksOutItsOwnHeadIsComparedWithWhereItLeftTheBranch) {
  const Variables github = {{"GITHUB_EVENT_NAME", "pull_request"},
                            {"GITHUB_BASE_REF", "main"},
                            {"GITHUB_SHA", id("refs/pull/1/merge")}};
  EXPECT_EQ(base(checkout("refs/heads/pr", 0), github), id("main~1"));
  EXPECT_THAT(base(checkout("refs/heads/pr", 2), github), HasSubstr("fetch-depth: 0"));
  git_.git({"checkout", "-q", "pr"});
  git_.git({"merge", "-q", "--no-ff", "-m", "catch up", "main"});
  EXPECT_EQ(base(checkout("refs/heads/pr", 0), github), id("main"))
      << "a merge inside of the pull request is not GitHub's";
}

TEST_F(PullRequest, OfGitHubFromAForkRunsWithTheSameRules) {
  Variables github = {{"GITHUB_EVENT_NAME", "pull_request_target"},
                      {"GITHUB_BASE_REF", "main"},
                      {"GITHUB_SHA", id("main")}};
  EXPECT_EQ(base(checkout("refs/heads/pr", 0), github), id("main~1"));
  github["GITHUB_BASE_REF"] = "";
  EXPECT_THAT(base(checkout("refs/heads/pr", 0), github), HasSubstr("GITHUB_BASE_REF is empty"));
}

TEST_F(PullRequest, APushIsComparedWithTheCommitBefore) {
  const Variables push = {{"GITHUB_EVENT_NAME", "push"}};
  EXPECT_EQ(base(checkout("refs/heads/main", 0), push), id("main~1"));
  EXPECT_EQ(base(checkout("refs/heads/main", 2), push), id("main~1"));
  EXPECT_THAT(base(checkout("refs/heads/main", 1), push), HasSubstr("fetch-depth: 2"));
  git_.git({"checkout", "-q", "--orphan", "fresh"});
  git_.commit("first");
  EXPECT_EQ(base(checkout("refs/heads/fresh", 1), push), std::string(40, '0'));
}

TEST_F(PullRequest, OfGitHubIsNotGuessedForOtherEvents) {
  EXPECT_THAT(base(checkout("refs/heads/main", 0), {{"GITHUB_EVENT_NAME", "schedule"}}),
              HasSubstr("brings no change"));
}

TEST_F(PullRequest, OfGitLabIsComparedWithWhatTheRunnerNames) {
  Variables gitlab = {{"GITLAB_CI", "true"}, {"CI_MERGE_REQUEST_DIFF_BASE_SHA", id("main~1")}};
  EXPECT_EQ(base(checkout("refs/heads/pr", 0), gitlab), id("main~1"));
  EXPECT_THAT(base(checkout("refs/heads/pr", 1), gitlab), HasSubstr("GIT_DEPTH"));
  gitlab["CI_MERGE_REQUEST_TARGET_BRANCH_SHA"] = id("main");
  EXPECT_EQ(base(checkout("refs/pull/1/merge", 0), gitlab), id("main"));
  gitlab = {{"GITLAB_CI", "true"}, {"CI_COMMIT_BEFORE_SHA", id("main~2")}};
  EXPECT_EQ(base(checkout("refs/heads/main", 0), gitlab), id("main~2"));
  gitlab = {{"GITLAB_CI", "true"},
            {"CI_COMMIT_BEFORE_SHA", std::string(40, '0')},
            {"CI_COMMIT_BRANCH", "pr"},
            {"CI_DEFAULT_BRANCH", "main"}};
  EXPECT_EQ(base(checkout("refs/heads/pr", 0), gitlab), id("main~1"));
}

TEST_F(PullRequest, OfOtherHostsIsComparedWithItsTarget) {
  const Repository full = checkout("refs/heads/pr", 0);
  EXPECT_EQ(base(full, {{"SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main"}}), id("main~1"));
  EXPECT_EQ(base(full, {{"BITBUCKET_PR_DESTINATION_BRANCH", "main"}}), id("main~1"));
  EXPECT_THAT(base(full, {{"BUILDKITE_PULL_REQUEST_BASE_BRANCH", "release"}}),
              HasSubstr("there is no origin/release"));
}

TEST_F(PullRequest, WithoutAHostIsComparedWithTheMainBranch) {
  EXPECT_EQ(base(checkout("refs/heads/pr", 0), {}), id("main~1"));
  EXPECT_EQ(base(checkout("refs/heads/main", 0), {}), id("main"));
  EXPECT_THAT(base(checkout("refs/heads/pr", 1), {}), HasSubstr("git fetch origin"));
}

TEST_F(PullRequest, IsComparedWithTheMergeBaseOfARevisionThatIsNamed) {
  const Repository full = checkout("refs/heads/pr", 0);
  EXPECT_EQ(base(full, {}, "origin/main"), id("main~1"));
  EXPECT_EQ(base(full, {}, "HEAD~1"), id("pr~1"));
  EXPECT_THAT(base(full, {}, "origin/mian"), HasSubstr("origin/main"));
  EXPECT_EQ(base(checkout("refs/pull/1/merge", 2), {}, "HEAD^1"), id("main"));
}

TEST_F(PullRequest, InAFullCloneThatWasMadeShallowAgainIsAnError) {
  const Repository full = checkout("refs/heads/pr", 0);
  run_git(full.work_tree(), {"fetch", "-q", "--depth=1", "origin", "main"});
  run_git(full.work_tree(), {"update-ref", "refs/remotes/origin/main", "FETCH_HEAD"});
  const Repository again = *Repository::discover(full.work_tree());
  EXPECT_THAT(base(again, {{"GITHUB_EVENT_NAME", "pull_request"},
                           {"GITHUB_BASE_REF", "main"},
                           {"GITHUB_SHA", id("main")}}),
              HasSubstr("fetch-depth: 0"));
}

}  // namespace
}  // namespace debrief
