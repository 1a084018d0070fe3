#include "debrief/cli/scaffold.h"

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/cli/adopt.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

ScaffoldAnswers answers_for(std::string title) {
  return {.id = {},
          .title = std::move(title),
          .severity = "SEV2",
          .severities = {},
          .started = parse_moment("2026-03-01 10:02"),
          .detected = {},
          .mitigated = {},
          .resolved = {},
          .timezone = "Europe/London",
          .services = {"checkout"},
          .owner = "@aisha",
          .today = absl::CivilDay(2026, 3, 2)};
}

TEST(Scaffold, ReadsAsAManagedDraft) {
  const std::string body =
      "\n## Facts\n\n<!-- x -->\n\n## Timeline\n\n| Time | Event |\n|---|---|\n";
  const Document document = parse_document(
      SourceFile("new.md", scaffold(answers_for("Cache: \"stampede\" {{date}}"), body)));
  EXPECT_EQ(document.mode, DocumentMode::kManaged);
  EXPECT_EQ(document.id, "2026-03-01-cache-stampede-date");
  EXPECT_EQ(document.title, "Cache: \"stampede\" {{date}}");
  EXPECT_EQ(document.status, Status::kDraft);
  EXPECT_EQ(document.severity, "SEV2");
  ASSERT_TRUE(document.started && document.started->instant);
  EXPECT_EQ(format_utc(*document.started->instant), "2026-03-01T10:02:00Z");
  EXPECT_EQ(document.services, std::vector<std::string>{"checkout"});
  EXPECT_TRUE(document.front_matter.problems.empty());
  EXPECT_NE(document.section(SectionRole::kFacts), nullptr);
  EXPECT_TRUE(document.timeline.empty());
  EXPECT_TRUE(document.actions.empty());
}

TEST(Scaffold, TakesTodayWhenTheStartIsNotKnown) {
  ScaffoldAnswers answers = answers_for("Outage");
  answers.started = std::nullopt;
  EXPECT_EQ(incident_id(answers), "2026-03-02-outage");
  EXPECT_NE(scaffold(answers, "").find("started:      # when"), std::string::npos);
}

TEST(GlobFor, NamesWhatTheFilesShare) {
  EXPECT_EQ(glob_for("", {"PM2019-001 - A.md", "PM2020-002 - B.md"}), "PM[0-9]*.md");
  EXPECT_EQ(glob_for("docs/incidents", {"2020-01-01-a.md", "2021-01-01-b.md"}),
            "docs/incidents/**/[0-9]*.md");
  EXPECT_EQ(glob_for("pm", {"cache.md", "dns.md"}), "pm/**/*.md");
}

}  // namespace
}  // namespace debrief
