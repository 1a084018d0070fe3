// Which file of a commit is which of its parents: renames, moves and what only looks like one.

#include <filesystem>

#include "git_oracle.h"
#include "history_reading.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(HistoryOf, ARenameWithAndWithoutEdits) {
  git_.write("pm/a.md", text(0, 20));
  git_.write("pm/old/c.md", text(100, 120));
  git_.commit("one");
  git_.git({"mv", "pm/a.md", "pm/b.md"});
  git_.commit("two");
  git_.git({"mv", "pm/old", "pm/new"});
  git_.write("pm/new/c.md", text(100, 118));
  git_.git({"mv", "pm/b.md", "pm/B.md"});
  git_.commit("three");
  const History history = read(git_.path(), {.folders = {"pm"}});
  EXPECT_THAT(told(history, "pm/B.md"),
              ElementsAre("three: renamed pm/B.md from pm/b.md",
                          "two: renamed pm/b.md from pm/a.md", "one: added pm/a.md"));
  EXPECT_THAT(told(history, "pm/new/c.md"),
              ElementsAre("three: renamed pm/new/c.md from pm/old/c.md", "one: added pm/old/c.md"));
}

TEST_F(HistoryOf, ARenameIntoTheFolderFromElsewhere) {
  git_.write("notes/deep/a.txt", text(0, 20));
  git_.write("src/x", "x");
  git_.commit("one");
  git_.write("notes/deep/a.txt", text(0, 21));
  git_.commit("two");
  git_.git({"rm", "-q", "-r", "notes"});
  git_.write("pm/a.md", text(0, 22));
  git_.write("src/x", "y");
  git_.commit("three");
  EXPECT_THAT(told(read(git_.path(), {.folders = {"pm"}}), "pm/a.md"),
              ElementsAre("three: renamed pm/a.md from notes/deep/a.txt",
                          "two: modified notes/deep/a.txt", "one: added notes/deep/a.txt"));
}

TEST_F(HistoryOf, ARewriteThatKeepsItsIdentity) {
  git_.write("pm/a.md", "id: 7\n" + text(0, 20));
  git_.write("pm/z.md", "id: 8\n" + text(50, 60));
  git_.commit("one");
  git_.git({"rm", "-q", "pm/a.md"});
  git_.write("pm/b.md", "id: 7\n" + text(20, 40));
  git_.commit("two");
  const auto identity = [](std::string_view bytes) {
    return std::string(bytes.substr(0, bytes.find('\n')));
  };
  EXPECT_THAT(told(read(git_.path()), "pm/b.md"), ElementsAre("two: added pm/b.md"));
  EXPECT_THAT(told(read(git_.path(), {.identity = identity}), "pm/b.md"),
              ElementsAre("two: renamed pm/b.md from pm/a.md", "one: added pm/a.md"));
}

TEST_F(HistoryOf, TwoIncidentsThatReadAlike) {
  git_.write("pm/a.md", "id: 7\n" + text(0, 20));
  git_.commit("one");
  git_.git({"rm", "-q", "pm/a.md"});
  git_.write("pm/b.md", "id: 8\n" + text(0, 20));
  git_.commit("two");
  const auto identity = [](std::string_view bytes) {
    return std::string(bytes.substr(0, bytes.find('\n')));
  };
  EXPECT_THAT(told(read(git_.path(), {.identity = identity}), "pm/b.md"),
              ElementsAre("two: added pm/b.md"));
}

// The move is met after the edit, since the edit's branch is younger.
TEST_F(HistoryOf, AnEditOnABranchBeforeTheFileCameFromOutside) {
  git_.write("notes/a.md", text(0, 20));
  git_.commit("one", {.authored = "2024-01-01T00:00:00Z"});
  git_.git({"checkout", "-q", "-b", "side"});
  git_.write("notes/a.md", text(0, 21));
  git_.commit("edit", {.authored = "2024-01-03T00:00:00Z"});
  git_.git({"checkout", "-q", "main"});
  std::filesystem::create_directories(git_.at("pm"));
  git_.git({"mv", "notes/a.md", "pm/a.md"});
  git_.commit("move", {.authored = "2024-01-02T00:00:00Z"});
  git_.git({"merge", "-q", "--no-ff", "-m", "merge", "side"}, {.authored = "2024-01-04T00:00:00Z"});
  const auto whole = told(read(git_.path()), "pm/a.md");
  EXPECT_THAT(whole, ElementsAre("merge: modified pm/a.md", "edit: modified notes/a.md",
                                 "move: renamed pm/a.md from notes/a.md", "one: added notes/a.md"));
  EXPECT_EQ(told(read(git_.path(), {.folders = {"pm"}}), "pm/a.md"), whole);
}

