// Whatever the bytes: a document, the same each time, whose every span lies where it claims.

#include <algorithm>
#include <random>

#include "span_checker.h"
#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

/// All that a document says, as one text.
std::string dump(const Document& document) {
  std::string text = concat(document.id, document.title, document.severity, "\n");
  for (const Section& section : document.sections) {
    append(text, section.title, section.span.begin, " ", section.span.end, "\n");
  }
  for (const TimelineEntry& entry : document.timeline) {
    append(text, entry.at_text, entry.at ? format_local(*entry.at) : "?", entry.text, "\n");
  }
  for (const Action& action : document.actions) append(text, action.id, action.text, "\n");
  for (const Fact& fact : document.facts) append(text, fact.id, fact.text, "\n");
  for (const Factor& factor : document.factors) append(text, factor.kind, factor.text, "\n");
  for (const SecondStory& story : document.second_stories)
    append(text, story.first, story.second, "\n");
  for (const Why& why : document.whys) append(text, why.question, why.answer, "\n");
  for (const CheckBack& row : document.check_back) append(text, row.subject, "\n");
  for (const TextBlock& block : document.texts) append(text, block.prose.text, "\n");
  return text;
}

void check(const std::string& path, const std::string& bytes) {
  const Document document = parse_document(SourceFile(path, bytes));
  SpanChecker(document).check();
  EXPECT_EQ(dump(document), dump(parse_document(SourceFile(path, bytes))));
}

const std::string kEverything = R"(---
debrief: 1
id: 2021-02-19-cold-cache
title: "Cold cache"
started: ~2021-02-19T10:00Z
related: [{id: a, rel: repeats}]
---
# Cold cache

Lead *text* with `code`, [a link](x.md) &amp; an escape \* <!-- debrief-ignore a/b: why -->

## Timeline (UTC)

| Time | Event | Source |
|------|-------|--------|
| 10:02–10:09 | [detected] **Bold** \| pipe | log |
| ?    | unknown | |

- **10:20** item
  - nested

### 2021-02-20 09:00

> quoted

**Impact:** text

## Stories

### @alice — on-call

I saw it.

## Contributing factors

- **F1** (org.production-pressure) text ← T1

## Actions

- [ ] **A1** Add a check — @alice (SRE), due 2021-03-05, prevent, F1, [#4](https://x.example/4)
  - Owner: @bob
- [~] Page (@cy)

| Action | Owner | Due |
|---|---|---|
| Do it | @dan | 2021-03-06 |

## Facts

- **X1** Checkout returned 503 to 8,000 carts
- No cart was lost

Everyone saw a banner. It stood there for two days.

## Contributing factors

- **F2** (tool.observability) text ← T1, S:alice — accepted: one day a year
- Technical
  - **F3** text (accepted) ← X1-X2

### F4 (human-error) text

Evidence: https://x.example/a,b

| ID | Factor | Kind | Evidence | Accepted |
|-|-|-|-|-|
| F5 | a pool | tech.capacity | T1 | yes |

## Second stories

### @alice

**First story:** typed 4.
**Second story:** The box has a percent sign.

- First: typed
- Second: the box
- typed → box

| First story | Second story |
|-|-|
| typed | the box |

## Whys

1. Why did it fail? Because the pool was empty.
2. Why empty?
   - It holds 10.

**Why?** From 2019.

## Check-back

| Fact | Less likely through | Accepted |
|-|-|-|
| X1 | A1–A3, F2 | |
| 2 no cart was lost | | one day a year |

- F2 → accepted: one day a year
- everyone saw a banner — A1

## Amendments

- 2021-03-01: text
)";

TEST(Totality, HoldsForDocumentsThatUseEverything) {
  check("cache.md", kEverything);
  check("cache.md", replace_all(kEverything, "\n", "\r\n"));
  check("cache.md", concat("\xEF\xBB\xBF", kEverything));
}

TEST(Totality, HoldsForBytesThatAreNoText) {
  using namespace std::string_literals;
  for (const std::string& bytes :
       {""s,
        "\n"s,
        "\0"s,
        "\xff\xfe"s,
        "\xEF\xBB\xBF"s,
        "---"s,
        "---\n"s,
        "---\n---"s,
        "---\na: [\n---\nx"s,
        "---\n\xff: 1\n---\n"s,
        "---\n? \n---\n"s,
        "---\na: &x 1\n---\n"s,
        "#\n"s,
        "**\n"s,
        "****:\n"s,
        ":\n"s,
        "**:**\n"s,
        "## Timeline\n\n|\n"s,
        "## Timeline\n\n| |\n|-|\n| |\n"s,
        "## Actions\n\n| Owner |\n|-|\n| a |\n"s,
        "## Actions\n\n- (((((((\n- @\n- #\n- — \n- [A1\n- A1\n- Owner:\n- due\n"s,
        "## Timeline\n\n- [\n- ~\n- 10:\n- 10:02–\n- 2021-\n- Dec\n- Mon, \n"s,
        "\0\0# a\0b\n\n\0"s}) {
    check("cache.md", bytes);
  }
}

