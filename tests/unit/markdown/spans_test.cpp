// Block spans, checkboxes and link spans, shown as the text they slice to.

#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/markdown/markdown.h"

namespace debrief {
namespace {

using testing::ElementsAre;

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::kDocument:
      return "document";
    case BlockKind::kParagraph:
      return "paragraph";
    case BlockKind::kHeading:
      return "heading";
    case BlockKind::kBlockQuote:
      return "quote";
    case BlockKind::kList:
      return "list";
    case BlockKind::kItem:
      return "item";
    case BlockKind::kTable:
      return "table";
    case BlockKind::kTableRow:
      return "row";
    case BlockKind::kTableCell:
      return "cell";
    case BlockKind::kCodeBlock:
      return "code";
    case BlockKind::kHtmlBlock:
      return "html";
    case BlockKind::kThematicBreak:
      return "break";
    case BlockKind::kFootnoteDefinition:
      return "footnote";
  }
  return "";
}

/// `paragraph: text` for every block but the document, the lines of a span joined by `⏎`.
std::vector<std::string> block_texts(std::string_view source) {
  const SourceFile file("page.md", std::string(source));
  const Markdown markdown = parse_markdown(file, {0, file.size()});
  std::vector<std::string> texts;
  for (size_t i = 1; i < markdown.blocks.size(); ++i) {
    const Block& block = markdown.blocks[i];
    texts.push_back(
        concat(name_of(block.kind), ": ", replace_all(file.slice(block.span), "\n", "⏎")));
  }
  return texts;
}

TEST(BlockSpans, RunFromTheFirstByteToTheLast) {
  const struct {
    std::string_view source;
    std::vector<std::string> blocks;
  } kCases[] = {
      {"text  \n\n", {"paragraph: text"}},
      {"  two\n  lines\n", {"paragraph: two⏎  lines"}},
      {"## Impact ##  \n", {"heading: ## Impact ##"}},
      {"Title\n===  \n\ntext", {"heading: Title⏎===", "paragraph: text"}},
      {"Title\n---", {"heading: Title⏎---"}},
      {"[a]: /u\nTitle\n---\ntext", {"heading: Title⏎---", "paragraph: text"}},
      {"[a]: /u\n'b'\ntext [a]\n", {"paragraph: text [a]"}},
      {"a\n\n* * *  \n", {"paragraph: a", "break: * * *"}},
      {"- a\n\n- b\n\n\nc",
       {"list: - a⏎⏎- b", "item: - a", "paragraph: a", "item: - b", "paragraph: b",
        "paragraph: c"}},
      {"-\n- b\n", {"list: -⏎- b", "item: -", "item: - b", "paragraph: b"}},
      {"1. a\n   - b\n",
       {"list: 1. a⏎   - b", "item: 1. a⏎   - b", "paragraph: a", "list: - b", "item: - b",
        "paragraph: b"}},
      {"> a\nlazy\n>\n\nb", {"quote: > a⏎lazy", "paragraph: a⏎lazy", "paragraph: b"}},
      {">\n\na", {"quote: >", "paragraph: a"}},
      {"```sh\na\n```\nb", {"code: ```sh⏎a⏎```", "paragraph: b"}},
      {"```\na\n\n", {"code: ```⏎a"}},
      {"> ```\n> a\n```\nb\n```\n", {"quote: > ```⏎> a", "code: ```⏎> a", "code: ```⏎b⏎```"}},
      {"- ```\n  a\n  ```\n- b",
       {"list: - ```⏎  a⏎  ```⏎- b", "item: - ```⏎  a⏎  ```", "code: ```⏎  a⏎  ```", "item: - b",
        "paragraph: b"}},
      {"    a\n\n    b\n\n\nc", {"code: a⏎⏎    b", "paragraph: c"}},
      {"<div>\na\n</div>\n\nb", {"html: <div>⏎a⏎</div>", "paragraph: b"}},
      {"<!-- a\n\nb -->\nc", {"html: <!-- a⏎⏎b -->", "paragraph: c"}},
      {"above\n| a | b |\n|---|---|\n| c |\n\nd",
       {"paragraph: above", "table: | a | b |⏎|---|---|⏎| c |", "row: | a | b |", "cell: a",
        "cell: b", "row: | c |", "cell: c", "cell: ", "paragraph: d"}},
      {"  a | b  \n--|--  \n", {"table: a | b  ⏎--|--", "row: a | b", "cell: a", "cell: b"}},
      {"a[^1]\n\n[^1]: note\n\n    more\n",
       {"paragraph: a[^1]", "footnote: [^1]: note⏎⏎    more", "paragraph: note",
        "paragraph: more"}},
      {"a\r\n\r\n# b\r\n", {"paragraph: a", "heading: # b"}},
      {"\xEF\xBB\xBF# a\n", {"heading: # a"}},
  };
  for (const auto& [source, blocks] : kCases) EXPECT_EQ(block_texts(source), blocks) << source;
}

