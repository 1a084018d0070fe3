// Which documents are read, from where, under which configuration.

#include <filesystem>

#include "loading.h"
#include "support/git_fixture.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "debrief/base/strings.h"
#include "debrief/corpus/corpus.h"

namespace debrief {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kText = "# Checkout\n\n## Facts\n\nCheckout returned 503 from 10:02Z.\n";

class LoadCorpus : public ::testing::Test {
 protected:
  void SetUp() override { isolated_home(); }
  ScratchDirectory scratch_;
};

TEST_F(LoadCorpus, ReadsTheDefaultFolderSortedByPath) {
  scratch_.write("postmortems/b.md", kText);
  scratch_.write("postmortems/2024/a.md", kText);
  scratch_.write("postmortems/notes.txt", "no");
  scratch_.write("docs/c.md", kText);
  const Corpus corpus = load(scratch_.path());
  EXPECT_THAT(paths_of(corpus), ElementsAre("postmortems/2024/a.md", "postmortems/b.md"));
  EXPECT_FALSE(corpus.documents[0].history);
  EXPECT_THAT(corpus.notes, ElementsAre(concat(std::filesystem::canonical(scratch_.path()).string(),
                                               " lies in no git repository; nothing is known about "
                                               "the history")));
}

TEST_F(LoadCorpus, LeavesTemplatesAndReadMeFilesOutUnlessTheyAreNamed) {
  for (const char* name : {"template.md", "postmortem-template.md", "TEMPLATE.md", "README.md",
                           "templates/short.md", "PMyyyy-nnn - Postmortem template.md"}) {
    scratch_.write(concat("postmortems/", name), kText);
  }
  scratch_.write("postmortems/2024-03-01-broken-mail-template.md", kText);
  EXPECT_THAT(paths_of(load(scratch_.path())),
              ElementsAre("postmortems/2024-03-01-broken-mail-template.md"));
  EXPECT_THAT(paths_of(load(scratch_.path(), {.paths = {"postmortems/template.md"}})),
              ElementsAre("postmortems/template.md"));
}

TEST_F(LoadCorpus, FollowsTheConfiguration) {
  scratch_.write(".debrief.yaml",
                 "version: 1\npaths: [\"incidents/*.md\"]\nexclude: [\"incidents/old-*\"]\n");
  scratch_.write("incidents/a.md", kText);
  scratch_.write("incidents/old-b.md", kText);
  scratch_.write("postmortems/c.md", kText);
  const Corpus corpus = load(scratch_.path());
  EXPECT_THAT(paths_of(corpus), ElementsAre("incidents/a.md"));
  EXPECT_EQ(corpus.config.path, ".debrief.yaml");
}

TEST_F(LoadCorpus, StopsAtAConfigurationThatIsWrong) {
  scratch_.write(".debrief.yaml", "version: 1\npath: [\"incidents/*.md\"]\n");
  EXPECT_EQ(load_problem(scratch_.path()),
            "config: .debrief.yaml:2:1: unknown key “path” (did you mean “paths”?)");
}

TEST_F(LoadCorpus, PassesOverWhatIsNotConfiguredWhenAHookNamesEveryFile) {
  scratch_.write("postmortems/a.md", kText);
  scratch_.write("postmortems/with space.md", kText);
  scratch_.write("postmortems/template.md", kText);
  scratch_.write("README.md", kText);
  scratch_.write("docs/c.md", kText);
  scratch_.write("docs/d.txt", "no");
  std::filesystem::create_symlink("/etc/hostname", scratch_.path() + "/link.md");
  const struct {
    std::vector<std::string> given, read;
  } kCases[] = {
      {{"README.md", "postmortems/a.md", "docs/c.md"}, {"postmortems/a.md"}},
      {{"postmortems/with space.md", "postmortems/template.md"}, {"postmortems/with space.md"}},
      {{"README.md", "link.md"}, {}},
      {{"docs", "postmortems"}, {"postmortems/a.md", "postmortems/with space.md"}},
      {{"docs", "*.txt", "/etc/hostname"}, {}},
  };
  for (const auto& [given, read] : kCases) {
    const LoadRequest request{.paths = given, .given = GivenPaths::kConfigured};
    EXPECT_EQ(paths_of(load(scratch_.path(), request)), read) << join(given, " ");
  }
  EXPECT_EQ(load_problem(scratch_.path(),
                         {.paths = {"postmortems/b.md"}, .given = GivenPaths::kConfigured}),
            "usage: “postmortems/b.md” does not exist (did you mean “postmortems/a.md”?)");
}

TEST_F(LoadCorpus, TakesFilesFoldersAndGlobs) {
  scratch_.write("postmortems/a.md", kText);
  scratch_.write("postmortems/2024/b.md", kText);
  scratch_.write("docs/c.md", kText);
  scratch_.write("docs/more/d.md", kText);
  const struct {
    std::vector<std::string> given, read;
  } kCases[] = {
      {{"docs/c.md"}, {"docs/c.md"}},
      {{"docs"}, {"docs/c.md", "docs/more/d.md"}},
      {{"."}, {"postmortems/2024/b.md", "postmortems/a.md"}},
      {{"postmortems/2024"}, {"postmortems/2024/b.md"}},
      {{"docs/*.md"}, {"docs/c.md"}},
      {{"**/*.md"}, {"docs/c.md", "docs/more/d.md", "postmortems/2024/b.md", "postmortems/a.md"}},
      {{"docs/c.md", "docs", "./docs/c.md"}, {"docs/c.md", "docs/more/d.md"}},
  };
  for (const auto& [given, read] : kCases) {
    EXPECT_EQ(paths_of(load(scratch_.path(), {.paths = given})), read) << join(given, " ");
  }
}

TEST_F(LoadCorpus, SaysWhatDoesNotExistAndWhatWasMeant) {
  scratch_.write("postmortems/2024-03-01-cache.md", kText);
  scratch_.write("empty/notes.txt", "");
  const struct {
    std::string_view given, problem;
  } kCases[] = {
      {"postmortem", "usage: “postmortem” does not exist (did you mean “postmortems”?)"},
      {"postmortems/2024-03-01-cahce.md",
       "usage: “postmortems/2024-03-01-cahce.md” does not exist (did you mean "
       "“postmortems/2024-03-01-cache.md”?)"},
      {"postmortms/2024-03-01-cache.md",
       "usage: “postmortms/2024-03-01-cache.md” does not exist (did you mean “postmortems”?)"},
      {"elsewhere/x.md", "usage: “elsewhere/x.md” does not exist"},
      {"postmortms/*.md", "usage: “postmortms” does not exist (did you mean “postmortems”?)"},
      {"postmortems/2023-*.md", "usage: “postmortems/2023-*.md” matches no file"},
      {"empty", "usage: “empty” holds no post-mortem"},
  };
  for (const auto& [given, problem] : kCases) {
    EXPECT_EQ(load_problem(scratch_.path(), {.paths = {std::string(given)}}), problem) << given;
  }
}

TEST_F(LoadCorpus, NotesThatTheDefaultGlobMatchesNothing) {
  const Corpus corpus = load(scratch_.path());
  EXPECT_THAT(corpus.documents, IsEmpty());
  EXPECT_THAT(corpus.notes, Contains("no post-mortem matches “postmortems/**/*.md”; debrief init "
                                     "--adopt finds those that lie elsewhere, debrief new starts "
                                     "one"));
}

TEST_F(LoadCorpus, RefusesAConfiguredGlobThatMatchesNothing) {
  scratch_.write("docs/a.md", kText);
  scratch_.write(".debrief.yaml", "version: 1\npaths:\n  - docs/*.md\n  - dosc/*.md\n");
  EXPECT_EQ(load_problem(scratch_.path()),
            "config: .debrief.yaml:4:5: no post-mortem matches “dosc/*.md” (start one with debrief "
            "new, or change “paths”)");
  EXPECT_THAT(paths_of(load(scratch_.path(), {.unmatched = UnmatchedGlobs::kAllow})),
              ElementsAre("docs/a.md"));
  EXPECT_THAT(paths_of(load(scratch_.path(), {.paths = {"docs/a.md"}})), ElementsAre("docs/a.md"));
}

TEST_F(LoadCorpus, ReadsNothingInsideGit) {
  GitFixture repository(scratch_.at("repository"));
  repository.write("postmortems/a.md", kText);
  repository.write("postmortems/b.md", "![x](../.git/config) [y](leak.md) [z](a.md)\n");
  std::filesystem::create_symlink("../.git/config", repository.at("postmortems/leak.md"));
  std::filesystem::create_directory_symlink(".git", repository.at("alias"));
  const Corpus corpus = load(repository.path());
  EXPECT_THAT(paths_of(corpus), ElementsAre("postmortems/a.md", "postmortems/b.md"));
  EXPECT_THAT(corpus.index.files, ElementsAre("postmortems/a.md", "postmortems/b.md"));
  EXPECT_THAT(corpus.notes, Contains("postmortems/leak.md is a link that leads out of the root, "
                                     "into .git or nowhere and is not read"));
  for (const char* given : {".git/config", ".git", ".git/con*"}) {
    EXPECT_EQ(load_problem(repository.path(), {.paths = {given}}),
              concat("usage: “", given, "” lies in .git, which holds no post-mortem"));
  }
  EXPECT_EQ(load_problem(repository.path(), {.paths = {"alias/config"}}),
            "usage: “alias/config” lies behind a link that leads out of the root, into .git or "
            "nowhere");
  for (const char* glob : {".git/con*", ".GIT/con*", "alias/con*"}) {
    repository.write(".debrief.yaml", concat("version: 1\npaths: [\"", glob, "\"]\n"));
    EXPECT_THAT(load_problem(repository.path()),
                ::testing::HasSubstr(concat("no post-mortem matches “", glob, "”")));
  }
}

/// A file system with one folder that may not be listed.
class LockedFolder final : public FileSystem {
 public:
  LockedFolder(MemoryFileSystem files, std::string locked)
      : files_(std::move(files)), locked_(std::move(locked)) {}
  Result<std::vector<DirectoryEntry>> list(const std::string& path) const override {
    if (normalise_path(path) != locked_) return files_.list(path);
    return fail({.kind = ErrorKind::kIo, .message = "cannot list: denied", .where = path});
  }
  Result<std::string> read(const std::string& path) const override { return files_.read(path); }
  FileKind kind(const std::string& path) const override { return files_.kind(path); }
  uint64_t size(const std::string& path) const override { return files_.size(path); }
  Result<std::string> real_path(const std::string& path) const override {
    return files_.real_path(path);
  }
  Result<void> write(const std::string&, std::string_view) override { return {}; }
  Result<void> create(const std::string&, std::string_view) override { return {}; }
  Result<void> make_directories(const std::string&) override { return {}; }
  Result<void> rename(const std::string&, const std::string&) override { return {}; }
  Result<void> exchange(const std::string&, const std::string&) override { return {}; }
  Result<void> remove_all(const std::string&) override { return {}; }
  Result<void> make_executable(const std::string&) override { return {}; }