TEST(Totality, HoldsForTimelinesPutTogetherByChance) {
  const std::vector<std::string_view> pieces = {"## Timeline\n",
                                                "\n",
                                                "\n\n",
                                                "- ",
                                                "  - ",
                                                "1. ",
                                                "| ",
                                                "|-|-|\n",
                                                "| a | b |",
                                                "10:02",
                                                "~",
                                                "24:XX",
                                                "2X:XX",
                                                "–",
                                                "-",
                                                " to ",
                                                "2021-02-",
                                                "19",
                                                "30",
                                                "20212-02-19",
                                                "/",
                                                "03/04/2021",
                                                ".",
                                                "May",
                                                " 12th",
                                                ", ",
                                                "Friday",
                                                "next day",
                                                "Day 2",
                                                "T+5",
                                                "+5min",
                                                "T3: ",
                                                "pm",
                                                "17:14pm",
                                                "UTC",
                                                "(CET)",
                                                "UTC+2",
                                                "All times ",
                                                "in ",
                                                "**",
                                                "*",
                                                "### ",
                                                "Timeline:",
                                                "`",
                                                "```\n",
                                                "> ",
                                                "![x](y)",
                                                "[detected]",
                                                "\xC3\xA9",
                                                "\xF0\x9F\x94\xA5",
                                                "\xFF",
                                                "\r\n",
                                                "Owner: a, b (c)\n",
                                                "Participants:\n\n"};
  std::mt19937 random(20210219);
  for (int i = 0; i < 3000; ++i) {
    std::string bytes = i % 2 == 0 ? "# 2021-02-19\n\n## Timeline\n\n" : "";
    const size_t size = 1 + random() % 60;
    for (size_t k = 0; k < size; ++k) bytes += pieces[random() % pieces.size()];
    SpanChecker(parse_document(SourceFile("cache.md", bytes))).check();
    if (HasFailure()) FAIL() << bytes;
  }
}

TEST(Totality, HoldsForALargeDocumentThatTheGuardRefuses) {
  const std::string front = "---\ndebrief: 1\ntitle: Large\n---\n";
  const Document document =
      parse_document(SourceFile("cache.md", concat(front, std::string(10'000'000, 'a'))));
  SpanChecker(document).check();
  EXPECT_EQ(document.title, "Large");
  EXPECT_EQ(document.mode, DocumentMode::kManaged);
  EXPECT_TRUE(document.markdown.refusal.has_value());
  EXPECT_EQ(document.sections.size(), 1u);
}

// Each of these was, or could be, a line whose pieces are read again from each of its bytes. Read
// once, all of them take a moment; the test's own time limit tells the difference.
TEST(Totality, HoldsForLinesThatRepeatOnePiece) {
  for (const std::string_view piece : {", ",
                                       "(",
                                       "[",
                                       "@a ",
                                       "@a, ",
                                       " — ",
                                       "F1 ",
                                       "F1, x, ",
                                       "Owner: a, ",
                                       "Owner: ",
                                       "due ",
                                       "#1 ",
                                       "[a](b) ",
                                       " (accepted",
                                       "accepted ",
                                       "; ",
                                       "A1-A9 ",
                                       "A1-",
                                       "S:a ",
                                       "? ",
                                       "→ ",
                                       "<- ",
                                       "X1 ",
                                       "why? ",
                                       "1 why: ",
                                       "62,000 ",
                                       "First: ",
                                       "a. ",
                                       "**a** ",
                                       "10:02 ",
                                       "A/b ",
                                       "done, ",
                                       "OUTAGE ",
                                       "[detected ",
                                       "10:02–",
                                       "7-13th ",
                                       "T+5 ",
                                       "times in UTC ",
                                       "22:XX ",
                                       "2023-05-12 ",
                                       "next day ",
                                       "4.5. ",
                                       "Lead: a and b, ",
                                       "3/4/2021 "}) {
    std::string line;
    while (line.size() < 15'000) line += piece;
    std::string bytes;
    for (const std::string_view start :
         {"## Actions\n\n", "## Timeline\n\n", "## ", "## Facts\n\n", "## Factors\n\n- F1 ",
          "## Whys\n\n", "## Second stories\n\n", "## Check-back\n\n"}) {
      append(bytes, start);
      for (int i = 0; i < 4; ++i) append(bytes, "- ", line, "x\n- 10:02 ", line, "\n");
      append(bytes, "\n");
    }
    SpanChecker(parse_document(SourceFile("cache.md", bytes))).check();
  }
}

TEST(Totality, HoldsForManyDirectives) {
  std::string bytes;
  for (int i = 0; i < 20'000; ++i) bytes += "<!-- debrief-ignore a: b -->\n\nx\n\n";
  EXPECT_EQ(parse_document(SourceFile("cache.md", bytes)).directives.size(), 20'000u);
}

TEST(Totality, HoldsForMutatedDocuments) {
  std::mt19937 random(20210219);
  const std::string_view pieces[] = {
      "\n",     "---\n", "|", "**",   "`",    "[",    "](",  "\xff",       "- ", "# ",
      "10:02 ", "@a ",   "—", "\t",   "&#0;", "<!--", "-->", ": ",         "\r", "\\",
      "> ",     "[x] ",  "~", "due ", "F1 ",  "→ ",   "? ",  "accepted: ", "X1 "};
  std::vector<std::pair<std::string, std::string>> seeds = {{"cache.md", kEverything}};
  for (const std::string& path : real_document_paths()) seeds.emplace_back(path, read_file(path));
  for (const auto& [path, seed] : seeds) {
    const int rounds = path == "cache.md" ? 400 : 2;
    for (int round = 0; round < rounds; ++round) {
      std::string bytes = seed;
      for (int edit = 0; edit < 6 && !bytes.empty(); ++edit) {
        const size_t at = random() % bytes.size();
        if (random() % 3 == 0) {
          bytes.erase(at, random() % 40);
        } else {
          bytes.insert(at, pieces[random() % std::size(pieces)]);
        }
      }
      SpanChecker(parse_document(SourceFile(path, bytes))).check();
      if (::testing::Test::HasFailure()) FAIL() << path << " round " << round << "\n" << bytes;
    }
  }
}

TEST(Totality, HoldsForRealDocuments) {
  if (!real_documents()) GTEST_SKIP() << "DEBRIEF_CORPUS is not set";
  for (const std::string& path : real_document_paths()) check(path, read_file(path));
}

}  // namespace
}  // namespace debrief
