// The whole document in schema/README.md reads as that page says.

#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

TEST(SchemaReadme, ShowsADocumentThatReadsAsItSays) {
  const std::string page = read_source("schema/README.md");
  const std::string fence = "```markdown\n";
  const size_t begin = page.find(fence) + fence.size();
  const Document document = parse_document(
      SourceFile("2024-05-14-cold-cache.md", page.substr(begin, page.find("```", begin) - begin)));
  EXPECT_EQ(document.mode, DocumentMode::kManaged);
  EXPECT_TRUE(document.front_matter.problems.empty());
  std::vector<std::string_view> roles;
  for (const Section& section : document.sections) {
    if (section.role != SectionRole::kNone) roles.push_back(role_name(section.role));
  }
  EXPECT_EQ(join(roles, " "), "facts timeline stories factors actions");
  std::string times;
  for (const TimelineEntry& entry : document.timeline) {
    append(times, entry.at ? format_utc(*entry.at->instant) : "?", " ", entry.phase, "\n");
  }
  EXPECT_EQ(times,
            "2024-05-14T09:02:00Z \n2024-05-14T09:20:00Z detected\n2024-05-14T10:40:00Z \n"
            "2024-05-14T11:00:00Z resolved\n");
  ASSERT_EQ(document.stories.size(), 1u);
  EXPECT_EQ(document.stories[0].role, "on-call");
  ASSERT_EQ(document.factors.size(), 2u);
  EXPECT_EQ(document.factors[0].kind, "tool.observability");
  ASSERT_EQ(document.actions.size(), 2u);
  EXPECT_EQ(document.actions[0].type, "detect");
  EXPECT_EQ(document.actions[1].status, ActionStatus::kDone);
  EXPECT_EQ(document.actions[1].tracker->value, "OPS-77");
}

}  // namespace
}  // namespace debrief
