// The `---` block: where it starts and ends, and how its fields read.

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

Document parse(std::string text, const ParseOptions& options = {}) {
  return parse_document(SourceFile("postmortems/cache.md", std::move(text)), options);
}

std::string problems(const Document& document) {
  std::string lines;
  for (const YamlProblem& problem : document.front_matter.problems) {
    append(lines, document.source.position(problem.span.begin).line, ": ", problem.message, "; ",
           problem.hint, "\n");
  }
  return lines;
}

TEST(FrontMatter, IsFoundBetweenItsFences) {
  struct {
    std::string_view text, block, body;
  } const kCases[] = {
      {"---\nid: a\n---\nb\n", "---\nid: a\n---", "b\n"},
      {"---\nid: a\n...\nb\n", "---\nid: a\n...", "b\n"},
      {"\xEF\xBB\xBF---\r\nid: a\r\n--- \r\nb\r\n", "---\r\nid: a\r\n--- ", "b\r\n"},
      {"---\n---", "---\n---", ""},
      {"---\nid: a\n---", "---\nid: a\n---", ""},
      {"\n---\nid: a\n---\n", "", "\n---\nid: a\n---\n"},
      {"----\nid: a\n----\n", "", "----\nid: a\n----\n"},
      {"---\n\nA break, then text.\n", "", "---\n\nA break, then text.\n"},
      {"---\n\nA break, then text.\n\n---\n\nMore.\n", "",
       "---\n\nA break, then text.\n\n---\n\nMore.\n"},
      {"---\n\nid: a\n---\nb\n", "---\n\nid: a\n---", "b\n"},
      {"---", "", "---"},
      {"", "", ""},
  };
  for (const auto& [text, block, body] : kCases) {
    const Document document = parse(std::string(text));
    EXPECT_EQ(document.source.slice(document.front_matter.span), block) << text;
    EXPECT_EQ(document.source.slice(document.body), body) << text;
    EXPECT_EQ(document.front_matter.present, !block.empty()) << text;
    EXPECT_EQ(problems(document), "") << text;
  }
}

TEST(FrontMatter, CountsAlthoughItIsNotClosed) {
  const Document document = parse("---\ndebrief: 1\ntitle: Cold cache\n\n# Facts\n");
  EXPECT_EQ(problems(document),
            "1: the front matter is not closed; end it with a line “---” before the text\n");
  EXPECT_EQ(document.mode, DocumentMode::kManaged);
  EXPECT_EQ(document.title, "Cold cache");
  EXPECT_NE(document.section(SectionRole::kFacts), nullptr);
}

TEST(FrontMatter, ThatIsNoMapIsAProblem) {
  EXPECT_EQ(problems(parse("---\n- a\n- b\n---\n")),
            "2: the front matter is not a map of fields; write one “key: value” a line\n");
  EXPECT_EQ(problems(parse("---\n\n---\n")), "");
}

TEST(FrontMatter, GivesItsFieldsWithTheirPlaces) {
  const Document document = parse(R"(---
debrief: 1
id: 2021-02-19-cold-cache
title: "Cold cache"
status: review
severity: SEV2
started: ~2021-02-19T10:00+01:00
resolved: null
detected: soon
written: 2021-03-01
services: [web, search]
teams: storage
owner: "@aisha"
participants: [{who: "@alice", role: on-call}, "@bob"]
related: [{id: 2020-11-03-disk, rel: repeats}, other]
links: {ticket: OPS-1, chat: https://chat.example/x}
---
)");
  const FrontMatter& front = document.front_matter;
  EXPECT_EQ(document.source.slice(front.id->span), "2021-02-19-cold-cache");
  EXPECT_EQ(document.source.slice(front.title->span), "\"Cold cache\"");
  EXPECT_EQ(front.title->value, "Cold cache");
  EXPECT_EQ(document.status, Status::kReview);
  EXPECT_EQ(document.severity, "SEV2");
  EXPECT_EQ(format_utc(*document.started->instant), "2021-02-19T09:00:00Z");
  EXPECT_TRUE(document.started->approximate);
  EXPECT_EQ(document.source.slice(front.started->span), "~2021-02-19T10:00+01:00");
  EXPECT_FALSE(front.resolved);
  EXPECT_FALSE(front.detected);
  EXPECT_TRUE(document.written->date_only);
  EXPECT_EQ(document.services, (std::vector<std::string>{"web", "search"}));
  EXPECT_EQ(document.teams, (std::vector<std::string>{"storage"}));
  EXPECT_EQ(front.owner->value, "@aisha");
  ASSERT_EQ(front.participants.size(), 2u);
  EXPECT_EQ(front.participants[0].name, "@alice");
  EXPECT_EQ(front.participants[0].role, "on-call");
  EXPECT_EQ(front.participants[1].name, "@bob");
  ASSERT_EQ(front.related.size(), 2u);
  EXPECT_EQ(front.related[0].relation, "repeats");
  EXPECT_EQ(document.source.slice(front.related[1].id.span), "other");
  ASSERT_EQ(front.links.size(), 2u);
  EXPECT_EQ(front.links[1].name, "chat");
  EXPECT_EQ(front.links[1].url.value, "https://chat.example/x");
}

TEST(FrontMatter, ReadsLocalTimesInItsOwnZoneBeforeTheConfiguredOne) {
  const std::string field = "started: 2021-07-01 10:00\n";
  struct {
    std::string zone, configured, instant;
  } const kCases[] = {
      {"", "", "unknown"},
      {"", "Europe/Paris", "2021-07-01T08:00:00Z"},
      {"timezone: America/New_York\n", "Europe/Paris", "2021-07-01T14:00:00Z"},
      {"timezone: Mars/Olympus\n", "Europe/Paris", "2021-07-01T08:00:00Z"},
  };
  for (const auto& [zone, configured, instant] : kCases) {
    const Document document =
        parse(concat("---\ndebrief: 1\n", zone, field, "---\n"), {.timezone = configured});
    const auto& at = document.started->instant;
    EXPECT_EQ(at ? format_utc(*at) : "unknown", instant) << zone;
  }
}

TEST(FrontMatter, FieldsWithSentencesAreTexts) {
  const Document document = parse(
      "---\ntitle: 'The cache was cold'\nsummary: \"a \\u0062 c\"\nowner: A B\nx-note: two "
      "words\n---\n");
  std::string lines;
  for (const TextBlock& text : document.texts) {
    const Span second = text.prose.source(text.prose.text.find(' ') + 1, text.prose.text.size());
    append(lines, text.field, " ", text.prose.text, " → ", document.source.slice(second), "\n");
  }
  EXPECT_EQ(lines,
            "/title The cache was cold → cache was cold\n"
            "/summary a b c → \"a \\u0062 c\"\n"
            "/x-note two words → words\n");
}

TEST(FrontMatter, StillCountsWhenTheBodyIsRefused) {
  const Document document =
      parse(concat("---\ndebrief: 1\ntitle: Long\n---\n", std::string(20'000, 'a'), "\n"));
  EXPECT_TRUE(document.markdown.refusal);
  EXPECT_EQ(document.title, "Long");
  EXPECT_EQ(document.sections.size(), 1u);
  EXPECT_TRUE(document.texts.empty());
}

}  // namespace
}  // namespace debrief
