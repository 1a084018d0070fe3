// The history of repositories of every shape: what happened to one file at a time, and what can be
// told when part of the repository is elsewhere.

#include <filesystem>

#include "git_oracle.h"
#include "support/git_fixture.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/git/history.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

Result<History> try_read(const std::string& directory, const HistoryOptions& options = {}) {
  isolated_home();
  DEBRIEF_TRY(repository, Repository::discover(directory));
  DEBRIEF_TRY(head, repository.resolve("HEAD"));
  return read_history(repository, head, options);
}

History read(const std::string& directory, const HistoryOptions& options = {}) {
  auto history = try_read(directory, options);
  EXPECT_TRUE(history) << history.error().message;
  return history ? *std::move(history) : History{};
}

// `Rename the cache incident: renamed pm/b.md from pm/a.md`
std::vector<std::string> told(const History& history, const std::string& path) {
  static const char* const kWords[] = {"added ", "modified ", "renamed ", "deleted "};
  std::vector<std::string> lines;
  const auto file = history.files.find(path);
  if (file == history.files.end()) return {"no such file"};
  for (const Revision& revision : file->second.revisions) {
    std::string line = concat(history.commit(revision).subject, ": ",
                              kWords[static_cast<size_t>(revision.change)], revision.path);
    if (!revision.previous_path.empty()) append(line, " from ", revision.previous_path);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string text(int from, int to) {
  std::string lines;
  for (int i = from; i < to; ++i) append(lines, "the ", i, "th thing that was seen\n");
  return lines;
}

class HistoryOf : public ::testing::Test {
 protected:
  ScratchDirectory scratch_;
  GitFixture git_{scratch_.at("r")};
};

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

TEST_F(HistoryOf, AWorktreeADetachedHeadAndAnAlternate) {
  git_.write("a.md", "a\n");
  git_.commit("one");
  git_.git({"worktree", "add", "-q", "--detach", scratch_.at("tree")});
  git_.git({"clone", "-q", "--shared", git_.path(), scratch_.at("shared")});
  for (const char* const name : {"tree", "shared"}) {
    EXPECT_THAT(told(read(scratch_.at(name)), "a.md"), ElementsAre("one: added a.md")) << name;
  }
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
