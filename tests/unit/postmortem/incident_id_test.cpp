#include "debrief/postmortem/incident_id.h"

#include <gtest/gtest.h>

namespace debrief {
namespace {

TEST(SlugOf, KeepsWhatANameMayHold) {
  struct {
    std::string_view title, slug;
  } const kCases[] = {
      {"Cache stampede after deploy", "cache-stampede-after-deploy"},
      {"  DNS: us-east-1 is *gone*!  ", "dns-us-east-1-is-gone"},
      {"We didn't notice", "we-didnt-notice"},
      {"停电", "incident"},
      {"../../etc/passwd", "etc-passwd"},
      {"", "incident"},
  };
  for (const auto& [title, slug] : kCases) {
    EXPECT_EQ(slug_of(title), slug) << title;
  }
}

TEST(SlugOf, DropsAccentsOfLatinLetters) {
  EXPECT_EQ(slug_of("Café Łódź naïve"), "cafe-lodz-naive");
  EXPECT_EQ(slug_of("Žluťoučký kůň"), "zlutoucky-kun");
}

TEST(SlugOf, EndsAtAWordWhenTheTitleIsLong) {
  const std::string slug =
      slug_of("one two three four five six seven eight nine ten eleven twelve thirteen fourteen");
  EXPECT_LE(slug.size(), 69u);
  EXPECT_TRUE(slug.ends_with("-twelve")) << slug;
}

TEST(IsDatedId, TakesWhatTheSchemaTakes) {
  for (const std::string_view id : {"2026-03-01-cache", "2026-03-01-a-b-2", "0000-00-00-x"})
    EXPECT_TRUE(is_dated_id(id)) << id;
  for (const std::string_view id :
       {"", "2026-03-01", "2026-03-01-", "2026-03-01-a--b", "2026-03-01-A", "26-03-01-cache",
        "2026-03-01-a-", "2026-03-01--a"}) {
    EXPECT_FALSE(is_dated_id(id)) << id;
  }
}

TEST(DatedId, IsTheDayAndTheWords) {
  EXPECT_EQ(dated_id(absl::CivilDay(2026, 3, 1), "cache"), "2026-03-01-cache");
}

}  // namespace
}  // namespace debrief
