// Facts, factors, stories, whys, check-back and amendments: what is read of each form.

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

Document parse(std::string text) { return parse_document(SourceFile("cache.md", std::move(text))); }

std::string values(const std::vector<Located<std::string>>& list) {
  std::vector<std::string> texts;
  for (const auto& each : list) texts.push_back(each.value);
  return join(texts, "+");
}

/// `[id] text`, one fact a line.
std::string facts(const Document& document) {
  std::string lines;
  for (const Fact& fact : document.facts)
    append(lines, fact.id.empty() ? "" : concat("[", fact.id, "] "), fact.text, "\n");
  return lines;
}

TEST(Facts, AreSentencesItemsAndRows) {
  struct {
    std::string_view body, facts;
  } const kCases[] = {
      {"At 10:02Z checkout returned 503. 8,000 carts were lost.",
       "At 10:02Z checkout returned 503.\n8,000 carts were lost.\n"},
      {"- **X1** Checkout returned 503. It did so for 4 min.\n- 8,000 carts were lost\n",
       "[X1] Checkout returned 503. It did so for 4 min.\n8,000 carts were lost\n"},
      {"1. X1: Checkout returned 503\n2. X2 – 8,000 carts were lost\n",
       "[X1] Checkout returned 503\n[X2] 8,000 carts were lost\n"},
      {"**X1** Checkout returned 503. It did so for 4 min. **X2** 8,000 carts were lost.",
       "[X1] Checkout returned 503. It did so for 4 min.\n[X2] 8,000 carts were lost.\n"},
      {"| ID | What | Number |\n|--|--|--|\n| X1 | Carts lost | 8,000 |\n| | Orders late | 12 |\n",
       "[X1] Carts lost: 8,000\nOrders late: 12\n"},
      {"This is what was seen:\n\n- 8,000 carts were lost\n", "8,000 carts were lost\n"},
      {"### Customers\n\n8,000 carts were lost.", "8,000 carts were lost.\n"},
      {"None", ""},
      {"<!-- what a video feed would show -->", ""},
      {"X15 hosts stood still.", "[X15] hosts stood still.\n"},
  };
  for (const auto& [body, expected] : kCases) {
    EXPECT_EQ(facts(parse(concat("## Facts\n\n", body, "\n"))), expected) << body;
  }
  EXPECT_EQ(facts(parse("**Summary:** Checkout returned 503. It lasted 4 min.\n")),
            "Checkout returned 503.\nIt lasted 4 min.\n");
}

/// `[id] (kind) text ← evidence ~ accepted`.
std::string factors(const Document& document) {
  std::string lines;
  for (const Factor& factor : document.factors) {
    append(lines, factor.id.empty() ? "" : concat("[", factor.id, "] "),
           factor.kind.empty() ? "" : concat("(", factor.kind, ") "), factor.text);
    if (!factor.evidence.empty()) append(lines, " ← ", values(factor.evidence));
    if (factor.accepted) append(lines, " ~ ", factor.accepted->value);
    append(lines, "\n");
    const auto slice = [&](Span span) { return document.source.slice(span); };
    if (!factor.id.empty()) {
      EXPECT_EQ(slice(factor.id_span), factor.id);
    }
    if (!factor.kind.empty()) {
      EXPECT_EQ(slice(factor.kind_span), factor.kind);
    }
    EXPECT_EQ(slice(factor.text_span).substr(0, 3), std::string_view(factor.text).substr(0, 3));
  }
  return lines;
}

