// Timelines before and after.

#include "formatting.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// A table of one column of times, formatted; the rows alone, without padding.
std::string times(std::string_view rows) {
  const std::string body = concat("## Timeline\n\n|Time|Event|\n|-|-|\n", rows);
  const std::string after = formatted_body(body);
  std::vector<std::string> all;
  for (const std::string_view line : split(after, '\n')) {
    const std::vector<std::string_view> cells = split(line, '|');
    if (cells.size() > 2) all.emplace_back(trim(cells[1]));
  }
  all.erase(all.begin(), all.begin() + 2);
  return join(all, "; ");
}

TEST(FormatTimeline, WritesTimesInOneForm) {
  const struct {
    std::string_view rows, form;
  } kCases[] = {
      // A full date in the first row and where the day changes.
      {"|10:02|a|\n|10:05|b|\n", "2024-05-14 10:02; 10:05"},
      {"|2024-05-14 10:02|a|\n|2024-05-14 10:05|b|\n|2024-05-15 00:05|c|\n",
       "2024-05-14 10:02; 10:05; 2024-05-15 00:05"},
      {"|2024-05-14 23:50|a|\n|00:10|b|\n", "2024-05-14 23:50; 2024-05-15 00:10"},
      {"|2024-05-14 23:50|a|\n|2024-05-14 00:10|b|\n", "2024-05-14 23:50; 2024-05-14 00:10"},
      {"|14 May 2024 10:02|a|\n|May 15th, 2024 at 9:05|b|\n", "2024-05-14 10:02; 2024-05-15 09:05"},
      {"|Tuesday, 14 May 2024 10:02|a|\n", "2024-05-14 10:02"},
      // Clocks of two digits, seconds where they say something.
      {"|9:05|a|\n|1:26 PM|b|\n|12:00 a.m.|c|\n", "2024-05-14 09:05; 13:26; 2024-05-15 00:00"},
      {"|10:02:00|a|\n|10:03|b|\n", "2024-05-14 10:02; 10:03"},
      {"|10:02:30|a|\n|10:03:00|b|\n|10:04|c|\n", "2024-05-14 10:02:30; 10:03:00; 10:04"},
      {"|10:02:30.250|a|\n", "2024-05-14 10:02:30.250"},
      // Approximate times and ranges.
      {"|about 10:20|a|\n|10:45~|b|\n|≈ 10:50|c|\n", "~2024-05-14 10:20; ~10:45; ~10:50"},
      {"|10:02 - 10:09|a|\n|from 11:00 to 11:30|b|\n", "2024-05-14 10:02–10:09; 11:00–11:30"},
      {"|2024-05-14 23:50 - 2024-05-15 00:10|a|\n", "2024-05-14 23:50–2024-05-15 00:10"},
      // The zone stays as it is written, and so does what stands behind.
      {"|10:02Z|a|\n|10:03 CEST|b|\n|2024-05-14T10:04:00+02:00|c|\n",
       "2024-05-14 10:02Z; 10:03 CEST; 10:04+02:00"},
      {"|10:02 (UTC)|a|\n|10:03 UTC (12:03 CEST)|b|\n|10:04 / 12:04 CEST|c|\n",
       "2024-05-14 10:02 (UTC); 10:03 UTC (12:03 CEST); 10:04 / 12:04 CEST"},
      // What is unknown stays unknown.
      {"|10:02|a|\n|?|b|\n|later|c|\n| |d|\n|10:05|e|\n", "2024-05-14 10:02; ?; later; ; 10:05"},
      {"|2024-05-14|a|\n|2024-05-14 10:02|b|\n|2024-05-15 --:--|c|\n",
       "2024-05-14; 2024-05-14 10:02; 2024-05-15 --:--"},
      {"|`10:02`|a|\n|**10:05**|b|\n", "`2024-05-14 10:02`; **10:05**"},
  };
  for (const auto& [rows, form] : kCases) EXPECT_EQ(times(rows), form) << rows;
}

TEST(FormatTimeline, AlignsTablesByWhatIsSeen) {
  EXPECT_EQ(formatted_body("## Timeline\n"
                           "\n"
                           " Time | Event | Source\n"
                           ":--|:-:|--:\n"
                           "10:02 | 日本 👍 | pager\n"
                           "10:05 | e\u0301 `a\\|b` <!-- why --> ||\n"
                           "10:06 | one | two | three\n"),
            "## Timeline\n"
            "\n"
            " | Time             |         Event         | Source |\n"
            "|:-----------------|:---------------------:|-------:|\n"
            "| 2024-05-14 10:02 |        日本 👍        |  pager |\n"
            "| 10:05            | e\u0301 `a\\|b` <!-- why --> |        |\n"
            "| 10:06            |          one          |    two | three |\n");
}