 private:
  MemoryFileSystem files_;
  std::string locked_;
};

TEST(LoadCorpusFromMemory, StopsAtAFolderThatCannotBeListed) {
  LockedFolder files(MemoryFileSystem({{"/repo/postmortems/a.md", std::string(kText)},
                                       {"/repo/postmortems/2024/b.md", std::string(kText)}}),
                     "/repo/postmortems/2024");
  for (const std::vector<std::string>& given :
       {std::vector<std::string>{}, {"postmortems"}, {"postmortems/**/*.md"}}) {
    const auto corpus = load_corpus(files, "/repo", {.paths = given});
    ASSERT_FALSE(corpus) << join(given, " ");
    EXPECT_EQ(corpus.error().kind, ErrorKind::kIo);
    EXPECT_EQ(corpus.error().where, "/repo/postmortems/2024");
  }
}

TEST_F(LoadCorpus, ReadsFilesOutsideTheRepositoryWithoutHistory) {
  GitFixture repository(scratch_.at("repository"));
  repository.write("postmortems/a.md", kText);
  repository.commit("Add a");
  scratch_.write("elsewhere/b.md", kText);
  const Corpus corpus =
      load(repository.path(), {.paths = {"postmortems/a.md", "../elsewhere/b.md"}});
  EXPECT_THAT(paths_of(corpus), ElementsAre("../elsewhere/b.md", "postmortems/a.md"));
  EXPECT_FALSE(document_at(corpus, "../elsewhere/b.md").history);
  EXPECT_TRUE(document_at(corpus, "postmortems/a.md").history);
}

TEST_F(LoadCorpus, DoesNotFollowLinksOutOfTheRoot) {
  GitFixture repository(scratch_.at("repository"));
  scratch_.write("secret.md", kText);
  repository.write("postmortems/a.md", kText);
  std::filesystem::create_symlink("../../secret.md", repository.at("postmortems/out.md"));
  std::filesystem::create_symlink("a.md", repository.at("postmortems/again.md"));
  std::filesystem::create_symlink("nowhere.md", repository.at("postmortems/broken.md"));
  repository.write("docs/kept.md", kText);
  std::filesystem::create_symlink("../docs/kept.md", repository.at("postmortems/kept.md"));
  repository.commit("Add links");
  const std::vector<std::string> expected_notes = {
      "postmortems/broken.md is a link that leads out of the root, into .git or nowhere and is not "
      "read",
      "postmortems/out.md is a link that leads out of the root, into .git or nowhere and is not "
      "read"};
  for (const LoadRequest& request : {LoadRequest{}, LoadRequest{.revision = "HEAD"}}) {
    const Corpus corpus = load(repository.path(), request);
    EXPECT_THAT(paths_of(corpus), ElementsAre("postmortems/a.md", "postmortems/kept.md"));
    EXPECT_EQ(corpus.notes, expected_notes);
  }
  EXPECT_EQ(
      load_problem(repository.path(), {.paths = {"postmortems/out.md"}}),
      "usage: “postmortems/out.md” is a link that leads out of the root, into .git or nowhere");
}

TEST_F(LoadCorpus, DoesNotReadAConfigurationThroughALinkOutOfTheRoot) {
  GitFixture repository(scratch_.at("repository"));
  scratch_.write("other.yaml", "version: 1\n");
  std::filesystem::create_symlink("../other.yaml", repository.at(".debrief.yaml"));
  EXPECT_EQ(load_problem(repository.path()),
            "config: .debrief.yaml: the configuration is a symbolic link that leads nowhere or out "
            "of the repository");
}

TEST_F(LoadCorpus, NamesAFileThatCannotBeRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root reads everything";
  scratch_.write("postmortems/a.md", kText);
  std::filesystem::permissions(scratch_.at("postmortems/a.md"), std::filesystem::perms::none);
  EXPECT_EQ(load_problem(scratch_.path()),
            concat("io: ", scratch_.at("postmortems/a.md"), ": cannot read: permission denied"));
}

TEST_F(LoadCorpus, RefusesADocumentOverTheLimitWithoutReadingIt) {
  scratch_.write(".debrief.yaml", "version: 1\nlimits: { document: 1KiB }\n");
  scratch_.write("postmortems/a.md", concat(kText, std::string(2000, 'x')));
  const Corpus corpus = load(scratch_.path());
  const Document& document = document_at(corpus, "postmortems/a.md").document;
  ASSERT_TRUE(document.markdown.refusal);
  EXPECT_EQ(document.markdown.refusal->message, "a file of 2,057 bytes exceeds the limit of 1,024");
  EXPECT_EQ(document.source.size(), 0u);
}

TEST_F(LoadCorpus, GivesTheSameForAnyNumberOfJobs) {
  for (int i = 0; i < 40; ++i) scratch_.write(concat("postmortems/", i, ".md"), kText);
  EXPECT_EQ(paths_of(load(scratch_.path(), {.jobs = 1})),
            paths_of(load(scratch_.path(), {.jobs = 8})));
}

TEST(LoadSingle, ReadsGivenBytesUnderTheConfigurationOfTheirPath) {
  MemoryFileSystem files;
  ASSERT_TRUE(files.write("/repository/.debrief.yaml", "version: 1\nprofile: google\n"));
  const auto corpus = load_single(files, "/repository", "postmortems/a.md", std::string(kText));
  ASSERT_TRUE(corpus) << corpus.error().message;
  EXPECT_EQ(corpus->config.profile, "google");
  EXPECT_THAT(paths_of(*corpus), ElementsAre("postmortems/a.md"));
  EXPECT_EQ(corpus->documents[0].document.title, "Checkout");
}

}  // namespace
}  // namespace debrief
