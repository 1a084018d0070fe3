// What pages tell of actions: the line and the sentence of each life, the boards, and the trace.

#include "lives_fixture.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/site/actions/life_line.h"

namespace debrief {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr char kPath[] = "2021-02-19-a.md";
constexpr char kPage[] = "incidents/2021-02-19-a.html";

std::string with_actions(const std::string& actions, const std::string& before = "") {
  return managed("started: 2021-02-19T10:00:00Z\nservices: [channels]\n",
                 concat("## Facts\n\nSomething took long.\n\n", before, "## Actions\n\n", actions));
}

/// What the page says of the actions' lives, one history a text of the actions.
std::string told(const std::vector<std::pair<std::string, std::string>>& dates_and_actions,
                 bool truncated = false) {
  std::vector<FakeVersion> versions;
  for (const auto& [date, actions] : dates_and_actions) {
    versions.push_back({concat(date, "T09:00:00Z"), with_actions(actions)});
  }
  return text_of(site_of(corpus_with_lives(kPath, versions, truncated)).at(kPage));
}

TEST(LifeOfAnAction, IsToldFromItsOpeningOn) {
  EXPECT_THAT(told({{"2021-02-24", "- [ ] **A1** Ask for a number — @ann, due 2021-06-01\n"}}),
              HasSubstr("opened 24 Feb opened"));
  EXPECT_THAT(told({{"2020-11-24", "- [ ] **A1** Ask for a number — @ann\n"}}),
              HasSubstr("opened 24 Nov 2020"));
  EXPECT_THAT(told({{"2021-02-24", "- [x] **A1** Ask for a number — @ann\n"}}),
              HasSubstr("written down as done 24 Feb"));
}

TEST(LifeOfAnAction, NamesEveryDateThatItWasMovedTo) {
  EXPECT_THAT(told({{"2021-02-24", "- [ ] **A1** Pause — @ann, due 2021-03-19\n"},
                    {"2021-03-18", "- [ ] **A1** Pause — @ann, due 2021-04-16\n"},
                    {"2021-04-15", "- [ ] **A1** Pause — @ann, due 2021-05-14\n"}}),
              HasSubstr("opened 24 Feb ; due moved twice: 19 Mar → 16 Apr → 14 May"));
  EXPECT_THAT(told({{"2021-02-24", "- [ ] **A1** Pause — @ann\n"},
                    {"2021-03-18", "- [ ] **A1** Pause — @ann, due 2021-04-16\n"}}),
              HasSubstr("due date set to 16 Apr"));
}

TEST(LifeOfAnAction, HasWordsForWhateverHappensToIt) {
  const std::string open = "- [ ] **A1** Pause by itself — @ann\n";
  EXPECT_THAT(told({{"2021-02-24", open},
                    {"2021-03-01", "- [ ] **A1** Pause by itself — @ann — status: in progress\n"}}),
              HasSubstr("in progress since 1 Mar"));
  EXPECT_THAT(told({{"2021-02-24", open}, {"2021-03-01", "- [x] **A1** Pause by itself — @ann\n"}}),
              AllOf(HasSubstr("marked done in 01"), HasSubstr(", 1 Mar")));
  EXPECT_THAT(told({{"2021-02-24", open},
                    {"2021-03-01",
                     "- [-] **A1** Pause by itself — @ann — declined: it costs a day a year\n"}}),
              AllOf(HasSubstr("declined in 01"), HasSubstr("reason: it costs a day a year")));
  EXPECT_THAT(told({{"2021-02-24", "- [x] **A1** Pause by itself — @ann\n"}, {"2021-03-01", open}}),
              HasSubstr("reopened in 01"));
  EXPECT_THAT(told({{"2021-02-24", open}, {"2021-03-01", "- [ ] **A1** Pause by itself — @ben\n"}}),
              HasSubstr("given to another owner 1 Mar"));
  EXPECT_THAT(
      told({{"2021-02-24", open},
            {"2021-03-01", "- [ ] **A1** Pause by itself while connections wait — @ann\n"}}),
      HasSubstr("reworded 1 Mar"));
}

TEST(LifeOfAnAction, SaysWhichCommitNamedItWhenItWasClosed) {
  const Corpus corpus = corpus_with_lives(
      kPath, {{"2021-02-24T09:00:00Z", with_actions("- [ ] **A1** Ask — @ann\n")},
              {"2021-03-03T09:00:00Z", with_actions("- [x] **A1** Ask — @ann\n"), {"A1"}}});
  EXPECT_THAT(text_of(site_of(corpus).at(kPage)), HasSubstr("closed by trailer in 01"));
}

TEST(LifeOfAnAction, LinksTheCommitWhenTheHostIsKnown) {
  Corpus corpus = corpus_with_lives(
      kPath, {{"2021-02-24T09:00:00Z", with_actions("- [ ] **A1** Ask — @ann\n")},
              {"2021-03-03T09:00:00Z", with_actions("- [x] **A1** Ask — @ann\n")}});
  corpus.config.site.repository = "https://github.com/example/repository";
  EXPECT_THAT(site_of(corpus).at(kPage),
              HasSubstr("<a class=\"id\" href=\"https://github.com/example/repository/commit/01"));
}

TEST(LifeOfAnAction, IsUnknownWhereTheHistoryIsCutOff) {
  const std::string text = told({{"2021-03-01", "- [ ] **A1** Ask for a number — @ann\n"},
                                 {"2021-04-01", "- [x] **A1** Ask for a number — @ann\n"}},
                                true);
  EXPECT_THAT(text, HasSubstr("opened by 1 Mar , where the known history begins; "));
}

TEST(LifeOfAnAction, HasNoColumnWithoutAHistory) {
  const std::string page = page_of(with_actions("- [ ] **A1** Ask for a number — @ann\n"));
  EXPECT_THAT(page, AllOf(Not(HasSubstr("What git says")), Not(HasSubstr("class=\"c life\""))));
}

TEST(LifeOfAnAction, GoesOnInTheTableAfterItVanished) {
  const std::vector<FakeVersion> versions = {
      {"2021-02-24T09:00:00Z", with_actions("- [ ] **A1** Ask for a number — @ann\n"
                                            "- [ ] **A2** Pause the script — @ben\n")},
      {"2021-03-03T09:00:00Z", with_actions("- [ ] **A1** Ask for a number — @ann\n")}};
  const SiteFiles site = site_of(corpus_with_lives(kPath, versions));
  for (const char* page : {kPage, "actions.html"}) {
    EXPECT_TRUE(in_order(text_of(site.at(page)),
                         {"A2 Pause the script", "Vanished", "@ben", "line removed in"}))
        << page;
  }
  EXPECT_THAT(site.at("actions.csv"), HasSubstr(",vanished,,"));
}

// ---- the line ----

LifeSpan opened(absl::CivilDay day) {
  LifeSpan span;
  span.begin = day;
  return span;
}

TEST(LifeLine, RunsFromItsOpeningToTodayAndOnToItsDueDate) {
  LifeSpan span = opened(absl::CivilDay(2021, 2, 17));
  span.due = absl::CivilDay(2021, 6, 7);
  const LifeAxis axis = life_axis({span}, absl::CivilDay(2021, 5, 28));
  EXPECT_EQ(axis.begin, absl::CivilDay(2021, 2, 17));
  EXPECT_EQ(axis.end, absl::CivilDay(2021, 6, 7));
  const std::string line = life_line(span, axis).str();
  EXPECT_TRUE(in_order(
      line, {"<rect x=\"89.27%\"", "<line x1=\"2%\" x2=\"89.27%\"",
             "lf-todo\" x1=\"89.27%\" x2=\"98%\"", "lf-due\" x=\"98%\"", "<circle cx=\"2%\""}));
  EXPECT_THAT(line, Not(HasSubstr("lf-late")));
}

TEST(LifeLine, IsThickWhereItIsLateAndBentWhereItWasPutOff) {
  LifeSpan span = opened(absl::CivilDay(2021, 2, 17));
  span.due = absl::CivilDay(2021, 5, 8);
  span.slips = {absl::CivilDay(2021, 3, 19)};
  const LifeAxis axis = life_axis({span}, absl::CivilDay(2021, 5, 28));
  EXPECT_TRUE(in_order(life_line(span, axis).str(),
                       {"<line x1=\"2%\" x2=\"98%\"", "lf-late\" x1=\"78.8%\" x2=\"98%\"",
                        "href=\"#slip\" x=\"30.8%\"", "lf-due\" x=\"78.8%\""}));
}

TEST(LifeLine, IsDottedWhereNothingIsKnownAndEndsWithAGlyph) {
  LifeSpan span;
  span.known_since = absl::CivilDay(2021, 3, 1);
  span.ending = LifeEnd::kDeclined;
  span.end = absl::CivilDay(2021, 4, 1);
  const LifeAxis axis = life_axis({span}, absl::CivilDay(2021, 5, 28));
  const std::string line = life_line(span, axis).str();
  EXPECT_TRUE(in_order(line, {"lf-todo\" x1=\"0%\" x2=\"2%\"", "<line x1", "#g-cross"}));
  EXPECT_THAT(line, Not(HasSubstr("<circle")));
}

TEST(LifeAxis, LeavesADateFarAheadOut) {
  LifeSpan span = opened(absl::CivilDay(2021, 2, 17));
  span.due = absl::CivilDay(2031, 1, 1);
  const LifeAxis axis = life_axis({span}, absl::CivilDay(2021, 5, 28));
  EXPECT_EQ(axis.end, absl::CivilDay(2021, 7, 27));
  EXPECT_THAT(life_line(span, axis).str(), Not(HasSubstr("lf-due")));
}

TEST(LifeAxis, LabelsTodayAndAFewDaysThatKeepApart) {
  const absl::CivilDay today(2021, 5, 28);
  const auto labels = [&](absl::CivilDay begin) {
    std::vector<std::string> texts;
    for (const AxisLabel& each : axis_labels(Words::english(), {begin, today + 20, today})) {
      texts.push_back(each.text);
    }
    return texts;
  };
  EXPECT_THAT(labels(absl::CivilDay(2021, 2, 20)), ElementsAre("Mar", "Apr", "28 May"));
  EXPECT_THAT(labels(absl::CivilDay(2020, 9, 10)), ElementsAre("Oct", "2021", "28 May"));
  EXPECT_THAT(labels(absl::CivilDay(2011, 9, 10)), SizeIs(testing::Le(5u)));
}

// ---- the boards ----

TEST(ActionsBoard, PutsActionsByTheirStateWithTheWayToTheRest) {
  std::string actions;
  for (int i = 1; i <= 9; ++i) {
    append(actions, "- [x] **A", std::to_string(i), "** Do thing ", std::to_string(i), " — @ann\n");
  }
  append(actions, "- [ ] **A10** Be late — @ann, due 2021-05-01\n- [-] **A11** Not this — @ann\n");
  const SiteFiles site = site_of(DocumentTexts{{kPath, with_actions(actions)}});
  EXPECT_TRUE(in_order(text_of(site.at("actions.html")),
                       {"11 actions from 1 record.", "1 overdue 9 done 1 declined CSV", "Overdue",
                        "A10", "Done", "The last 6 of 9. All that are done", "Declined"}));
  EXPECT_THAT(site.at("actions.html"), AllOf(HasSubstr("<a href=\"actions/overdue.html\">"),
                                             HasSubstr("<a href=\"actions/open.html\">"),
                                             HasSubstr("<a href=\"actions/done.html\">")));
  EXPECT_THAT(text_of(site.at("actions.html")), HasSubstr("Settled actions 10 actions"));
  EXPECT_THAT(text_of(site.at("actions/overdue.html")), HasSubstr("Be late"));
  EXPECT_THAT(text_of(site.at("actions/open.html")), HasSubstr("Be late"));
  EXPECT_THAT(text_of(site.at("actions/done.html")), HasSubstr("Do thing 9"));
  EXPECT_THAT(text_of(site.at("actions/service-channels.html")), HasSubstr("Actions: channels"));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST(ActionsBoard, SaysSoWhereNothingIsLeft) {
  const SiteFiles site =
      site_of(DocumentTexts{{kPath, with_actions("- [x] **A1** Do it — @ann\n")}});
  EXPECT_THAT(text_of(site.at("actions/overdue.html")), HasSubstr("Nothing is overdue."));
  EXPECT_THAT(text_of(site.at("actions/open.html")), HasSubstr("Nothing is left to be done."));
}

TEST(ActionsBoard, ListsWhatIsSettledYearByYear) {
  const std::vector<FakeVersion> versions = {
      {"2020-02-24T09:00:00Z", with_actions("- [ ] **A1** One — @ann\n- [ ] **A2** Two — @ann\n")},
      {"2020-03-03T09:00:00Z", with_actions("- [x] **A1** One — @ann\n- [ ] **A2** Two — @ann\n")},
      {"2021-03-03T09:00:00Z", with_actions("- [x] **A1** One — @ann\n- [x] **A2** Two — @ann\n")}};
  const SiteFiles site = site_of(corpus_with_lives(kPath, versions));
  EXPECT_THAT(text_of(site.at("actions/done.html")),
              AllOf(HasSubstr("Actions settled in 2021"), HasSubstr("A2 Two"),
                    HasSubstr("2021 (1) 2020 (1)"), Not(HasSubstr("A1 One"))));
  EXPECT_THAT(text_of(site.at("actions/done-2020.html")), HasSubstr("A1 One"));
}

TEST(ActionsBoard, ShowsTheFirstOfManyAndPagesTheRest) {
  std::string actions;
  for (int i = 1; i <= 450; ++i) append(actions, "- [ ] Do thing ", std::to_string(i), " — @ann\n");
  const SiteFiles site = site_of(DocumentTexts{{kPath, with_actions(actions)}});
  EXPECT_THAT(text_of(site.at("actions.html")),
              AllOf(HasSubstr("The first 50 of 450. All that are open"), HasSubstr("Do thing 50"),
                    Not(HasSubstr("Do thing 51"))));
  EXPECT_THAT(text_of(site.at("actions/open.3.html")), HasSubstr("Do thing 450"));
  EXPECT_FALSE(site.contains("actions/open.4.html"));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

// ---- the trace ----

constexpr char kFactors[] =
    "## Contributing factors\n\n- **F1** (know.ambiguity) Two bases. ← X1\n"
    "- **F2** (tool.alerting) Nobody is told. ← X1 — accepted: one day a year\n\n";

TEST(Trace, AnswersForEachFactInWordsAndJoinsItWithFactorsAndActions) {
  const SiteFiles site =
      site_of(DocumentTexts{{kPath, with_actions("- [x] **A1** Ask for a number — @ann, F1\n"
                                                 "- [ ] **A2** Pause — @ann, due 2021-05-14, F1\n"
                                                 "- [-] **A3** Never on a Friday — @ann, F2\n",
                                                 kFactors)}});
  EXPECT_TRUE(in_order(text_of(site.at(kPage)),
                       {"Check-back", "Would the facts happen again today?", "Partly", "Fact X1",
                        "Something took long.", "A1 done", "A2 overdue by 14\u00a0d", "Accepted",
                        "Factor F2", "one day a year", "bears on X1", "F1", "Two bases.",
                        "A1, done", "A2, open", "A3, declined"}));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST(Trace, SaysThatNoActionChangesAFactor) {
  const std::string page =
      text_of(page_of(with_actions("- [x] **A1** Ask for a number — @ann, F2\n",
                                   "## Contributing factors\n\n- **F1** Two bases. ← X1\n"
                                   "- **F2** No alert.\n\n")));
  EXPECT_TRUE(in_order(page, {"As likely", "Fact X1", "No action changes it.", "Factor F1",
                              "No action changes it."}));
}

TEST(Trace, IsLeftOutWhereNothingIsJoined) {
  EXPECT_THAT(text_of(page_of(with_actions("- [x] **A1** Ask for a number — @ann\n"))),
              Not(HasSubstr("Would the facts happen again")));
}

}  // namespace
}  // namespace debrief
