// The start page, the statistics and the calendar as pages.

#include "chart_fixture.h"
#include "support/fixtures.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Dashboard, OfTwoThousandRecordsStaysReadable) {
  const SiteFiles site = site_of(corpus_of(many_records(2000)));
  EXPECT_LT(site.at("index.html").size(), 64u * 1024);
  EXPECT_EQ(times(site.at("stats/durations.csv"), "\r\n"), 2001u);
  EXPECT_LT(site.at("stats.html").size(), 128u * 1024);
  EXPECT_THAT(text_of(site.at("index.html")), HasSubstr("6 of 2000 rows; the CSV has all."));
}

TEST(Dashboard, NamesTheActionsLongestOverdueFirst) {
  const SiteFiles site = site_of(
      DocumentTexts{{"a.md", record_text("2021-01-01-a", "started: 2021-01-01\n",
                                         "## Actions\n\n- [ ] **A1** Later — @ann, due 2021-05-20\n"
                                         "- [ ] **A2** Sooner — @ben, due 2021-05-01\n")}});
  const std::string text = text_of(site.at("index.html"));
  EXPECT_TRUE(in_order(text, {"Overdue", "Sooner 27\u00a0d , @ben. A2 of Incident 2021-01-01-a",
                              "Later 8\u00a0d , @ann"}));
}

TEST(Dashboard, RemembersTheMonthAYearAgoAndARecordWorthReadingAgain) {
  const std::map<std::string, std::string> documents = {
      {"a.md", record_text("2020-05-21-a", "started: 2020-05-21\nseverity: SEV4\n")},
      {"b.md", record_text("2020-06-01-b", "started: 2020-06-01\n")}};
  const std::string text = text_of(site_of(documents).at("index.html"));
  EXPECT_TRUE(in_order(text, {"A year ago this month", "Incident 2020-05-21-a 21 May 2020 , SEV4",
                              "Worth reading again", "Incident 2020-05-21-a"}));
}

TEST(Dashboard, SaysWhatCameBackWhileAnActionWasOpen) {
  const char kFactor[] = "## Contributing factors\n\n- **F1** (tech.capacity) Full.\n\n";
  Corpus corpus = corpus_of(
      {{"a.md", record_text("2021-01-01-a", "started: 2021-01-01T10:00Z\nservices: [db]\n",
                            concat(kFactor,
                                   "## Actions\n\n- [ ] **A1** More room — @a, due 2021-06-05, "
                                   "prevent, F1\n"))},
       {"b.md",
        record_text("2021-03-01-b", "started: 2021-03-01T10:00Z\nservices: [db]\n", kFactor)}});
  corpus.index.by_factor_of_service[{"db", "tech.capacity"}] = {0, 1};
  add_life(corpus, "a.md", "2021-01-05T10:00:00Z", "");
  EXPECT_TRUE(in_order(
      text_of(site_of(corpus).at("index.html")),
      {"Repeated while an action was open", "Incident 2021-03-01-b repeats Incident 2021-01-01-a",
       "A1 about tech.capacity was still open."}));
}

TEST(Dashboard, ShowsTheYearsWhenNothingHappenedInTheLastTwo) {
  const std::string text =
      text_of(site_of(DocumentTexts{{"a.md", record_text("2016-05-21-a", "started: 2016-05-21\n")}})
                  .at("index.html"));
  EXPECT_THAT(
      text, AllOf(HasSubstr("Records per year by severity"), Not(HasSubstr("Records per month"))));
}

TEST(Dashboard, SpeaksGermanWhenAsked) {
  Corpus corpus = corpus_of({{"a.md", record_text("2021-05-21-a", "started: 2021-05-21\n")}});
  corpus.config.site.language = "de";
  const SiteFiles site = site_of(corpus);
  EXPECT_THAT(text_of(site.at("index.html")),
              AllOf(HasSubstr("1 Bericht seit Mai 2021"), HasSubstr("Berichte je Monat")));
  EXPECT_THAT(text_of(site.at("stats.html")), HasSubstr("Wie man das liest"));
  EXPECT_THAT(site.at("stats/durations.csv"), HasSubstr("incident,day,severity"));
}

TEST(Statistics, SayWhyThereIsNoMeanAndLeaveOutWhatWasWithdrawn) {
  std::string withdrawn = record_text("2021-05-21-a", "started: 2021-05-21\n");
  withdrawn = replace_all(withdrawn, "status: published", "status: withdrawn");
  const SiteFiles site = site_of(DocumentTexts{{"a.md", withdrawn}, {"b.md", kRollout}});
  EXPECT_THAT(text_of(site.at("stats.html")),
              AllOf(HasSubstr("There is no mean time to anything here."),
                    HasSubstr("1 record was withdrawn and counts nowhere here.")));
  EXPECT_THAT(site.at("stats/durations.csv"), Not(HasSubstr("2021-05-21-a")));
}

TEST(Calendar, ListsEveryRecordUnderItsMonthAndThoseWithoutADay) {
  const SiteFiles site = site_of(
      DocumentTexts{{"a.md", record_text("2021-05-21-a", "started: 2021-05-21\n")},
                    {"b.md", record_text("2019-02-01-b", "started: 2019-02-01\nseverity: SEV2\n")},
                    {"c.md", "# Nobody knows when\n"}});
  const std::string text = text_of(site.at("calendar.html"));
  EXPECT_TRUE(in_order(
      text,
      {"2021", "May 1 21 May Incident 2021-05-21-a", "2020", "No record in this year.", "2019",
       "February 1 1 Feb Incident 2019-02-01-b SEV2", "Without a date", "Nobody knows when"}));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST(Calendar, OfNothingSaysSo) {
  const SiteFiles site = site_of(std::map<std::string, std::string>{});
  EXPECT_THAT(text_of(site.at("calendar.html")), HasSubstr("No record has a date yet."));
  EXPECT_THAT(text_of(site.at("stats.html")), HasSubstr("No record yet."));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

}  // namespace
}  // namespace debrief
