// The forms in which timelines are written, tidy or not, and what is no row of one.

#include "unit/postmortem/timeline_rows.h"
#include <gtest/gtest.h>

#include "debrief/postmortem/time_suggestion.h"

namespace debrief {
namespace {

std::string rows_of(std::string_view text) {
  std::string rows =
      timeline_rows(parse_timeline(concat("# Cache\n\n", text), "2023-05-12-cache.md"));
  return replace_all(rows, "2023-05-12T", "");
}

TEST(TimelineForms, AreReadAlike) {
  constexpr std::string_view kTwo = "10:00  |  | full\n10:05  |  | cleaned\n";
  const std::string_view kForms[] = {
      "## Timeline\n\n- 10:00 full\n- 10:05 cleaned\n",
      "## Timeline\n\n1. 10:00 full\n2. 10:05 cleaned\n",
      "## Timeline\n\n* **10:00**: full\n* **10:05** – cleaned\n",
      "## Timeline\n\n- [10:00] full\n- (10:05) cleaned\n",
      "## Timeline\n\n- 10:00 full\n  10:05 cleaned\n",
      "## Timeline\n\n### 1. 10:00 full\n\n### 2. 10:05 cleaned\n",
      "## Timeline\n\n- 12.05 10:00 full\n- 12.05. 10:05 cleaned\n",
      "Course of events\n\n10:00 full\n\n10:05 cleaned\n\nTimeline\n========\n\n10:00 full\n\n"
      "10:05 cleaned\n",
      "## Timeline\n    - 10:00 full\n    - 10:05 cleaned\n",
      "## Timeline\n\n```\n10:00 full\n10:05 cleaned\n```\n",
      "## Timeline\n\n### 10:00 full ###\n\n### 10:05 cleaned ##\n",
      "## Timeline\n\n10:00 full<br>10:05 cleaned<br>\n",
      "## Timeline\n\nTime | Event\n---|---\n10:00 | full\n10:05 | cleaned\n",
      "## Timeline\n\n| Time | Event |\n|--\n| 10:00 | full |\n| 10:05 | cleaned |\n",
      "## Timeline\n\n| Day | Date | Time | Event |\n|-|-|-|-|\n| Fri | 12 May | 10:00 | full |\n"
      "| | | 10:05 | cleaned |\n",
      "## Timeline\n\n1000: full\n\n1005: cleaned\n",
      "## Timeline\n\n- 🔥 10:00 full\n- ✅ 10:05 cleaned\n",
      "## Timeline\n\n- At 10:00, full\n- At 10:05, cleaned\n",
      "## Timeline\n\n**10:00**\n\nfull\n\n**10:05**\n\ncleaned\n",
      "## Timeline\n\n10:00\n\nfull\n\n10:05\n\ncleaned\n",
      "## Timeline\n\n10:00\nfull\n10:05\ncleaned\n",
      "## Timeline\n\n10:00\n- full\n\n10:05\n- cleaned\n",
      "## Timeline\n\n10:00 full\n10:05 cleaned\n",
      "## Timeline\n\n10:00 full\n\n10:05 cleaned\n",
      "## Timeline\n\n### 10:00\n\nfull\n\n### 10:05\n\ncleaned\n",
      "## Timeline\n\n### 10:00 full\n\n### 10:05 – cleaned\n",
      "## Timeline\n\n## 10:00\n\n- full\n\n## 10:05\n\n- cleaned\n",
      "**Timeline:**\n10:00 full\n10:05 cleaned\n",
      "Timeline:\n\n- 10:00 full\n\n![graph](10-01.png)\n\n- 10:05 cleaned\n",
      "Timeline:\n\n- 10:00 full\n\n```\n10:01:02 ERROR no space\n```\n\n- 10:05 cleaned\n",
      "## Timeline\n\n| Time | Event |\n|---|---|\n| 10:00 | full |\n| 10:05 | cleaned |\n",
      "## Timeline\n\n| When | What |\n|---|---|\n| 10:00 | full\n| 10:05 | cleaned\n",
      "## Timeline\n\n| Event | Uhrzeit |\n|---|---|\n| full | 10:00 |\n| cleaned | 10:05 |\n",
      "## Timeline\n\n| 10:00 | full |\n|---|---|\n| 10:05 | cleaned |\n",
      "## A short, confusing timeline\n\n- 10:00 full\n- 10:05 cleaned\n",
      "## Lead-up\n\n- 10:00 full\n- 10:05 cleaned\n",
      "- **Context**:\n  - 10:00 full\n  - 10:05 cleaned\n",
      "## 10:00 full\n\nText.\n\n## 10:05 cleaned\n\nText.\n",
      "## Timeline\r\n\r\n- 10:00 full\r\n- 10:05 cleaned\r\n",
      "Timeline:\n\n- 10:00 full\n\nTimeline:\n\n- 10:05 cleaned\n",
  };
  for (const std::string_view form : kForms) EXPECT_EQ(rows_of(form), kTwo) << form;
}

TEST(TimelineForms, WrappedSentencesStayWhole) {
  EXPECT_EQ(rows_of("## Timeline\n\n10:00 The page fired and was acknowledged at\n10:05 by Dana.\n"
                    "10:10 Cleaned.\n"),
            "10:00  |  | The page fired and was acknowledged at 10:05 by Dana.\n"
            "10:10  |  | Cleaned.\n");
  EXPECT_EQ(rows_of("## Timeline\n\n- 10:00 The page fired, between\n  10:05 and 10:10 twice.\n"),
            "10:00  |  | The page fired, between 10:05 and 10:10 twice.\n");
  EXPECT_EQ(rows_of("## Timeline\n\n- **Dana** 10:00: it is full\n- **Sam** 10:05: cleaned\n"),
            "10:00  |  | Dana 10:00: it is full\n10:05  |  | Sam 10:05: cleaned\n");
}

TEST(TimelineForms, WithTheTimeLast) {
  EXPECT_EQ(rows_of("- **Key events**\n  - Fault occurs 2023-05-12 10:00\n"
                    "  - First detected: 2023-05-12 10:05 UTC\n  - Resolved 10:30 UTC\n"),
            "10:00  | started | Fault occurs\n10:05 =UTC | detected | First detected\n"
            "10:30 =UTC | resolved | Resolved\n");
  EXPECT_EQ(rows_of("## Timeline\n\n- The page fired at 10:00\n- It was cleaned at 10:05.\n"),
            "10:00  |  | The page fired\n10:05  |  | It was cleaned\n");
  // Below a row they are details of it.
  EXPECT_EQ(rows_of("## Timeline\n\n- 10:00 full\n  - one host at 09:58\n  - another at 09:59\n"),
            "10:00  |  | full\n");
  EXPECT_EQ(rows_of("## Timeline\n\n- **Detected:** 10:05 – pager\n- **Resolved:** 10:30\n"),
            "10:05  | detected | pager\n10:30  | resolved | Resolved\n");
}

TEST(TimelineForms, SlipsOfOneMeaningAreRead) {
  struct {
    std::string_view time, row;
  } const kCases[] = {
      {"17:14pm", "17:14  → 17:14"},
      {"07:7:47", "07:07:47  → 07:07:47"},
      {"~13:30-13:45", "~13:30–13:45 "},
      {"11:10 6th Nov 2023", "2023-11-06T11:10 "},
      {"19. April, 11:00", "2023-04-19T11:00 "},
      {"7-13th May", "2023-05-07–2023-05-13 "},
      {"20233-05-12 10:00", "10:00  → 2023-05-12 10:00"},
      {"223-05-12 10:00", "10:00  → 2023-05-12 10:00"},
      {"2023-13-05 10:00", "2023-05-13T10:00  → 2023-05-13 10:00"},
      {"1O:02", "10:02  → 10:02"},
      {"10;02", "10:02  → 10:02"},
      {"2023-05-1210:02", "10:02  → 2023-05-12 10:02"},
      {"12 Mai 2023 10:00", "? “12 Mai 2023 10:00”"},
      {"2023-05-32 10:00", "? “2023-05-32 10:00”"},
      {"22:XX", "~22:00 "},
      {"2X:XX", "? “2X:XX”"},
      {"24:00", "2023-05-13T00:00 "},
      {"?", "? “?”"},
      {"later", "? “later”"},
  };
  for (const auto& [time, row] : kCases) {
    EXPECT_EQ(rows_of(concat("## Timeline\n\n| Time | Event |\n|---|---|\n| ", time, " | x |\n")),
              concat(row, " |  | x\n"))
        << time;
  }
}

TEST(TimelineForms, DaysWithoutTimesHoldRowsOfThatDay) {
  EXPECT_EQ(rows_of("## Timeline\n\n### 2023-05-10\n\nThe change was made.\n\n### 2023-05-12\n\n"
                    "**10:00** full\n\n### 2023-05-13\n\n- cleaned\n- closed\n"),
            "2023-05-10  |  | The change was made.\n10:00  |  | full\n2023-05-13  |  | cleaned\n"
            "2023-05-13  |  | closed\n");
}

TEST(TimelineForms, DaysHoldWhatIsBelowThem) {
  constexpr std::string_view kRow = "2023-05-19T10:02  |  | full\n";
  const std::string_view kDays[] = {
      "**19th May 2023:**",
      "19 May 2023:",
      "**May 19, 2023:**",
      "19–20 May 2023",
      "### 19th - 20th May 2023",
      "### May 19 – May 20, 2023",
      "**5-19-23**",
      "### 19 May 2023 – 20 May 2023",
  };
  for (const std::string_view day : kDays) {
    EXPECT_EQ(rows_of(concat("## Timeline\n\n", day, "\n\n10:02: full\n")), kRow) << day;
  }
  EXPECT_EQ(rows_of("## Timeline (19–20 May 2023)\n\n- 10:02 full\n"), kRow);
  EXPECT_EQ(rows_of("## Timeline (all times UTC) 05/19/2023 - 05/20/2023. All times were "
                    "taken by hand\n\n05-19-2023 - full\n"),
            "2023-05-19  |  | full\n");
}

TEST(TimelineForms, DaysMayNameTheZoneBesides) {
  EXPECT_EQ(rows_of("## Timeline\n\n2023-05-19 **(all clocks UTC)**\n\n- 10:02 full\n"),
            "2023-05-19T10:02 =UTC |  | full\n");
  EXPECT_EQ(rows_of("## Timeline\n\n**19 May:** (CEST is UTC+2)\n10:02 CEST: full\n10:05 CEST: "
                    "cleaned\n"),
            "2023-05-19T10:02 =CEST |  | full\n2023-05-19T10:05 =CEST |  | cleaned\n");
}

TEST(TimelineForms, PartsOfTheDayTellAShortDay) {
  EXPECT_EQ(rows_of("## Timeline\n\n| Time | Event |\n|---|---|\n| 05-19 10:02 | full |\n"
                    "| 05-19 evening | searched |\n| 05-20 early morning | cleaned |\n"),
            "2023-05-19T10:02  |  | full\n2023-05-19  |  | searched\n2023-05-20  |  | cleaned\n");
}

TEST(TimelineForms, CodeMayHoldRanges) {
  EXPECT_EQ(rows_of("## Timeline\n\n```\n10:00: full\n10:05-10:20 searched\n10:20: cleaned\n```\n"),
            "10:00  |  | full\n10:05–10:20  |  | searched\n10:20  |  | cleaned\n");
}

TEST(TimelineForms, ASecondTimelineMayFollowElsewhere) {
  EXPECT_EQ(rows_of("## Timeline\n\n### 5:00 PM\n\nfull\n\n## Follow-up timeline (UTC)\n\n"
                    "### 8:16 PM\n\nfull again\n\n### 8:20 PM\n\ncleaned\n"),
            "17:00  |  | full\n20:16 =UTC |  | full again\n20:20 =UTC |  | cleaned\n");
}

TEST(TimelineForms, TheDayOfTheIncidentIsInTheTitleOrTheFilesName) {
  const auto rows = [](std::string_view title, std::string path) {
    return timeline_rows(
        parse_timeline(concat("# ", title, "\n\n## Timeline\n\n- 10:02 full\n"), std::move(path)));
  };
  constexpr std::string_view kRow = "2023-05-19T10:02  |  | full\n";
  EXPECT_EQ(rows("Cache", "2023-05-25-dana-cache-2023-05-19.md"), kRow);
  EXPECT_EQ(rows("2023-05-19 Cache", "2023-06-19-cache.md"), kRow);
  EXPECT_EQ(rows("Cache outage 5-19-23", "cache.md"), kRow);
  EXPECT_EQ(rows("Cache outage of 19–20 May 2023", "cache.md"), kRow);
  EXPECT_EQ(rows("Cache", "cache-5-19-23.md"), kRow);
  EXPECT_EQ(rows("Cache, as on 2021-05-01", "2023-05-19-cache.md"), kRow);
}

TEST(TimelineForms, WhatIsNoRowIsNotRead) {
  const std::string_view kCases[] = {
      "## Summary\n\nAt 10:00 the disk was full. At 10:05 it was cleaned.\n",
      "## Actions\n\n- 2023-06-01 10:00 check the disk\n- 2023-06-02 10:00 check again\n",
      "## Amendments\n\n- 2023-06-01 10:00 spelling\n- 2023-06-02 11:00 spelling\n",
      "## Timeline\n\n```\n10:00:01 ERROR\n10:00:02 ERROR\n```\n",
      "## Timeline\n\n> 10:00 alice: look at this\n> 10:01 bob: what?\n",
      "## Timeline\n\nThe disk was full.[^1]\n\n[^1]: 10:00 seen in the log\n",
      "## Timeline\n\n![10:00 graph](2023-05-12.png)\n",
      "## Summary\n\nAt 10:00 it was full.\n\nAt 10:05 it was seen.\n\nAt 10:10 it was "
      "cleaned.\n",
      "## Timeline\n\n- Duration: 02:30\n- Last updated: 2023-06-01 10:00\n",
      "## Timeline\n\nReviewed: 2023-06-01\n\nTime to detect: 0:20\n",
      "## Details\n\n| Time | Requests |\n|---|---|\n| 10:00 | 12 |\n| 10:05 | 14 |\n| 10:10 | 3 "
      "|\n",
      "## Impact\n\n- 10:00–10:30 the shop\n- 10:05–10:40 the search\n",
      "- **Impact**:\n  - 10:00–10:30 the shop\n  - 10:05–10:40 the search\n",
      "## Impact\n\n- 10 hosts\n- 2023 requests\n",
      "## Review\n\n- 2023-06-01 first review\n- 2023-06-08 second review\n",
      "## Details\n\n| Host | Restarts |\n|---|---|\n| a1 | 10 |\n| a2 | 12 |\n",
      "## 5 whys\n\n## 10 hosts\n\n## 3.14 release\n",
  };
  for (const std::string_view text : kCases) EXPECT_EQ(rows_of(text), "") << text;
}

TEST(TimelineForms, IdsStandInFrontOrInAColumn) {
  const Document document = parse_timeline(
      "## Timeline\n\n- **T1** 2023-05-12 10:00 full\n- T2: 10:05 cleaned\n- 10:07 quiet\n\n"
      "| ID | Time | Event |\n|---|---|---|\n| T7 | 10:10 | over |\n");
  std::string ids;
  for (const TimelineEntry& entry : document.timeline) append(ids, entry.id, "=", entry.text, " ");
  EXPECT_EQ(ids, "T1=full T2=cleaned =quiet T7=over ");
}

TEST(SuggestTime, GivesTheOneReading) {
  struct {
    std::string_view text, suggestion;
  } const kCases[] = {
      {"20202-01-16 12:00", "2020-01-16 12:00"},
      {"202-01-16", "2020-01-16"},
      {"2020-31-01 09:00", "2020-01-31 09:00"},
      {"16 Januray 2020 9:00", "2020-01-16 09:00"},
      {"13:14pm", "13:14"},
      {"2020--01-16 12:00", "2020-01-16 12:00"},
      {"2020-01-16", ""},
      {"soon", ""},
      {"99:99", ""},
      {"", ""},
  };
  for (const auto& [text, suggestion] : kCases) {
    EXPECT_EQ(suggest_time(text, {.day = absl::CivilDay(2020, 1, 17)}), suggestion) << text;
  }
  EXPECT_EQ(suggest_time("20202-01-16", {}), "");
}

}  // namespace
}  // namespace debrief
