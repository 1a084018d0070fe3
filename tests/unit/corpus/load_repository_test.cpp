// Which documents are read from a repository: its root, its revisions, what is not checked out.

#include <filesystem>

#include "loading.h"
#include "support/git_fixture.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/corpus/corpus.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr std::string_view kText = "# Checkout\n\n## Facts\n\nCheckout returned 503 from 10:02Z.\n";

class LoadCorpusFromRepository : public ::testing::Test {
 protected:
  void SetUp() override { isolated_home(); }
  ScratchDirectory scratch_;
};

TEST_F(LoadCorpusFromRepository, FindsTheRootFromAFolderInside) {
  GitFixture repository(scratch_.at("repository"));
  repository.write(".debrief.yaml", "version: 1\npaths: [\"docs/pm/*.md\"]\n");
  repository.write("docs/pm/a.md", kText);
  repository.write("docs/pm/b.md", kText);
  const std::string head = repository.commit("Add two", {.authored = "2024-03-01T09:00:00Z"});
  const Corpus whole = load(repository.at("docs"));
  EXPECT_THAT(paths_of(whole), ElementsAre("docs/pm/a.md", "docs/pm/b.md"));
  EXPECT_EQ(whole.root, std::filesystem::canonical(repository.path()).string());
  ASSERT_TRUE(whole.revision);
  EXPECT_EQ(whole.revision->hex(), head);
  EXPECT_EQ(shown(whole.revision_time), "2024-03-01T09:00:00+00:00");
  EXPECT_THAT(paths_of(load(repository.at("docs"), {.paths = {"pm/b.md"}})),
              ElementsAre("docs/pm/b.md"));
}

TEST_F(LoadCorpusFromRepository, ReadsTheLineEndsOfTheCommitWhereTheyAreAskedFor) {
  GitFixture repository(scratch_.at("repository"));
  const std::string path = "postmortems/a.md";
  repository.write(path, kText);
  repository.commit("Add a");
  const std::string checked_out = replace_all(kText, "\n", "\r\n");
  repository.write(path, checked_out);
  EXPECT_EQ(document_at(load(repository.path()), path).document.source.bytes(), checked_out);
  const Corpus corpus = load(repository.path(), {.line_ends_of_commit = true});
  EXPECT_EQ(document_at(corpus, path).document.source.bytes(), kText);
  const std::string edited = concat(checked_out, "More.\r\n");
  repository.write(path, edited);
  const Corpus changed = load(repository.path(), {.line_ends_of_commit = true});
  EXPECT_EQ(document_at(changed, path).document.source.bytes(), edited);
}

TEST_F(LoadCorpusFromRepository, ReadsARevisionWithItsOwnConfiguration) {
  GitFixture repository(scratch_.at("repository"));
  repository.write(".debrief.yaml", "version: 1\npaths: [\"old/*.md\"]\n");
  repository.write("old/a.md", "old text\n");
  repository.commit("Add a");
  repository.write(".debrief.yaml", "version: 1\npaths: [\"new/*.md\"]\n");
  repository.write("new/b.md", kText);
  repository.write("old/a.md", "new text\n");
  repository.commit("Add b");
  const Corpus corpus = load(repository.path(), {.revision = "HEAD~1"});
  EXPECT_THAT(paths_of(corpus), ElementsAre("old/a.md"));
  EXPECT_EQ(corpus.documents[0].document.source.bytes(), "old text\n");
  ASSERT_TRUE(corpus.documents[0].history);
  EXPECT_THAT(corpus.documents[0].history->revisions, SizeIs(1));
  EXPECT_FALSE(corpus.documents[0].history->uncommitted);
  EXPECT_EQ(load_problem(repository.path(), {.paths = {"new/b.md"}, .revision = "HEAD~1"}),
            "usage: “new/b.md” does not exist in this revision");
}

TEST_F(LoadCorpusFromRepository, ReadsABareRepository) {
  GitFixture repository(scratch_.at("repository"));
  repository.write("postmortems/a.md", kText);
  repository.commit("Add a");
  repository.git({"clone", "-q", "--bare", ".", scratch_.at("bare.git")});
  const Corpus corpus = load(scratch_.at("bare.git"));
  EXPECT_THAT(paths_of(corpus), ElementsAre("postmortems/a.md"));
  EXPECT_TRUE(corpus.documents[0].history);
}

TEST_F(LoadCorpusFromRepository, ReadsTheWorkTreeOfOneWithoutCommits) {
  GitFixture repository(scratch_.at("repository"));
  repository.write("postmortems/a.md", kText);
  const Corpus corpus = load(repository.path());
  EXPECT_FALSE(corpus.revision);
  ASSERT_TRUE(document_at(corpus, "postmortems/a.md").history);
  EXPECT_TRUE(corpus.documents[0].history->uncommitted);
  EXPECT_THAT(corpus.documents[0].history->revisions, IsEmpty());
}

