// On which day a row is when it holds a clock alone, and on which clock.

#include "unit/postmortem/timeline_rows.h"
#include <gtest/gtest.h>

namespace debrief {
namespace {

/// `- 10:02 x`, one item a time.
std::string list_of(std::string_view times) {
  std::string list = "## Timeline\n\n";
  for (const std::string_view time : split(times, ' ')) {
    append(list, "- ", replace_all(time, "_", " "), " something was seen\n");
  }
  return list;
}

std::string clocks_of(std::string_view times, std::string path = "2023-05-12-cache.md") {
  std::string clocks = timeline_clocks(parse_timeline(list_of(times), std::move(path)));
  clocks = replace_all(clocks, "2023-05-11T", "-1T");
  clocks = replace_all(clocks, "2023-05-12T", "");
  clocks = replace_all(clocks, "2023-05-13T", "+1T");
  return replace_all(clocks, "2023-05-14T", "+2T");
}

TEST(TimelineDays, ASmallerClockIsOutOfOrderOvernightOrUnknown) {
  struct {
    std::string_view times, clocks;
  } const kCases[] = {
      {"10:00 10:05 10:02 10:10", "10:00 10:05 10:02 10:10"},
      {"22:10 23:50 00:10 00:30", "22:10 23:50 +1T00:10 +1T00:30"},
      {"23:50 00:10 23:55 00:20", "23:50 +1T00:10 23:55 +1T00:20"},
      {"17:30 17:45 09:10 09:30", "17:30 17:45 +1T09:10 +1T09:30"},
      {"17:45 09:10", "17:45 +1T09:10"},
      {"10:00 09:00 09:30", "10:00 09:00 09:30"},
      // Back by hours and then forth again: the one row is unknown, the others are not.
      {"12:00 18:00 11:00 18:30", "12:00 18:00 ? 18:30"},
      {"12:00 14:00 11:30 14:10", "12:00 14:00 11:30 14:10"},
      // Back by two hours and on from there: neither a slip nor a night.
      {"12:00 14:00 11:30 11:40", "12:00 14:00 ? ?"},
      {"12:00 14:00 11:30 11:40 2023-05-13_09:00 09:10", "12:00 14:00 ? ? +1T09:00 +1T09:10"},
      {"22:00 02:00 22:00 02:00", "22:00 +1T02:00 +1T22:00 +2T02:00"},
      // The next date leaves no room for a night.
      {"2023-05-12_17:00 09:00 2023-05-12_17:30", "17:00 09:00 17:30"},
      // The newest row stands first.
      {"00:40 00:10 23:50 23:10 22:00", "00:40 00:10 -1T23:50 -1T23:10 -1T22:00"},
      {"23:30–00:15 00:20", "23:30/+1T00:15 +1T00:20"},
      {"17:00–09:00", "17:00/+1T09:00"},
      {"10:00–09:50", "10:00/09:50"},
  };
  for (const auto& [times, clocks] : kCases) {
    EXPECT_EQ(clocks_of(times), clocks) << times;
  }
}

TEST(TimelineDays, TheFirstRowsTakeTheDayOfTheFirstThatHasOne) {
  struct {
    std::string_view times, path, clocks;
  } const kCases[] = {
      {"10:00 10:05 2023-05-12_10:10 10:20", "cache.md", "10:00 10:05 10:10 10:20"},
      {"23:40 23:50 2023-05-13_00:10", "cache.md", "23:40 23:50 +1T00:10"},
      {"10:00 2023-05-12_23:00", "2023-05-20-cache.md", "10:00 23:00"},
      {"10:00 10:10", "cache.md", "? ?"},
      {"Fri_10:00 Sat_09:00", "2023-05-12-cache.md", "10:00 +1T09:00"},
      {"Friday,_10:00 next_day_09:00", "2023-05-12-cache.md", "10:00 +1T09:00"},
      {"12_May_10:00 13._May,_11:00", "2023/cache.md", "10:00 +1T11:00"},
      {"12_May_10:00", "INC2023-07.md", "10:00"},
      {"May_12_10:00", "cache.md", "?"},
  };
  for (const auto& [times, path, clocks] : kCases) {
    EXPECT_EQ(clocks_of(times, std::string(path)), clocks) << times;
  }
}

TEST(TimelineDays, DayAndMonthAreToldApartByOtherRows) {
  struct {
    std::string_view times, path, clocks;
  } const kCases[] = {
      {"03/04/2023_10:00", "cache.md", "?"},
      {"08-05-2023_09:00 11-05-2023_10:00 12-05-2023_10:10", "cache.md",
       "2023-05-08T09:00 -1T10:00 10:10"},
      {"03/04/2023_10:00 13/04/2023_10:00", "cache.md", "2023-04-03T10:00 2023-04-13T10:00"},
      {"03/04/2023_10:00 03/14/2023_10:00", "cache.md", "2023-03-04T10:00 2023-03-14T10:00"},
      {"03/04/2023_10:00 13/04/2023_10:00 04/13/2023_10:00", "cache.md",
       "2023-04-03T10:00 2023-04-13T10:00 2023-04-13T10:00"},
      {"05/05/2023_10:00", "cache.md", "2023-05-05T10:00"},
      {"03.04.2023_10:00", "cache.md", "2023-04-03T10:00"},
      {"03/04/2023_10:00", "2023-04-03-cache.md", "2023-04-03T10:00"},
      {"[12-05_16:21] [03-20_16:46]", "2023-03-20-cache.md", "2022-12-05T16:21 2023-03-20T16:46"},
      {"5/12_16:21 5/13_09:00", "2023-05-12-cache.md", "16:21 +1T09:00"},
  };
  for (const auto& [times, path, clocks] : kCases) {
    EXPECT_EQ(clocks_of(times, std::string(path)), clocks) << times;
  }
}

TEST(TimelineDays, AnyPlaceAroundMayNameTheDay) {
  struct {
    std::string_view text, clocks;
  } const kCases[] = {
      {"## Timeline\n\n## May 12\n\n### 20:15\n\nThe disk was full.\n\n## May 13\n\n### 01:10\n\n"
       "Cleaned.\n\n## Root cause\n\nx\n",
       "2023-05-12T20:15 2023-05-13T01:10"},
      {"## Timeline\n\n## 20:15 – full\n\n## 20:40 – cleaned\n\n## Impact\n\n- 10:00 x\n",
       "2023-05-12T20:15 2023-05-12T20:40"},
      {"## Timeline\n\n**Friday, 12 May**\n\n- 10:00 a\n\n*May 13*\n\n- 09:00 b\n",
       "2023-05-12T10:00 2023-05-13T09:00"},
      {"**Timeline:**\n\n**May 12**\n\n10:00 a\n\n**May 13**\n\n09:00 b\n",
       "2023-05-12T10:00 2023-05-13T09:00"},
      {"## Timeline\n\n### Day 1\n\n- 10:00 a\n\n### Day 2\n\n- 09:00 b\n",
       "2023-05-12T10:00 2023-05-13T09:00"},
      {"## Timeline\n\n### Friday\n\n- 10:00 a\n\n### Monday\n\n- 09:00 b\n",
       "2023-05-12T10:00 2023-05-15T09:00"},
      {"## Timeline of 13 May 2023\n\n- 10:00 a\n", "2023-05-13T10:00"},
      {"## Timeline\n\nDate: 13 May 2023\n\n- 10:00 a\n", "2023-05-13T10:00"},
      {"## Timeline\n\n- **13 May:**\n- 10:00 a\n", "2023-05-13T10:00"},
      {"## Timeline\n\n| Day | Time | Event |\n|-|-|-|\n| 13 May | | |\n| | 10:00 | a |\n"
       "| 14 May | 09:00 | b |\n",
       "2023-05-13T10:00 2023-05-14T09:00"},
      {"---\ndate: 2023-05-13\n---\n## Timeline\n\n- 10:00 a\n", "2023-05-13T10:00"},
      {"# Cold cache on 13 May 2023\n\n## Timeline\n\n- 10:00 a\n", "2023-05-13T10:00"},
      {"## Summary\n\nOn 13 May 2023 pages were slow.\n\n## Timeline\n\n- 10:00 a\n",
       "2023-05-13T10:00"},
      {"| Date | 2023-05-13 |\n|-|-|\n| Severity | 2 |\n\n## Timeline\n\n- 10:00 a\n",
       "2023-05-13T10:00"},
  };
  for (const auto& [text, clocks] : kCases) {
    const bool named = text.find("13 May") != text.npos || text.find("2023-05-13") != text.npos;
    const bool needs_name =
        text.find("| 13 May |") != text.npos || text.find("**13 May:**") != text.npos;
    EXPECT_EQ(timeline_clocks(parse_timeline(
                  std::string(text), named && !needs_name ? "cache.md" : "2023-05-12-cache.md")),
              clocks)
        << text;
  }
}

TEST(TimelineDays, ClocksOfTwelveHoursGoOnInTheAfternoon) {
  EXPECT_EQ(clocks_of("11:16 12:16 1:52 3:31"), "11:16 12:16 13:52 15:31");
  EXPECT_EQ(clocks_of("11:16 12:16 01:52"), "11:16 12:16 +1T01:52");
  EXPECT_EQ(clocks_of("9:02a 1:10p 2:00p"), "09:02 13:10 14:00");
}

TEST(TimelineDays, ARemarkOnAllRowsHoldsBehindARowWithAnotherDay) {
  EXPECT_EQ(timeline_clocks(parse_timeline(
                "## Timeline\n\nUnless noted otherwise all events were on 2023-05-12, all times in "
                "UTC.\n\n- 2023-05-11 09:00 full\n- 10:00 seen\n- 10:05 cleaned\n")),
            "2023-05-11T09:00 2023-05-12T10:00 2023-05-12T10:05");
}

TEST(TimelineDays, ASlipInTheYearIsMendedAmongOtherRows) {
  EXPECT_EQ(
      timeline_rows(parse_timeline("## Timeline\n\n- 2023-01-09 09:00 a\n- 2022-01-09 10:00 b\n"
                                   "- 2023-01-09 11:00 c\n- 2023-01-10 11:00 d\n")),
      "2023-01-09T09:00  |  | a\n2023-01-09T10:00  → 2023-01-09 10:00 |  | b\n"
      "2023-01-09T11:00  |  | c\n2023-01-10T11:00  |  | d\n");
}

TEST(TimelineDays, ADistanceCountsFromTheStart) {
  struct {
    std::string_view text, clocks;
  } const kCases[] = {
      {"---\ndebrief: 1\nstarted: 2023-05-12T10:00Z\n---\n## Timeline\n\n- T+5 a\n- T+00:10 b\n"
       "- +90min c\n- T-10m d\n- +1h30m e\n- T0 f\n- +10 hosts\n",
       "2023-05-12T10:05 2023-05-12T10:10 2023-05-12T11:30 2023-05-12T09:50 2023-05-12T11:30 "
       "2023-05-12T10:00 ?"},
      {"## Timeline\n\n- 2023-05-12 10:00 a\n- +5 min b\n- T+1h c\n",
       "2023-05-12T10:00 2023-05-12T10:05 2023-05-12T11:00"},
      {"## Timeline\n\n- T+5 a\n- T+10 b\n", "? ?"},
  };
  for (const auto& [text, clocks] : kCases) {
    EXPECT_EQ(timeline_clocks(parse_timeline(std::string(text))), clocks) << text;
  }
}

TEST(TimelineZones, StandAnywhere) {
  constexpr std::string_view kRows = "- 2023-05-12 10:00 a\n- 10:05 b\n";
  struct {
    std::string_view above, below, zone;
  } const kCases[] = {
      {"## Timeline (UTC)", "", "UTC"},
      {"## Timeline (Pacific)", "", "Pacific"},
      {"## Timeline\n\nAll times Eastern.", "", "Eastern"},
      {"## Timeline (Pacific office)", "", ""},
      {"## Timeline, all times PDT", "", "PDT"},
      {"## Timeline\n\nAll times are in UTC+2.", "", "UTC+2"},
      {"## Timeline\n\n*(times in UTC)*", "", "UTC"},
      {"## Timeline\n\n(utc)", "", "utc"},
      {"## Timeline\n\nAll events are given on [UTC](https://a.example) clocks.", "", "UTC"},
      {"## Timeline", "\nNote: timestamps are CET.\n", "CET"},
      {"## Timeline", "\n*Times: Europe/London*\n", "Europe/London"},
      {"Timezone: UTC\n\n## Timeline", "", "UTC"},
      {"| Time zone | CET |\n|-|-|\n| Severity | 2 |\n\n## Timeline", "", "CET"},
      {"The text below is long. Unless noted otherwise all times are EST, which is five hours "
       "behind. More of this text follows here, so that it is no short remark any more, but a "
       "paragraph of its own.\n\n## Timeline",
       "", "EST"},
      {"## Timeline\n\nAll times Pacific Time.", "", "Pacific Time"},
      {"The alert came at 10:05 UTC.\n\n## Timeline", "", "UTC"},
      {"The alert came at 10:05 UTC, 12:05 CEST.\n\n## Timeline", "", ""},
      {"Response times in UTC+1 regions doubled.\n\n## Timeline", "", ""},
      {"## Timeline", "", ""},
  };
  for (const auto& [above, below, zone] : kCases) {
    const Document document =
        parse_timeline(concat("# Cache\n\n", above, "\n\n", kRows, below, "\n## Impact\n\nx\n"));
    ASSERT_EQ(document.timeline.size(), 2U) << above;
    for (const TimelineEntry& entry : document.timeline) {
      ASSERT_TRUE(entry.at) << above;
      EXPECT_EQ(entry.at->zone, zone) << above << below;
      EXPECT_EQ(entry.at->instant.has_value(), !zone.empty()) << above << below;
    }
  }
}

TEST(TimelineZones, OfARowCountForThatRowAndTheFirstForThoseWithout) {
  EXPECT_EQ(timeline_rows(parse_timeline("## Timeline\n\n- 2023-05-12 10:00 UTC a\n- 10:05 b\n")),
            "2023-05-12T10:00 =UTC |  | a\n2023-05-12T10:05 =UTC |  | b\n");
  EXPECT_EQ(timeline_rows(parse_timeline("## Timeline\n\n- 2023-05-12 10:00 a\n- 10:05 UTC b\n"
                                         "- 12:10 CEST c\n")),
            "2023-05-12T10:00  |  | a\n2023-05-12T10:05 =UTC |  | b\n"
            "2023-05-12T12:10 =CEST |  | c\n");
  // Two clocks: the first is read, the other belongs to the time and not to the text.
  EXPECT_EQ(timeline_rows(parse_timeline("## Timeline\n\n- 2023-05-12 12:00 PST / 20:00 UTC a\n"
                                         "- 12:10 PST (20:10 UTC): b\n")),
            "2023-05-12T12:00 =PST |  | a\n2023-05-12T12:10 =PST |  | b\n");
  // The day is counted on the clock of the row.
  EXPECT_EQ(timeline_rows(parse_timeline("## Timeline (UTC)\n\n- 2023-05-12 22:00 a\n"
                                         "- 17:10 CDT b\n- 22:30 c\n- 00:10 d\n")),
            "2023-05-12T22:00 =UTC |  | a\n2023-05-12T17:10 =CDT |  | b\n"
            "2023-05-12T22:30 =UTC |  | c\n2023-05-13T00:10 =UTC |  | d\n");
}

}  // namespace
}  // namespace debrief
