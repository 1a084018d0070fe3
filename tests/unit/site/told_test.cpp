// What people told, on the page of a record: stories, second stories, whys; and how its parts refer
// to each other.

#include "site_fixture.h"
#include <gmock/gmock.h>

namespace debrief {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr char kBody[] = R"(## Facts

- A roll-out ran on 62,000 organisations.
- 8,000 customers had trouble.

## Timeline

- 2021-02-19 10:00 The script is run
- 2021-02-19 13:40 Support posts a pattern

## Stories

### @bob — ran the roll-out

The ticket said 4 %.

### @ines — declined

## Contributing factors

- **F1** (know.ambiguity) “4 %” had two bases ← T1, X2, S:bob
- **F2** Roll-outs go out in one step — accepted: once a year
)";

TEST(StoriesOfAPage, HaveWhatTheyLedToInTheirMarginAndAreLinkedBack) {
  const std::string page = page_of(managed("", kBody));
  EXPECT_THAT(page, HasSubstr("<p class=\"insight\"><b>Towards <a href=\"#f1\">F1</a>.</b> "
                              "“4 %” had two bases</p>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"#h-bob--ran-the-roll-out\">@bob</a>"));
  EXPECT_THAT(page, HasSubstr("<h3 id=\"h-bob--ran-the-roll-out\">@bob <span>ran the "
                              "roll-out</span></h3>"));
  EXPECT_THAT(broken_links(site_of(DocumentTexts{{"2021-02-19-a.md", managed("", kBody)}})),
              IsEmpty());
}

TEST(StoriesOfAPage, SayWhoRatherTellsNone) {
  EXPECT_TRUE(in_order(text_of(page_of(managed("", kBody))),
                       {"@ines — declined", "Was there, and rather tells no story."}));
}

TEST(FactorsOfAPage, LeadToTheRowsFactsAndStoriesThatTheyRestOn) {
  const std::string page = page_of(managed("", kBody));
  EXPECT_THAT(page, HasSubstr("<a href=\"#t1\">T1</a>, <a href=\"#fact2\">X2</a>"));
  EXPECT_THAT(text_of(page), HasSubstr("Accepted: once a year"));
}

TEST(FactorsOfAPage, KeepWhatStandsBehindThemWhenItIsMoreThanNames) {
  const std::string page = page_of(managed("",
                                           "## Contributing factors\n\n- **F1** Two bases ← T1, "
                                           "*see* [the sheet](https://a.example)\n"));
  EXPECT_THAT(page, HasSubstr("href=\"https://a.example\""));
}

TEST(SecondStoriesOfAPage, StandBesideTheFirst) {
  const std::string page = page_of(managed("", R"(## Second stories

Before all.

**Why on a Friday looked right.** The date was public.

It was chosen for a reason.

**Why 4 % looked small.** It always had been.
)"));
  EXPECT_TRUE(
      in_order(page, {"Before all.", "<div class=\"pair\">", "First story", "<p class=\"first\"",
                      "Why on a Friday looked right.", "Second story", "The date was public.",
                      "It was chosen for a reason.", "<div class=\"pair\">",
                      "Why 4 % looked small.", "It always had been."}));
}

TEST(SecondStoriesOfAPage, AreMissedWhereOnlyTheFirstIsTold) {
  EXPECT_THAT(
      text_of(page_of(managed("", "## Second stories\n\n**First story:** Nobody looked.\n"))),
      AllOf(HasSubstr("Nobody looked."), HasSubstr("The second story is not told yet.")));
}

TEST(SecondStoriesOfAPage, OfLabelsBelowAHeadingStandSideBySide) {
  const std::string page = page_of(managed("", R"(## Second stories

### The banner

First story: It went to everyone.

Second story: It has two settings.
)"));
  EXPECT_TRUE(in_order(page, {"The banner", "<div class=\"pair\">", "It went to everyone.",
                              "It has two settings."}));
}

TEST(WhysOfAPage, AreThreadsWithTheirQuestionsMarked) {
  const std::string page = page_of(managed("", R"(## Timeline

- 2021-02-19 10:12 It ends
- 2021-02-19 10:30 It is seen

## Whys

- Why did 62,000 look right? See T1.
  - No number was expected. <b>
  - The script takes a share.

    More of it.
- Why then?
  - The date came first.
)"));
  EXPECT_THAT(page, HasSubstr("<ul class=\"threads\">"));
  EXPECT_THAT(page, HasSubstr("<b>Why did 62,000 look right?</b> See <a href=\"#t1\">T1</a>."));
  EXPECT_TRUE(in_order(page, {"<ol>", "No number was expected.", "&lt;b&gt;",
                              "The script takes a share.", "More of it.", "</ol>", "Why then?"}));
}

TEST(WhysOfAPage, ThatAreALadderAreOneThread) {
  const std::string page = page_of(managed(
      "",
      "## Whys\n\n1. Why did it fill up? Logs were kept.\n2. Why were they kept? By default.\n"));
  EXPECT_TRUE(in_order(page, {"<ul class=\"threads\"><li>", "<b>Why did it fill up?</b>",
                              "Logs were kept.", "<b>Why were they kept?</b>"}));
}

TEST(DataOfAPage, ShowsWhoTookPartAsTheSiteIsTold) {
  const std::pair<const char*, const char*> kRules[] = {
      {"none", "Participants author, on-call"},
      {"initials", "Participants A. E. (author), b., c. (on-call)"},
      {"names", "Participants Ann Example (author), @ben, @chidi (on-call)"}};
  for (const auto& [rule, shown] : kRules) {
    Corpus corpus = corpus_of(
        {{"2021-02-19-a.md", managed("participants: [{who: Ann Example, role: author}, \"@ben\", "
                                     "{who: \"@chidi\", role: on-call}]\n",
                                     "## Facts\n\nIt broke.\n")}});
    corpus.config.site.people = rule;
    EXPECT_THAT(text_of(site_of(corpus).at("incidents/2021-02-19-a.html")), HasSubstr(shown));
  }
}

TEST(DataOfAPage, HasTheDurationByPhaseAndWhatWasAmended) {
  const std::string text = text_of(page_of(managed(
      "started: 2021-02-19T10:00:00Z\ndetected: 2021-02-19T10:30:00Z\nmitigated: "
      "2021-02-19T11:00:00Z\nresolved: 2021-02-19T12:00:00Z\ndetected_by: customer\n",
      "## Facts\n\nIt broke for 8,000.\n\n## Amendments\n\n- 2021-03-02: was 7,900 <i>\n")));
  EXPECT_THAT(text, HasSubstr("Duration 2\u00a0h Undetected 30\u00a0min Responding 30\u00a0min "
                              "Repairing 1\u00a0h"));
  EXPECT_TRUE(in_order(text, {"It broke for 8,000.", "Amended 2 Mar 2021.", "was 7,900 <i>"}));
}

TEST(AGermanPage, SaysItsOwnWordsInGerman) {
  Corpus corpus = corpus_of({{"2021-02-19-a.md", managed("", kBody)}});
  corpus.config.site.language = "de";
  const std::string text = text_of(site_of(corpus).at("incidents/2021-02-19-a.html"));
  EXPECT_TRUE(in_order(
      text, {"Wie eine Kamera sie aufgezeichnet hätte.",
             "Begonnen nicht "
             "festgehalten",
             "2 Zeilen.", "Zu F1", "Ohne Rangfolge.", "Es ist keine Maßnahme festgehalten."}));
  EXPECT_THAT(text, Not(HasSubstr("not recorded")));
}

}  // namespace
}  // namespace debrief
