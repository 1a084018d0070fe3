#include "debrief/git/repository.h"

#include <filesystem>

#include "support/git_fixture.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class RepositoryTest : public ::testing::Test {
 protected:
  RepositoryTest() { isolated_home(); }

  static Repository open(const std::string& directory, const OpenOptions& options = {}) {
    auto repository = Repository::discover(directory, options);
    EXPECT_TRUE(repository) << (repository ? "" : repository.error().message);
    return *std::move(repository);
  }

  static Error error_of(const std::string& directory) {
    auto repository = Repository::discover(directory);
    EXPECT_FALSE(repository) << directory;
    return repository ? Error{} : std::move(repository).error();
  }

  static std::vector<std::string> paths(const Repository& repository,
                                        std::string_view prefix = "") {
    const auto head = repository.resolve("HEAD");
    EXPECT_TRUE(head);
    const auto files = repository.files(*head, prefix);
    EXPECT_TRUE(files);
    std::vector<std::string> paths;
    for (const TreeFile& file : *files) paths.push_back(file.path);
    return paths;
  }

  ScratchDirectory scratch_;
};

TEST_F(RepositoryTest, FindsTheRepositoryOfADirectoryInside) {
  GitFixture git(scratch_.at("r"));
  git.write("postmortems/2024/a.md", "a\n");
  git.commit("one");
  const Repository repository = open(git.at("postmortems/2024"));
  EXPECT_EQ(repository.work_tree(), git.path());
  EXPECT_EQ(repository.git_directory(), git.at(".git"));
  EXPECT_FALSE(repository.is_bare());
  EXPECT_FALSE(repository.is_shallow());
  EXPECT_FALSE(repository.is_partial());
  EXPECT_FALSE(repository.is_unborn());
  EXPECT_EQ(repository.branch(), "main");
}

TEST_F(RepositoryTest, SaysWhatToDoOutsideOfARepository) {
  const Error error = error_of(scratch_.path());
  EXPECT_EQ(error.kind, ErrorKind::kGit);
  EXPECT_EQ(error.message, "not in a git repository");
  EXPECT_EQ(error.where, scratch_.path());
  EXPECT_THAT(error.hints, ElementsAre("run inside a clone, or make a repository with `git init`"));
}

TEST_F(RepositoryTest, ListsFilesInTheOrderOfTheirPathBytes) {
  GitFixture git(scratch_.at("r"));
  for (const char* const name : {"a/b", "a-b", "a.c", "ab", "Z", "ä ö\t\"q\".md", "a/c/d/e.md"}) {
    git.write(name, name);
  }
  git.git({"-c", "core.symlinks=true", "add", "-A"});
  git.commit("one");
  const Repository repository = open(git.path());
  EXPECT_THAT(paths(repository),
              ElementsAre("Z", "a-b", "a.c", "a/b", "a/c/d/e.md", "ab", "ä ö\t\"q\".md"));
  EXPECT_THAT(paths(repository, "a/"), ElementsAre("a/b", "a/c/d/e.md"));
  EXPECT_THAT(paths(repository, "a/c/d/e"), ElementsAre("a/c/d/e.md"));
  EXPECT_THAT(paths(repository, "b"), IsEmpty());
}

TEST_F(RepositoryTest, TellsModesAndReadsBytes) {
  GitFixture git(scratch_.at("r"));
  git.write("plain.md", std::string("zero\0byte", 9));
  git.write("run.sh", "#!/bin/sh\n");
  std::filesystem::create_symlink("plain.md", git.at("link.md"));
  std::filesystem::permissions(git.at("run.sh"), std::filesystem::perms::owner_all);
  const std::string id = git.commit("one");
  git.git({"update-index", "--add", "--cacheinfo", concat("160000,", id, ",module")});
  git.git({"commit", "-q", "-m", "module"});
  const Repository repository = open(git.path());
  const auto files = repository.files(*repository.resolve("HEAD"));
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 4U);
  EXPECT_EQ((*files)[0].mode, 0120000U);
  EXPECT_EQ((*files)[1].mode, 0160000U);
  EXPECT_EQ((*files)[2].mode, 0100644U);
  EXPECT_EQ((*files)[3].mode, 0100755U);
  EXPECT_EQ(repository.read((*files)[0].blob), "plain.md");
  EXPECT_EQ(repository.read((*files)[2].blob), std::string("zero\0byte", 9));
  EXPECT_EQ((*files)[2].blob, blob_id(std::string_view("zero\0byte", 9)));
  EXPECT_EQ(blob_id("").hex(), "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
  const auto missing = repository.read(blob_id("nothing has these bytes"));
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().message,
            concat("the file content ", blob_id("nothing has these bytes").short_hex(),
                   " is not in this repository"));
}