TEST(Checkboxes, BelongToTheItemAndNotToItsText) {
  const SourceFile file("page.md",
                        "- [ ] open\n- [x] *done*\n- [X]  Done\n- [-] declined\n- [~] begun ~a~\n"
                        "- [ ]\n- [y] none\n> 1. [x] quoted\n");
  const Markdown markdown = parse_markdown(file, {0, file.size()});
  std::vector<std::string> found;
  for (size_t i = 0; i < markdown.blocks.size(); ++i) {
    const Block& block = markdown.blocks[i];
    if (block.kind != BlockKind::kItem) continue;
    const Prose prose = prose_of(markdown, file, block.children.front());
    EXPECT_TRUE(prose.exact);
    if (prose.text == "open") {
      EXPECT_EQ(file.slice(prose.source(0, prose.text.size())), "open");
    }
    found.push_back(concat(static_cast<int>(block.checkbox), file.slice(block.checkbox_span), " ",
                           prose.text, "|", file.slice(markdown.blocks[block.children[0]].span)));
  }
  EXPECT_THAT(found, ElementsAre("1[ ] open|open", "2[x] done|*done*", "2[X] Done|Done",
                                 "3[-] declined|declined", "4[~] begun a|begun ~a~", "1[ ] |",
                                 "0 [y] none|[y] none", "2[x] quoted|quoted"));
}

TEST(Checkboxes, AreTextWhereNoItemBegins) {
  const struct {
    std::string_view source;
    BlockIndex block;
    std::string_view literal, prose;
  } kCases[] = {
      {"```\n- [~] a\n```\n", 1, "- [~] a\n", ""},
      {"    - [x] a\n", 1, "- [x] a\n", ""},
      {"<pre>\n- [-] a\n</pre>\n", 1, "<pre>\n- [-] a\n</pre>\n", ""},
      {"text\n5. [~] a\n", 1, "", "text 5. [~] a"},
  };
  for (const auto& [source, index, literal, prose] : kCases) {
    const SourceFile file("page.md", std::string(source));
    const Markdown markdown = parse_markdown(file, {0, file.size()});
    EXPECT_EQ(markdown.blocks[index].literal, literal);
    EXPECT_EQ(prose_of(markdown, file, index).text, prose);
  }
}

TEST(InlineSpans, OfLinksAndImagesHoldTheirMarkup) {
  const SourceFile file(
      "page.md",
      "[a](u \"t\") ![b][r] <cc:d> www.e.example f@g.example [r] **x *y***[^n]\n\n"
      "[r]: /r\n[^n]: note\n");
  const Markdown markdown = parse_markdown(file, {0, file.size()});
  std::vector<std::string> found;
  for (const InlineIndex index : markdown.blocks[1].inlines) {
    const Inline& piece = markdown.inlines[index];
    if (piece.kind == InlineKind::kText) continue;
    found.push_back(concat(file.slice(piece.span.value_or(Span{})), piece.autolink ? " auto " : " ",
                           piece.url));
  }
  EXPECT_THAT(found,
              ElementsAre("[a](u \"t\") u", "![b][r] /r", "<cc:d> auto cc:d",
                          "www.e.example auto http://www.e.example",
                          "f@g.example auto mailto:f@g.example", "[r] /r", "**x *y*** ", "[^n] "));
}

TEST(ProseOf, PointsBackAtTheSource) {
  const SourceFile file("page.md", "> a &amp; *b\n> c* `d`\n");
  const Markdown markdown = parse_markdown(file, {0, file.size()});
  const Prose prose = prose_of(markdown, file, 2);
  EXPECT_EQ(prose.text, "a & b c d");
  EXPECT_EQ(file.slice(prose.source(2, 3)), "&amp;");
  EXPECT_EQ(file.slice(prose.source(4, 7)), "b\n> c");
  EXPECT_EQ(file.slice(prose.source(8, 9)), "d");
  EXPECT_EQ(file.slice(prose.fallback), "> a &amp; *b\n> c* `d`");
  ASSERT_EQ(prose.marks.size(), 2u);
  EXPECT_EQ(prose.marks[0].mark, ProseMark::kEmphasis);
  EXPECT_EQ(prose.marks[0].begin, 4u);
  EXPECT_EQ(prose.marks[0].end, 7u);
}

TEST(ParseMarkdown, ShowsUnreadableBytesAsReplacementCharacters) {
  const SourceFile file("page.md", std::string("a \0b \xFF"
                                               "c\n",
                                               8));
  const Markdown markdown = parse_markdown(file, {0, file.size()});
  const Prose prose = prose_of(markdown, file, 1);
  EXPECT_EQ(prose.text, "a \uFFFDb \uFFFDc");
  EXPECT_EQ(file.slice(prose.source(prose.text.size() - 1, prose.text.size())), "c");
  EXPECT_EQ(prose.source(2, 5), (Span{2, 3}));
}

}  // namespace
}  // namespace debrief