TEST(Factors, AreReadInEveryForm) {
  struct {
    std::string_view body, factors;
  } const kCases[] = {
      {"- **F1** (org.production-pressure) The date came first ← T3, S:alice",
       "[F1] (org.production-pressure) The date came first ← T3+S:alice\n"},
      {"- F1: The date came first <- T3 X1", "[F1] The date came first ← T3+X1\n"},
      {"- The date came first ← dry run", "The date came first ← dry run\n"},
      {"1. The date came first\n2. **F7** The script asks nothing\n",
       "The date came first\n[F7] The script asks nothing\n"},
      {"- **F2** One day a year the vendor is away — accepted: one day a year",
       "[F2] One day a year the vendor is away ~ one day a year\n"},
      {"- **F2** The vendor is away ← X1 — accepted: one day a year",
       "[F2] The vendor is away ← X1 ~ one day a year\n"},
      {"- **F2** The vendor is away (accepted) ← X1-X3", "[F2] The vendor is away ← X1+X2+X3 ~ \n"},
      {"- **F2** The vendor is away\n  - Evidence: T1, https://graph.example/?a=1,2\n"
       "  - accepted: one day a year\n  - Only on Sundays\n",
       "[F2] The vendor is away ← T1+https://graph.example/?a=1,2 ~ one day a year\n"},
      {"- **F1** (human-error) The wrong window", "[F1] (human-error) The wrong window\n"},
      {"- **F1** (Human Error) The wrong window", "[F1] (Human Error) The wrong window\n"},
      {"- **F1** (two weeks before) the date came", "[F1] (two weeks before) the date came\n"},
      {"- (mostly) quiet nights", "(mostly) quiet nights\n"},
      {"- Technical\n  - **F1** The pool holds 10\n  - **F2** No probe\n- Other\n  - detail\n",
       "[F1] The pool holds 10\n[F2] No probe\nOther\n"},
      {"### F1 (tool.observability) The graph shows no retries\n\nEvidence: T2\n\n- a detail\n\n"
       "#### More\n\n- another\n",
       "[F1] (tool.observability) The graph shows no retries ← T2\n"},
      {"| ID | Factor | Kind | Evidence | Accepted |\n|-|-|-|-|-|\n"
       "| F1 | The pool holds 10 | tech.capacity | T1 T2 | no |\n"
       "| F2 | No probe | tool.observability | – | one day a year |\n",
       "[F1] (tech.capacity) The pool holds 10 ← T1+T2\n"
       "[F2] (tool.observability) No probe ~ one day a year\n"},
      {"| | Contribution | Weight |\n|-|-|-|\n| F1 | The pool holds ten connections | 2 |\n",
       "[F1] The pool holds ten connections\n"},
      {"| Time | Count |\n|-|-|\n| 10:02 | 15 |\n", ""},
      {"- None", ""},
  };
  for (const auto& [body, expected] : kCases) {
    EXPECT_EQ(factors(parse(concat("## Contributing factors\n\n", body, "\n"))), expected) << body;
  }
}

TEST(Stories, MayBeDeclined) {
  const Document document = parse(
      "## Stories\n\n### @alice — on-call\n\nDeclined.\n\n### @bob (declined)\n\n"
      "### @cy — release\n\nDeclined requests were all I saw that night, page after page.\n");
  ASSERT_EQ(document.stories.size(), 3u);
  EXPECT_TRUE(document.stories[0].declined);
  EXPECT_EQ(document.stories[0].role, "on-call");
  EXPECT_TRUE(document.stories[1].declined);
  EXPECT_EQ(document.stories[1].role, "");
  EXPECT_FALSE(document.stories[2].declined);
}

/// `who: first | second`.
std::string second_stories(const Document& document) {
  std::string lines;
  for (const SecondStory& story : document.second_stories)
    append(lines, story.who, ": ", story.first, " | ", story.second, "\n");
  return lines;
}

TEST(SecondStories, StandBesideTheFirst) {
  struct {
    std::string_view body, stories;
  } const kCases[] = {
      {"### @alice\n\n**First story:** typed 4.\n\n**Second story:** The box has a percent sign.\n",
       "@alice: typed 4. | The box has a percent sign.\n"},
      {"### @alice\n\n**First story**\n\ntyped 4\n\n**Second story**\n\nThe box\n\nand the sign\n",
       "@alice: typed 4 | The box and the sign\n"},
      {"| First story | Second story |\n|-|-|\n| typed 4 | the box |\n| left it | |\n",
       ": typed 4 | the box\n: left it | \n"},
      {"| What it looked like | Why it made sense |\n|-|-|\n| typed 4 | the box |\n",
       ": typed 4 | the box\n"},
      {"| Who | First story | Second story |\n|-|-|-|\n| @bob | typed 4 | the box |\n",
       "@bob: typed 4 | the box\n"},
      {"- First: typed 4\n- Second: the box\n- First: left it\n",
       ": typed 4 | the box\n: left it | \n"},
      {"- @bob\n  - **First story:** typed 4\n  - **Second story:** the box\n",
       "@bob: typed 4 | the box\n"},
      {"- typed 4 → the box has a percent sign\n", ": typed 4 | the box has a percent sign\n"},
      {"**Adding nodes first.** It had worked four times.\n\n**Leaving the flag.** Nobody owned "
       "it.",
       ": Adding nodes first. | It had worked four times.\n: Leaving the flag. | Nobody owned "
       "it.\n"},
      {"None", ""},
  };
  for (const auto& [body, expected] : kCases) {
    EXPECT_EQ(second_stories(parse(concat("## Second stories\n\n", body, "\n"))), expected) << body;
  }
}

TEST(SecondStories, AreNotAllThatStandsUnderAnAnalysis) {
  EXPECT_EQ(second_stories(parse("## Analysis\n\n**Cause:** The pool.\n\nIt holds ten.\n")), "");
}

