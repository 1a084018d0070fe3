#include "debrief/cli/given_time.h"

#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// `2026-03-01T10:02 Europe/London`, or what is wrong.
std::string told(std::string_view text, std::optional<Moment> before = {}) {
  const absl::Time now = absl::FromUnixSeconds(1785592800);  // 2026-08-01T14:00Z, 15:00 in London
  const auto moment =
      read_given_time(text, {.timezone = "Europe/London", .now = now, .before = std::move(before)});
  if (!moment) return moment.error().message;
  return concat(moment->approximate ? "~" : "", format_local(*moment), " ", moment->zone);
}

TEST(ReadGivenTime, TakesWhateverATimelineTakes) {
  struct {
    std::string_view text, read;
  } const kCases[] = {
      {"2026-03-01 10:02", "2026-03-01T10:02 Europe/London"},
      {"2026-03-01T10:02Z", "2026-03-01T10:02 Z"},
      {"~2026-03-01 10:02+02:00", "~2026-03-01T10:02 +02:00"},
      {"2026-03-01", "2026-03-01 "},
      {"14 May 2026 10:02", "2026-05-14T10:02 Europe/London"},
      {"May 14th, 2026 at 10:02 PM", "2026-05-14T22:02 Europe/London"},
      {"14 May 2026 10:02 CEST", "2026-05-14T09:02 Europe/London"},
      {"May 14th 10:02", "2026-05-14T10:02 Europe/London"},
      {"10:02", "2026-08-01T10:02 Europe/London"},
      {"14:59", "2026-08-01T14:59 Europe/London"},
      {"22:10", "2026-07-31T22:10 Europe/London"},
      {"now", "2026-08-01T15:00 Europe/London"},
      {"today 10:02", "2026-08-01T10:02 Europe/London"},
      {"Yesterday 22:10", "2026-07-31T22:10 Europe/London"},
      {"yesterday", "2026-07-31 "},
      {"sometime", "“sometime” is not a time"},
      {"todayish", "“todayish” is not a time"},
      {"03/04/2026 10:02", "“03/04/2026 10:02” is not a time"},
      {"10:02-10:09", "“10:02-10:09” is a range"},
      {"25:00", "“25:00” is not a time"},
      {"", "“” is not a time"},
      {"2026-03-01 10:02 IST", "“2026-03-01 10:02 IST” names a zone with several meanings"},
  };
  for (const auto& [text, read] : kCases) EXPECT_EQ(told(text), read) << text;
}

TEST(ReadGivenTime, AClockFollowsTheTimeBefore) {
  const auto before =
      in_zone(*parse_moment("2026-03-01 23:50"), *load_zone("Europe/London"), "Europe/London");
  EXPECT_EQ(told("23:55", before), "2026-03-01T23:55 Europe/London");
  EXPECT_EQ(told("00:10", before), "2026-03-02T00:10 Europe/London");
  EXPECT_EQ(told("02:00", parse_moment("2026-03-01T23:50-05:00")),
            "2026-03-02T02:00 Europe/London");
}

}  // namespace
}  // namespace debrief
