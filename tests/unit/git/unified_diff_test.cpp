// Unified diffs from git, from diff, from code hosts, and from nobody.

#include <filesystem>

#include "in_repository.h"
#include "shown_changes.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/git/change_set.h"

namespace debrief {
namespace {

using ::testing::HasSubstr;

std::string parsed(std::string_view diff) {
  const auto set = parse_unified_diff("x.diff", diff);
  return set ? shown(*set) : concat(set.error().where, ": ", set.error().message);
}

TEST(UnifiedDiff, ReadsWhatGitAndDiffWrite) {
  EXPECT_EQ(parsed(""), "");
  EXPECT_EQ(parsed("diff --git a/a.md b/a.md\nindex 1..2 100644\n--- a/a.md\n+++ b/a.md\n"
                   "@@ -1,3 +1,4 @@ heading\n one\n-two\n+2\n+and\n three\n"
                   "@@ -9,2 +10 @@\n nine\n-ten\n\\ No newline at end of file\n"),
            "M a.md 2-3 <11\n");
  EXPECT_EQ(parsed("diff --git \"a/p\\303\\251 \\\"q\\\".md\" \"b/p\\303\\251 \\\"q\\\".md\"\n"
                   "new file mode 100644\n--- /dev/null\n+++ \"b/p\\303\\251 \\\"q\\\".md\"\n"
                   "@@ -0,0 +1 @@\n+x\n"),
            "A pé \"q\".md 1-1\n");
  EXPECT_EQ(parsed("diff --git a/old.md b/new name.md\nsimilarity index 100%\n"
                   "rename from old.md\nrename to new name.md\n"
                   "diff --git a/gone.md b/gone.md\ndeleted file mode 100644\n--- a/gone.md\n"
                   "+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"),
            "D gone.md\nR old.md > new name.md\n");
  EXPECT_EQ(
      parsed("--- a.md\t2024-03-01 10:00:00\n+++ a.md\t2024-03-02 10:00:00\n@@ -1 +1 @@\n-x\n+y\n"),
      "M a.md 1-1\n");
  EXPECT_EQ(parsed("--- a/a.md\r\n+++ b/a.md\r\n@@ -1 +1,2 @@\r\n x\r\n+y\r\n"), "M a.md 2-2\n");
  EXPECT_EQ(parsed("--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n--- x\n-y\n+++ x\n+y\n"),
            "M a.md 1-2\n");
}

TEST(UnifiedDiff, RefusesWhatIsNoneOrLies) {
  EXPECT_THAT(parsed("hello\nworld\n"), HasSubstr("x.diff:1: "));
  EXPECT_THAT(parsed("--- a/a.md\n+++ b/a.md\n@@ -1 +1,3 @@\n+y\n"), HasSubstr("x.diff:3: "));
  EXPECT_THAT(parsed("--- a/a.md\n+++ b/a.md\n@@ what @@\n"), HasSubstr("x.diff:3: "));
  EXPECT_THAT(parsed("diff --cc a.md\n--- a/a.md\n+++ b/a.md\n@@@ -1 -1 +1 @@@\n"),
              HasSubstr("two parents"));
  EXPECT_THAT(parsed("--- a/a.md\n+++ b/../../a.md\n@@ -1 +1 @@\n-x\n+y\n"),
              HasSubstr("leads out"));
}

TEST(UnifiedDiff, SurvivesAnyBytes) {
  const std::string whole =
      "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,4 @@\n one\n-two\n+2\n+and\n "
      "three\n";
  uint32_t state = 3;
  for (int i = 0; i < 3000; ++i) {
    std::string text = whole;
    for (int edit = 0; edit < 3; ++edit) {
      state = state * 1664525 + 1013904223;
      const size_t at = (state >> 8) % text.size();
      if (state % 3 == 0) {
        text.erase(at, 1 + state % 7);
      } else {
        text[at] = static_cast<char>(state >> 16);
      }
      if (text.empty()) text = "@";
    }
    parsed(text);
  }
}

TEST(UnifiedDiff, KnowsAFileWithoutTheLinesOfIt) {
  EXPECT_EQ(parsed("diff --git a/run.sh b/run.sh\nold mode 100644\nnew mode 100755\n"),
            "M run.sh\n");
  EXPECT_EQ(parsed("diff --git a/e.md b/e.md\nnew file mode 100644\nindex 0000000..e69de29\n"),
            "A e.md\n");
  EXPECT_EQ(parsed("diff --git a/e.md b/e.md\ndeleted file mode 100644\nindex e69de29..0000000\n"),
            "D e.md\n");
  EXPECT_EQ(parsed("diff --git a/a.md b/a.md\nindex 1..2 100644\n"
                   "Binary files a/a.md and b/a.md differ\n"),
            "M a.md 1-4294967295\n")
      << "an attribute of the change itself may say that it is binary";
  EXPECT_EQ(parsed("diff --git a/a.md b/c.md\nsimilarity index 100%\ncopy from a.md\n"
                   "copy to c.md\n"),
            "A c.md 1-4294967295\n");
}

TEST(UnifiedDiff, SeesThatAFileBecomesALink) {
  const auto set = parse_unified_diff(
      "x.diff",
      "diff --git a/a.md b/a.md\ndeleted file mode 100644\nindex 1..0\n--- a/a.md\n+++ /dev/null\n"
      "@@ -1 +0,0 @@\n-x\ndiff --git a/a.md b/a.md\nnew file mode 120000\nindex 0..2\n"
      "--- /dev/null\n+++ b/a.md\n@@ -0,0 +1 @@\n+/etc\n\\ No newline at end of file\n");
  ASSERT_TRUE(set);
  ASSERT_EQ(set->files.size(), 1u);
  EXPECT_EQ(set->files[0].kind, ChangeKind::kModified);
  EXPECT_EQ(set->files[0].mode_before, 0100644u);
  EXPECT_EQ(set->files[0].mode_after, 0120000u);
}

TEST(UnifiedDiff, RefusesWhatTellsHalfOfAChange) {
  const std::string once =
      "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-x\n+y\n";
  EXPECT_THAT(parsed(concat("From 1\n\n", once, "-- \n2\n\nFrom 2\n\n", once, "-- \n2\n")),
              HasSubstr("x.diff:14: “a.md” is changed twice"));
  EXPECT_THAT(parsed("Only in new: a.md\n"), HasSubstr("x.diff:1: "));
}

class UnifiedDiffOfGit : public InRepository {};

TEST_F(UnifiedDiffOfGit, ReadsTheSameWhateverTheUserHasConfigured) {
  git_.write("a/b.md", "1\n2\n");
  git_.write("b/é \"q\"\t.md", "1\n");
  git_.write("old name.md", "1\n2\n3\n4\n5\n");
  git_.write("gone.md", "never again\n");
  git_.commit("start");
  git_.write("a/b.md", "1\n2\n3\n");
  git_.write("b/é \"q\"\t.md", "2\n");
  git_.write("a a/new b/a a.md", "1\n");
  std::filesystem::rename(git_.at("old name.md"), git_.at("a/new name.md"));
  std::filesystem::remove(git_.at("gone.md"));
  git_.git({"add", "-A"});
  const std::string expected =
      "A a a/new b/a a.md 1-1\nM a/b.md 3-3\nR old name.md > a/new name.md\n"
      "M b/é \"q\"\t.md 1-1\nD gone.md\n";
  for (const char* const setting :
       {"diff.noprefix=true", "diff.mnemonicPrefix=true", "core.quotePath=false", "diff.context=0",
        "diff.renames=true"}) {
    EXPECT_EQ(parsed(git_.git({"-c", setting, "diff", "--cached"}) + "\n"), expected) << setting;
  }
}

}  // namespace
}  // namespace debrief
