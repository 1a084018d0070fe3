// What can be told of the history when part of the repository is elsewhere, or another stands in
// for it.

#include <filesystem>

#include "git_oracle.h"
#include "history_reading.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

TEST_F(HistoryOf, CommitsThatOthersReplace) {
  git_.write("a.md", "a\n");
  git_.commit("one");
  git_.write("a.md", "b\n");
  const std::string second = git_.commit("two");
  git_.write("a.md", "c\n");
  git_.commit("three");
  git_.git({"replace", "--graft", second});
  EXPECT_THAT(told(read(git_.path()), "a.md"),
              ElementsAre("three: modified a.md", "two: added a.md"));
}

TEST_F(HistoryOf, AWorktreeADetachedHeadAndAnAlternate) {
  git_.write("a.md", "a\n");
  git_.commit("one");
  git_.git({"worktree", "add", "-q", "--detach", scratch_.at("tree")});
  git_.git({"clone", "-q", "--shared", git_.path(), scratch_.at("shared")});
  for (const char* const name : {"tree", "shared"}) {
    EXPECT_THAT(told(read(scratch_.at(name)), "a.md"), ElementsAre("one: added a.md")) << name;
  }
}

// At every depth: what lies above the cut is what git says of the whole; a file is truncated when
// it exists at the cut, and only then.
TEST_F(HistoryOf, AShallowClone) {
  git_.write("a.md", text(0, 20));
  git_.commit("one");
  git_.write("a.md", text(0, 21));
  git_.write("b.md", text(50, 70));
  git_.commit("two");
  git_.git({"mv", "a.md", "c.md"});
  git_.commit("three");
  git_.write("d.md", "d\n");
  git_.write("c.md", text(0, 22));
  git_.commit("four");
  const auto whole = git_history(git_.path());
  for (int depth = 1; depth <= 4; ++depth) {
    const std::string clone = scratch_.at(concat("depth-", depth));
    git_.git({"clone", "-q", concat("--depth=", depth), concat("file://", git_.path()), clone});
    const History history = read(clone);
    EXPECT_EQ(history.shallow, depth < 4);
    EXPECT_EQ(history.commits_walked, static_cast<uint64_t>(depth));
    const std::string cut = run_git(clone, {"rev-list", "--max-parents=0", "HEAD"}).out;
    const std::string at_cut =
        run_git(clone, {"ls-tree", "-r", "--name-only", std::string(trim(cut))}).out;
    for (const auto& [path, revisions] : whole) {
      const FileHistory& file = history.files.at(path);
      const std::string& oldest_path = file.revisions.back().path;
      EXPECT_EQ(file.truncated, depth < 4 && at_cut.find(oldest_path) != std::string::npos)
          << path << " at depth " << depth;
      const size_t known = file.revisions.size() - (file.truncated ? 1 : 0);
      for (size_t i = 0; i < known; ++i) {
        EXPECT_EQ(history.commit(file.revisions[i]).id.hex(), revisions[i].commit);
        EXPECT_EQ(file.revisions[i].path, revisions[i].path);
      }
      if (file.truncated) {
        EXPECT_TRUE(history.commit(file.revisions.back()).boundary);
      } else {
        EXPECT_EQ(known, revisions.size());
      }
    }
    if (depth == 4) {
      EXPECT_THAT(history.notes, IsEmpty());
    } else {
      EXPECT_THAT(history.notes,
                  ElementsAre(concat("when ", depth == 1 ? "3 files" : "2 files",
                                     " first appeared is not known; ", deepen_hint())));
    }
  }
}

