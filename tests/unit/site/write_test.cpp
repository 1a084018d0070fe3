#include "support/fixtures.h"
#include <gmock/gmock.h>

#include "debrief/site/site.h"

namespace debrief {
namespace {

const SiteFiles kOld = {
    {std::string(kSiteMarker), "m\n"}, {"index.html", "old"}, {"gone.html", "x"}};
const SiteFiles kNew = {
    {std::string(kSiteMarker), "m\n"}, {"index.html", "new"}, {"a/b.html", "y"}};

/// A file system in which the nth change fails.
class FailingFileSystem final : public FileSystem {
 public:
  FailingFileSystem(FileSystem& inner, int failing) : inner_(inner), left_(failing) {}

  Result<std::string> read(const std::string& path) const override { return inner_.read(path); }
  FileKind kind(const std::string& path) const override { return inner_.kind(path); }
  Result<std::vector<DirectoryEntry>> list(const std::string& path) const override {
    return inner_.list(path);
  }
  uint64_t size(const std::string& path) const override { return inner_.size(path); }
  Result<std::string> real_path(const std::string& path) const override {
    return inner_.real_path(path);
  }
  Result<void> write(const std::string& path, std::string_view bytes) override {
    return fails() ? trouble(path) : inner_.write(path, bytes);
  }
  Result<void> create(const std::string& path, std::string_view bytes) override {
    return fails() ? trouble(path) : inner_.create(path, bytes);
  }
  Result<void> make_directories(const std::string& path) override {
    return inner_.make_directories(path);
  }
  Result<void> rename(const std::string& from, const std::string& to) override {
    return fails() ? trouble(to) : inner_.rename(from, to);
  }
  Result<void> exchange(const std::string& one, const std::string& other) override {
    return fails() ? trouble(other) : inner_.exchange(one, other);
  }
  Result<void> remove_all(const std::string& path) override { return inner_.remove_all(path); }
  Result<void> make_executable(const std::string& path) override {
    return inner_.make_executable(path);
  }
  bool exhausted() const { return left_ > 0; }

