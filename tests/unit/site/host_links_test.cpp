// The addresses that hosts have for a file and a commit.

#include "debrief/site/history/host_links.h"

#include <gtest/gtest.h>

namespace debrief {
namespace {

TEST(HostLinks, HaveTheFormOfEachHost) {
  struct {
    std::string repository, source, edit, blame, history, commit;
  } const kCases[] = {
      {"https://github.com/a/b.git", "/blob/HEAD/p%20q.md", "/edit/HEAD/p%20q.md",
       "/blame/HEAD/p%20q.md", "/commits/HEAD/p%20q.md", "/commit/"},
      {"https://gitlab.example.org/a/b/", "/-/blob/HEAD/p%20q.md", "/-/edit/HEAD/p%20q.md",
       "/-/blame/HEAD/p%20q.md", "/-/commits/HEAD/p%20q.md", "/-/commit/"},
      {"https://codeberg.org/a/b", "/src/commit/HEAD/p%20q.md", "", "/blame/commit/HEAD/p%20q.md",
       "/commits/commit/HEAD/p%20q.md", "/commit/"},
      {"https://bitbucket.org/a/b", "/src/HEAD/p%20q.md", "/src/HEAD/p%20q.md?mode=edit",
       "/annotate/HEAD/p%20q.md", "/history-node/HEAD/p%20q.md", "/commits/"},
  };
  for (const auto& each : kCases) {
    Corpus corpus;
    corpus.config.site.repository = each.repository;
    const HostLinks links = host_links(corpus, "p q.md", std::nullopt);
    const auto behind_root = [](const std::string& url) {
      const size_t at = url.find("/a/b");
      return at == std::string::npos ? url : url.substr(at + 4);
    };
    EXPECT_EQ(behind_root(links.source), each.source);
    EXPECT_EQ(behind_root(links.edit), each.edit);
    EXPECT_EQ(behind_root(links.blame), each.blame);
    EXPECT_EQ(behind_root(links.history), each.history);
    EXPECT_EQ(behind_root(host_commit_page(corpus, ObjectId{})), each.commit + ObjectId{}.hex());
  }
}

TEST(HostLinks, NameTheCommit) {
  Corpus corpus;
  corpus.config.site.repository = "https://github.com/a/b";
  const ObjectId commit = blob_id("x");
  EXPECT_EQ(host_links(corpus, "a.md", commit).source,
            "https://github.com/a/b/blob/" + commit.hex() + "/a.md");
}

TEST(HostLinks, AreEmptyWithoutAHost) {
  EXPECT_EQ(host_links(Corpus{}, "a.md", std::nullopt).source, "");
  EXPECT_EQ(host_file_url(Corpus{}, ObjectId{}, "a.md"), "");
}

}  // namespace
}  // namespace debrief
