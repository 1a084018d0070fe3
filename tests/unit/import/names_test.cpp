// The words of other schools: severities, fields, statuses, names, times.

#include <gtest/gtest.h>

#include "debrief/import/foreign_names.h"
#include "debrief/import/severity.h"
#include "debrief/import/written_time.h"

namespace debrief {
namespace {

TEST(SeverityOf, FindsTheConfiguredOneByNameNumberOrRank) {
  const std::vector<std::string> configured = {"SEV1", "SEV2", "SEV3", "SEV4"};
  struct {
    std::string_view written, name;
    bool guess;
  } const kCases[] = {
      {"SEV2", "SEV2", false}, {"sev-2", "SEV2", false}, {"Sev 2", "SEV2", false},
      {"P1", "SEV1", true},    {"S3", "SEV3", true},     {"Severity 4", "SEV4", true},
      {"2", "SEV2", true},     {"P0", "SEV1", true},     {"Critical", "SEV1", true},
      {"High", "SEV2", true},  {"medium", "SEV3", true}, {"minor", "SEV4", true},
      {"P5", "", false},       {"weather", "", false},   {"", "", false},
      {"P12", "", false},
  };
  for (const auto& [written, name, guess] : kCases) {
    const auto match = severity_of(written, configured);
    EXPECT_EQ(match ? match->name : "", name) << written;
    EXPECT_EQ(match && !match->why.empty(), guess) << written;
  }
}

TEST(SeverityOf, SpreadsWordsOverAsManyAsThereAre) {
  EXPECT_EQ(severity_of("low", {"A", "B"})->name, "B");
  EXPECT_EQ(severity_of("critical", {"A", "B", "C", "D", "E"})->name, "A");
  EXPECT_EQ(severity_of("low", {"A", "B", "C", "D", "E"})->name, "E");
  EXPECT_EQ(severity_of("high", {"only"})->name, "only");
  EXPECT_FALSE(severity_of("high", {}));
}

TEST(NameOfPerson, NamesOnePersonOrNobody) {
  struct {
    std::string_view text, name;
  } const kCases[] = {
      {"@dana", "@dana"},
      {"Dana Lee", "Dana Lee"},
      {"Dana Lee (on call)", "Dana Lee"},
      {"Dana ([@dana](https://example.org/@dana))", "Dana"},
      {"[Dana Lee]", "Dana Lee"},
      {"Dana Lee dana@example.org", "Dana Lee"},
      {"Dana and Sam", ""},
      {"Dana, Sam", ""},
      {"the web team", ""},
      {"TBD", ""},
      {"", ""},
      {"a long sentence about who it was", ""},
  };
  for (const auto& [text, name] : kCases) EXPECT_EQ(name_of_person(text), name) << text;
}

TEST(FieldOfLabel, KnowsLabelsOfOtherSchools) {
  EXPECT_EQ(field_of_label("Postmortem Owner"), "owner");
  EXPECT_EQ(field_of_label("Post-mortem owner"), "owner");
  EXPECT_EQ(field_of_label("Incident Commander"), "participants/incident-commander");
  EXPECT_EQ(field_of_label("Severity"), "severity");
  EXPECT_EQ(field_of_label("Weather"), "");
  EXPECT_EQ(field_of_foreign_key("start-time"), "started");
  EXPECT_EQ(field_of_foreign_key("uuid"), "");
}

TEST(StatusOfWord, IsOneOfOurs) {
  EXPECT_EQ(status_of_word("Complete"), "published");
  EXPECT_EQ(status_of_word("In review"), "review");
  EXPECT_EQ(status_of_word("Rainy"), "");
}

TEST(WrittenTime, KeepsTheOffsetOfTheClock) {
  const auto text = [](std::string_view written, std::string_view zone) {
    Moment moment = *parse_moment(written);
    if (!zone.empty()) moment = in_zone(moment, *load_zone(zone), zone);
    return written_time(moment).text;
  };
  EXPECT_EQ(text("2024-05-14T09:02:30+02:00", ""), "2024-05-14T09:02:30+02:00");
  EXPECT_EQ(text("2024-05-14 09:02", "Europe/London"), "2024-05-14T09:02+01:00");
  EXPECT_EQ(text("~2024-01-14 09:02", "Europe/London"), "~2024-01-14T09:02Z");
  EXPECT_EQ(text("2024-01-14 09:02", "America/New_York"), "2024-01-14T09:02-05:00");
  EXPECT_EQ(text("2024-01-14", ""), "~2024-01-14");
  EXPECT_EQ(text("2024-01-14 09:02", ""), "~2024-01-14");
}

}  // namespace
}  // namespace debrief
