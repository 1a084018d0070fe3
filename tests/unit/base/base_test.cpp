#include <algorithm>
#include <numeric>

#include "support/fixtures.h"
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "debrief/base/embedded.h"
#include "debrief/base/file_system.h"
#include "debrief/base/glob.h"
#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"

namespace debrief {
namespace {

TEST(GlobMatch, ReadsPathPatterns) {
  struct {
    std::string_view pattern, path;
    bool matches;
  } const kCases[] = {
      {"postmortems/**/*.md", "postmortems/a.md", true},
      {"postmortems/**/*.md", "postmortems/2024/05/a.md", true},
      {"postmortems/**/*.md", "postmortems/a.txt", false},
      {"postmortems/**/*.md", "other/a.md", false},
      {"*.md", "a/b.md", false},
      {"**", "a/b/c", true},
      {"a/**/z", "a/z", true},
      {"a/**/b/**/z", "a/x/b/y/b/z", true},
      {"PM[0-9]*.md", "PM2019 - x.md", true},
      {"PM[!0-9]*.md", "PM2019 - x.md", false},
      {"a?c", "abc", true},
      {"a?c", "a/c", false},
      {"a\\*c", "a*c", true},
      {"a\\*c", "abc", false},
      {"[", "[", true},
  };
  for (const auto& [pattern, path, matches] : kCases) {
    EXPECT_EQ(glob_match(pattern, path), matches) << pattern << " on " << path;
  }
}

TEST(UnclosedClass, FindsTheBracketThatIsTakenForItself) {
  struct {
    std::string_view pattern;
    size_t at;
  } const kCases[] = {
      {"a/[a-z]*.md", std::string_view::npos},
      {"a/[!]].md", std::string_view::npos},
      {"\\[a.md", std::string_view::npos},
      {"a/[a.md", 2},
      {"a[b/c].md", 1},
      {"[a]/[", 4},
  };
  for (const auto& [pattern, at] : kCases) EXPECT_EQ(unclosed_class(pattern), at) << pattern;
}

TEST(GlobMatch, StaysFastOnManyStars) {
  const std::string pattern = "**/a*a*a*a*a*a*a*a*b/**/**/**/**/**/c";
  const std::string path = std::string(2000, 'a') + "/" + std::string(2000, 'a') + "/d";
  EXPECT_FALSE(glob_match(pattern, path));
}

TEST(GlobRoot, IsThePlainPartBeforeTheFirstSpecialComponent) {
  EXPECT_EQ(glob_root("postmortems/**/*.md"), "postmortems");
  EXPECT_EQ(glob_root("docs/incidents/PM*.md"), "docs/incidents");
  EXPECT_EQ(glob_root("*.md"), "");
  EXPECT_EQ(glob_root("a/b.md"), "a");
}

TEST(Paths, AreResolvedByTextAlone) {
  EXPECT_EQ(normalise_path("a//b/./../c/"), "a/c");
  EXPECT_EQ(normalise_path("../a/.."), "..");
  EXPECT_EQ(normalise_path("/../a"), "/a");
  EXPECT_EQ(normalise_path(""), ".");
  EXPECT_EQ(relative_path("a/b/c", "a/d"), "../b/c");
  EXPECT_EQ(relative_path("a", "."), "a");
  EXPECT_EQ(relative_path(".", "a/b"), "../..");
  EXPECT_EQ(relative_path("/x/y", "/x/y"), ".");
  EXPECT_EQ(join_path("", "a"), "a");
  EXPECT_EQ(join_path("a/", "b"), "a/b");
  EXPECT_EQ(parent_path("a/b/c"), "a/b");
  EXPECT_EQ(parent_path("/a"), "/");
  EXPECT_EQ(file_name("a/b.md"), "b.md");
  EXPECT_TRUE(has_git_step("a/.git/config"));
  EXPECT_TRUE(has_git_step(".GIT"));
  EXPECT_FALSE(has_git_step("a/.github/x.git"));
}

TEST(Strings, CountAndJoinAsPeopleWrite) {
  EXPECT_EQ(counted(1, "file"), "1 file");
  EXPECT_EQ(counted(12083, "file"), "12,083 files");
  EXPECT_EQ(with_thousands(1000000), "1,000,000");
  EXPECT_EQ(with_thousands(999), "999");
  EXPECT_EQ(concat("a", 'b', 12, std::string("c")), "ab12c");
  EXPECT_EQ(replace_all("a-b-c", "-", "--"), "a--b--c");
  EXPECT_EQ(trim(" \t x y\r\n"), "x y");
  EXPECT_EQ(split("a,,b", ',').size(), 3u);
}

TEST(ParallelMap, KeepsTheOrderOfItems) {
  std::vector<int> items(1000);
  std::iota(items.begin(), items.end(), 0);
  for (const unsigned jobs : {1u, 2u, 7u}) {
    const auto squares = parallel_map(items, jobs, [](int item) { return item * item; });
    ASSERT_EQ(squares.size(), items.size());
    for (size_t i = 0; i < items.size(); ++i) EXPECT_EQ(squares[i], items[i] * items[i]);
  }
}

TEST(EmbeddedFiles, AreFoundByNameAndPrefix) {
  const auto rules = embedded_files("rules/");
  ASSERT_FALSE(rules.empty());
  for (const EmbeddedFile& file : rules) {
    EXPECT_EQ(embedded_file(file.name), file.bytes) << file.name;
    EXPECT_EQ(file.bytes, read_source(file.name)) << file.name;
  }
  EXPECT_FALSE(embedded_file("rules/no-such.yaml"));
}

TEST(DiskFileSystem, ReplacesFilesWholeAndKeepsTheirMode) {
  const ScratchDirectory scratch;
  DiskFileSystem files;
  ASSERT_TRUE(files.make_directories(scratch.at("a/b")));
  ASSERT_TRUE(files.write(scratch.at("a/b/c.txt"), "one"));
  ASSERT_TRUE(files.make_executable(scratch.at("a/b/c.txt")));
  ASSERT_TRUE(files.write(scratch.at("a/b/c.txt"), "two"));
  EXPECT_EQ(*files.read(scratch.at("a/b/c.txt")), "two");
  EXPECT_EQ(files.list(scratch.at("a/b"))->size(), 1u);
}

TEST(DiskFileSystem, WritesThroughALinkAndIntoAPipe) {
  const ScratchDirectory scratch;
  DiskFileSystem files;
  scratch.write("target.txt", "a longer text than the new one");
  ASSERT_EQ(::symlink("target.txt", scratch.at("link.txt").c_str()), 0);
  ASSERT_TRUE(files.write(scratch.at("link.txt"), "short"));
  EXPECT_EQ(files.kind(scratch.at("link.txt")), FileKind::kSymbolicLink);
  EXPECT_EQ(files.read(scratch.at("target.txt")), "short");

  ASSERT_EQ(::mkfifo(scratch.at("pipe").c_str(), 0600), 0);
  const int reader = ::open(scratch.at("pipe").c_str(), O_RDONLY | O_NONBLOCK);
  ASSERT_TRUE(files.write(scratch.at("pipe"), "through"));
  std::string got(16, '\0');
  got.resize(static_cast<size_t>(std::max<ssize_t>(::read(reader, got.data(), got.size()), 0)));
  ::close(reader);
  EXPECT_EQ(got, "through");
  EXPECT_EQ(files.kind(scratch.at("pipe")), FileKind::kOther);
}

TEST(DiskFileSystem, MakesNoParentsForAFileThatIsWritten) {
  const ScratchDirectory scratch;
  const auto written = DiskFileSystem().write(scratch.at("no/such/report.json"), "x");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message, "cannot write: no such file or directory");
  EXPECT_EQ(DiskFileSystem().kind(scratch.at("no")), FileKind::kMissing);
}

TEST(DiskFileSystem, DoesNotWaitForAPipeThatNobodyWritesTo) {
  const ScratchDirectory scratch;
  ASSERT_EQ(::mkfifo(scratch.at("pipe").c_str(), 0600), 0);
  const auto bytes = DiskFileSystem().read(scratch.at("pipe"));
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().message, "cannot read: not a file");
}