TEST_F(RepositoryTest, ResolvesWhatGitResolves) {
  GitFixture git(scratch_.at("r"));
  const std::string first = git.commit("one");
  git.git({"tag", "-a", "-m", "first", "v1"});
  const std::string second = git.commit("two");
  git.git({"update-ref", "refs/remotes/origin/main", first});
  const Repository repository = open(git.path());
  const struct {
    const char* revision;
    std::string id;
  } kCases[] = {{"HEAD", second},       {"main", second},       {"HEAD~1", first},
                {"v1", first},          {"origin/main", first}, {"main^{commit}", second},
                {first.c_str(), first}, {"refs/tags/v1", first}};
  for (const auto& [revision, id] : kCases) {
    const auto resolved = repository.resolve(revision);
    ASSERT_TRUE(resolved) << revision;
    EXPECT_EQ(resolved->hex(), id) << revision;
  }
  EXPECT_EQ(repository.resolve(first.substr(0, 9))->hex(), first);
}

TEST_F(RepositoryTest, NamesTheNearestBranchOrTag) {
  GitFixture git(scratch_.at("r"));
  git.write("a", "a");
  git.commit("one");
  git.git({"tag", "v1.2.0"});
  git.git({"update-ref", "refs/remotes/origin/main", "HEAD"});
  const Repository repository = open(git.path());
  const struct {
    const char* revision;
    const char* message;
    std::vector<std::string> hints;
  } kCases[] = {
      {"mian", "the revision “mian” names no commit", {"did you mean “main”?"}},
      {"orgin/main~2",
       "the revision “orgin/main~2” names no commit",
       {"did you mean “origin/main~2”?"}},
      {"v1.2.O", "the revision “v1.2.O” names no commit", {"did you mean “v1.2.0”?"}},
      {"something-else", "the revision “something-else” names no commit", {}},
      {"", "the revision “” names no commit", {}},
      {"main~5", "the revision “main~5” goes past the history of “main”", {}},
      {"HEAD:a", "the revision “HEAD:a” is a blob, not a commit", {}},
  };
  for (const auto& [revision, message, hints] : kCases) {
    const auto resolved = repository.resolve(revision);
    ASSERT_FALSE(resolved) << revision;
    EXPECT_EQ(resolved.error().kind, ErrorKind::kGit);
    EXPECT_EQ(resolved.error().message, message);
    EXPECT_EQ(resolved.error().hints, hints) << revision;
  }
}

TEST_F(RepositoryTest, TellsAnUnbornBranch) {
  GitFixture git(scratch_.at("r"));
  const Repository repository = open(git.path());
  EXPECT_TRUE(repository.is_unborn());
  EXPECT_EQ(repository.branch(), "main");
  const auto head = repository.resolve("HEAD");
  ASSERT_FALSE(head);
  EXPECT_EQ(head.error().message, "the branch “main” has no commit yet");
  EXPECT_THAT(head.error().hints, ElementsAre("make one with `git commit`"));
}

TEST_F(RepositoryTest, ReadsADetachedHead) {
  GitFixture git(scratch_.at("r"));
  const std::string first = git.commit("one");
  git.commit("two");
  git.git({"checkout", "-q", "--detach", first});
  const Repository repository = open(git.path());
  EXPECT_EQ(repository.branch(), std::nullopt);
  EXPECT_EQ(repository.resolve("HEAD")->hex(), first);
}

TEST_F(RepositoryTest, ReadsABareRepository) {
  GitFixture git(scratch_.at("r"));
  git.write("a.md", "a\n");
  git.commit("one");
  git.git({"clone", "-q", "--bare", git.path(), scratch_.at("bare")});
  const Repository repository = open(scratch_.at("bare"));
  EXPECT_TRUE(repository.is_bare());
  EXPECT_EQ(repository.work_tree(), "");
  EXPECT_THAT(paths(repository), ElementsAre("a.md"));
}