/// `0<-1 question / answer`: the step's place, its parent's, and what it says.
std::string whys(const Document& document) {
  std::string lines;
  for (uint32_t i = 0; i < document.whys.size(); ++i) {
    const Why& why = document.whys[i];
    append(lines, i, "<", why.parent ? std::to_string(*why.parent) : "-", " ", why.question, " / ",
           why.answer, "\n");
    if (!why.answer.empty()) {
      EXPECT_EQ(document.source.slice(why.answer_span).substr(0, 3),
                std::string_view(why.answer).substr(0, 3));
    }
  }
  return lines;
}

TEST(Whys, KnowWhatTheyAskOnFrom) {
  struct {
    std::string_view heading, body, whys;
  } const kCases[] = {
      {"Whys",
       "1. Why did it fail? Because the pool was empty.\n2. Why was it empty? It holds 10.\n",
       "0<- Why did it fail? / Because the pool was empty.\n1<0 Why was it empty? / It holds "
       "10.\n"},
      {"Whys", "1. The pool was empty\n2. It holds 10\n3. Ten was enough in 2019\n",
       "0<-  / The pool was empty\n1<0  / It holds 10\n2<1  / Ten was enough in 2019\n"},
      {"Whys",
       "- Why did it fail?\n  - The pool was empty.\n  - The probe was off.\n"
       "- Why on Friday?\n  - The date came first.\n",
       "0<- Why did it fail? / \n1<0  / The pool was empty.\n2<0  / The probe was off.\n"
       "3<- Why on Friday? / The date came first.\n"},
      {"Whys", "- Why did it fail? Empty.\n  - Why empty? It holds 10.\n    - Why 10? From 2019.\n",
       "0<- Why did it fail? / Empty.\n1<0 Why empty? / It holds 10.\n2<1 Why 10? / From 2019.\n"},
      {"Five whys",
       "**Why?** The pool was empty.\n\n**Why?** It holds 10.\n\n**Why?** From 2019.\n",
       "0<- Why? / The pool was empty.\n1<0 Why? / It holds 10.\n2<1 Why? / From 2019.\n"},
      {"Whys", "**Why?**\n\nThe pool was empty.\n\n**Why?**\n\nIt holds 10.\n",
       "0<- Why? / The pool was empty.\n1<0 Why? / It holds 10.\n"},
      {"Whys", "Why 1: the pool was empty\n\nWhy 2: it holds 10\n",
       "0<-  / the pool was empty\n1<0  / it holds 10\n"},
      {"Whys",
       "### Why did it fail?\n\nThe pool was empty.\n\n#### Why empty?\n\nIt holds 10.\n\n"
       "### Why on Friday?\n\nThe date came first.\n",
       "0<- Why did it fail? / The pool was empty.\n1<0 Why empty? / It holds 10.\n"
       "2<- Why on Friday? / The date came first.\n"},
      {"5 Whys",
       "| # | Why? | Answer |\n|-|-|-|\n| 1 | Why did it fail? | Empty |\n| 2 | Why empty? | 10 "
       "|\n",
       "0<- Why did it fail? / Empty\n1<0 Why empty? / 10\n"},
      {"Whys", "1. Why did it fail? → the pool was empty\n",
       "0<- Why did it fail? / the pool was empty\n"},
      {"Whys",
       "1. Why did it fail?\n   - The pool was empty.\n2. Why was it empty?\n   - It holds 10.\n",
       "0<- Why did it fail? / The pool was empty.\n1<0 Why was it empty? / It holds 10.\n"},
      {"Whys", "We did not ask.\n", ""},
  };
  for (const auto& [heading, body, expected] : kCases) {
    EXPECT_EQ(whys(parse(concat("## ", heading, "\n\n", body, "\n"))), expected) << body;
  }
}

/// `subject[fact] → through ~ accepted`.
std::string check_back(const Document& document) {
  std::string lines;
  for (const CheckBack& row : document.check_back) {
    append(lines, row.subject, row.fact ? concat("[", *row.fact, "]") : "");
    if (!row.through.empty()) append(lines, " → ", values(row.through));
    if (row.accepted) append(lines, " ~ ", row.accepted->value);
    append(lines, "\n");
  }
  return lines;
}