TEST_F(HistoryOf, ACopyOfAFormThatMovedOutside) {
  git_.write("docs/form.md", text(0, 20));
  git_.commit("one");
  std::filesystem::create_directories(git_.at("forms"));
  git_.git({"mv", "docs/form.md", "forms/form.md"});
  git_.write("pm/a.md", text(0, 18));
  git_.commit("two");
  EXPECT_THAT(told(read(git_.path(), {.folders = {"pm"}}), "pm/a.md"),
              ElementsAre("two: added pm/a.md"));
}

TEST_F(HistoryOf, ACopyIsNoRename) {
  git_.write("pm/template.md", text(0, 20));
  git_.commit("one");
  git_.write("pm/a.md", text(0, 20));
  git_.commit("two");
  git_.git({"rm", "-q", "pm/template.md"});
  git_.write("pm/b.md", text(0, 20));
  git_.commit("three");
  const auto is_template = [](std::string_view path) { return path == "pm/template.md"; };
  EXPECT_THAT(told(read(git_.path()), "pm/a.md"), ElementsAre("two: added pm/a.md"));
  EXPECT_THAT(
      told(read(git_.path()), "pm/b.md"),
      ElementsAre("three: renamed pm/b.md from pm/template.md", "one: added pm/template.md"));
  EXPECT_THAT(told(read(git_.path(), {.is_template = is_template}), "pm/b.md"),
              ElementsAre("three: added pm/b.md"));
}

TEST_F(HistoryOf, AMoveBesideACopy) {
  git_.write("in/queue.md", text(0, 20));
  git_.commit("one");
  git_.git({"rm", "-q", "in/queue.md"});
  git_.write("out/aside.md", text(0, 20));
  git_.write("out/queue.md", text(0, 20));
  git_.commit("two");
  const History history = read(git_.path());
  EXPECT_THAT(told(history, "out/aside.md"), ElementsAre("two: added out/aside.md"));
  EXPECT_THAT(told(history, "out/queue.md"),
              ElementsAre("two: renamed out/queue.md from in/queue.md", "one: added in/queue.md"));
}

// The side edits the file under its old name while the line renames it.
TEST_F(HistoryOf, AnEditBesideARename) {
  git_.write("a.md", text(0, 20));
  git_.commit("base");
  git_.git({"checkout", "-q", "-b", "side"});
  git_.write("a.md", text(0, 21));
  git_.commit("side");
  git_.git({"checkout", "-q", "main"});
  git_.git({"mv", "a.md", "b.md"});
  git_.commit("rename");
  git_.git({"merge", "-q", "--no-ff", "-m", "merge", "side"});
  ASSERT_EQ(read_file(git_.at("b.md")), text(0, 21));
  EXPECT_THAT(told(read(git_.path()), "b.md"),
              ElementsAre("merge: modified b.md", "rename: renamed b.md from a.md",
                          "side: modified a.md", "base: added a.md"));
}

TEST_F(HistoryOf, AMoveOfTooManyFiles) {
  for (int i = 0; i < 10; ++i) git_.write(concat("a", i, ".md"), text(100 * i, 100 * i + 20));
  git_.write("in/stays.md", text(5000, 5020));
  git_.commit("one");
  git_.git({"rm", "-q", "-r", "."});
  for (int i = 0; i < 10; ++i) git_.write(concat("b", i, ".md"), text(100 * i, 100 * i + 19));
  git_.write("out/stays.md", text(5000, 5018));
  git_.commit("two");
  const History cut = read(git_.path(), {.rename_pairs = 99});
  EXPECT_THAT(told(cut, "b3.md"), ElementsAre("two: added b3.md"));
  EXPECT_THAT(told(cut, "out/stays.md"),
              ElementsAre("two: renamed out/stays.md from in/stays.md", "one: added in/stays.md"));
  EXPECT_THAT(cut.notes,
              ElementsAre("a commit moves and edits so many files that not all pairs were compared "
                          "(more than 99); some may be seen as new"));
  const History whole = read(git_.path(), {.rename_pairs = 100});
  EXPECT_THAT(told(whole, "b3.md"),
              ElementsAre("two: renamed b3.md from a3.md", "one: added a3.md"));
  EXPECT_THAT(whole.notes, IsEmpty());
}

}  // namespace
}  // namespace debrief