TEST_F(RepositoryTest, ReadsALinkedWorktree) {
  GitFixture git(scratch_.at("r"));
  git.write("a.md", "a\n");
  git.commit("one");
  git.git({"worktree", "add", "-q", "-b", "topic", scratch_.at("tree")});
  const Repository repository = open(scratch_.at("tree"));
  EXPECT_EQ(repository.work_tree(), scratch_.at("tree"));
  EXPECT_EQ(repository.git_directory(), git.at(".git/worktrees/tree"));
  EXPECT_EQ(repository.branch(), "topic");
  EXPECT_THAT(paths(repository), ElementsAre("a.md"));
}

TEST_F(RepositoryTest, ReadsObjectsOfAnAlternate) {
  GitFixture git(scratch_.at("r"));
  git.write("a.md", "a\n");
  git.commit("one");
  git.git({"clone", "-q", "--shared", git.path(), scratch_.at("shared")});
  const Repository repository = open(scratch_.at("shared"));
  EXPECT_EQ(repository.read(blob_id("a\n")), "a\n");
}

TEST_F(RepositoryTest, ReadsOnAfterARest) {
  GitFixture git(scratch_.at("r"));
  git.write("a.md", "a\n");
  git.commit("one");
  git.git({"gc", "--quiet"});
  std::filesystem::copy_file(git.at(".git/index"), git.at(".git/other"));
  git.write("b.md", "b\n");
  git.git({"add", "b.md"});
  const Repository repository = open(git.path(), {.index_file = ".git/other"});
  EXPECT_EQ(repository.read(blob_id("a\n")), "a\n");
  for (int i = 0; i < 3; ++i) {
    repository.rest();
    EXPECT_EQ(repository.read(blob_id("a\n")), "a\n");
    EXPECT_THAT(paths(repository), ElementsAre("a.md"));
    EXPECT_EQ(repository.index_files()->size(), 1u) << "the index that it was opened with";
  }
}

TEST_F(RepositoryTest, ReadsASparseCheckoutWithASparseIndex) {
  GitFixture git(scratch_.at("r"));
  git.write("in/a.md", "a\n");
  git.write("out/b.md", "b\n");
  git.commit("one");
  git.git({"sparse-checkout", "set", "--cone", "--sparse-index", "in"});
  const Repository repository = open(git.path());
  EXPECT_THAT(paths(repository), ElementsAre("in/a.md", "out/b.md"));
}

TEST_F(RepositoryTest, ReadsKnownExtensionsAndNamesUnknownOnes) {
  GitFixture git(scratch_.at("r"));
  git.commit("one");
  const auto set = [&](const std::string& key, const std::string& value) {
    // --file: the git that runs the test need not know these extensions itself.
    run_git("/", {"config", "--file", git.at(".git/config"), key, value});
  };
  set("core.repositoryFormatVersion", "1");
  for (const char* const name : {"worktreeConfig", "relativeWorktrees", "preciousObjects"}) {
    set(concat("extensions.", name), "true");
  }
  set("extensions.partialClone", "origin");
  set("extensions.objectFormat", "sha1");
  EXPECT_TRUE(open(git.path()).is_partial());
  set("extensions.refStorage", "reftable");
  const Error error = error_of(git.path());
  EXPECT_EQ(error.message,
            "the repository uses the extension “refstorage”, which is not known here");
  EXPECT_THAT(error.hints, ElementsAre("`git refs migrate --ref-format=files` makes it readable"));
}

TEST_F(RepositoryTest, NamesSha256Objects) {
  GitFixture git(scratch_.at("r"), {"--object-format=sha256"});
  const Error error = error_of(git.path());
  EXPECT_EQ(error.message, "the repository names its objects by SHA-256, which cannot be read yet");
  EXPECT_THAT(error.hints, ElementsAre("files can still be checked without their history"));
}

