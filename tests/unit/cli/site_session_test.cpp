// A preview that reads only what has changed shows what a build of everything would.

#include "debrief/cli/site_session.h"

#include <sstream>

#include "support/git_fixture.h"
#include <gtest/gtest.h>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr const char* kFirst = "postmortems/2024-02-01-queue.md";
constexpr const char* kSecond = "postmortems/2024-03-01-cache.md";

/// A post-mortem with a factor and an action.
std::string record(const std::string& day, const std::string& fact, const std::string& action,
                   const std::string& more = "") {
  return concat("---\ndebrief: 1\nid: ", day, "-x\ntitle: What happened on ", day,
                "\nstatus: published\nseverity: SEV2\nservices: [checkout]\nstarted: ", day,
                "T10:00:00Z\n---\n\n## Facts\n\n", fact,
                "\n\n## Factors\n\n- **F1** (tool.observability) No signal told of the backlog.\n\n"
                "## Actions\n\n- [ ] **A1** ",
                action, " — @ada, due 2024-04-01, F1\n", more);
}

class SiteSessionTest : public testing::Test {
 protected:
  SiteSessionTest() {
    isolated_home();
    repository_.write(".debrief.yaml", "version: 1\npaths: [\"postmortems/*.md\"]\n");
    repository_.write(kFirst, record("2024-02-01", "The queue held 40 jobs.", "Page on the age"));
    repository_.commit("Tell of the queue");
    repository_.write(kSecond,
                      record("2024-03-01", "The cache was cold. Bob forgot to warm it.",
                             "Warm the cache", "\nSee [the queue](2024-02-01-queue.md).\n"));
    repository_.commit("Tell of the cache");
    repository_.write(kFirst, record("2024-02-01", "The queue held 41 jobs.", "Page on the age"));
    repository_.commit("Count again");
  }

  /// Rebuilds after a file was written, and compares every file with a build of everything.
  void expect_same_after(const std::string& name, const std::string& bytes) {
    repository_.write(name, bytes);
    Changes changes;
    changes.paths.insert(repository_.at(name));
    expect_same(changes);
  }

  void expect_same(const Changes& changes) {
    const auto rebuilt = session_.rebuild(changes, Notes::kHide);
    ASSERT_TRUE(rebuilt) << rebuilt.error().message;
    MemorySink sink;
    const auto whole = build_site({}, invocation_, sink);
    ASSERT_TRUE(whole) << whole.error().message;
    const SiteFiles files = sink.take();
    ASSERT_GT(files.size(), 100U);
    for (const auto& [path, expected] : files) {
      const auto found = session_.site()->find(path);
      ASSERT_TRUE(found) << path;
      EXPECT_EQ(*found, expected) << path;
    }
    EXPECT_FALSE(session_.site()->find("incidents/none.html"));
  }

  ScratchDirectory scratch_;
  GitFixture repository_{scratch_.at("r")};
  DiskFileSystem disk_;
  std::ostringstream out_, err_;
  std::istringstream in_;
  World world_{.files = disk_,
               .out = out_,
               .err = err_,
               .in = in_,
               .environment = [](const std::string&) { return std::nullopt; },
               .now = [] { return absl::FromUnixSeconds(1'710'000'000); },
               .working_directory = repository_.path(),
               .jobs = 2};
  Invocation invocation_{.world = world_};
  SiteSession session_{invocation_};
};

TEST_F(SiteSessionTest, FollowsWhatOneDocumentSays) {
  expect_same({});
  const auto corpus_before = session_.site();
  expect_same_after(kFirst, record("2024-02-01", "The queue held 42 jobs.", "Page on the age"));
  EXPECT_EQ(corpus_before, session_.site()) << "only the document was read again";
  expect_same_after(
      kFirst, record("2024-02-01", "The queue held 42 jobs. Bob did nothing.", "Page on the age"));
  // As it was committed.
  expect_same_after(kFirst, record("2024-02-01", "The queue held 41 jobs.", "Page on the age"));
  EXPECT_EQ(corpus_before, session_.site());
}

TEST_F(SiteSessionTest, FollowsWhatOthersSeeOfADocument) {
  expect_same({});
  const auto before = session_.site();
  const std::string told = record("2024-02-01", "The queue held 41 jobs.", "Page on the age");
  // Its action is done: the factor that came back has none that is open.
  expect_same_after(kFirst, replace_all(told, "- [ ]", "- [x]"));
  // Another id, so that its page has another address.
  expect_same_after(kFirst, replace_all(told, "id: 2024-02-01-x", "id: 2024-02-01-queue"));
  // A title and a service that others have in common with it.
  expect_same_after(
      kFirst, replace_all(replace_all(told, "What happened", "A backlog"), "checkout", "billing"));
  // Somebody whom others name.
  expect_same_after(kFirst, replace_all(told, "severity: SEV2", "severity: SEV2\nowner: Bob"));
  // No front matter at all.
  expect_same_after(kFirst, "# Queue\n\nIt was full.\n");
  EXPECT_EQ(before, session_.site());
}

TEST_F(SiteSessionTest, StartsAnewForAnythingElse) {
  expect_same({});
  auto before = session_.site();
  expect_same_after("postmortems/2024-05-01-third.md",
                    record("2024-05-01", "A third one.", "Do it"));
  EXPECT_NE(before, session_.site());
  before = session_.site();
  repository_.commit("Tell of a third");
  Changes changes;
  changes.paths.insert(repository_.at(".git/refs/heads/main"));
  expect_same(changes);
  EXPECT_NE(before, session_.site());
  expect_same_after(".debrief.yaml",
                    "version: 1\npaths: [\"postmortems/*.md\"]\nsite: {title: Elsewhere}\n");
}

TEST_F(SiteSessionTest, KeepsTheSiteBeforeWhileTheConfigurationDoesNotRead) {
  expect_same({});
  const auto before = session_.site();
  repository_.write(".debrief.yaml", "version: 1\npaths: 3\n");
  Changes changes;
  changes.paths.insert(repository_.at(".debrief.yaml"));
  EXPECT_FALSE(session_.rebuild(changes, Notes::kHide));
  EXPECT_EQ(before, session_.site());
  EXPECT_TRUE(before->find("index.html"));
}

TEST_F(SiteSessionTest, NamesTheImagesThatDocumentsShow) {
  repository_.write(kFirst, record("2024-02-01", "![Backlog](img/a.png)", "Page on the age"));
  expect_same({});
  EXPECT_EQ(session_.images(), std::set<std::string>{"postmortems/img/a.png"});
}

}  // namespace
}  // namespace debrief
