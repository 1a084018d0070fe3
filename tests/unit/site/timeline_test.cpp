// The timeline, the phases and the clocks on the page of a record.

#include "site_fixture.h"
#include <gmock/gmock.h>

namespace debrief {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(TimelineOfAPage, DerivesPhasesAndDrawsThemToScale) {
  const std::string page =
      site_of(DocumentTexts{{"postmortems/2021-02-19-channel-rollout.md", kRollout},
                            {"postmortems/2020-11-03-threads.md", kStub}})
          .at("incidents/2021-02-19-channel-rollout.html");
  EXPECT_TRUE(in_order(text_of(page), {"Undetected 3\u00a0h\u00a040\u00a0min",
                                       "Responding 1\u00a0h\u00a025\u00a0min",
                                       "Repairing 2\u00a0d\u00a017\u00a0h"}));
  EXPECT_THAT(page, HasSubstr("<rect class=\"ph-undetected\" x=\"0%\" width=\"5.16%\""));
}

TEST(TimelineOfAPage, ShowsTheTimelineAsRowsWithTheirPhaseAndDistance) {
  const std::string page =
      site_of(DocumentTexts{{"postmortems/2021-02-19-channel-rollout.md", kRollout},
                            {"postmortems/2020-11-03-threads.md", kStub}})
          .at("incidents/2021-02-19-channel-rollout.html");
  EXPECT_THAT(page, HasSubstr("<time datetime=\"2021-02-19T13:40Z\">13:40</time>"));
  EXPECT_THAT(page, HasSubstr("<abbr title=\"approximate\">~</abbr>15:05</time>"));
  EXPECT_THAT(page, HasSubstr("run with <code>--percent 4</code>."));
  EXPECT_THAT(page, HasSubstr("<a href=\"2020-11-03-threads.html\">pattern</a>"));
  EXPECT_TRUE(in_order(text_of(page),
                       {"Friday 19 February 2021", "10:00", "The script is run", "T1 · deploy log",
                        "3\u00a0h\u00a040\u00a0min without a row", "13:40", "Support posts the",
                        "T2 · chat", "+3\u00a0h\u00a040\u00a0min"}));
}

TEST(TimelineOfAPage, NamesADayOnceThatAHeadingOfTheTimelineNames) {
  const std::string text = text_of(page_of(
      managed("",
              "## Timeline\n\n### 2021-03-01\n\n- 23:50 The queue grows\n\n### 2021-03-02\n\n"
              "- 00:10 It is empty\n\n### After\n\n- 00:20 All is quiet\n")));
  EXPECT_TRUE(in_order(text, {"2021-03-01", "23:50", "2021-03-02", "00:10", "After", "00:20"}));
  EXPECT_THAT(text, Not(HasSubstr("Monday 1 March 2021")));
}

TEST(TimelineOfAPage, TellsAllTimesInTheZoneOfTheDocument) {
  const std::string page =
      page_of(managed("timezone: America/New_York\nstarted: 2021-02-20T03:00:00Z\n"
                      "detected: 2021-02-20T05:30:00+01:00\nresolved: 2021-02-20T06:00:00Z\n",
                      "## Timeline\n\n- 22:00 It breaks\n- 2021-02-20T04:30:00Z Somebody sees it\n"
                      "- 2021-02-20T07:00:00+01:00 It is over\n"));
  const std::string text = text_of(page);
  EXPECT_TRUE(in_order(
      text, {"Fri 19 Feb 2021, 22:00 – Sat 20 Feb 2021, 01:00 America/New_York",
             "Started Fri 19 Feb 2021, 22:00", "Detected Fri 19 Feb 2021, 23:30",
             "Resolved Sat 20 Feb 2021, 01:00", "Time zone America/New_York",
             "3 rows. Times in America/New_York. Signed times count from the start.",
             "19 Feb, 22:00 – 23:30", "19 Feb, 23:30 – 20 Feb, 01:00", "Friday 19 February 2021",
             "22:00", "It breaks", "23:30", "Saturday 20 February 2021", "01:00", "It is over"}));
  EXPECT_THAT(text, Not(HasSubstr("UTC")));
}

TEST(TimelineOfAPage, TellsAllTimesInTheZoneOfTheStartWhenNoneIsNamed) {
  const std::string text = text_of(
      page_of(managed("started: 2021-02-19T10:00:00+02:00\nresolved: 2021-02-19T09:00:00Z\n",
                      "## Timeline\n\n- 2021-02-19T08:30:00Z Somebody sees it\n")));
  EXPECT_TRUE(
      in_order(text, {"Fri 19 Feb 2021, 10:00 – 11:00 UTC+02:00", "1 row. Times in UTC+02:00.",
                      "19 Feb, 10:00 – 11:00", "10:30", "Somebody sees it", "+30\u00a0min"}));
}

TEST(TimelineOfAPage, CountsTheRowsOfTheSectionThatItNotes) {
  const std::string text =
      text_of(page_of("# A\n\n## Timeline\n\n- 2021-02-19 10:00 It breaks\n- 10:20 It is over\n\n"
                      "## Detailed timeline\n\nSee the log.\n"));
  EXPECT_THAT(text, HasSubstr("2 rows."));
  EXPECT_THAT(text, AllOf(Not(HasSubstr("Signed times")), Not(HasSubstr("4 rows."))));
  const size_t first = text.find("rows.");
  EXPECT_EQ(text.find("rows.", first + 1), std::string::npos);
}

TEST(TimelineOfAPage, MarksARowAsContextOnlyOutsideOfKnownPhases) {
  const std::string rows =
      "## Timeline\n\n- 2021-02-19T09:00:00Z Before\n"
      "- 2021-02-19T10:00:00Z It breaks\n";
  EXPECT_THAT(page_of(managed("started: 2021-02-19T10:00:00Z\n", rows)),
              AllOf(HasSubstr("<li id=\"t1\" class=\"\">"), Not(HasSubstr("context"))));
  EXPECT_THAT(
      page_of(managed("started: 2021-02-19T10:00:00Z\nresolved: 2021-02-19T11:00:00Z\n", rows)),
      AllOf(HasSubstr("<li id=\"t1\" class=\"context\">"),
            HasSubstr("<li id=\"t2\" class=\"undivided key-t\">")));
}

TEST(TimelineOfAPage, KeepsRawMarkupAtBothEndsOfARow) {
  const std::string page =
      page_of(managed("",
                      "## Timeline\n\n- 2021-02-19 10:00 <b><i>Red</i></b> alarm <kbd>x</kbd>\n\n"
                      "## Actions\n\n- [ ] **A1** <kbd>Ctrl</kbd> is <b>bound</b> — @ann\n"));
  EXPECT_THAT(page, HasSubstr("&lt;b&gt;&lt;i&gt;Red&lt;/i&gt;&lt;/b&gt; alarm "
                              "&lt;kbd&gt;x&lt;/kbd&gt;"));
  EXPECT_THAT(page, HasSubstr("&lt;kbd&gt;Ctrl&lt;/kbd&gt; is &lt;b&gt;bound&lt;/b&gt;"));
}

TEST(TimelineOfAPage, NamesAnEndThatLiesBeforeTheStart) {
  EXPECT_THAT(
      text_of(page_of(managed("started: 2021-02-19T10:00:00Z\nresolved: 2021-02-19T09:00:00Z\n",
                              "## Facts\n\nIt broke.\n"))),
      HasSubstr("Fri 19 Feb 2021, 10:00 – 09:00 UTC resolved before it started"));
}

}  // namespace
}  // namespace debrief