// `side` began before the cut of the line, and may have been merged behind it; `late` began on this
// side of it.
TEST_F(HistoryOf, WhatAShallowCloneCannotSayOfLandings) {
  const auto commit = [&](const std::string& name, const std::string& date) {
    git_.write(concat(name, ".md"), date);
    git_.commit(name, {.authored = concat(date, "T00:00:00Z")});
  };
  const auto merge = [&](const std::string& name, const std::string& date) {
    git_.git({"merge", "-q", "--no-ff", "-m", "merge " + name, name},
             {.authored = concat(date, "T00:00:00Z")});
  };
  commit("root", "2024-01-01");
  git_.git({"checkout", "-q", "-b", "side"});
  commit("side", "2024-01-02");
  git_.git({"checkout", "-q", "main"});
  commit("one", "2024-01-03");
  commit("two", "2024-01-04");
  git_.git({"checkout", "-q", "-b", "late"});
  commit("late", "2024-01-05");
  git_.git({"checkout", "-q", "main"});
  merge("side", "2024-01-06");
  merge("late", "2024-01-07");
  git_.git({"clone", "-q", "--depth=4", concat("file://", git_.path()), scratch_.at("shallow")});
  const auto landed = [](const History& history, const std::string& path) {
    const Commit& first = history.commit(history.files.at(path).revisions.front());
    return first.landed_by ? history.commits[*first.landed_by].subject : "unknown";
  };
  const History whole = read(git_.path());
  EXPECT_EQ(landed(whole, "side.md"), "merge side");
  EXPECT_EQ(landed(whole, "late.md"), "merge late");
  const History cut = read(scratch_.at("shallow"));
  EXPECT_EQ(landed(cut, "side.md"), "unknown");
  EXPECT_EQ(landed(cut, "late.md"), "merge late");
  EXPECT_EQ(landed(cut, "two.md"), "two");
}

TEST_F(HistoryOf, ABloblessClone) {
  git_.git({"config", "uploadpack.allowFilter", "true"});
  git_.write("a.md", text(0, 20));
  git_.write("x.md", text(50, 70));
  git_.commit("one");
  git_.git({"mv", "a.md", "b.md"});
  git_.git({"rm", "-q", "x.md"});
  git_.write("y.md", text(50, 69));
  git_.commit("two");
  git_.git({"clone", "-q", "--filter=blob:none", concat("file://", git_.path()),
            scratch_.at("partial")});
  const History history = read(scratch_.at("partial"));
  EXPECT_THAT(told(history, "b.md"), ElementsAre("two: renamed b.md from a.md", "one: added a.md"));
  EXPECT_THAT(told(history, "y.md"), ElementsAre("two: added y.md"));
  EXPECT_THAT(history.notes,
              ElementsAre("files that were moved and edited at once are seen as new, because old "
                          "contents are not in this partial clone; `git fetch --refetch "
                          "--no-filter` fetches them"));
}

TEST_F(HistoryOf, ATreelessCloneCannotBeTold) {
  git_.git({"config", "uploadpack.allowFilter", "true"});
  git_.write("a.md", "a\n");
  git_.commit("one");
  git_.write("a.md", "b\n");
  git_.commit("two");
  git_.git(
      {"clone", "-q", "--filter=tree:0", concat("file://", git_.path()), scratch_.at("treeless")});
  const auto history = try_read(scratch_.at("treeless"));
  ASSERT_FALSE(history);
  EXPECT_EQ(history.error().kind, ErrorKind::kGit);
  EXPECT_THAT(history.error().message, StartsWith("the folder "));
  EXPECT_THAT(history.error().hints,
              ElementsAre(HasSubstr("`git fetch --refetch --no-filter` fetches")));
}

TEST_F(HistoryOf, ABrokenRepositoryIsAnError) {
  git_.write("a.md", "a\n");
  const std::string first = git_.commit("one");
  git_.commit("two");
  std::filesystem::remove(
      git_.at(concat(".git/objects/", first.substr(0, 2), "/", first.substr(2))));
  const auto history = try_read(git_.path());
  ASSERT_FALSE(history);
  EXPECT_EQ(history.error().message,
            concat("the commit ", first.substr(0, 7), " is not in this repository"));
  EXPECT_THAT(history.error().hints, ElementsAre("`git fsck` tells what is damaged"));
}

}  // namespace
}  // namespace debrief