 private:
  bool fails() { return left_-- == 1; }
  static Result<void> trouble(const std::string& path) {
    return fail({.kind = ErrorKind::kIo, .message = "no space left", .where = path});
  }
  FileSystem& inner_;
  int left_;
};

std::string refusal(const Result<void>& result) {
  if (result) return "";
  EXPECT_EQ(result.error().kind, ErrorKind::kUsage);
  EXPECT_THAT(result.error().hints, testing::Not(testing::IsEmpty()));
  return result.error().message;
}

TEST(WriteSite, MakesTheDirectoryAndReplacesASiteWhole) {
  MemoryFileSystem files;
  ASSERT_TRUE(write_site(files, "out/site", kOld));
  ASSERT_TRUE(write_site(files, "out/site/", kNew));
  const std::map<std::string, std::string> expected = {
      {"out/site/.debrief-site", "m\na/b.html\nindex.html\n"},
      {"out/site/a/b.html", "y"},
      {"out/site/index.html", "new"}};
  EXPECT_EQ(files.files(), expected);
}

TEST(WriteSite, KeepsWhatOthersPutIntoTheSite) {
  ScratchDirectory scratch;
  DiskFileSystem files;
  const std::string site = scratch.at("site");
  ASSERT_TRUE(write_site(files, site, kOld));
  scratch.write("site/CNAME", "incidents.example.org");
  scratch.write("site/.well-known/security.txt", "Contact: x");
  ASSERT_EQ(symlink("CNAME", scratch.at("site/alias").c_str()), 0);
  ASSERT_TRUE(write_site(files, site, kNew));
  ASSERT_TRUE(write_site(files, site, kNew)) << "it stays theirs";
  EXPECT_EQ(files.read(scratch.at("site/CNAME")), "incidents.example.org");
  EXPECT_EQ(files.read(scratch.at("site/.well-known/security.txt")), "Contact: x");
  EXPECT_EQ(files.kind(scratch.at("site/alias")), FileKind::kSymbolicLink);
  EXPECT_EQ(files.kind(scratch.at("site/gone.html")), FileKind::kMissing);
  EXPECT_EQ(files.kind(scratch.at("site.tmp-1")), FileKind::kMissing);
}

TEST(WriteSite, RefusesToReplaceAFileOfOthersInTheSite) {
  for (const char* name : {"new.html", "a", "index.html/x"}) {
    MemoryFileSystem files;
    ASSERT_TRUE(write_site(files, "site", {{std::string(kSiteMarker), "m\n"}}));
    ASSERT_TRUE(files.create(std::string("site/") + name, "theirs"));
    const auto before = files.files();
    const auto written =
        write_site(files, "site", {{"new.html", ""}, {"a/b.html", ""}, {"index.html", ""}});
    EXPECT_THAT(refusal(written), testing::HasSubstr("is not debrief's")) << name;
    EXPECT_EQ(written.error().where, std::string("site/") + name);
    EXPECT_EQ(files.files(), before) << name;
  }
}

TEST(WriteSite, LosesNothingWhenAFileOfOthersCannotMoveOver) {
  MemoryFileSystem disk;
  ASSERT_TRUE(write_site(disk, "site", kOld));
  ASSERT_TRUE(disk.create("site/CNAME", "theirs"));
  FailingFileSystem failing(disk, 6);  // three files, the list of them and an exchange go well
  const auto written = write_site(failing, "site", kNew);
  ASSERT_FALSE(written);
  EXPECT_THAT(written.error().hints, testing::Contains(testing::HasSubstr("site.tmp-1")));
  EXPECT_EQ(disk.read("site.tmp-1/CNAME"), "theirs");
  EXPECT_EQ(disk.read("site/index.html"), "new");
}

/// One that cannot exchange two directories, as of a network.
class PlainFileSystem final : public MemoryFileSystem {
 public:
  Result<void> exchange(const std::string&, const std::string& other) override {
    return fail({.kind = ErrorKind::kIo, .message = "not supported", .where = other});
  }
};

TEST(WriteSite, LeavesTheOldSiteWhenAnyStepFails) {
  for (int step = 1;; ++step) {
    PlainFileSystem disk;
    ASSERT_TRUE(write_site(disk, "site", kOld));
    const auto before = disk.files();
    FailingFileSystem failing(disk, step);
    const auto written = write_site(failing, "site", kNew);
    if (step == 5 || failing.exhausted()) {
      EXPECT_TRUE(written) << "the exchange has another way";
      EXPECT_EQ(disk.read("site/index.html"), "new");
      if (!failing.exhausted()) continue;
      EXPECT_EQ(step, 8) << "three files, the list of them, an exchange and two renames";
      break;
    }
    ASSERT_FALSE(written) << step;
    EXPECT_EQ(written.error().message, "no space left");
    EXPECT_EQ(disk.files(), before) << step;
  }
}

TEST(WriteSite, RefusesWhatIsNotASite) {
  MemoryFileSystem files({{"docs/readme.md", "x"},
                          {"repo/.git/HEAD", "ref"},
                          {"repo/.debrief-site", "m"},
                          {"plain", "x"}});
  const auto before = files.files();
  struct {
    const char* directory;
    const char* message;
  } const kCases[] = {
      {"docs", "output directory holds files that are not a site of debrief, such as readme.md"},
      {"repo", "output directory holds a git repository"},
      {"plain", "output is not a directory"},
      {"/", "output directory would replace the directory you work in"},
      {".", "output directory would replace the directory you work in"},
      {"docs/..", "output directory would replace the directory you work in"},
      {"../..", "output directory would replace the directory you work in"},
  };
  for (const auto& [directory, message] : kCases) {
    EXPECT_EQ(refusal(write_site(files, directory, kNew)), message) << directory;
  }
  EXPECT_EQ(files.files(), before);
}

TEST(WriteSite, OnDiskFollowsALinkAndKeepsIt) {
  ScratchDirectory scratch;
  DiskFileSystem files;
  ASSERT_TRUE(write_site(files, scratch.at("real"), kOld));
  ASSERT_EQ(symlink("real", scratch.at("link").c_str()), 0);
  ASSERT_EQ(symlink("nowhere", scratch.at("dangling").c_str()), 0);
  ASSERT_TRUE(write_site(files, scratch.at("link"), kNew));
  EXPECT_EQ(files.kind(scratch.at("link")), FileKind::kSymbolicLink);
  EXPECT_EQ(files.read(scratch.at("real/index.html")), "new");
  EXPECT_EQ(files.kind(scratch.at("real/gone.html")), FileKind::kMissing);
  EXPECT_EQ(refusal(write_site(files, scratch.at("dangling"), kNew)),
            "output directory is a link to nothing");
  std::vector<std::string> names;
  const auto entries = files.list(scratch.path());
  for (const DirectoryEntry& entry : *entries) names.push_back(entry.name);
  EXPECT_THAT(names, testing::ElementsAre("dangling", "link", "real")) << "nothing is left beside";
}

TEST(WriteSite, OnDiskTakesAnEmptyDirectoryAndRefusesAFullOne) {
  ScratchDirectory scratch;
  DiskFileSystem files;
  ASSERT_TRUE(files.make_directories(scratch.at("empty")));
  EXPECT_TRUE(write_site(files, scratch.at("empty"), kNew));
  EXPECT_EQ(files.read(scratch.at("empty/a/b.html")), "y");
  scratch.write("full/notes.txt", "mine");
  EXPECT_FALSE(write_site(files, scratch.at("full"), kNew));
  EXPECT_EQ(files.read(scratch.at("full/notes.txt")), "mine");
}

}  // namespace
}  // namespace debrief