TEST(DiskFileSystem, ExchangesTwoDirectories) {
  const ScratchDirectory scratch;
  DiskFileSystem files;
  scratch.write("one/a.txt", "1");
  scratch.write("two/b.txt", "2");
  if (!files.exchange(scratch.at("one"), scratch.at("two"))) {
    GTEST_SKIP() << "this file system cannot exchange";
  }
  EXPECT_EQ(files.read(scratch.at("one/b.txt")), "2");
  EXPECT_EQ(files.read(scratch.at("two/a.txt")), "1");
  EXPECT_FALSE(files.exchange(scratch.at("one"), scratch.at("three")));
}

TEST(DiskFileSystem, SaysWhyAFileCannotBeRead) {
  const ScratchDirectory scratch;
  const DiskFileSystem files;
  const auto missing = files.read(scratch.at("no.md"));
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().message, "cannot read: no such file or directory");
  EXPECT_EQ(missing.error().where, scratch.at("no.md"));
  EXPECT_EQ(files.read(scratch.path()).error().message, "cannot read: is a directory");
}

TEST(DiskFileSystem, NeverCreatesOverAFile) {
  const ScratchDirectory scratch;
  DiskFileSystem files;
  ASSERT_TRUE(files.create(scratch.at("a.md"), "mine"));
  const auto again = files.create(scratch.at("a.md"), "yours");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().message, "cannot create: file exists");
  EXPECT_EQ(*files.read(scratch.at("a.md")), "mine");
}

