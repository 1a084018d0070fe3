#include "debrief/cli/prefill.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/cli/markdown_text.h"
#include "debrief/postmortem/parse.h"
#include "debrief/postmortem/taxonomy.h"

namespace debrief {
namespace {

Alert alert_at(std::string_view time, std::string text) {
  return {.at = *parse_moment(time),
          .text = std::move(text),
          .severity = "critical",
          .source = "pager",
          .url = "",
          .line = 1};
}

TEST(MarkdownText, ShowsAnyTextAndDoesNothing) {
  struct {
    std::string_view text, markdown;
  } const kCases[] = {
      {"plain HTTP_5xx above 5 %", "plain HTTP_5xx above 5 %"},
      {"a | b", "a \\| b"},
      {"`code` --> <!-- *x* _y_", "\\`code\\` --\\> \\<!-- \\*x\\* \\_y\\_"},
      {"two\r\nlines\ttab", "two lines tab"},
      {"\x1b[31mred\x07 \u202Eback", "(31mred back"},
      {"[resolved] [x](javascript:y)", "(resolved) (x)(javascript:y)"},
      {"# no heading", "\\# no heading"},
      {"## no heading", "#\\# no heading"},
      {"#channel", "#channel"},
      {"- no item", "\\- no item"},
      {"12. no item", "12\\. no item"},
      {"-1 and 1.5", "-1 and 1.5"},
      {"&lt; & &#60;", "\\&lt; & \\&#60;"},
      {"back\\slash |\\", "back\\\\slash \\|\\\\"},
      {"停电 🔥", "停电 🔥"},
  };
  for (const auto& [text, markdown] : kCases) EXPECT_EQ(markdown_text(text), markdown) << text;
  EXPECT_EQ(markdown_text(std::string(300, 'x'), 3), "xxx…");
}

TEST(TimelineRows, AreSortedInTheZoneAndSaidOnce) {
  const auto rows =
      timeline_rows({alert_at("2026-03-01T23:30:00Z", "C"), alert_at("2026-03-01T10:02:00Z", "B"),
                     alert_at("2026-03-01T10:02:40Z", "B"), alert_at("2026-03-01 09:02", "A")},
                    *load_zone("Europe/Berlin"), "file.json");
  std::vector<std::string> told;
  for (const TimelineRow& row : rows)
    told.push_back(concat(row.time, " ", row.event, " ", row.source));
  EXPECT_THAT(told, testing::ElementsAre("2026-03-01 09:02 Alert: “A” (critical) pager",
                                         "11:02 Alert: “B” (critical) pager",
                                         "2026-03-02 00:30 Alert: “C” (critical) pager"));
}

TEST(TimelineRows, KeepTheHourThatTheClockShowsTwice) {
  const auto rows =
      timeline_rows({alert_at("2026-10-25T00:10:00Z", "A"), alert_at("2026-10-25T01:10:00Z", "B"),
                     alert_at("2026-10-25T02:10:00Z", "C")},
                    *load_zone("Europe/London"), "");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].time, "2026-10-25T00:10Z");
  EXPECT_EQ(rows[1].time, "2026-10-25T01:10Z");
  EXPECT_EQ(rows[2].time, "2026-10-25 02:10");
}

TEST(WithTimelineRows, ReadBackAsTheyWereWhateverTheirText) {
  const std::vector<std::string> kHostile = {
      "a | b || c",    "--> <!-- x",    "`tick",          "\\",
      "a\\|",          "line\nbreak",   "*x* _y_ [a](b)", "<b>",
      "| --- | --- |", "[detected] it", "“quoted”",       "&amp;",
      "~~x~~",         "\x01\xFF",      "   x",           "- [ ] x"};
  std::vector<Alert> alerts;
  for (size_t i = 0; i < kHostile.size(); ++i)
    alerts.push_back(alert_at(concat("2026-03-01T10:", 10 + i, ":00Z"), kHostile[i]));
  const auto rows = timeline_rows(alerts, absl::UTCTimeZone(), "f");
  for (const std::string_view body :
       {"## Facts\n\n## Timeline\n\n| Time | Event | Source |\n|---|---|---|\n\n## Actions\n",
        "## Facts\n", "## Timeline\n\n<!-- x -->\n\n### Later\n\n",
        "## Timeline\r\n\r\n| When | Where | What |\r\n|---|---|---|\r\n| 09:00 | a | b |\r\n"}) {
    const std::string text = with_timeline_rows(std::string(body), rows);
    const Document document =
        parse_document(SourceFile("2026-03-01-a.md", text), {.timezone = "UTC"});
    const size_t own = document.timeline.size() - rows.size();
    ASSERT_LE(own, 1u) << text;
    for (size_t i = 0; i < rows.size(); ++i) {
      const TimelineEntry& entry = document.timeline[own + i];
      ASSERT_TRUE(entry.at && entry.at->instant) << text;
      EXPECT_EQ(format_utc(*entry.at->instant), concat("2026-03-01T10:", 10 + i, ":00Z"));
      EXPECT_EQ(entry.phase, "") << entry.text;
      EXPECT_TRUE(entry.text.starts_with("Alert: “")) << entry.text;
    }
  }
}

TEST(WithStories, StandBelowTheStories) {
  EXPECT_EQ(with_stories("## Stories\n\n<!-- x -->\n\n## Actions\n",
                         {{.name = "@alice", .span = {}, .role = "on-call"},
                          {.name = "Bob", .span = {}, .role = ""}}),
            "## Stories\n\n<!-- x -->\n\n### @alice — on-call\n\n### Bob\n\n## Actions\n");
  EXPECT_EQ(with_stories("## Facts\n", {{.name = "Bob", .span = {}, .role = ""}}), "## Facts\n");
}

TEST(QuestionsAfter, AskAboutEveryKindOfFactorInWordsOfItsOwn) {
  std::string text = "## Contributing factors\n\n";
  const auto ids = FactorTaxonomy::own().ids();
  for (const std::string_view id : ids) append(text, "- (", id, ") Something\n");
  const auto questions = questions_after(parse_document(SourceFile("a.md", text)));
  std::set<std::string> different;
  for (const std::string& question : questions)
    different.insert(question.substr(question.find(": ")));
  EXPECT_EQ(questions.size(), ids.size());
  EXPECT_EQ(different.size(), ids.size());
}

TEST(WithQuestions, AreNoFactors) {
  const std::string text = with_questions("## Contributing factors\n", "2026-01-01-a", {"x: y?"});
  EXPECT_EQ(text,
            "## Contributing factors\n\n<!-- Asked after 2026-01-01-a; what of it holds here too?\n"
            "     - [ ] x: y? -->\n");
  EXPECT_TRUE(parse_document(SourceFile("a.md", text)).factors.empty());
}

}  // namespace
}  // namespace debrief