TEST(FormatTimeline, LetsACellThatIsTooWideStickOutOfItsRowAlone) {
  const std::string wide(120, 'w');
  EXPECT_EQ(formatted_body(concat("## Timeline\n\n|Time|Event|By|\n|-|-|-|\n|2024-05-14 10:02|",
                                  wide, "|x|\n|10:05|short|y|\n")),
            concat("## Timeline\n\n"
                   "| Time             | Event | By  |\n"
                   "|------------------|-------|-----|\n"
                   "| 2024-05-14 10:02 | ",
                   wide,
                   " | x   |\n"
                   "| 10:05            | short | y   |\n"));
}

TEST(FormatTimeline, KeepsListsAndLinesAsTheyAreButForTheirTimes) {
  EXPECT_EQ(formatted_body("## Timeline\n\n- **9:02** One, at 9:30 pm\n- [9:05] Two\n"
                           "1. 2024-05-15 1:00 AM – *Three*\n"),
            "## Timeline\n\n- **2024-05-14 09:02** One, at 9:30 pm\n- [09:05] Two\n"
            "1. 2024-05-15 01:00 – *Three*\n");
  EXPECT_EQ(formatted_body("## Timeline\n\n9:02 One\n9:05 Two\n\n9:07 Three\n"),
            "## Timeline\n\n2024-05-14 09:02 One\n09:05 Two\n\n09:07 Three\n");
  // A day that stands above is not repeated, and headings are anchors.
  EXPECT_EQ(
      formatted_body("## Timeline\n\n### 2024-05-16\n\n- 9:02 One\n\n### 9:30 Two\n\nText.\n"),
      "## Timeline\n\n### 2024-05-16\n\n- 09:02 One\n\n### 9:30 Two\n\nText.\n");
  EXPECT_EQ(formatted_body("## Timeline\n\n|Date|Time|Event|\n|-|-|-|\n|2024-05-16|9:02|One|\n"),
            "## Timeline\n\n| Date       | Time  | Event |\n|------------|-------|-------|\n"
            "| 2024-05-16 | 09:02 | One   |\n");
}

TEST(FormatTimeline, LeavesSentencesThatStartWithATime) {
  for (const std::string_view line :
       {"On 24 April 2024 the team received a report.", "- At 9:02 pm the page fired",
        "24 April 2024 the team received a report.", "- 24 April 2024 `@alice` asked"}) {
    const std::string body = concat("## Timeline\n\n", line, "\n");
    EXPECT_EQ(formatted_body(body), body);
  }
  EXPECT_EQ(
      formatted_body("## Timeline\n\n- 24 April 2024 – a report\n- **25 April 2024** another\n"),
      "## Timeline\n\n- 2024-04-24 – a report\n- **2024-04-25** another\n");
}

TEST(FormatTimeline, WritesMarkersInLowerCase) {
  EXPECT_EQ(formatted_body("## Timeline\n\n- 2024-05-14 10:02 [Detected] First page\n"
                           "- 10:03 `[MITIGATED]` Restart\n- 10:04 All well [Resolved]\n"
                           "- 10:05 [Started](https://example.org) is a link\n"),
            "## Timeline\n\n- 2024-05-14 10:02 [detected] First page\n"
            "- 10:03 `[mitigated]` Restart\n- 10:04 All well [resolved]\n"
            "- 10:05 [Started](https://example.org) is a link\n");
}

TEST(FormatTimeline, LeavesAListWithATimeThatItCannotProve) {
  const struct {
    std::string_view row, refusal;
  } kCases[] = {
      {"| 20244-05-14 10:05 | b |", "“20244-05-14 10:05” does not read as a time"},
      {"| 03/04/2024 10:05 | b |", "“03/04/2024 10:05” does not read as a time"},
      {"| 10:05 CET – 10:09 CEST | b |", "“CEST” has no place in a time"},
      {"| 10:05+02:00–10:09+01:00 | b |", "“+01:00” has no place in a time"},
      {"| 10:05 UTC – 10:09 UTC | b |", "the time names its zone twice"},
      {"| Monday 2024-05-14 10:05 | b |", "“Monday” has no place in a time"},
      {"| 10:05 **UTC** | b |", "the time “10:05 UTC” holds markup"},
      {"| 10:05:01.5–10:06 | b |", "a range with fractions of a second has no one form"},
  };
  for (const auto& [row, refusal] : kCases) {
    const std::string body =
        concat("## Timeline\n\n|Time|Event|\n|-|-|\n|2024-05-14 9:02|a|\n", row, "\n");
    EXPECT_EQ(formatted_body(body), body);
    EXPECT_EQ(refusals_of_body(body), concat("6: ", refusal, "; this timeline stays as it is\n"));
  }
}

}  // namespace
}  // namespace debrief
