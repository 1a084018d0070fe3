// The watcher on real folders. A change must be told within a generous time; that something is not
// told is seen by what is told next.

#include "debrief/serve/watcher.h"

#include <filesystem>
#include <fstream>
#include <future>
#include <thread>

#include "support/fixtures.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/serve/serve.h"

namespace debrief {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

constexpr WatcherOptions kQuick{
    .quiet = milliseconds(30), .quiet_of_one = milliseconds(30), .interval = milliseconds(30)};

/// The next changes, or none after half a minute.
Changes next(Watcher& watcher) {
  auto told = std::async(std::launch::async, [&] { return watcher.wait(); });
  if (told.wait_for(std::chrono::seconds(30)) != std::future_status::ready) {
    ADD_FAILURE() << "nothing was told";
    watcher.stop();
  }
  return told.get().value_or(Changes());
}

class Watching : public testing::TestWithParam<bool> {
 protected:
  Watching() : watcher_(options()) {
    scratch_.write("docs/a.md", "one");
    scratch_.write("docs/deep/b.md", "one");
    scratch_.write(".debrief.yaml", "version: 1");
    watch();
  }
  static WatcherOptions options() {
    WatcherOptions options = kQuick;
    options.polling = GetParam();
    return options;
  }
  void watch() {
    watcher_.watch({{.path = scratch_.path(), .names = {".debrief.yaml"}},
                    {.path = scratch_.at("docs"), .below = true},
                    {.path = scratch_.at(".debrief"), .below = true}});
  }
  /// What is told when `file` is written after whatever else was done.
  std::set<std::string> told_up_to(const std::string& file) {
    scratch_.write(file, "mark");
    std::set<std::string> paths;
    while (!paths.contains(scratch_.at(file))) {
      const Changes changes = next(watcher_);
      if (changes.empty()) break;
      paths.insert(changes.paths.begin(), changes.paths.end());
    }
    return paths;
  }

