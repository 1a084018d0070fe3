// What parse_markdown() makes of each construct, and the plain text that comes out of it.

#include <gmock/gmock.h>

#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/markdown/markdown.h"

namespace debrief {
namespace {

using testing::ElementsAre;

struct Parsed {
  explicit Parsed(std::string bytes)
      : file("page.md", std::move(bytes)), markdown(parse_markdown(file, {0, file.size()})) {}
  SourceFile file;
  Markdown markdown;
};

std::vector<BlockKind> kinds(const Markdown& markdown) {
  std::vector<BlockKind> found;
  for (const Block& block : markdown.blocks) found.push_back(block.kind);
  return found;
}

TEST(ParseMarkdown, MakesATreeWhoseParentsStandBeforeTheirChildren) {
  const Parsed page("# Impact\n\n- one\n- two\n\n> quoted\n");
  EXPECT_THAT(kinds(page.markdown),
              ElementsAre(BlockKind::kDocument, BlockKind::kHeading, BlockKind::kList,
                          BlockKind::kItem, BlockKind::kParagraph, BlockKind::kItem,
                          BlockKind::kParagraph, BlockKind::kBlockQuote, BlockKind::kParagraph));
  EXPECT_THAT(page.markdown.blocks[0].children, ElementsAre(1, 2, 7));
  EXPECT_EQ(page.markdown.blocks[4].parent, 3u);
}

TEST(ProseOf, ReadsAsAPersonWould) {
  const struct {
    std::string_view source, text;
  } kCases[] = {
      {"plain", "plain"},
      {"a *b* **c** ~~d~~ `e`", "a b c d e"},
      {"see [the log](http://a.example \"t\") and <http://b.example>",
       "see the log and http://b.example"},
      {"soft\nbreak", "soft break"},
      {"hard\\\nbreak", "hard\nbreak"},
      {"cell<br>break", "cell\nbreak"},
      {"![a *chart*](c.png) shows", "a chart shows"},
      {"\\*not\\* emphasis &amp; more", "*not* emphasis & more"},
      {"note[^1]\n\n[^1]: text", "note"},
  };
  for (const auto& [source, text] : kCases) {
    const Parsed page{std::string(source)};
    EXPECT_EQ(prose_of(page.markdown, page.file, 1).text, text) << source;
  }
}

TEST(HeadingSlug, IsGitHubsAnchor) {
  EXPECT_EQ(heading_slug("What went well?"), "what-went-well");
  EXPECT_EQ(heading_slug("5 whys - part_2"), "5-whys---part_2");
  EXPECT_EQ(heading_slug("Größe – Ärger"), "größe--ärger");
  EXPECT_EQ(heading_slug("“Why” it’s 日本 ✅"), "why-its-日本-");
  EXPECT_EQ(heading_slug("Ελλάδα Привет Łódź"), "ελλάδα-привет-łódź");
  EXPECT_EQ(heading_slug("a\xFF b!"), "a-b");
}

TEST(ParseMarkdown, GivesTheSameTreeFromManyThreads) {
  std::vector<std::string> documents;
  for (int i = 0; i < 400; ++i)
    documents.push_back("~~a~~ www.b.example *c* ~d~ " + std::to_string(i));
  const auto outline = [](const std::string& bytes) {
    const Parsed page{bytes};
    std::string text;
    for (const Inline& piece : page.markdown.inlines) {
      append(text, static_cast<int>(piece.kind), ":", piece.literal, piece.url, " ");
    }
    return text;
  };
  EXPECT_EQ(parallel_map(documents, 4, outline), parallel_map(documents, 1, outline));
}

}  // namespace
}  // namespace debrief
