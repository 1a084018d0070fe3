#include "debrief/git/write.h"

#include "support/git_fixture.h"
#include <gtest/gtest.h>

#include "debrief/base/file_system.h"

namespace debrief {
namespace {

CommitRequest first_commit() {
  return {.message = "Add the cache incident",
          .author = {"Ada", "ada@example.org"},
          .authored = {.seconds = 1709280000, .offset_minutes = 60},
          .changes = {{"postmortems/cache.md", "# Cache\n"}, {"README.md", "read me\n"}}};
}

TEST(Write, MakesTheCommitThatGitMakes) {
  isolated_home();
  const ScratchDirectory scratch;
  const std::string ours = scratch.at("ours/repository");
  ASSERT_TRUE(create_repository(ours));
  const auto first = write_commit(ours, first_commit());
  ASSERT_TRUE(first);
  const auto second = write_commit(ours, {.message = "Remove what nobody reads\n",
                                          .author = {"Bo", "bo@example.org"},
                                          .authored = {.seconds = 1709290000},
                                          .committed = Timestamp{.seconds = 1709291000},
                                          .changes = {{"README.md", std::nullopt}},
                                          .parents = {*first}});
  ASSERT_TRUE(second);
  ASSERT_TRUE(check_out(ours));

  const GitFixture theirs(scratch.at("theirs"));
  theirs.write("postmortems/cache.md", "# Cache\n");
  theirs.write("README.md", "read me\n");
  EXPECT_EQ(theirs.commit("Add the cache incident", {.authored = "1709280000 +0100"}),
            first->hex());
  theirs.git({"rm", "-q", "README.md"});
  EXPECT_EQ(theirs.commit(
                "Remove what nobody reads",
                {.author = "Bo", .authored = "1709290000 +0000", .committed = "1709291000 +0000"}),
            second->hex());
  EXPECT_EQ(run_git(ours, {"status", "--porcelain", "--branch"}).out, "## main\n");
  EXPECT_EQ(run_git(ours, {"fsck", "--strict"}).code, 0);
  EXPECT_EQ(read_file(ours + "/postmortems/cache.md"), "# Cache\n");
}

TEST(Write, ChecksOutOverAnOlderState) {
  isolated_home();
  const ScratchDirectory scratch;
  ASSERT_TRUE(create_repository(scratch.path(), "trunk"));
  CommitRequest request = first_commit();
  request.branch = "trunk";
  const auto first = write_commit(scratch.path(), request);
  ASSERT_TRUE(check_out(scratch.path(), "trunk"));
  scratch.write("README.md", "changed by hand\n");
  scratch.write("untracked.txt", "stays\n");
  request.changes = {{"postmortems/cache.md", std::nullopt}, {"postmortems", "now a file\n"}};
  request.parents = {*first};
  ASSERT_TRUE(write_commit(scratch.path(), request));
  ASSERT_TRUE(check_out(scratch.path(), "trunk"));
  EXPECT_EQ(read_file(scratch.at("README.md")), "read me\n");
  EXPECT_EQ(read_file(scratch.at("postmortems")), "now a file\n");
  EXPECT_EQ(run_git(scratch.path(), {"status", "--porcelain"}).out, "?? untracked.txt\n");
}

TEST(Write, RefusesADirectoryThatHoldsSomething) {
  const ScratchDirectory scratch;
  scratch.write("notes.txt", "mine\n");
  const auto made = create_repository(scratch.path());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::kIo);
  EXPECT_EQ(made.error().message, "the directory is not empty");
  EXPECT_EQ(DiskFileSystem().kind(scratch.at(".git")), FileKind::kMissing);
}

TEST(Write, SaysWhatCannotBeWritten) {
  isolated_home();
  const ScratchDirectory scratch;
  ASSERT_TRUE(create_repository(scratch.path()));
  CommitRequest request = first_commit();
  request.changes = {{".git/hooks/post-checkout", "#!/bin/sh\n"}};
  const auto hook = write_commit(scratch.path(), request);
  ASSERT_FALSE(hook);
  EXPECT_EQ(hook.error().where, ".git/hooks/post-checkout");
  request = first_commit();
  request.author.name = "";
  EXPECT_FALSE(write_commit(scratch.path(), request));
  EXPECT_FALSE(check_out(scratch.path(), "no-such-branch"));
}

}  // namespace
}  // namespace debrief
