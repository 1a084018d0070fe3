// The index in place of the work tree: what the next commit will hold.

#include <filesystem>

#include "support/git_fixture.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/corpus/corpus.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Staged : public ::testing::Test {
 protected:
  Result<Corpus> load() { return load_corpus(disk_, git_.path(), {.staged = true}); }

  /// `path: title`, with a star where it is not what was committed.
  std::vector<std::string> loaded() {
    std::vector<std::string> shown;
    const auto corpus = load();
    if (!corpus) return {corpus.error().message};
    for (const CorpusDocument& each : corpus->documents) {
      shown.push_back(concat(each.path, ": ", each.document.title,
                             each.history && each.history->uncommitted ? " *" : ""));
    }
    return shown;
  }

  const std::string& home_ = isolated_home();
  ScratchDirectory scratch_;
  GitFixture git_{scratch_.path() + "/r"};
  DiskFileSystem disk_;
};

TEST_F(Staged, IsReadInsteadOfTheDisk) {
  git_.write("postmortems/a.md", "# First\n");
  git_.write("postmortems/b.md", "# Other\n");
  git_.commit("start");
  git_.write("postmortems/a.md", "# Second\n");
  git_.write("postmortems/new.md", "# New\n");
  git_.git({"add", "-A"});
  git_.write("postmortems/a.md", "# Third\n");
  git_.write("postmortems/untracked.md", "# Nobody's\n");
  std::filesystem::remove(git_.at("postmortems/b.md"));
  EXPECT_THAT(loaded(), ElementsAre("postmortems/a.md: Second *", "postmortems/b.md: Other",
                                    "postmortems/new.md: New *"));
}

TEST_F(Staged, IsReadBeforeTheFirstCommit) {
  git_.write("postmortems/a.md", "# First\n");
  git_.git({"add", "-A"});
  EXPECT_THAT(loaded(), ElementsAre("postmortems/a.md: First *"));
}

TEST_F(Staged, BringsItsOwnConfiguration) {
  git_.write(".debrief.yaml", "version: 1\npaths: [\"notes/*.md\"]\n");
  git_.write("notes/a.md", "# Note\n");
  git_.git({"add", "-A"});
  git_.write(".debrief.yaml", "version: 2\n");
  EXPECT_THAT(loaded(), ElementsAre("notes/a.md: Note *"));
}

TEST_F(Staged, LeavesOutWhatIsOnlyAnnounced) {
  git_.write("postmortems/a.md", "# First\n");
  git_.git({"add", "-A"});
  git_.write("postmortems/b.md", "# Later\n");
  git_.git({"add", "-N", "postmortems/b.md"});
  EXPECT_THAT(loaded(), ElementsAre("postmortems/a.md: First *"));
}

TEST_F(Staged, IsRefusedDuringAMergeThatIsNotFinished) {
  git_.write("postmortems/a.md", "# First\n");
  git_.commit("start");
  git_.git({"checkout", "-q", "-b", "side"});
  git_.write("postmortems/a.md", "# Side\n");
  git_.commit("side");
  git_.git({"checkout", "-q", "main"});
  git_.write("postmortems/a.md", "# Main\n");
  git_.commit("main");
  run_git(git_.path(), {"merge", "-q", "side"});
  const auto corpus = load();
  ASSERT_FALSE(corpus);
  EXPECT_EQ(corpus.error().where, "postmortems/a.md");
  EXPECT_THAT(corpus.error().hints, ElementsAre("resolve the conflict and git add the file"));
}

TEST_F(Staged, IsRefusedWhereAContentIsMissing) {
  git_.write("postmortems/a.md", "# First\n");
  git_.commit("start");
  const std::string blob = git_.git({"rev-parse", "HEAD:postmortems/a.md"});
  std::filesystem::remove(git_.at(concat(".git/objects/", blob.substr(0, 2), '/', blob.substr(2))));
  const auto corpus = load();
  ASSERT_FALSE(corpus);
  EXPECT_EQ(corpus.error().kind, ErrorKind::kGit);
  EXPECT_THAT(corpus.error().message, HasSubstr(blob.substr(0, 7)));
  EXPECT_FALSE(corpus.error().hints.empty());
}

TEST_F(Staged, IsRefusedWithoutARepositoryAndInABareOne) {
  scratch_.write("plain/postmortems/a.md", "# First\n");
  EXPECT_EQ(load_corpus(disk_, scratch_.path() + "/plain", {.staged = true}).error().kind,
            ErrorKind::kGit);
  git_.write("postmortems/a.md", "# First\n");
  git_.commit("start");
  const std::string bare = scratch_.path() + "/bare";
  git_.git({"clone", "-q", "--bare", git_.path(), bare});
  EXPECT_THAT(load_corpus(disk_, bare, {.staged = true}).error().message,
              HasSubstr("a bare repository has no"));
}

TEST_F(Staged, IsRefusedWhenTheIndexIsDamaged) {
  git_.write("postmortems/a.md", "# First\n");
  git_.commit("start");
  git_.write(".git/index", "no index");
  const auto corpus = load();
  ASSERT_FALSE(corpus);
  EXPECT_THAT(corpus.error().message, HasSubstr("the index cannot be read"));
}

}  // namespace
}  // namespace debrief
