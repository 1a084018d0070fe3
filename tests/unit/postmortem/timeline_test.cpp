// Timelines in the forms teams write them: tables, lists, headings and plain lines.

#include <iostream>

#include "support/fixtures.h"
#include "timeline_rows.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"
#include "debrief/postmortem/time_text.h"

namespace debrief {
namespace {

Document parse(std::string text, std::string path = "cache.md", std::string timezone = "") {
  return parse_document(SourceFile(std::move(path), std::move(text)),
                        {.timezone = std::move(timezone)});
}

/// The times as they stand in the source, one a line.
std::string written(const Document& document) {
  std::string lines;
  for (const TimelineEntry& entry : document.timeline) {
    append(lines, document.source.slice(entry.at_span), "\n");
  }
  return lines;
}

/// `2021-02-19 10:02-10:09 ~ CET ¦ rest` of a time as it is written.
std::string reading_of(std::string_view text) {
  const auto time = read_time(text);
  if (!time) return "none";
  std::string out;
  const auto day = [&](const std::optional<DayText>& read) {
    if (!read) return;
    append(out, read->year ? std::to_string(*read->year) : "*", "-", read->month, "-", read->day,
           " ");
  };
  const auto clock = [&](const std::optional<int>& read) {
    if (read) append(out, *read / 3600, ":", *read / 60 % 60, ":", *read % 60, " ");
  };
  day(time->day);
  clock(time->clock);
  if (time->end_day || time->end_clock) append(out, "to ");
  day(time->end_day);
  clock(time->end_clock);
  append(out, time->approximate ? "~ " : "", time->zone, "¦", text.substr(time->rest));
  return out;
}

TEST(ReadTime, ReadsTheWaysPeopleWriteTimes) {
  struct {
    std::string_view text, reading;
  } const kCases[] = {
      {"10:02", "10:2:0 ¦"},
      {"9:05:30 – alert", "9:5:30 ¦alert"},
      {"10:02 alert", "10:2:0 ¦alert"},
      {"[13:20] alert", "13:20:0 ¦alert"},
      {"(13:20 UTC): alert", "13:20:0 UTC¦alert"},
      {"At 10:02 UTC, the alert", "10:2:0 UTC¦the alert"},
      {"~10:02Z", "10:2:0 ~ Z¦"},
      {"around 10:02", "10:2:0 ~ ¦"},
      {"10:45~", "10:45:0 ~ ¦"},
      {"1:26 PM alert", "13:26:0 ¦alert"},
      {"12 a.m. PST", "0:0:0 PST¦"},
      {"9am", "9:0:0 ¦"},
      {"2021-02-19 10:02", "2021-2-19 10:2:0 ¦"},
      {"2021-02-19T10:02:03.5+01:00 x", "2021-2-19 10:2:3 +01:00¦x"},
      {"2021-02-19T10:02-05:00", "2021-2-19 10:2:0 -05:00¦"},
      {"2021-02-19   10:02 (CET)", "2021-2-19 10:2:0 CET¦"},
      {"2021/2/9 11.50", "2021-2-9 11:50:0 ¦"},
      {"Feb 19th, 2021 at 10:02 Europe/London", "2021-2-19 10:2:0 Europe/London¦"},
      {"Friday, 19 February 2021", "2021-2-19 ¦"},
      {"10:02 UTC on 19 Feb 2021", "2021-2-19 10:2:0 UTC¦"},
      {"Dec 16th 12:43 report", "*-12-16 12:43:0 ¦report"},
      {"10:02–10:09 alert", "10:2:0 to 10:9:0 ¦alert"},
      {"10:02-10:09", "10:2:0 to 10:9:0 ¦"},
      {"10:02 - 10:09 UTC", "10:2:0 to 10:9:0 UTC¦"},
      {"from 10:02 to 11:00", "10:2:0 to 11:0:0 ¦"},
      {"2021-02-19 23:50 – 2021-02-20 00:10", "2021-2-19 23:50:0 to 2021-2-20 0:10:0 ¦"},
      {"10:02 UTC+2 x", "10:2:0 UTC+2¦x"},
      {"10:02 - 11 hosts", "10:2:0 ¦11 hosts"},
      {"10:02 +10 hosts", "10:2:0 ¦+10 hosts"},
      {"2021-02-19 1625: alert", "2021-2-19 16:25:0 ¦alert"},
      {"2021-02-19 1625 UTC", "2021-2-19 16:25:0 UTC¦"},
      {"2021-02-19 1625 hosts", "2021-2-19 ¦1625 hosts"},
      {"2021-02-19 --:--", "2021-2-19 ¦"},
      {"2021-02-19 HH:mm", "2021-2-19 ¦"},
      {"20202-01-16 12:00", "none"},
      {"2021-02-30 10:00", "none"},
      {"2021-02-?? 10:00", "none"},
      {"1:00–1:30 pm x", "13:0:0 to 13:30:0 ¦x"},
      {"11:30-1:30pm", "11:30:0 to 13:30:0 ¦"},
      {"0905 alert", "9:5:0 ¦alert"},
      {"1442 alerts", "none"},
      {"1442: alert", "14:42:0 ¦alert"},
      {"2021: a year", "none"},
      {"19 Sept 2021: a year", "2021-9-19 ¦a year"},
      {"19 Sept 1002: a clock", "*-9-19 10:2:0 ¦a clock"},
      {"19/Feb/2021:10:02:33 x", "2021-2-19 10:2:33 ¦x"},
      {"Dec 31 – Jan 2, 2021: x", "2020-12-31 to 2021-1-2 ¦x"},
      {"2-19-21 10:02", "2021-2-19 10:2:0 ¦"},
      {"21-02-09 10:02", "none"},
      {"02-19 evening: x", "*-2-19 ¦x"},
      {"24/7 night shift", "none"},
      {"2021-02-19 (10:02 UTC) x", "2021-2-19 10:2:0 UTC¦x"},
      {"2021-02-19 (10:02, or so) x", "2021-2-19 ¦(10:02, or so) x"},
      {"9:02p alert", "21:2:0 ¦alert"},
      {"10.02: alert", "10:2:0 ¦alert"},
      {"10.02 – alert", "10:2:0 ¦alert"},
      {"10.02 hosts", "none"},
      {"14H02 alert", "14:2:0 ¦alert"},
      {"Thu May 4 10:02:11 UTC 2021 x", "*-5-4 10:2:11 UTC¦2021 x"},
      {"5/4/21, 10:02 PM PDT – x", "2021-5-4 22:2:0 PDT¦x"},
      {"04:30 (PDT) / 11:30 (UTC): x", "4:30:0 PDT¦x"},
      {"1st May - 10:02 - x", "*-5-1 10:2:0 ¦x"},
      {"May 4 at 10:02 AM PT x", "*-5-4 10:2:0 PT¦x"},
      {"10:60", "none"},
      {"13:00 am", "none"},
      {"2021 hosts", "none"},
      {"10:2", "none"},
      {"--:--", "none"},
      {"?", "none"},
      {"the alert at 10:02", "none"},
      {"5 hosts", "none"},
      {"", "none"},
  };
  for (const auto& [text, reading] : kCases) EXPECT_EQ(reading_of(text), reading) << text;
}

TEST(ReadTime, AgreesWithTheStrictReader) {
  for (const std::string_view text :
       {"2021-02-19T10:02:03Z", "2021-02-19t10:02Z", "2021-02-19 10:02+05:30", "~2021-02-19 10:02",
        "2021-02-19", "2021-02-19T10:02:03-08:00"}) {
    const auto strict = parse_moment(text);
    const auto time = read_time(text);
    ASSERT_TRUE(strict && time) << text;
    EXPECT_TRUE(time->whole) << text;
    EXPECT_EQ(time->zone, strict->zone) << text;
    EXPECT_EQ(time->approximate, strict->approximate) << text;
    EXPECT_EQ(time->clock.has_value(), !strict->date_only) << text;
    EXPECT_EQ(absl::CivilSecond(*full_day(*time->day)) + time->clock.value_or(0), strict->local);
  }
}

TEST(FindDate, FindsFullDatesOnly) {
  struct {
    std::string_view text;
    std::optional<absl::CivilDay> day;
  } const kCases[] = {
      {"2021-06-03--database-full", absl::CivilDay(2021, 6, 3)},
      {"January 23, 2019 - Outage", absl::CivilDay(2019, 1, 23)},
      {"Incident on 2022-03-10 – x", absl::CivilDay(2022, 3, 10)},
      {"PM2019-009 - Disk", {}},
      {"release 2019-13-01", {}},
      {"12021-06-03", {}},
  };
  for (const auto& [text, day] : kCases) EXPECT_EQ(find_date(text), day) << text;
}

TEST(FindZoneName, FindsZonesAmongWords) {
  struct {
    std::string_view text, zone;
  } const kCases[] = {
      {"Time (UTC)", "UTC"},
      {"Date and Time in CET", "CET"},
      {"All times US/Pacific, 24-hour clock.", "US/Pacific"},
      {"Time, UTC+2", "UTC+2"},
      {"Time (+02:00)", "+02:00"},
      {"Time", ""},
      {"and/or", ""},
      {"The EST1 host", ""},
      {"Mars/Olympus", ""},
  };
  for (const auto& [text, zone] : kCases) EXPECT_EQ(find_zone_name(text), zone) << text;
}

TEST(Timeline, OfATableTakesDayAndZoneFromWhatStandsAbove) {
  const Document document = parse(R"(## Timeline

| Time (UTC)       | What happened           | Source    |
|------------------|-------------------------|-----------|
| 2021-02-19 23:50 | Rollout *reached* 100 % | deploy 42 |
| 00:10            | [detected] First page   |           |
| ~00:20 CET       | Second page             |           |
| 00:05            | Out of order            |           |
| later            | Rolled back             |           |
| 01:00–01:10      | All clear [resolved]    | #chat     |
|                  |                         |           |
)");
  EXPECT_EQ(timeline_rows(document),
            "2021-02-19T23:50 =UTC |  | Rollout reached 100 % | deploy 42\n"
            "2021-02-20T00:10 =UTC | detected | First page\n"
            "~2021-02-20T00:20 =CET |  | Second page\n"
            "2021-02-20T00:05 =UTC |  | Out of order\n"
            "? “later” |  | Rolled back\n"
            "2021-02-20T01:00–2021-02-20T01:10 =UTC | resolved | All clear | #chat\n");
  EXPECT_EQ(written(document), "2021-02-19 23:50\n00:10\n~00:20 CET\n00:05\nlater\n01:00–01:10\n");
  EXPECT_EQ(format_utc(*document.timeline[2].at->instant), "2021-02-19T23:20:00Z");
}

TEST(Timeline, ColumnsAreFoundByNameOrByContent) {
  struct {
    std::string_view table, rows;
  } const kCases[] = {
      {"| Date | Time | Event |\n|-|-|-|\n| 2021-02-19 | 10:02 | a |\n|  | 10:03 | b |\n"
       "| 2021-02-20 | | c |\n",
       "2021-02-19T10:02  |  | a\n2021-02-19T10:03  |  | b\n2021-02-20  |  | c\n"},
      {"| Who | A | B |\n|-|-|-|\n| @x | 2021-02-19 10:02 | a |\n", "2021-02-19T10:02  |  | a\n"},
      {"| 2021-02-19 10:02 | a |\n|-|-|\n| 10:03 | b |\n",
       "2021-02-19T10:02  |  | a\n2021-02-19T10:03  |  | b\n"},
      {"| Start | End | Event |\n|-|-|-|\n| 2021-02-19 10:02 | 10:04 | a |\n",
       "2021-02-19T10:02–2021-02-19T10:04  |  | a\n"},
      {"| Event | When |\n|-|-|\n| a | 2021-02-19 |\n", "2021-02-19  |  | a\n"},
      {"| Name | Role |\n|-|-|\n| a | b |\n", ""},
      {"| Time | Event |\n|-|-|\n| 20xx-MM-DD HH:mm | Short event description |\n", ""},
  };
  for (const auto& [table, expected] : kCases) {
    EXPECT_EQ(timeline_rows(parse(concat("## Timeline\n\n", table))), expected) << table;
  }
}

TEST(Timeline, OfAListReadsItemsThatStartWithTimes) {
  const Document document = parse(R"(# Outage of 2021-02-19

## Timeline

All times in PST.

- **10:02** `@nova` saw the page
  - a detail
- [10:05] START OF OUTAGE
- no time given
- **10:20**

  The text below

1. 10:30: numbered
   continued

- 2021-02-20
  - 00:10 next day
)");
  EXPECT_EQ(timeline_rows(document),
            "2021-02-19T10:02 =PST |  | @nova saw the page\n"
            "2021-02-19T10:05 =PST | started | START OF OUTAGE\n"
            "? “” |  | no time given\n"
            "2021-02-19T10:20 =PST |  | The text below\n"
            "2021-02-19T10:30 =PST |  | numbered continued\n"
            "2021-02-20T00:10 =PST |  | next day\n");
  EXPECT_EQ(written(document), "10:02\n10:05\n\n10:20\n10:30\n00:10\n");
}

TEST(Timeline, OfHeadingsAndLines) {
  const Document document = parse(R"(## Timeline (UTC)

### 2021-06-03 9:00

The disk was full.

More.

### 9:14 – A second page

### 2021-06-04

10:02 first line
goes on
10:03 second line

**11:00 Service restored**

Saturday 5 June 2021

12:00 last
)");
  EXPECT_EQ(timeline_rows(document),
            "2021-06-03T09:00 =UTC |  | The disk was full.\n"
            "2021-06-03T09:14 =UTC |  | A second page\n"
            "2021-06-04T10:02 =UTC |  | first line goes on\n"
            "2021-06-04T10:03 =UTC |  | second line\n"
            "2021-06-04T11:00 =UTC | resolved | Service restored\n"
            "2021-06-05T12:00 =UTC |  | last\n");
  EXPECT_EQ(document.source.slice(document.timeline[0].span),
            "### 2021-06-03 9:00\n\nThe disk was full.\n\nMore.");
}

TEST(Timeline, TakesTheFirstDayFromTheStartOrTheNames) {
  const std::string list = "## Timeline\n- 10:02 a\n";
  EXPECT_EQ(timeline_rows(parse(list)), "? “10:02” |  | a\n");
  EXPECT_EQ(timeline_rows(parse(list, "2021-02-19-cache.md")), "2021-02-19T10:02  |  | a\n");
  EXPECT_EQ(timeline_rows(parse(list, "2021-02-19-cache/index.md")), "2021-02-19T10:02  |  | a\n");
  EXPECT_EQ(
      timeline_rows(parse(concat("---\ndebrief: 1\nstarted: 2021-02-19T23:30Z\n---\n", list))),
      "2021-02-19T10:02  |  | a\n");
  // The day of the start is counted on the clock of the rows.
  EXPECT_EQ(timeline_rows(parse(
                concat("---\nstarted: 2021-02-19T23:30Z\ntimezone: Europe/Paris\n---\n", list))),
            "2021-02-20T10:02 =Europe/Paris |  | a\n");
}

TEST(Timeline, ZonesWithSeveralMeaningsNeedAZoneThatUsesThem) {
  const std::string list = "## Timeline\n- 2021-07-01 10:02 BST a\n- 2021-12-01 10:02 BST b\n";
  EXPECT_EQ(timeline_rows(parse(list)),
            "2021-07-01T10:02 BST |  | a\n2021-12-01T10:02 BST |  | b\n");
  EXPECT_EQ(timeline_rows(parse(list, "cache.md", "Europe/London")),
            "2021-07-01T10:02 =BST |  | a\n2021-12-01T10:02 BST |  | b\n");
  EXPECT_EQ(timeline_rows(
                parse("## Timeline (BST)\n- 2021-07-01 10:02 a\n", "cache.md", "Europe/London")),
            "2021-07-01T10:02 =BST |  | a\n");
}

TEST(Timeline, DaysWithoutAYearAreNearTheDayBefore) {
  EXPECT_EQ(timeline_rows(
                parse("## Timeline\n- Dec 31st **12:43** a\n- Jan 1st 0:05 b\n- July 4 10:00 c\n",
                      "2022-12-30.md")),
            "2022-12-31T12:43  |  | a\n2023-01-01T00:05  |  | b\n? “July 4 10:00” |  | c\n");
  EXPECT_EQ(timeline_rows(parse("## Timeline\n- Dec 31st 12:43 a\n")),
            "? “Dec 31st 12:43” |  | a\n");
}

TEST(Timeline, OfRealDocumentsIsRead) {
  if (!real_documents()) GTEST_SKIP() << "DEBRIEF_CORPUS is not set";
  size_t entries = 0, readable = 0, documents = 0, instants = 0;
  for (const std::string& path : real_document_paths()) {
    if (path.find("/dfds+") == std::string::npos || path.find("PMyyyy") != std::string::npos) {
      continue;
    }
    const Document document = parse_document(SourceFile(path, read_file(path)));
    const size_t before = entries;
    for (const TimelineEntry& entry : document.timeline) {
      ++entries;
      readable += entry.at.has_value();
      instants += entry.at && entry.at->instant;
    }
    const bool has_timeline = document.section(SectionRole::kTimeline) != nullptr;
    EXPECT_EQ(has_timeline, entries > before) << path;
    ++documents;
  }
  std::cout << documents << " documents, " << entries << " entries, " << readable
            << " with a time, " << instants << " with an instant\n";
  EXPECT_EQ(documents, 38u);
  EXPECT_GE(entries, 350u);
  EXPECT_GE(static_cast<double>(readable), 0.96 * static_cast<double>(entries));
}

}  // namespace
}  // namespace debrief