TEST(CheckBack, NamesFactsAndWhatMakesThemLessLikely) {
  const std::string_view facts =
      "## Facts\n\n- The script reached 62,000 organisations\n- 8,000 customers lost a connection\n"
      "- Everyone saw a banner\n\n## Check-back\n\n";
  struct {
    std::string_view body, rows;
  } const kCases[] = {
      {"| Fact | Less likely through | Accepted |\n|-|-|-|\n| X1 | A1, A2 | |\n| X3 | | one day a "
       "year |\n",
       "X1[0] → A1+A2\nX3[2] ~ one day a year\n"},
      {"| Accepted | Made less likely by | What happened |\n|-|-|-|\n| no | A1 | 8,000 customers "
       "lost it |\n"
       "| yes | – | a banner was seen |\n",
       "8,000 customers lost it[1] → A1\na banner was seen[2] ~ \n"},
      {"| Fact | Made less likely by |\n|-|-|\n| 1 a roll-out reaches 62,000 organisations | A1, "
       "A2 |\n"
       "| 3 we tell people | accepted: telling is what we want |\n",
       "1 a roll-out reaches 62,000 organisations[0] → A1+A2\n"
       "3 we tell people[2] ~ telling is what we want\n"},
      {"| # | Fact | Actions |\n|-|-|-|\n| 2 | connections | A1 |\n| F1 | the pool | A2 |\n",
       "2[1] → A1\nF1 → A2\n"},
      {"- X1 → A1, A3\n- F2 → accepted: one day a year\n- “Everyone saw a banner” → A1\n",
       "X1[0] → A1+A3\nF2 ~ one day a year\n“Everyone saw a banner”[2] → A1\n"},
      {"- Fact 2: A1 and F2\n- **X3** — accepted (we want to tell)\n- X1 -> A1; accepted: the "
       "rest\n",
       "Fact 2[1] → A1+F2\nX3[2] ~ we want to tell\nX1[0] → A1 ~ the rest\n"},
      {"- 8,000 customers lost a connection\n  - A1\n  - A2 (the canary)\n- Everyone saw a "
       "banner\n",
       "8,000 customers lost a connection[1] → A1+A2\n"},
      {"X1 → A1\nX2 → A2\n", "X1[0] → A1\nX2[1] → A2\n"},
      {"- X1 → nothing yet\n- something else entirely → A1\n",
       "X1[0]\nsomething else entirely → A1\n"},
      {"We went through the facts on 1 March.\n", ""},
  };
  for (const auto& [body, expected] : kCases) {
    EXPECT_EQ(check_back(parse(concat(facts, body, "\n"))), expected) << body;
  }
}

TEST(CheckBack, NamesFactorsByTheirWordsToo) {
  EXPECT_EQ(check_back(parse("## Facts\n\n- Checkout returned 503\n\n## Factors\n\n"
                             "- **F7** The pool holds ten connections\n\n## Check-back\n\n"
                             "- the pool of ten connections → A1\n")),
            "F7 → A1\n");
}

TEST(CheckBack, NeverGuessesBetweenEqualFacts) {
  const Document document = parse(
      "## Facts\n\n- Host one was down\n- Host two was down\n\n## Check-back\n\n"
      "- the host was down → A1\n");
  ASSERT_EQ(document.check_back.size(), 1u);
  EXPECT_FALSE(document.check_back[0].fact);
}

TEST(Amendments, StartWithADate) {
  const Document document = parse(
      "## Amendments\n\n- 2021-03-01: the number of customers corrected\n- 2 March 2021 — F3 "
      "added\n"
      "- No date here\n\n(2021-03-04) One line\nand its end\n\n| Date | Change |\n|-|-|\n"
      "| 2021-03-05 | Link repaired |\n");
  std::string lines;
  for (const Amendment& amendment : document.amendments)
    append(lines, amendment.at ? format_local(*amendment.at) : "?", " ", amendment.text, "\n");
  EXPECT_EQ(lines,
            "2021-03-01 the number of customers corrected\n2021-03-02 F3 added\n"
            "2021-03-04 One line and its end\n2021-03-05 Link repaired\n");
}

TEST(Factors, HaveIdKindAndText) {
  const Document document = parse(R"(## Contributing factors

- **F1** (org.production-pressure) Launch came before the freeze ← T3, S:alice
- F2: The script took an empty list
- No kind, no id
-

| Factor | Kind |
|---|---|
| F3 The page went to a muted channel | tool.observability |
)");
  std::string lines;
  for (const Factor& factor : document.factors) {
    append(lines, factor.id, " | ", factor.kind, " | ", factor.text, "\n");
  }
  EXPECT_EQ(lines,
            "F1 | org.production-pressure | Launch came before the freeze\n"
            "F2 |  | The script took an empty list\n"
            " |  | No kind, no id\n"
            "F3 | tool.observability | The page went to a muted channel\n");
}

TEST(Stories, AreTheHeadingsBelowTheirSection) {
  const Document document = parse(
      "## Stories\n\n### @alice — on-call\n\ntext\n\n#### Later\n\n### Bob (release manager)\n\n"
      "### The reviewer\n\n### Cy’s story\n\n## Timeline\n\n### Database\n");
  std::string lines;
  for (const Story& story : document.stories) {
    append(lines, story.who, " | ", story.role, " | ", document.source.slice(story.heading), "\n");
  }
  EXPECT_EQ(lines,
            "@alice | on-call | ### @alice — on-call\n"
            "Bob | release manager | ### Bob (release manager)\n"
            "The reviewer |  | ### The reviewer\n"
            "Cy |  | ### Cy’s story\n");
}

}  // namespace
}  // namespace debrief
