#include "debrief/corpus/link.h"

#include <gtest/gtest.h>

namespace debrief {
namespace {

TEST(LocalLink, FindsThePathInTheRepository) {
  struct {
    const char* url;
    std::optional<std::string> path;
    const char* fragment;
  } const kCases[] = {
      {"b.md", "notes/b.md", ""},
      {"./b.md#what", "notes/b.md", "what"},
      {"../x/a.png", "x/a.png", ""},
      {"/docs/a.md?plain=1#h", "docs/a.md", "h"},
      {"#here", "notes/a.md", "here"},
      {"a%20b.md", "notes/a b.md", ""},
      {"../../etc/passwd", {}, ""},
      {"%2e%2e/%2e%2e/x", {}, ""},
      {"https://example.org/a.md", {}, ""},
      {"//example.org/a.md", {}, ""},
      {"mailto:a@example.org", {}, ""},
      {"a.md:3", {}, ""},
      {"10:02-log.md", "notes/10:02-log.md", ""},
      {"b.md#a%20b", "notes/b.md", "a b"},
      {"/", ".", ""},
      {"?plain=1", "notes/a.md", ""},
  };
  for (const auto& [url, path, fragment] : kCases) {
    const auto link = local_link("notes/a.md", url);
    ASSERT_EQ(link.has_value(), path.has_value()) << url;
    if (!link) continue;
    EXPECT_EQ(link->path, *path) << url;
    EXPECT_EQ(link->fragment, fragment) << url;
  }
}

}  // namespace
}  // namespace debrief
