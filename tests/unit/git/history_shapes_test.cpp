// The history of repositories of every shape: what happened to one file at a time.

#include <filesystem>

#include "git_oracle.h"
#include "history_reading.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(HistoryOf, AFileThatWasEdited) {
  git_.write("pm/a.md", "a\n");
  git_.commit("one");
  git_.write("other", "x");
  git_.commit("two");
  git_.write("pm/a.md", "b\n");
  git_.commit("three");
  git_.commit("four, empty");
  const History history = read(git_.path());
  EXPECT_THAT(told(history, "pm/a.md"),
              ElementsAre("three: modified pm/a.md", "one: added pm/a.md"));
  const FileHistory& file = history.files.at("pm/a.md");
  EXPECT_EQ(file.revisions[0].blob, blob_id("b\n"));
  EXPECT_EQ(file.revisions[1].blob, blob_id("a\n"));
  EXPECT_EQ(history.commits_walked, 4U);
  EXPECT_EQ(history.commits.size(), 3U);
  EXPECT_FALSE(history.shallow);
  EXPECT_THAT(history.notes, IsEmpty());
}

TEST_F(HistoryOf, OnlyTheFilesThatAreWanted) {
  for (const char* const name : {"pm/a.md", "pm/2024/b.md", "pm/c.png", "pmx/d.md", "e.md"}) {
    git_.write(name, name);
  }
  git_.commit("one");
  const auto names = [](const History& history) {
    std::vector<std::string> paths;
    for (const auto& [path, file] : history.files) paths.push_back(path);
    return paths;
  };
  const auto is_markdown = [](std::string_view path) {
    return path.size() > 3 && path.substr(path.size() - 3) == ".md";
  };
  EXPECT_THAT(names(read(git_.path(), {.folders = {"pm"}})),
              ElementsAre("pm/2024/b.md", "pm/a.md", "pm/c.png"));
  EXPECT_THAT(names(read(git_.path(), {.folders = {"pm/", "pm/2024"}, .wanted = is_markdown})),
              ElementsAre("pm/2024/b.md", "pm/a.md"));
  EXPECT_THAT(names(read(git_.path(), {.folders = {"."}, .wanted = is_markdown})),
              ElementsAre("e.md", "pm/2024/b.md", "pm/a.md", "pmx/d.md"));
  EXPECT_THAT(names(read(git_.path(), {.folders = {"no-such"}})), IsEmpty());
}

TEST_F(HistoryOf, ACommitWithoutADate) {
  git_.write("a.md", "a\n");
  git_.commit("one");
  const std::string tree = git_.git({"rev-parse", "HEAD^{tree}"});
  const std::string id = git_.git(
      {"hash-object", "-t", "commit", "-w", "--literally", "--stdin"},
      {.input = concat("tree ", tree, "\nauthor nobody\n", "committer Ada <ada@example.org> ",
                       "99999999999999 +0000\n\nbare\n")});
  git_.git({"update-ref", "refs/heads/main", id});
  const History history = read(git_.path());
  ASSERT_THAT(told(history, "a.md"), ElementsAre("bare: added a.md"));
  EXPECT_EQ(history.commits[0].author.name, "nobody");
  EXPECT_FALSE(history.commits[0].authored);
  EXPECT_FALSE(history.commits[0].committed);
}

TEST_F(HistoryOf, AFileThatWasDeletedAndCameBack) {
  git_.write("a.md", "a\n");
  git_.write("keep", "k");
  git_.commit("one");
  git_.git({"rm", "-q", "a.md"});
  git_.commit("two");
  git_.write("a.md", "a\n");
  git_.commit("three");
  EXPECT_THAT(told(read(git_.path()), "a.md"),
              ElementsAre("three: added a.md", "two: deleted a.md", "one: added a.md"));
}

// What went on under another name is that file's past, not that of the next file of the name.
TEST_F(HistoryOf, ANameThatIsUsedAgain) {
  git_.write("latest.md", text(0, 20));
  git_.commit("one");
  git_.git({"mv", "latest.md", "2024-01.md"});
  git_.commit("two");
  git_.write("latest.md", text(30, 50));
  git_.commit("three");
  const History history = read(git_.path());
  EXPECT_THAT(told(history, "latest.md"), ElementsAre("three: added latest.md"));
  EXPECT_THAT(told(history, "2024-01.md"),
              ElementsAre("two: renamed 2024-01.md from latest.md", "one: added latest.md"));
}

TEST_F(HistoryOf, ModesLinksAndModules) {
  git_.write("a.md", "target");
  const std::string id = git_.commit("one");
  git_.git({"update-index", "--chmod=+x", "a.md"});
  git_.git({"commit", "-q", "-m", "two, mode only"});
  git_.git({"update-index", "--add", "--cacheinfo", concat("160000,", id, ",module")});
  git_.git({"commit", "-q", "-m", "three"});
  std::filesystem::remove(git_.at("a.md"));
  std::filesystem::create_symlink("target", git_.at("a.md"));
  git_.git({"add", "a.md"});
  git_.git({"commit", "-q", "-m", "four, a link"});
  const History history = read(git_.path());
  EXPECT_THAT(told(history, "a.md"), ElementsAre("four, a link: modified a.md", "one: added a.md"));
  EXPECT_THAT(told(history, "module"), ElementsAre("no such file"));
}

