// The strips beside a timeline: what lies where, and that no row is left out.

#include "site_fixture.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/site/incident/strip_labels.h"
#include "debrief/site/incident/strip_plan.h"

namespace debrief {
namespace {

using testing::AllOf;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::vector<double> middles(const std::vector<double>& marks, const LabelRoom& room) {
  std::vector<double> at;
  for (const StripLabel& label : place_labels(marks, room)) at.push_back(label.at);
  return at;
}

TEST(StripLabels, StandAtTheirMarksWhenThereIsRoom) {
  EXPECT_THAT(middles({20, 40, 60}, {19, 98, 6.9}), ElementsAre(20, 40, 60));
  EXPECT_THAT(middles({}, {19, 98, 6.9}), ElementsAre());
}

TEST(StripLabels, ArePushedApartByTheSameToBothSides) {
  EXPECT_THAT(middles({73.08, 77.94}, {19, 98, 6.9}),
              ElementsAre(DoubleNear(72.06, 0.01), DoubleNear(78.96, 0.01)));
}

TEST(StripLabels, StayInsideTheStrip) {
  EXPECT_THAT(middles({97, 98, 99}, {19, 98, 6.9}),
              ElementsAre(DoubleNear(84.2, 0.01), DoubleNear(91.1, 0.01), DoubleNear(98, 0.01)));
}

TEST(StripLabels, GoInStepsOverSeveralLinesWhenOneIsTooShort) {
  const std::vector<double> marks(30, 50.0);
  const std::vector<StripLabel> labels = place_labels(marks, {19, 98, 6.9});
  ASSERT_EQ(labels.size(), marks.size());
  std::map<int, double> last;
  for (const StripLabel& label : labels) {
    EXPECT_GE(label.at, 19 - 1e-6);
    EXPECT_LE(label.at, 98 + 1e-6);
    if (last.contains(label.level)) {
      EXPECT_GE(label.at - last[label.level], 6.9 - 1e-6);
    }
    last[label.level] = label.at;
  }
  EXPECT_EQ(last.size(), 3u);
}

constexpr char kWeekend[] =
    "started: 2021-02-19T10:00:00Z\ndetected: 2021-02-19T13:40:00Z\n"
    "mitigated: 2021-02-19T15:05:00Z\nresolved: 2021-02-22T09:00:00Z\n";

TEST(StripsOfATimeline, AreOneADayToScaleWithWorkingHours) {
  const std::string page = page_of(
      managed(kWeekend,
              "## Timeline\n\n- 2021-02-18 16:20 A launch is asked for\n- 17:45 A dry run\n"
              "- 2021-02-19 10:00 The script is run\n- ~13:40 [detected] Support posts a pattern\n"
              "- 2021-02-22 09:00 It is over\n"));
  // 16:20 of a strip that begins at 17 % and is 82.4 % wide; its label is pushed aside.
  EXPECT_THAT(
      page, HasSubstr("<a href=\"#t1\" tabindex=\"-1\"><title>T1, 16:20</title><rect x=\"73.08%\"/>"
                      "<line x1=\"72.06%\" x2=\"73.08%\" y1=\"-7\"/><text x=\"72.06%\">T1</text>"));
  EXPECT_THAT(page, HasSubstr("<title>T3, 10:00 – Started</title>"));
  EXPECT_THAT(page, HasSubstr("class=\"ds-key ds-about\"><title>T4, about 13:40 – Detected"));
  // Friday: undetected from 10:00 to 13:40.
  EXPECT_THAT(page, HasSubstr("<rect class=\"ph-undetected\" x=\"51.33%\" width=\"12.59%\"/>"));
  // Five days, three of them of the working week.
  size_t work = 0;
  for (size_t at = 0; (at = page.find("class=\"ds-work\"", at)) != std::string::npos; ++at) ++work;
  EXPECT_EQ(work, 3u);
  EXPECT_TRUE(in_order(text_of(page), {"Thu", "18 Feb", "Fri", "19 Feb", "Sat", "20 Feb", "Sun",
                                       "21 Feb", "Mon", "22 Feb", "One strip a day"}));
}

TEST(StripsOfATimeline, AreOneInMinutesForLessThanADay) {
  const std::string page = page_of(managed("",
                                           "## Timeline\n\n- 2021-02-19 06:00 It breaks\n"
                                           "- 06:04 A page\n- 06:33 A way around\n"
                                           "- 06:41 It is over\n"));
  EXPECT_TRUE(in_order(text_of(page), {"06:00", "06:10", "06:20", "06:30", "06:40", "06:50",
                                       "The same rows to scale."}));
  EXPECT_THAT(page, HasSubstr("<rect x=\"1%\"/>"));
  EXPECT_THAT(page, HasSubstr("<rect x=\"81.36%\"/>"));
  EXPECT_THAT(page, Not(HasSubstr("One strip a day")));
}

TEST(StripsOfATimeline, OfManyDaysAreThoseWithRowsAndSayWhatIsLeftOut) {
  const std::string text = text_of(page_of(managed("",
                                                   "## Timeline\n\n- 2021-02-01 10:00 It breaks\n"
                                                   "- 2021-02-19 11:00 Somebody sees it\n"
                                                   "- 2021-02-20 12:00 It is over\n")));
  EXPECT_THAT(text, HasSubstr("17 days without a row"));
  EXPECT_THAT(text, Not(HasSubstr("0 days without")));
}

TEST(StripsOfATimeline, NameRowsThatHaveADayAlone) {
  const std::string page = page_of(managed("",
                                           "## Timeline\n\n- 2021-02-18: A flag is made\n"
                                           "- 2021-02-19 10:00 It breaks\n"
                                           "- 2021-02-19 11:00 It is over\n"
                                           "- some day: All is tidied up\n"));
  EXPECT_THAT(page, HasSubstr("without a time: <a href=\"#t1\" tabindex=\"-1\">T1</a>"));
}

TEST(StripsOfATimeline, AreLeftOutWhereNoTwoRowsHaveATime) {
  for (const char* rows : {"- 2021-02-18: A flag is made\n- 2021-02-19: It breaks\n",
                           "- 2021-02-18 10:00 It breaks\n", "Nothing yet.\n"}) {
    EXPECT_THAT(page_of(managed("", concat("## Timeline\n\n", rows))), Not(HasSubstr("c ds")))
        << rows;
  }
}

TEST(StripsOfATimeline, LeaveNoRowOutHoweverManyThereAre) {
  std::string rows;
  for (int i = 0; i < 40; ++i) {
    append(rows, "- 2021-02-19 10:", i / 10, i % 10, " Step ", i, "\n");
  }
  const std::string page = page_of(managed("", concat("## Timeline\n\n", rows)));
  for (int i = 1; i <= 40; ++i) {
    EXPECT_THAT(page, AllOf(HasSubstr(concat(">T", i, "</text>")),
                            HasSubstr(concat("<li id=\"t", i, "\""))));
  }
}

TEST(StripsOfATimeline, EscapeWhatTheirRowsAreCalled) {
  const std::string page =
      page_of(managed("",
                      "## Timeline\n\n| ID | Time | Event |\n|---|---|---|\n"
                      "| <b> | 2021-02-19 10:00 | It breaks |\n| T1 | 11:00 | It is over |\n"));
  EXPECT_THAT(page, Not(HasSubstr("<b></")));
}

TEST(RowsOfATimeline, SayInWordsWhereTheClockIsAnother) {
  const std::string text = text_of(
      page_of(managed("timezone: Europe/London\n",
                      "## Timeline\n\n- 2021-03-28 00:50 It breaks\n- 02:10 It is seen\n")));
  EXPECT_THAT(text, HasSubstr("clocks go from UTC to UTC+01:00"));
}

TEST(RowsOfATimeline, SayThatMidnightHasPassedAndWhereTimeRunsBack) {
  const std::string text =
      text_of(page_of(managed("",
                              "## Timeline\n\n- 2021-02-19 23:50 It breaks\n"
                              "- 2021-02-20 00:10 It is seen\n- 2021-02-20 00:05 A page\n")));
  EXPECT_TRUE(in_order(text, {"23:50", "Saturday 20 February 2021 after midnight", "00:10",
                              "5\u00a0min before the row above", "00:05"}));
}

}  // namespace
}  // namespace debrief