  ScratchDirectory scratch_;
  Watcher watcher_;
};

TEST_P(Watching, TellsOfAFileThatIsWritten) {
  scratch_.write("docs/deep/b.md", "two and more");
  EXPECT_THAT(next(watcher_).paths, Contains(scratch_.at("docs/deep/b.md")));
}

TEST_P(Watching, TellsOfAFileThatIsReplacedByRenaming) {
  scratch_.write("docs/a.md~", "a backup");
  scratch_.write("docs/.a.md.swp", "a swap file");
  scratch_.write("docs/new", "two");
  fs::rename(scratch_.at("docs/new"), scratch_.at("docs/a.md"));
  const auto paths = told_up_to("docs/mark.md");
  EXPECT_THAT(paths, Contains(scratch_.at("docs/a.md")));
  EXPECT_THAT(paths, Not(Contains(scratch_.at("docs/a.md~"))));
  EXPECT_THAT(paths, Not(Contains(scratch_.at("docs/.a.md.swp"))));
}

TEST_P(Watching, TellsOfAFileInAFolderThatIsNew) {
  fs::create_directories(scratch_.at("docs/2026/03"));
  scratch_.write("docs/2026/03/c.md", "new");
  EXPECT_THAT(told_up_to("docs/mark.md"), Contains(scratch_.at("docs/2026/03/c.md")));
  scratch_.write("docs/2026/03/d.md", "newer");
  EXPECT_THAT(told_up_to("docs/mark2.md"), Contains(scratch_.at("docs/2026/03/d.md")));
}

TEST_P(Watching, TellsOfWhatIsDeleted) {
  fs::remove(scratch_.at("docs/a.md"));
  EXPECT_THAT(told_up_to("docs/mark.md"), Contains(scratch_.at("docs/a.md")));
}

TEST_P(Watching, TellsOfAWatchedFolderThatGoesAndComes) {
  fs::rename(scratch_.at("docs"), scratch_.at("elsewhere"));
  EXPECT_FALSE(next(watcher_).empty());
  watch();
  scratch_.write("elsewhere/a.md", "nobody watches this");
  fs::create_directory(scratch_.at("docs"));
  EXPECT_THAT(next(watcher_).paths, Not(Contains(scratch_.at("elsewhere/a.md"))));
  watch();
  scratch_.write("docs/new.md", "new");
  EXPECT_THAT(next(watcher_).paths, Contains(scratch_.at("docs/new.md")));
}

TEST_P(Watching, TellsOfAFolderThatWasNotThere) {
  scratch_.write(".debrief/templates/site/layout.html", "own");
  EXPECT_FALSE(next(watcher_).empty());
}

TEST_P(Watching, IsDeafToWhatDoesNotCount) {
  scratch_.write("README.md", "beside the configuration");
  scratch_.write("docs/.git/index", "git's own");
  scratch_.write("docs/node_modules/x.md", "not ours");
  fs::create_directories(scratch_.at("_site"));
  const auto paths = told_up_to(".debrief.yaml");
  EXPECT_EQ(paths, std::set<std::string>{scratch_.at(".debrief.yaml")});
}

TEST_P(Watching, IsDeafToASiteThatIsWrittenIntoAWatchedFolder) {
  scratch_.write("docs/_site/.debrief-site", "marker");
  watch();
  scratch_.write("docs/_site/index.html", "a page");
  const auto paths = told_up_to("docs/a.md");
  EXPECT_THAT(paths, Not(Contains(scratch_.at("docs/_site/index.html"))));
}

TEST_P(Watching, TellsOnceOfManyChangesInARow) {
  for (int i = 0; i < 20; ++i) scratch_.write(concat("docs/", i, ".md"), "x");
  const auto paths = told_up_to("docs/mark.md");
  EXPECT_THAT(paths,
              AllOf(Contains(scratch_.at("docs/0.md")), Contains(scratch_.at("docs/19.md"))));
}

TEST_P(Watching, EndsWhenItIsStopped) {
  auto told = std::async(std::launch::async, [&] { return watcher_.wait(); });
  watcher_.stop();
  EXPECT_EQ(told.get().has_value(), false);
}

INSTANTIATE_TEST_SUITE_P(ByTheKernelAndByLooking, Watching, testing::Bool(),
                         [](const auto& each) { return each.param ? "looking" : "kernel"; });

TEST(Watcher, SaysThatItMissedSomethingWhenTheQueueRunsOver) {
  uint64_t most = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most;
  if (most == 0 || most > 100'000) GTEST_SKIP() << "the queue is too long to fill";
  ScratchDirectory scratch;
  scratch.write("a", "");
  scratch.write("b", "");
  Watcher watcher(kQuick);
  if (!watcher.why_polling().empty()) GTEST_SKIP() << watcher.why_polling();
  watcher.watch({{.path = scratch.path(), .below = true}});
  for (uint64_t i = 0; i < most;
       ++i) {  // two different events each, which the kernel does not join
    std::ofstream(scratch.at("a")).flush();
    std::ofstream(scratch.at("b")).flush();
  }
  EXPECT_TRUE(next(watcher).unknown);
}

/// A system that stops telling.
class Exhausted final : public FolderWatch {
 public:
  bool watch(const std::vector<WatchedFolder>&) override { return false; }
  bool take(Changes&) override { return false; }
  int descriptor() const override { return -1; }
  std::string trouble() const override { return "no more watches"; }
};

TEST(Watcher, LooksItselfWhenTheSystemLetsItWatchNoMore) {
  ScratchDirectory scratch;
  Watcher watcher(kQuick, std::make_unique<Exhausted>());
  watcher.watch({{.path = scratch.path(), .below = true}});
  EXPECT_EQ(watcher.why_polling(), "no more watches");
  scratch.write("a.md", "one");
  EXPECT_THAT(next(watcher).paths, Contains(scratch.at("a.md")));
}

/// Tells one set of paths at each look, and nothing when there is none left.
class Scripted final : public FolderWatch {
 public:
  explicit Scripted(std::vector<std::set<std::string>> looks) : looks_(std::move(looks)) {}
  bool watch(const std::vector<WatchedFolder>&) override { return true; }
  bool take(Changes& changes) override {
    if (next_ < looks_.size()) changes.paths = looks_[next_++];
    return true;
  }
  int descriptor() const override { return -1; }

 private:
  std::vector<std::set<std::string>> looks_;
  size_t next_ = 0;
};

TEST(Watcher, WaitsForASingleFileForAsLongAsOneTakes) {
  constexpr milliseconds kSoon{1}, kNever{3'600'000};
  const auto told = [&](const WatcherOptions& options, std::vector<std::set<std::string>> looks) {
    Watcher watcher(options, std::make_unique<Scripted>(std::move(looks)));
    watcher.watch({});
    return next(watcher).paths;
  };
  const WatcherOptions one{
      .quiet = kNever, .quiet_of_one = kSoon, .longest = kNever, .interval = kSoon};
  EXPECT_THAT(told(one, {{}, {"a"}}), ElementsAre("a"));
  const WatcherOptions several{
      .quiet = kSoon, .quiet_of_one = kNever, .longest = kNever, .interval = kSoon};
  EXPECT_THAT(told(several, {{"a", "b"}}), ElementsAre("a", "b"));
}

TEST(Serve, BuildsOnceMoreWhatChangesDuringABuild) {
  ScratchDirectory scratch;
  scratch.write("a.md", "0");
  auto server = PreviewServer::listen({.port = 0});
  ASSERT_TRUE(server);
  Watcher watcher(kQuick);
  int builds = 0;
  std::vector<std::string> read;
  serve(**server, watcher,
        {.folders =
             [&] { return std::vector<WatchedFolder>{{.path = scratch.path(), .below = true}}; },
         .rebuild =
             [&](const Changes&) {
               read.push_back(read_file(scratch.at("a.md")));
               // Another hand writes while this one builds.
               if (++builds < 3) scratch.write("a.md", std::string(builds, 'x'));
               if (builds == 3) (*server)->stop();
               return Preview{};
             }});
  EXPECT_THAT(read, ElementsAre("0", "x", "xx"));
}

}  // namespace
}  // namespace debrief
