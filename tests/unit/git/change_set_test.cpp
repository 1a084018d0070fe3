// What changed, down to lines: git itself is the second opinion.

#include "debrief/git/change_set.h"

#include <filesystem>
#include <map>

#include "support/fixtures.h"
#include "support/git_fixture.h"
#include "unit/git/shown_changes.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// The same out of `git diff`.
std::string told_by_git(const GitFixture& git, const std::vector<std::string>& revisions) {
  std::vector<std::string> arguments = {
      "-c",     "core.quotePath=false",  "diff",       "-U0",
      "-M",     "--no-ext-diff",         "--no-color", "--no-textconv",
      "--text", "--diff-algorithm=myers"};
  arguments.insert(arguments.end(), revisions.begin(), revisions.end());
  std::map<std::string, std::string> files;
  std::string kind, from, to, lines, cuts;
  const auto close = [&] {
    if (kind.empty()) return;
    const std::string& path = kind == "D" ? from : to;
    files[path] = concat(kind, ' ', kind == "R" ? from + " > " : "", path, lines, cuts, '\n');
  };
  const std::string diff = git.git(arguments);
  for (const std::string_view line : split(diff, '\n')) {
    if (line.starts_with("diff --git a/")) {
      close();
      kind = "M";
      lines = cuts = "";
      const std::string_view names = line.substr(13);
      from = names.substr(0, names.find(" b/"));
      to = names.substr(names.find(" b/") + 3);
    } else if (line.starts_with("new file")) {
      kind = "A";
    } else if (line.starts_with("deleted file")) {
      kind = "D";
    } else if (line.starts_with("rename from")) {
      kind = "R";
    } else if (line.starts_with("@@ ") && kind != "D") {
      const std::string_view plus = line.substr(line.find('+') + 1);
      const std::string range(plus.substr(0, plus.find(' ')));
      const size_t comma = range.find(',');
      const int first = std::stoi(range);
      const int count = comma == std::string::npos ? 1 : std::stoi(range.substr(comma + 1));
      if (count == 0) {
        append(cuts, " <", first + 1);
      } else {
        append(lines, ' ', first, '-', first + count - 1);
      }
    }
  }
  close();
  std::string text;
  for (const auto& [path, line] : files) text += line;
  return text;
}

ObjectId id_of(const Repository& repository, const std::string& revision) {
  return *repository.resolve(revision);
}

Repository open(const GitFixture& git) { return *Repository::discover(git.path()); }

TEST(ChangeSet, AgreesWithGitOnRandomHistories) {
  isolated_home();
  const ScratchDirectory scratch;
  GitFixture git(scratch.path() + "/r");
  uint32_t state = 7;
  const auto random = [&](uint32_t most) {
    state = state * 1664525 + 1013904223;
    return (state >> 16) % most;
  };
  std::map<std::string, std::vector<std::string>> files;
  int names = 0;
  for (int step = 0; step < 40; ++step) {
    for (uint32_t edit = 0; edit < 3; ++edit) {
      const bool fresh = files.empty() || random(4) == 0;
      auto file = files.begin();
      if (!fresh) std::advance(file, random(static_cast<uint32_t>(files.size())));
      const uint32_t what = random(8);
      if (fresh) {
        std::vector<std::string> lines;
        for (uint32_t i = 0; i < 8 + random(20); ++i) {
          lines.push_back(concat("line ", names, ' ', random(1000)));
        }
        files[concat("d/", names++, " é.md")] = lines;
      } else if (what == 0) {
        std::filesystem::remove(git.at(file->first));
        files.erase(file);
      } else if (what == 1) {
        const auto lines = file->second;
        std::filesystem::remove(git.at(file->first));
        files.erase(file);
        files[concat("e/", names++, ".md")] = lines;
      } else {
        auto& lines = file->second;
        const uint32_t at = random(static_cast<uint32_t>(lines.size()) + 1);
        if (what < 4 && at < lines.size() && lines.size() > 4) {
          lines.erase(lines.begin() + at);
        } else if (what < 6 && at < lines.size()) {
          lines[at] = concat("changed ", random(1000));
        } else {
          lines.insert(lines.begin() + at, concat("added ", random(1000)));
        }
      }
    }
    for (const auto& [name, lines] : files) git.write(name, join(lines, "\n") + "\n");
    git.commit(concat("step ", step));
  }
  const Repository repository = open(git);
  size_t compared = 0;
  for (int back = 1; back < 40; ++back) {
    for (const int distance : {1, 3}) {
      if (back + distance > 39) continue;
      const std::string before = concat("HEAD~", back + distance - 1),
                        after = concat("HEAD~", back - 1);
      const auto set =
          changes_between(repository, id_of(repository, before), id_of(repository, after));
      ASSERT_TRUE(set) << set.error().message;
      EXPECT_EQ(shown(*set), told_by_git(git, {before, after})) << before << ' ' << after;
      compared += set->files.size();
    }
  }
  EXPECT_GT(compared, 150u);
}