TEST_F(HistoryOf, AMergeThatChangesNothingAndOneThatDoes) {
  git_.write("a.md", "1\n2\n3\n4\n5\n");
  git_.commit("base");
  git_.git({"checkout", "-q", "-b", "side"});
  git_.write("a.md", "1\n2\n3\n4\nside\n");
  git_.commit("side");
  git_.git({"checkout", "-q", "main"});
  git_.write("b.md", "b\n");
  git_.commit("main");
  git_.git({"merge", "-q", "--no-ff", "-m", "merge", "side"});
  const History clean = read(git_.path());
  EXPECT_THAT(told(clean, "a.md"), ElementsAre("side: modified a.md", "base: added a.md"));
  const Commit& side = clean.commit(clean.files.at("a.md").revisions[0]);
  EXPECT_EQ(clean.commits[side.landed_by.value()].subject, "merge");
  git_.git({"reset", "-q", "--hard", "HEAD~1"});
  git_.git({"merge", "-q", "--no-ff", "--no-commit", "side"});
  git_.write("a.md", "1\nevil\n3\n4\nside\n");
  git_.commit("evil merge");
  EXPECT_THAT(told(read(git_.path()), "a.md"),
              ElementsAre("evil merge: modified a.md", "side: modified a.md", "base: added a.md"));
}

TEST_F(HistoryOf, ManyParentsRootsAndCrossings) {
  git_.write("a.md", "base\n");
  git_.commit("base");
  for (const char* const name : {"x", "y", "z"}) {
    git_.git({"checkout", "-q", "-b", name, "main"});
    git_.write(concat(name, ".md"), name);
    git_.commit(name);
  }
  git_.git({"checkout", "-q", "main"});
  git_.git({"merge", "-q", "-m", "octopus", "x", "y", "z"}, {.authored = "2024-03-02T00:00:00Z"});
  git_.git({"checkout", "-q", "--orphan", "import"});
  git_.git({"rm", "-q", "-r", "-f", "."});
  git_.write("old.md", "old\n");
  git_.commit("import");
  git_.git({"checkout", "-q", "main"});
  git_.git({"merge", "-q", "--allow-unrelated-histories", "-m", "join", "import"},
           {.authored = "2024-03-03T00:00:00Z"});
  const History history = read(git_.path());
  EXPECT_THAT(told(history, "y.md"), ElementsAre("y: added y.md"));
  EXPECT_THAT(told(history, "old.md"), ElementsAre("import: added old.md"));
  const auto landed = [&](const std::string& path) {
    const Revision& revision = history.files.at(path).revisions.front();
    return history.commits[history.commit(revision).landed_by.value()].subject;
  };
  EXPECT_EQ(landed("a.md"), "base");
  EXPECT_EQ(landed("y.md"), "octopus");
  EXPECT_EQ(landed("old.md"), "join");
}

// The clock of the first commit's machine ran two years ahead.
TEST_F(HistoryOf, AChildOlderThanItsParent) {
  git_.write("a.md", "a\n");
  git_.commit("first", {.authored = "2026-01-01T00:00:00Z"});
  git_.write("a.md", "b\n");
  git_.commit("second", {.authored = "2024-01-01T00:00:00Z"});
  git_.write("a.md", "c\n");
  git_.commit("third", {.authored = "2025-01-01T00:00:00Z"});
  EXPECT_THAT(told(read(git_.path()), "a.md"),
              ElementsAre("third: modified a.md", "second: modified a.md", "first: added a.md"));
}

TEST_F(HistoryOf, PathsThatGitWouldQuote) {
  const std::string name = "pm/\xC3\xA4 \"q\"\t\\ \xFF.md";
  git_.write(name, "a\n");
  git_.commit("one");
  EXPECT_THAT(told(read(git_.path(), {.folders = {"pm"}}), name),
              ElementsAre(concat("one: added ", name)));
}

TEST_F(HistoryOf, PeopleUnderTheMailmap) {
  git_.write("a.md", "a\n");
  git_.commit(
      "Write it up\n\nWe met twice.\n\nReviewed-by: Cy\nCo-Authored-By: robert "
      "<BOB@old.example>\n",
      {.author = "Ada"});
  git_.write(".mailmap",
             "Ada Lovelace <ada@example.org>\nBob <bob@example.org> <bob@old.example>\n");
  const History history = read(git_.path());
  ASSERT_EQ(history.commits.size(), 1U);
  EXPECT_EQ(history.commits[0].author, (GitPerson{"Ada Lovelace", "ada@example.org"}));
  EXPECT_EQ(history.commits[0].subject, "Write it up");
  ASSERT_EQ(history.commits[0].trailers.size(), 2U);
  EXPECT_EQ(history.commits[0].trailers[1].key, "Co-Authored-By");
  EXPECT_EQ(history.commits[0].trailers[1].value, "Bob <bob@example.org>");

  git_.commit("Say who is who", {});
  git_.git({"clone", "-q", "--bare", git_.path(), scratch_.at("bare")});
  EXPECT_EQ(read(scratch_.at("bare")).files.at("a.md").revisions.size(), 1U);
  EXPECT_EQ(read(scratch_.at("bare")).commits.back().author.name, "Ada Lovelace");
}

TEST_F(HistoryOf, AMessageInAnotherEncoding) {
  git_.git({"config", "i18n.commitEncoding", "ISO-8859-1"});
  git_.write("a.md", "a\n");
  git_.commit("F\xE4lle", {.author = "J\xF6rg"});
  const Commit commit = read(git_.path()).commits.front();
  EXPECT_EQ(commit.subject, "Fälle");
  EXPECT_EQ(commit.author.name, "Jörg");
}

}  // namespace
}  // namespace debrief
