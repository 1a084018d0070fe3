// What the cases of the timeline's rules do not show: severities, fixes, and where one finding
// stands for many.

#include "linting.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/text/edit.h"

namespace debrief {
namespace {

/// `severity: message`, one finding a line.
std::string said(std::string_view rule, std::string_view text) {
  std::string lines;
  for (const Finding& finding : findings_of(rule, text)) {
    append(lines, severity_name(finding.severity), ": ", finding.message, "\n");
  }
  return lines;
}

TEST(TimelineMissing, HoldsBackOnlyAReviewedDocumentOfASevereIncident) {
  const auto document = [](std::string_view status, std::string_view severity) {
    return concat("---\ndebrief: 1\nstatus: ", status, "\nseverity: ", severity, "\n---\n# A\n");
  };
  struct {
    std::string text, said;
  } const kCases[] = {
      {document("review", "SEV2"), "error: no section tells what happened when\n"},
      {document("review", "SEV3"), "warning: no section tells what happened when\n"},
      {document("draft", "SEV1"), "warning: no section tells what happened when\n"},
      {document("stub", "SEV1"), ""},
      {"# A\n\nText.\n", "info: no section tells what happened when\n"},
      {"# A\n\n## Timeline\n\nText.\n", "info: no row of the timeline starts with a time\n"},
      {"# A\n\n## Key dates\n\n- 2026-03-01 10:02 full\n- 2026-03-01 10:03 cleaned\n", ""},
  };
  for (const auto& [text, expected] : kCases) {
    EXPECT_EQ(said("timeline/missing", text), expected) << text;
  }
}

TEST(TimelineUnreadableTime, MendsWhatHasOneReading) {
  struct {
    std::string_view time, said, fixed;
  } const kCases[] = {
      {"20262-03-01 10:05",
       "error: “20262-03-01 10:05” is no time; it was read as 2026-03-01 10:05\n",
       "2026-03-01 10:05"},
      {"17:14pm", "info: “17:14pm” reads only as 17:14\n", "17:14"},
      {"soon after", "error: “soon after” does not read as a time\n", ""},
      {"08/07/2026 10:05", "error: “08/07/2026 10:05” is 2026-08-07 or 2026-07-08\n", ""},
      {"?", "", ""},
      {"2X:XX", "", ""},
      {"unknown", "", ""},
  };
  for (const auto& [time, expected, fixed] : kCases) {
    const std::string head =
        "---\ndebrief: 1\ntimezone: Europe/London\n---\n## Timeline\n\n| Time | Event |\n|-|-|\n"
        "| 2026-03-01 10:02 | a |\n| ";
    const std::string text = concat(head, time, " | b |\n");
    EXPECT_EQ(said("timeline/unreadable-time", text), expected);
    for (const Finding& finding : findings_of("timeline/unreadable-time", text)) {
      ASSERT_EQ(finding.fix.has_value(), !fixed.empty()) << time;
      if (finding.fix) {
        EXPECT_EQ(apply_edits(text, finding.fix->edits), concat(head, fixed, " | b |\n"));
      }
    }
  }
}

TEST(TimelineZoneMissing, IsSaidOnce) {
  EXPECT_EQ(said("timeline/zone-missing",
                 "---\ndebrief: 1\n---\n## Timeline\n\n- 2026-03-01 10:02 a\n- 10:05 b\n"),
            "error: nothing says which zone the clocks of the timeline are in\n");
  EXPECT_EQ(said("timeline/zone-missing",
                 "---\ndebrief: 1\n---\n## Timeline\n\n- 2026-03-01 10:02 a\n- 10:05 UTC b\n"
                 "- 10:06 CET c\n"),
            "error: “2026-03-01 10:02” names no zone, and other rows do\n");
  EXPECT_EQ(said("timeline/zone-missing",
                 "---\ndebrief: 1\n---\n## Timeline\n\n- 2026-07-01 10:02 IST a\n"),
            "warning: “IST” is the zone of several countries\n");
}

TEST(TimelineOutOfOrder, NamesTheRowThatIsOutOfPlace) {
  const std::string_view day = "---\ndebrief: 1\n---\n## Timeline (UTC)\n\n- 2026-03-01 10:00 a\n";
  EXPECT_EQ(said("timeline/out-of-order", concat(day, "- 10:20 b\n- 10:05 c\n- 10:30 d\n")),
            "warning: “10:05” is 15 min before the row above it\n");
  EXPECT_EQ(said("timeline/out-of-order",
                 concat(day, "- 2026-03-11 10:20 b\n- 2026-03-01 10:25 c\n- 10:30 d\n")),
            "warning: “2026-03-11 10:20” is 9 d after the row below it\n");
  // Two lists under two labels are two timelines.
  EXPECT_EQ(said("timeline/out-of-order",
                 "- **Key events**\n  - 2026-03-01 10:00 UTC a\n  - 2026-03-01 11:00 UTC b\n"
                 "- **Context**\n  - 2026-03-01 09:00 UTC quiet\n  - 2026-03-01 10:00 UTC full\n"),
            "");
}

}  // namespace
}  // namespace debrief