TEST(ChangeSet, SeesTheIndexAndTheWorkTree) {
  isolated_home();
  const ScratchDirectory scratch;
  GitFixture git(scratch.path() + "/r");
  git.write(".gitignore", "*.log\n");
  git.write("a.md", "1\n2\n3\n");
  git.write("b.md", "1\n");
  git.commit("start");
  git.write("a.md", "1\n3\n");
  git.git({"add", "a.md"});
  git.write("a.md", "1\n3\n4\n");
  git.write("new/c.md", "x\ny");
  git.write("new/d.log", "x\n");
  std::filesystem::remove(git.at("b.md"));
  const Repository repository = open(git);
  const ObjectId head = id_of(repository, "HEAD");
  EXPECT_EQ(shown(*changes_since(repository, head, NewerSide::kIndex)), "M a.md <2\n");
  EXPECT_EQ(shown(*changes_since(repository, head, NewerSide::kWorkTree)),
            "M a.md 3-3 <2\nD b.md\nA new/c.md 1-2\n");
  EXPECT_EQ(shown(*changes_since(repository, {}, NewerSide::kIndex)),
            "A .gitignore 1-1\nA a.md 1-2\nA b.md 1-1\n");
  EXPECT_EQ(shown(*changes_since(repository, head, NewerSide::kWorkTree, {"new"})),
            "A new/c.md 1-2\n");
}

TEST(ChangeSet, IsNotChangedByAttributesAndConfiguration) {
  isolated_home();
  const ScratchDirectory scratch;
  GitFixture git(scratch.path() + "/r");
  git.write("a.md", "1\n2\n");
  git.commit("start");
  git.write(".gitattributes", "*.md binary -diff diff=odd\n");
  git.write("a.md", concat("1\n", std::string("\0", 1), "\n", std::string(1 << 20, 'x'), "\n"));
  git.commit("hide");
  git.git({"config", "diff.renames", "false"});
  git.git({"config", "diff.context", "9"});
  git.git({"config", "diff.odd.textconv", "false"});
  git.git({"config", "diff.noprefix", "true"});
  const Repository repository = open(git);
  EXPECT_EQ(
      shown(*changes_between(repository, id_of(repository, "HEAD~1"), id_of(repository, "HEAD"))),
      "A .gitattributes 1-1\nM a.md 2-3\n");
}

TEST(ChangeSet, TellsWhenAFileBecomesALink) {
  isolated_home();
  const ScratchDirectory scratch;
  GitFixture git(scratch.path() + "/r");
  git.write("a.md", "1\n");
  git.commit("start");
  std::filesystem::remove(git.at("a.md"));
  std::filesystem::create_symlink("/etc/passwd", git.at("a.md"));
  git.commit("link");
  const Repository repository = open(git);
  const auto set =
      changes_between(repository, id_of(repository, "HEAD~1"), id_of(repository, "HEAD"));
  const ChangedFile* const file = set->find("a.md");
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(file->mode_before, 0100644u);
  EXPECT_EQ(file->mode_after, 0120000u);
}

