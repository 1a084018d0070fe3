// What changed, down to lines: git itself is the second opinion.

#include "debrief/git/change_set.h"

#include <filesystem>
#include <map>

#include "in_repository.h"
#include "shown_changes.h"
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

class ChangesOfGit : public InRepository {};

TEST_F(ChangesOfGit, AgreesWithGitOnRandomHistories) {
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
        std::filesystem::remove(git_.at(file->first));
        files.erase(file);
      } else if (what == 1) {
        const auto lines = file->second;
        std::filesystem::remove(git_.at(file->first));
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
    for (const auto& [name, lines] : files) git_.write(name, join(lines, "\n") + "\n");
    git_.commit(concat("step ", step));
  }
  const Repository repository = open(git_);
  size_t compared = 0;
  for (int back = 1; back < 40; ++back) {
    for (const int distance : {1, 3}) {
      if (back + distance > 39) continue;
      const std::string before = concat("HEAD~", back + distance - 1),
                        after = concat("HEAD~", back - 1);
      const auto set =
          changes_between(repository, id_of(repository, before), id_of(repository, after));
      ASSERT_TRUE(set) << set.error().message;
      EXPECT_EQ(shown(*set), told_by_git(git_, {before, after})) << before << ' ' << after;
      compared += set->files.size();
    }
  }
  EXPECT_GT(compared, 150u);
}

TEST_F(ChangesOfGit, SeesTheIndexAndTheWorkTree) {
  git_.write(".gitignore", "*.log\n");
  git_.write("a.md", "1\n2\n3\n");
  git_.write("b.md", "1\n");
  git_.commit("start");
  git_.write("a.md", "1\n3\n");
  git_.git({"add", "a.md"});
  git_.write("a.md", "1\n3\n4\n");
  git_.write("new/c.md", "x\ny");
  git_.write("new/d.log", "x\n");
  std::filesystem::remove(git_.at("b.md"));
  const Repository repository = open(git_);
  const ObjectId head = id_of(repository, "HEAD");
  EXPECT_EQ(shown(*changes_since(repository, head, NewerSide::kIndex)), "M a.md <2\n");
  EXPECT_EQ(shown(*changes_since(repository, head, NewerSide::kWorkTree)),
            "M a.md 3-3 <2\nD b.md\nA new/c.md 1-2\n");
  EXPECT_EQ(shown(*changes_since(repository, {}, NewerSide::kIndex)),
            "A .gitignore 1-1\nA a.md 1-2\nA b.md 1-1\n");
  EXPECT_EQ(shown(*changes_since(repository, head, NewerSide::kWorkTree, {"new"})),
            "A new/c.md 1-2\n");
}

TEST_F(ChangesOfGit, IsNotChangedByAttributesAndConfiguration) {
  git_.write("a.md", "1\n2\n");
  git_.commit("start");
  git_.write(".gitattributes", "*.md binary -diff diff=odd\n");
  git_.write("a.md", concat("1\n", std::string("\0", 1), "\n", std::string(1 << 20, 'x'), "\n"));
  git_.commit("hide");
  git_.git({"config", "diff.renames", "false"});
  git_.git({"config", "diff.context", "9"});
  git_.git({"config", "diff.odd.textconv", "false"});
  git_.git({"config", "diff.noprefix", "true"});
  const Repository repository = open(git_);
  EXPECT_EQ(
      shown(*changes_between(repository, id_of(repository, "HEAD~1"), id_of(repository, "HEAD"))),
      "A .gitattributes 1-1\nM a.md 2-3\n");
}

TEST_F(ChangesOfGit, TellsWhenAFileBecomesALink) {
  git_.write("a.md", "1\n");
  git_.commit("start");
  std::filesystem::remove(git_.at("a.md"));
  std::filesystem::create_symlink("/etc/passwd", git_.at("a.md"));
  git_.commit("link");
  const Repository repository = open(git_);
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

TEST_F(ChangesOfGit, DoesNotMissWhatASparseCheckoutLeavesOut) {
  git_.write("in/a.md", "1\n");
  git_.write("out/b.md", "1\n");
  git_.write("out/c.md", "1\n");
  git_.commit("start");
  git_.write("out/c.md", "1\n2\n");
  git_.commit("out of sight");
  git_.git({"sparse-checkout", "set", "--no-cone", "/in/"});
  ASSERT_FALSE(std::filesystem::exists(git_.at("out/b.md")));
  const Repository repository = open(git_);
  const auto since = [&](const char* revision) {
    return shown(*changes_since(repository, id_of(repository, revision), NewerSide::kWorkTree));
  };
  EXPECT_EQ(since("HEAD"), "");
  EXPECT_EQ(since("HEAD~1"), "M out/c.md 2-2\n");
  std::filesystem::remove(git_.at("in/a.md"));
  EXPECT_EQ(since("HEAD"), "D in/a.md\n");
}

TEST_F(ChangesOfGit, TakesAFileThatIsOnlyAnnouncedForNotStaged) {
  git_.write("a.md", "1\n");
  git_.commit("start");
  git_.write("b.md", "x\ny\n");
  git_.git({"add", "-N", "b.md"});
  const Repository repository = open(git_);
  const ObjectId head = id_of(repository, "HEAD");
  EXPECT_EQ(shown(*changes_since(repository, head, NewerSide::kIndex)), "");
  EXPECT_EQ(shown(*changes_since(repository, head, NewerSide::kWorkTree)), "A b.md 1-2\n");
  const auto staged = repository.index_files();
  ASSERT_TRUE(staged);
  ASSERT_EQ(staged->size(), 1u);
  EXPECT_EQ(staged->front().path, "a.md");
}

TEST_F(ChangesOfGit, AdvisesAPartialCloneThatLacksWhatIsCompared) {
  git_.git({"config", "uploadpack.allowFilter", "true"});
  git_.write("a.md", "1\n");
  git_.commit("start");
  git_.write("a.md", "2\n");
  git_.commit("change");
  const std::string folder = scratch_.path() + "/clone";
  git_.git({"clone", "-q", "--filter=blob:none", "file://" + git_.path(), folder});
  const Repository repository = *Repository::discover(folder);
  const auto set =
      changes_between(repository, id_of(repository, "HEAD~1"), id_of(repository, "HEAD"));
  ASSERT_FALSE(set);
  EXPECT_THAT(set.error().hints, ElementsAre(HasSubstr("--refetch")));
}

TEST_F(ChangesOfGit, AreThoseOfAnotherIndexWhereGitNamesOne) {
  git_.write("a.md", "1\n");
  git_.commit("start");
  std::filesystem::copy_file(git_.at(".git/index"), git_.at(".git/other"));
  git_.write("a.md", "1\n2\n");
  git_.git({"add", "a.md"});
  const Repository own = open(git_);
  const Repository other = *Repository::discover(git_.path(), {.index_file = ".git/other"});
  const ObjectId head = id_of(own, "HEAD");
  EXPECT_EQ(shown(*changes_since(own, head, NewerSide::kIndex)), "M a.md 2-2\n");
  EXPECT_EQ(shown(*changes_since(other, head, NewerSide::kIndex)), "");
  EXPECT_EQ(shown(*changes_since(other, head, NewerSide::kWorkTree)), "M a.md 2-2\n");
  EXPECT_NE(own.index_files()->front().blob, other.index_files()->front().blob);
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

}  // namespace
}  // namespace debrief
