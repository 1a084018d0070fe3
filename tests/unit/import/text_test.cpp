// What happens to the text: nothing but what is said.

#include "unit/import/importing.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/import/proof.h"

namespace debrief {
namespace {

std::string body_of(const std::string& text, const Importing& importing = {}) {
  return importing.run("old/2023-04-11-mail.md", text).body();
}

TEST(Import, RenamesHeadingsThatSayNoMoreThanTheirSection) {
  EXPECT_EQ(body_of("## Summary\n\nMail waited.\n"), "\n## Facts\n\nMail waited.\n");
  EXPECT_EQ(body_of("Root causes\n===\n\n- A queue\n"),
            "\nContributing factors\n===\n\n- A queue\n");
  for (const std::string heading :
       {"## Timeline (UTC)", "## What went wrong", "## 1. Summary", "## Summary – Friday",
        "## [Summary](#a)", "**Summary**", "## Facts"}) {
    const std::string text = concat(heading, "\n\nMail waited.\n");
    EXPECT_EQ(body_of(text), "\n" + text);
  }
}

TEST(Import, KeepsAHeadingThatALinkLeadsTo) {
  const std::string text = "See [above](#summary).\n\n## Summary\n\nMail waited.\n";
  EXPECT_EQ(body_of(text, {.anchors = {"summary"}}), "\n" + text);
}

TEST(Import, KeepsTwoHeadingsOfOneRole) {
  const std::string text = "## Summary\n\nMail waited.\n\n## Overview\n\nIt did.\n";
  EXPECT_EQ(body_of(text), "\n" + text);
}

TEST(Import, GivesIdsToItemsThatHaveNone) {
  EXPECT_EQ(body_of("## Actions\n\n- [x] **A2** One @sam\n- [ ] Two — @dana, due 2023-05-01\n* "
                    "**Three** times\n1. `Four`\n"),
            "\n## Actions\n\n- [x] **A2** One @sam\n- [ ] **A3** Two — @dana, due 2023-05-01\n* "
            "**A4** **Three** times\n1. **A5** `Four`\n");
  const std::string table = "## Actions\n\n| Action | Owner |\n|---|---|\n| One | @sam |\n";
  EXPECT_EQ(body_of(table), "\n" + table);
}

TEST(Import, KeepsLinksWholeWhenTheFileMoves) {
  EXPECT_EQ(body_of("![g](img/a%20b.png) [up](../x.md#y \"t\") [n](<c d.md>) [abs](/z.md) "
                    "[web](https://e.org) [me](#facts) [r][r] ![s](./s.png)\n\n"
                    "[r]: q.md 'title'\n\n<img src=\"i.png\" alt=\"src=\">\n"),
            "\n![g](../old/img/a%20b.png) [up](../x.md#y \"t\") [n](<../old/c d.md>) [abs](/z.md) "
            "[web](https://e.org) [me](#facts) [r][r] ![s](../old/s.png)\n\n"
            "[r]: ../old/q.md 'title'\n\n<img src=\"../old/i.png\" alt=\"src=\">\n");
}

TEST(Import, LeadsToAFileThatIsImportedToo) {
  EXPECT_EQ(body_of("[a](PM1%20b.md#x) [c](c.md)\n",
                    {.moved = {{"/r/old/PM1 b.md", "/r/postmortems/2023-01-01-b.md"}}}),
            "\n[a](2023-01-01-b.md#x) [c](../old/c.md)\n");
}

TEST(Import, KeepsLinksOfAFileThatStays) {
  const std::string text = "![g](img/a.png)\n";
  EXPECT_EQ(body_of(text, {.target_folder = "/r/old"}), "\n" + text);
}

TEST(Import, KeepsLineEndingsAndTheByteOrderMark) {
  const Imported imported =
      Importing{}.run("2023-04-11-mail.md",
                      "\xEF\xBB\xBF---\r\nweight: 3\r\n---\r\n## Facts\r\n\r\nMail waited.\r\n");
  ASSERT_FALSE(imported.refusal);
  EXPECT_TRUE(imported.text.starts_with("\xEF\xBB\xBF---\r\ndebrief: 1\r\n"));
  EXPECT_TRUE(imported.text.ends_with("---\r\n\r\n## Facts\r\n\r\nMail waited.\r\n"));
  EXPECT_EQ(replace_all(imported.text, "\r\n", "").find('\n'), std::string::npos);
}

TEST(Import, KeepsFrontMatterInTomlAsCode) {
  const Imported imported = Importing{}.run(
      "2023-04-11-mail.md", "+++\ntitle = \"Mail\"\n+++\n\n## Facts\n\nMail waited.\n");
  ASSERT_FALSE(imported.refusal);
  EXPECT_EQ(imported.body(), "\n```toml\ntitle = \"Mail\"\n```\n\n## Facts\n\nMail waited.\n");
  EXPECT_NE(imported.note(Certainty::kLeft, "text"), "");
}

TEST(Import, RefusesWhatIsNoDocumentToImport) {
  struct {
    std::string path, text, message;
  } const kCases[] = {
      {"a.md", "---\ndebrief: 1\n---\n", "it is a managed document already"},
      {"README.md", "# Post-mortems\n\nHere they are.\n",
       "by its name it is a template or a read-me file, no post-mortem"},
      {"templates/a.md", "## Facts\n\nMail waited.\n",
       "by its name it is a template or a read-me file, no post-mortem"},
      {"a.md", "## Facts\n\nTBD\n\n## Actions\n", "it holds no text beyond what a template has"},
      {"a.md",
       std::string("\x7F"
                   "ELF\0\0",
                   6),
       "it is no text in UTF-8"},
      {"a.md", "---\ntitle: [a\n---\ntext\n", ""},
  };
  for (const auto& [path, text, message] : kCases) {
    const Imported imported = Importing{}.run(path, text);
    ASSERT_TRUE(imported.refusal) << text;
    EXPECT_EQ(message.empty() ? "" : imported.refusal->message, message);
  }
}

TEST(Import, TakesTheReadMeOfADatedFolder) {
  EXPECT_FALSE(Importing{}.run("2023-04-11-mail/README.md", "## Facts\n\nMail waited.\n").refusal);
}

TEST(LostIn, NoticesWhatANewDocumentLacks) {
  const auto parse = [](const std::string& text) {
    return parse_document(SourceFile("a.md", text));
  };
  const std::string text =
      "## Timeline\n\n- 2023-04-11 09:20 UTC The page fires\n\n## Actions\n\n- Limit it — @sam\n";
  const Document before = parse(text);
  EXPECT_EQ(lost_in(before, parse(text), {}), "");
  EXPECT_EQ(lost_in(before, parse(replace_all(text, "fires", "")), {}),
            "the word “fires” would be lost");
  EXPECT_NE(lost_in(before, parse(replace_all(text, "@sam", "x @sam")), {}), "");
  EXPECT_NE(lost_in(before, parse(replace_all(text, "UTC", "UTC UTC+2")), {}), "");
  EXPECT_NE(lost_in(before, parse("x\n\n# Impact\n\n" + text), {}), "");
}

TEST(Import, LeavesControlCharactersOutOfTheFrontMatter) {
  const Imported imported = Importing{}.run("a.md",
                                            "# It \x1b[31mwas\x7F\n\nOwner: D\x01"
                                            "ana\n\n## Facts\n\nIt was.\n");
  ASSERT_FALSE(imported.refusal) << imported.refusal->message;
  EXPECT_EQ(imported.field("title"), "\"It [31mwas\"");
  EXPECT_EQ(imported.field("owner"), "Dana");
}

TEST(Import, GuessesNoStartThatWouldGiveOtherTimesADay) {
  const std::string text =
      "## Timeline\n\n- 09:10 The queue grows\n- 2023-04-11 09:20 The page fires\n";
  const Document before =
      parse_document(SourceFile("pm/mail.md", text), {.headings = {}, .timezone = "UTC"});
  const Imported imported = Importing{.timezone = "UTC"}.run("pm/mail.md", text);
  ASSERT_FALSE(imported.refusal) << imported.refusal->message;
  EXPECT_EQ(imported.field("id"), "2023-04-11-mail");
  ASSERT_EQ(imported.document.timeline.size(), before.timeline.size());
  for (size_t i = 0; i < before.timeline.size(); ++i) {
    EXPECT_EQ(imported.document.timeline[i].at, before.timeline[i].at);
  }
  // Where the row above the day has none, nothing stands in the front matter that would give it.
  EXPECT_EQ(imported.field("started") == "null", !before.timeline[0].at);
}

TEST(Import, SurvivesAnyBytes) {
  const std::string seed =
      "---\ntitle: a\nx: {b: [c]}\n---\n# T\n\n- **Impact**: a\n  - 09:02 b\n- **Actions**:\n  - "
      "c [d](e.md)\n\n## Summary\n\n| Severity | P1 |\n|---|---|\n";
  uint32_t state = 7;
  for (int round = 0; round < 400; ++round) {
    std::string text = seed;
    for (int i = 0; i < 4; ++i) {
      state = state * 1664525 + 1013904223;
      const size_t at = (state >> 8) % text.size();
      const char bytes[] = {'\n', '\r', '*', '[', '\t', '-', ':', '\xFF', '`', '>'};
      text[at] = bytes[(state >> 4) % sizeof bytes];
    }
    const Imported imported = Importing{}.run("2023-04-11-mail.md", text);
    EXPECT_TRUE(imported.refusal || front_matter_trouble(imported.document).empty()) << text;
  }
}

}  // namespace
}  // namespace debrief
