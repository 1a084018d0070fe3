// A preview that reads only what has changed shows what a build of everything would.

#include "debrief/cli/site_session.h"

#include "incident_repository.h"

#include "debrief/base/strings.h"

namespace debrief {
namespace {

class SiteSessionTest : public IncidentRepository {
 protected:
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
    const SiteFiles files = built_anew();
    ASSERT_GT(files.size(), 100U);
    for (const auto& [path, expected] : files) {
      const auto found = session_.site()->find(path);
      ASSERT_TRUE(found) << path;
      EXPECT_EQ(*found, expected) << path;
    }
    EXPECT_FALSE(session_.site()->find("incidents/none.html"));
  }

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