TEST(DiskFileSystem, TellsAFileFromAnotherOneInItsPlace) {
  const ScratchDirectory scratch;
  DiskFileSystem files;
  EXPECT_FALSE(files.stamp(scratch.at("a.md")));
  EXPECT_FALSE(files.stamp(scratch.at(".")));
  ASSERT_TRUE(files.create(scratch.at("a.md"), "one"));
  const auto stamp = files.stamp(scratch.at("a.md"));
  ASSERT_TRUE(stamp);
  EXPECT_EQ(stamp->size, 3U);
  EXPECT_EQ(files.stamp(scratch.at("a.md")), stamp);
  ASSERT_TRUE(files.write(scratch.at("a.md"), "two"));
  EXPECT_NE(files.stamp(scratch.at("a.md")), stamp);
}

TEST(DiskFileSystem, GivesAFileASecondName) {
  const ScratchDirectory scratch;
  DiskFileSystem files;
  ASSERT_TRUE(files.create(scratch.at("a.md"), "one"));
  ASSERT_TRUE(files.link(scratch.at("a.md"), scratch.at("new/folder/b.md")));
  EXPECT_EQ(files.stamp(scratch.at("new/folder/b.md")), files.stamp(scratch.at("a.md")));
  EXPECT_FALSE(files.link(scratch.at("a.md"), scratch.at("new/folder/b.md"))) << "it exists";
  EXPECT_FALSE(files.link(scratch.at("none.md"), scratch.at("c.md")));
  ASSERT_TRUE(files.remove_all(scratch.at("a.md")));
  EXPECT_EQ(*files.read(scratch.at("new/folder/b.md")), "one");
}

TEST(MemoryFileSystem, BehavesAsADiskWould) {
  MemoryFileSystem files({{"a/b.md", "x"}, {"a/c/d.md", "y"}});
  EXPECT_EQ(files.kind("a"), FileKind::kDirectory);
  EXPECT_EQ(files.kind("a/c/d.md"), FileKind::kFile);
  EXPECT_EQ(files.kind("z"), FileKind::kMissing);
  ASSERT_EQ(files.list("a")->size(), 2u);
  ASSERT_TRUE(files.rename("a", "b"));
  EXPECT_EQ(*files.read("b/c/d.md"), "y");
  EXPECT_FALSE(files.create("b/b.md", "z"));
  const auto stamp = files.stamp("b/b.md");
  EXPECT_TRUE(stamp);
  ASSERT_TRUE(files.link("b/b.md", "d/e.md"));
  EXPECT_FALSE(files.link("b/b.md", "d/e.md"));
  EXPECT_EQ(*files.read("d/e.md"), "x");
  ASSERT_TRUE(files.write("b/b.md", "w"));
  EXPECT_NE(files.stamp("b/b.md"), stamp);
  ASSERT_TRUE(files.remove_all("b/c"));
  EXPECT_EQ(files.files().size(), 2u);
}

}  // namespace
}  // namespace debrief