TEST(ChangeSet, ReadsEmptyFilesOfAWorkTreeWhoseLinesAreConverted) {
  isolated_home();
  for (const char* const setting : {"true", "input", "false"}) {
    const ScratchDirectory scratch;
    GitFixture git(scratch.path() + "/r");
    git.write(".gitattributes", "*.txt text\n");
    git.write("a.md", "1\n2\n");
    git.write("b.md", "1\n");
    git.write("c.md", "");
    git.write("gone.md", "1\n2\n3\n");
    git.commit("start");
    std::filesystem::remove(git.at("gone.md"));
    git.git({"config", "core.autocrlf", setting});
    git.write("a.md", "");
    git.write("b.md", "1\r\n");
    git.write("new.md", "");
    git.write("new.txt", "");
    std::filesystem::permissions(git.at("c.md"), std::filesystem::perms::owner_all);
    const Repository repository = open(git);
    const ObjectId head = id_of(repository, "HEAD");
    const bool converts = std::string_view(setting) != "false";
    EXPECT_EQ(shown(*changes_since(repository, head, NewerSide::kWorkTree)),
              concat("M a.md <1\n", converts ? "" : "M b.md 1-1\n",
                     "M c.md\nD gone.md\nA new.md\nA new.txt\n"))
        << setting;
  }
}

TEST(ChangeSet, DoesNotMissWhatASparseCheckoutLeavesOut) {
  isolated_home();
  const ScratchDirectory scratch;
  GitFixture git(scratch.path() + "/r");
  git.write("in/a.md", "1\n");
  git.write("out/b.md", "1\n");
  git.write("out/c.md", "1\n");
  git.commit("start");
  git.write("out/c.md", "1\n2\n");
  git.commit("out of sight");
  git.git({"sparse-checkout", "set", "--no-cone", "/in/"});
  ASSERT_FALSE(std::filesystem::exists(git.at("out/b.md")));
  const Repository repository = open(git);
  const auto since = [&](const char* revision) {
    return shown(*changes_since(repository, id_of(repository, revision), NewerSide::kWorkTree));
  };
  EXPECT_EQ(since("HEAD"), "");
  EXPECT_EQ(since("HEAD~1"), "M out/c.md 2-2\n");
  std::filesystem::remove(git.at("in/a.md"));
  EXPECT_EQ(since("HEAD"), "D in/a.md\n");
}

TEST(ChangeSet, TakesAFileThatIsOnlyAnnouncedForNotStaged) {
  isolated_home();
  const ScratchDirectory scratch;
  GitFixture git(scratch.path() + "/r");
  git.write("a.md", "1\n");
  git.commit("start");
  git.write("b.md", "x\ny\n");
  git.git({"add", "-N", "b.md"});
  const Repository repository = open(git);
  const ObjectId head = id_of(repository, "HEAD");
  EXPECT_EQ(shown(*changes_since(repository, head, NewerSide::kIndex)), "");
  EXPECT_EQ(shown(*changes_since(repository, head, NewerSide::kWorkTree)), "A b.md 1-2\n");
  const auto staged = repository.index_files();
  ASSERT_TRUE(staged);
  ASSERT_EQ(staged->size(), 1u);
  EXPECT_EQ(staged->front().path, "a.md");
}

TEST(ChangeSet, AdvisesAPartialCloneThatLacksWhatIsCompared) {
  isolated_home();
  const ScratchDirectory scratch;
  GitFixture git(scratch.path() + "/r");
  git.git({"config", "uploadpack.allowFilter", "true"});
  git.write("a.md", "1\n");
  git.commit("start");
  git.write("a.md", "2\n");
  git.commit("change");
  const std::string folder = scratch.path() + "/clone";
  git.git({"clone", "-q", "--filter=blob:none", "file://" + git.path(), folder});
  const Repository repository = *Repository::discover(folder);
  const auto set =
      changes_between(repository, id_of(repository, "HEAD~1"), id_of(repository, "HEAD"));
  ASSERT_FALSE(set);
  EXPECT_THAT(set.error().hints, ElementsAre(HasSubstr("--refetch")));
}