TEST_F(LoadCorpusFromRepository, ReadsTheWorkTreeOfAFormatThatIsNotKnown) {
  const GitFixture git(scratch_.at("r"), {"--object-format=sha256"});
  git.write("postmortems/a.md", kText);
  const Corpus corpus = load(git.at("postmortems"));
  EXPECT_THAT(paths_of(corpus), ElementsAre("postmortems/a.md"));
  EXPECT_FALSE(corpus.documents[0].history);
  EXPECT_THAT(corpus.notes, ElementsAre("history is unknown: the repository names its objects by "
                                        "SHA-256, which cannot be read yet"));
  EXPECT_THAT(load_problem(git.path(), {.revision = "HEAD"}), StartsWith("git format: "));
}

TEST_F(LoadCorpusFromRepository, LeavesRepositoriesInsideToThemselves) {
  const GitFixture git(scratch_.at("r"));
  git.write("postmortems/a.md", kText);
  git.write("postmortems/module/.git", "gitdir: ../../.git/modules/module\n");
  git.write("postmortems/module/b.md", kText);
  EXPECT_THAT(paths_of(load(git.path())), ElementsAre("postmortems/a.md"));
}

TEST_F(LoadCorpusFromRepository, KnowsWhatASparseCheckoutLeftOut) {
  const GitFixture git(scratch_.at("r"));
  git.write("postmortems/2024/a.md", "# A\n\nAs in [b](../2023/b.md) and [c](../2023/c.md).\n");
  git.write("postmortems/2023/b.md", kText);
  git.commit("Add them", {});
  git.git({"sparse-checkout", "set", "--cone", "postmortems/2024"});
  const Corpus corpus = load(git.path());
  EXPECT_THAT(paths_of(corpus), ElementsAre("postmortems/2024/a.md"));
  EXPECT_TRUE(corpus.index.files.contains("postmortems/2023/b.md"));
  EXPECT_FALSE(corpus.index.files.contains("postmortems/2023/c.md"));
  EXPECT_THAT(corpus.notes,
              ElementsAre("1 post-mortem outside of this sparse checkout is not read; `git "
                          "sparse-checkout add` brings folders in"));
}

TEST_F(LoadCorpusFromRepository, TakesAPathOfTheWorkTreeForThatOfARevision) {
  const GitFixture git(scratch_.at("r"));
  git.write("postmortems/a.md", kText);
  git.commit("Add it", {});
  const std::string root = std::filesystem::canonical(git.path()).string();
  const Corpus corpus =
      load(git.path(), {.paths = {root + "/postmortems/a.md"}, .revision = "HEAD"});
  EXPECT_THAT(paths_of(corpus), ElementsAre("postmortems/a.md"));
}

TEST_F(LoadCorpusFromRepository, NeedsOneForARevision) {
  scratch_.write("postmortems/a.md", kText);
  EXPECT_THAT(load_problem(scratch_.path(), {.revision = "HEAD"}), ::testing::StartsWith("git: "));
}

TEST_F(LoadCorpusFromRepository, KnowsPeopleIdsAndLinkedFiles) {
  GitFixture repository(scratch_.at("repository"));
  repository.write(".debrief.yaml", "version: 1\npeople: [\"@carol\"]\n");
  repository.write("docs/runbook.md", "# Runbook\n");
  repository.write(
      "postmortems/2024-03-01-a.md",
      managed_document("2024-03-01-a", "See [it](../docs/runbook.md#x) and [b](gone.md).",
                       "related: [{id: 2024-03-02-b, rel: similar}]\n"));
  repository.write("postmortems/2024-03-02-b.md", managed_document("2024-03-02-b", "Nothing."));
  repository.commit("Add them", {.author = "Dana Whitfield"});
  const Corpus corpus = load(repository.path());
  EXPECT_THAT(corpus.known_people, ElementsAre("@alice", "@carol", "Dana Whitfield"));
  EXPECT_THAT(corpus.index.files, ElementsAre("docs/runbook.md", "postmortems/2024-03-01-a.md",
                                              "postmortems/2024-03-02-b.md"));
  EXPECT_EQ(corpus.index.by_id.at("2024-03-02-b"), std::vector<size_t>{1});
  const Corpus one = load(repository.path(), {.paths = {"postmortems/2024-03-01-a.md"}});
  EXPECT_THAT(one.index.ids, IsSupersetOf({"2024-03-01-a", "2024-03-02-b"}));
}

}  // namespace
}  // namespace debrief
