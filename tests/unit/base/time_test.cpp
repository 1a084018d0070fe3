#include "debrief/base/time.h"

#include <gtest/gtest.h>

namespace debrief {
namespace {

std::string described(std::string_view text) {
  const auto moment = parse_moment(text);
  if (!moment) return "refused";
  std::string words = format_local(*moment);
  if (moment->approximate) words = "~" + words;
  return words + " " + (moment->instant ? format_utc(*moment->instant) : "-");
}

TEST(ParseMoment, ReadsInstantsWallClocksAndDates) {
  struct {
    std::string_view text, expected;
  } const kCases[] = {
      {"2021-02-19T10:00:00+00:00", "2021-02-19T10:00 2021-02-19T10:00:00Z"},
      {"2021-02-19T10:00Z", "2021-02-19T10:00 2021-02-19T10:00:00Z"},
      {"~2021-02-19T13:40+05:30", "~2021-02-19T13:40 2021-02-19T08:10:00Z"},
      {"~ 2021-02-19", "~2021-02-19 -"},
      {"2021-02-19 10:02:33", "2021-02-19T10:02:33 -"},
      {"2021-02-19 10:02 -08:00", "2021-02-19T10:02 2021-02-19T18:02:00Z"},
      {"2021-02-19T10:00:00.123456Z", "2021-02-19T10:00 2021-02-19T10:00:00Z"},
      {"2024-02-29", "2024-02-29 -"},
      {"2023-02-29", "refused"},
      {"2021-02-30T10:00Z", "refused"},
      {"2021-02-19T24:00Z", "refused"},
      {"2021-02-19T10:60Z", "refused"},
      {"2021-02-19T10:00:60Z", "refused"},
      {"2016-12-31T23:59:60", "refused"},
      {"2017-01-01T00:59:60Z", "refused"},
      {"2021-02-19T10:00+2:00", "refused"},
      {"2021-02-19T10:00.5", "refused"},
      {"20202-01-16", "refused"},
      {"2021-2-19", "refused"},
      {"2021-02-19T10:00Z ", "refused"},
      {" 2021-02-19", "refused"},
      {"", "refused"},
      {"-021-02-19", "refused"},
  };
  for (const auto& [text, expected] : kCases) EXPECT_EQ(described(text), expected) << text;
}

TEST(ParseClock, ReadsTwentyFourHourTimes) {
  struct {
    std::string_view text;
    std::optional<int> seconds;
  } const kCases[] = {{"00:00", 0},  {"09:05", 32700}, {"9:05", 32700}, {"23:59:59", 86399},
                      {"24:00", {}}, {"09:5", {}},     {"", {}},        {"09:05pm", {}}};
  for (const auto& [text, seconds] : kCases) EXPECT_EQ(parse_clock(text), seconds) << text;
}

TEST(InZone, ReadsWallClocksAsTheZoneShowsThem) {
  const auto london = load_zone("Europe/London");
  ASSERT_TRUE(london);
  const Moment summer = in_zone(*parse_moment("2021-07-01 10:00"), *london, "Europe/London");
  EXPECT_EQ(format_utc(*summer.instant), "2021-07-01T09:00:00Z");
  EXPECT_FALSE(summer.approximate);
  const Moment twice = in_zone(*parse_moment("2021-10-31 01:30"), *london, "Europe/London");
  EXPECT_EQ(format_utc(*twice.instant), "2021-10-31T00:30:00Z");
  EXPECT_TRUE(twice.approximate);
  EXPECT_FALSE(in_zone(*parse_moment("2021-10-31"), *london, "Europe/London").instant);
}

TEST(LoadZone, KnowsZonesByNameOnly) {
  EXPECT_TRUE(load_zone("UTC"));
  for (const std::string_view name :
       {"localtime", "/etc/localtime", "Europe/../UTC", "Mars/Olympus", ""}) {
    EXPECT_FALSE(load_zone(name)) << name;
  }
}

TEST(FormatIso, KeepsTheOffsetOfTheClock) {
  EXPECT_EQ(format_iso({1613725200, 0}), "2021-02-19T09:00:00+00:00");
  EXPECT_EQ(format_iso({1613725200, 330}), "2021-02-19T14:30:00+05:30");
  EXPECT_EQ(format_iso({1613725200, -480}), "2021-02-19T01:00:00-08:00");
}

TEST(FormatDuration, ShowsTheTwoLargestUnits) {
  EXPECT_EQ(format_duration(absl::Minutes(220)), "3 h 40 min");
  EXPECT_EQ(format_duration(absl::Hours(71)), "2 d 23 h");
  EXPECT_EQ(format_duration(absl::Minutes(45)), "45 min");
  EXPECT_EQ(format_duration(absl::Hours(48)), "2 d");
  EXPECT_EQ(format_duration(absl::Seconds(0)), "0 s");
  EXPECT_EQ(format_duration(absl::Minutes(1441)), "1 d");
}

TEST(ParseDuration, ReadsCountsWithAUnit) {
  EXPECT_EQ(parse_duration("48h"), absl::Hours(48));
  EXPECT_EQ(parse_duration("15d"), absl::Hours(360));
  EXPECT_EQ(parse_duration("30 min"), absl::Minutes(30));
  for (const std::string_view text : {"", "h", "-1h", "48", "48 hours", "999999d"}) {
    EXPECT_FALSE(parse_duration(text)) << text;
  }
}

}  // namespace
}  // namespace debrief