// Two texts of libgit2 for one cause: the user trusts no directory at all, or another one.
TEST_F(RepositoryTest, SaysHowToTrustARepositoryOfAnotherUser) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a directory away";
  GitFixture git(scratch_.at("it's r"));
  git.write("sub/a.md", "a\n");
  git.commit("one");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(git.path())) {
    ASSERT_EQ(::lchown(entry.path().c_str(), 1234, 1234), 0);
  }
  ASSERT_EQ(::chown(git.path().c_str(), 1234, 1234), 0);
  const std::string configuration = concat(isolated_home(), "/.gitconfig");
  for (const char* const text : {"", "[safe]\n\tdirectory = /somewhere/else\n"}) {
    ASSERT_TRUE(DiskFileSystem().write(configuration, text));
    const Error error = error_of(git.at("sub"));
    EXPECT_EQ(error.message, "the repository belongs to another user");
    EXPECT_EQ(error.where, git.path());
    EXPECT_THAT(error.hints, ElementsAre(concat("git config --global --add safe.directory '",
                                                scratch_.path(), "/it'\\''s r'"),
                                         "or pass --trust-repo to read it this once"));
    EXPECT_THAT(paths(open(git.at("sub"), {.trust_owner = true})), ElementsAre("sub/a.md"));
    EXPECT_FALSE(Repository::discover(git.path())) << "trust is for one opening only";
  }
  ASSERT_TRUE(DiskFileSystem().write(configuration,
                                     concat("[safe]\n\tdirectory = \"", git.path(), "\"\n")));
  EXPECT_THAT(paths(open(git.path())), ElementsAre("sub/a.md"));
  ASSERT_TRUE(DiskFileSystem().write(configuration, ""));
  for (const std::string& place : {std::string("/usr"), scratch_.path()}) {
    run_git("/", {"config", "--file", git.at(".git/config"), "core.worktree", place});
    const auto elsewhere = Repository::discover(git.path(), {.trust_owner = true});
    ASSERT_FALSE(elsewhere) << place;
    EXPECT_EQ(elsewhere.error().message,
              "the repository's configuration puts its work tree elsewhere");
  }
}

TEST_F(RepositoryTest, ReadsConfiguration) {
  GitFixture git(scratch_.at("r"));
  git.git({"config", "user.name", "Grace"});
  const Repository repository = open(git.path());
  EXPECT_EQ(repository.config("user.name"), "Grace");
  EXPECT_EQ(repository.config("no.such-key"), std::nullopt);
  EXPECT_EQ(repository.config("not a key"), std::nullopt);
}

TEST_F(RepositoryTest, SaysHowToDeepenAShallowClone) {
  GitFixture git(scratch_.at("r"));
  const std::string first = git.commit("one");
  git.commit("two");
  git.git({"clone", "-q", "--depth=1", concat("file://", git.path()), scratch_.at("shallow")});
  const Repository repository = open(scratch_.at("shallow"));
  EXPECT_TRUE(repository.is_shallow());
  for (const std::string& revision : {first, std::string("HEAD~1")}) {
    const auto resolved = repository.resolve(revision);
    ASSERT_FALSE(resolved) << revision;
    EXPECT_THAT(resolved.error().hints, ElementsAre(deepen_hint())) << revision;
  }
}

TEST_F(RepositoryTest, SaysHowToFetchWhatAPartialCloneLeftOut) {
  GitFixture git(scratch_.at("r"));
  git.git({"config", "uploadpack.allowFilter", "true"});
  git.write("a.md", "old\n");
  git.commit("one");
  git.write("a.md", "new\n");
  git.commit("two");
  git.git(
      {"clone", "-q", "--filter=blob:none", concat("file://", git.path()), scratch_.at("partial")});
  {
    const Repository repository = open(scratch_.at("partial"));
    EXPECT_TRUE(repository.is_partial());
    EXPECT_EQ(repository.read(blob_id("new\n")), "new\n");
    const auto old = repository.read(blob_id("old\n"));
    ASSERT_FALSE(old);
    EXPECT_EQ(old.error().message, concat("the file content ", blob_id("old\n").short_hex(),
                                          " is not in this repository"));
    EXPECT_THAT(old.error().hints,
                ElementsAre("this is a partial clone; `git fetch --refetch --no-filter` fetches "
                            "what it left out"));
  }
  ASSERT_EQ(run_git(scratch_.at("partial"), {"fetch", "-q", "--refetch", "--no-filter"}).code, 0);
  EXPECT_EQ(open(scratch_.at("partial")).read(blob_id("old\n")), "old\n") << "the advice holds";
}

TEST_F(RepositoryTest, StopsAtATreelessCloneInsteadOfListingNothing) {
  GitFixture git(scratch_.at("r"));
  git.git({"config", "uploadpack.allowFilter", "true"});
  git.write("docs/a.md", "a\n");
  git.commit("one");
  git.git({"clone", "-q", "--bare", "--filter=tree:0", concat("file://", git.path()),
           scratch_.at("treeless")});
  const Repository repository = open(scratch_.at("treeless"));
  const auto files = repository.files(*repository.resolve("HEAD"));
  ASSERT_FALSE(files);
  EXPECT_THAT(files.error().message, HasSubstr("the folder "));
  EXPECT_THAT(files.error().hints, ElementsAre(HasSubstr("this is a partial clone")));
}

}  // namespace
}  // namespace debrief