TEST(ChangedFile, TouchesWhatWasWrittenOrCutOut) {
  ChangedFile file;
  file.lines = {{3, 4}};
  file.cuts = {8};
  EXPECT_TRUE(file.touches({4, 6}));
  EXPECT_FALSE(file.touches({5, 7}));
  EXPECT_TRUE(file.touches({7, 8}));
  EXPECT_FALSE(file.touches({8, 9}));
}

TEST(MergeBase, AgreesWithGit) {
  isolated_home();
  const ScratchDirectory scratch;
  GitFixture git(scratch.path() + "/r");
  git.commit("1");
  git.commit("2");
  git.git({"checkout", "-q", "-b", "side"});
  git.commit("s1");
  git.git({"checkout", "-q", "main"});
  git.commit("3");
  git.git({"checkout", "-q", "side"});
  git.git({"merge", "-q", "--no-ff", "-m", "m", "main"});
  git.commit("s2");
  git.git({"checkout", "-q", "main"});
  git.commit("4");
  const Repository repository = open(git);
  for (const auto& [one, other] : {std::pair("main", "side"),
                                   {"side", "main"},
                                   {"main~2", "side"},
                                   {"side~1^1", "main"},
                                   {"main", "main"}}) {
    EXPECT_EQ(merge_base(repository, id_of(repository, one), id_of(repository, other))->hex(),
              git.git({"merge-base", one, other}))
        << one << ' ' << other;
  }
}

TEST(MergeBase, IsTheOneThatGitNamesFirstWhenBranchesCross) {
  isolated_home();
  const ScratchDirectory scratch;
  GitFixture git(scratch.path() + "/r");
  git.commit("root");
  git.git({"branch", "side"});
  git.commit("m1");
  git.git({"checkout", "-q", "side"});
  git.commit("s1");
  git.git({"branch", "s1"});
  git.git({"merge", "-q", "--no-ff", "-m", "cross", "main"});
  git.git({"checkout", "-q", "main"});
  git.git({"merge", "-q", "--no-ff", "-m", "cross", "s1"});
  const Repository repository = open(git);
  for (const auto& [one, other] : {std::pair("main", "side"), {"side", "main"}}) {
    EXPECT_EQ(merge_base(repository, id_of(repository, one), id_of(repository, other))->hex(),
              git.git({"merge-base", one, other}))
        << one << ' ' << other;
  }
}

TEST(MergeBase, IsNotTakenFromBesideACut) {
  isolated_home();
  const ScratchDirectory scratch;
  GitFixture git(scratch.path() + "/r");
  git.commit("root");
  const std::string fork = git.commit("fork");
  git.git({"checkout", "-q", "-b", "late"});
  const std::string shared = git.commit("shared");
  git.git({"checkout", "-q", "-b", "pr", fork});
  git.commit("pr 1");
  git.git({"merge", "-q", "--no-ff", "-m", "pr takes what is shared", "late"});
  git.git({"checkout", "-q", "late"});
  const std::string landed = git.commit("late 2");
  git.git({"checkout", "-q", "main"});
  git.commit("main 1");
  git.git({"merge", "-q", "--no-ff", "-m", "late lands", "late"});
  const auto base = [&]() -> std::string {
    const Repository repository = open(git);
    const auto found = merge_base(repository, id_of(repository, "main"), id_of(repository, "pr"));
    return found ? found->hex() : found.error().message;
  };
  EXPECT_EQ(base(), shared);
  git.write(".git/shallow", fork + "\n");
  EXPECT_EQ(base(), shared) << "all that is cut lies behind it";
  git.write(".git/shallow", landed + "\n");
  EXPECT_EQ(git.git({"merge-base", "main", "pr"}), fork) << "git takes what it sees";
  EXPECT_THAT(base(), HasSubstr("is cut before"));
  const Repository repository = open(git);
  const ObjectId tip = id_of(repository, "main~1");
  EXPECT_EQ(*merge_base(repository, tip, id_of(repository, "main")), tip)
      << "nothing that both have comes after one of the two";
}

}  // namespace
}  // namespace debrief
