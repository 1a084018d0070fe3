// What became of actions, of the status and of the published facts. The repositories are written by
// git; the lives are what a person reads out of `git log -p` of each.

#include "loading.h"
#include "support/git_fixture.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/corpus/corpus.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kPath = "postmortems/2024-03-01-a.md";
constexpr std::string_view kFacts =
    "From 10:02Z to 10:47Z checkout returned 503 to 8,000 carts in the shops of two countries.";

std::string day_of(const LifeMoment& moment) {
  if (!moment.commit) return "uncommitted";
  return moment.at ? format_iso(*moment.at).substr(5, 5) : "no date";
}

/// `03-02 due-changed 2024-03-15 → 2024-04-01`
std::string line_of(const ActionEvent& event) {
  std::string line = concat(day_of(event.moment), " ", action_event_name(event.kind));
  if (!event.before.empty() || !event.after.empty()) {
    append(line, " ", event.before, event.before.empty() ? "" : " → ", event.after);
  }
  return std::string(trim(line));
}

class LifeTest : public ::testing::Test {
 protected:
  LifeTest() : repository_((isolated_home(), scratch_.at("repository"))) {}

  /// A revision with these actions, one a line.
  std::string commit(std::string_view date, std::string_view actions,
                     std::string_view fields = "status: draft\n", std::string_view facts = kFacts,
                     std::string message = "Change it") {
    write(actions, fields, facts);
    return repository_.commit(message, {.authored = concat("2024-", date, "T09:00:00Z")});
  }

  void write(std::string_view actions, std::string_view fields = "status: draft\n",
             std::string_view facts = kFacts) {
    repository_.write(kPath, document(actions, fields, facts));
  }

  static std::string document(std::string_view actions, std::string_view fields,
                              std::string_view facts) {
    return concat("---\ndebrief: 1\nid: 2024-03-01-a\ntitle: Checkout returned errors\n", fields,
                  "---\n\n## Facts\n\n", facts, "\n\n## Actions\n\n", actions);
  }

  DocumentLife life(const LoadRequest& request = {}) {
    return life_in(repository_.path(), request);
  }

  static DocumentLife life_in(const std::string& directory, const LoadRequest& request = {}) {
    const Corpus corpus = load(directory, request);
    const auto& history = document_at(corpus, kPath).history;
    return history && history->life ? *history->life : DocumentLife{};
  }

  /// The events of an action of today, or of the nth that vanished.
  static std::vector<std::string> events(const DocumentLife& life, std::string_view text) {
    std::vector<std::string> lines;
    for (const ActionLife& each : life.actions) {
      if (each.last.text.find(text) == std::string::npos) continue;
      for (const ActionEvent& event : each.events) lines.push_back(line_of(event));
    }
    return lines;
  }

  static const ActionLife& action(const DocumentLife& life, std::string_view text) {
    static const ActionLife kNone;
    for (const ActionLife& each : life.actions) {
      if (each.last.text.find(text) != std::string::npos) return each;
    }
    ADD_FAILURE() << "no action “" << text << "”";
    return kNone;
  }

  ScratchDirectory scratch_;
  GitFixture repository_;
};

TEST_F(LifeTest, TellsFromOpeningToClosing) {
  commit("03-02", "- [ ] **A1** Page below 60 % (@ada, due 2024-03-15)\n");
  commit("03-10", "- [ ] **A1** Page below 60 % (@ada, due 2024-04-01)\n");
  commit("03-20", "- [ ] **A1** Page below 60 % (@bert, due 2024-04-15)\n");
  commit("04-02", "- [x] **A1** Page below 60 % (@bert, due 2024-04-15)\n");
  const DocumentLife result = life();
  EXPECT_THAT(events(result, "Page below"),
              ElementsAre("03-02 opened open", "03-10 due-changed 2024-03-15 → 2024-04-01",
                          "03-20 due-changed 2024-04-01 → 2024-04-15",
                          "03-20 owner-changed @ada → @bert", "04-02 closed open → done"));
  const ActionLife& page = action(result, "Page below");
  EXPECT_EQ(page.slips, 2u);
  EXPECT_EQ(shown(page.opened()), "2024-03-02T09:00:00+00:00");
  EXPECT_EQ(shown(page.closed()), "2024-04-02T09:00:00+00:00");
  EXPECT_EQ(page.index, 0u);
  EXPECT_FALSE(result.incomplete);
}

TEST_F(LifeTest, CountsNoSlipForAnEarlierDateNorForOneThatIsWrittenOnClosing) {
  commit("03-02", "- [ ] **A1** Page below 60 % (@ada, due 2024-03-15)\n");
  commit("03-03", "- [ ] **A1** Page below 60 % (@ada, due 2024-03-10)\n");
  commit("03-20", "- [x] **A1** Page below 60 % (@ada, due 2024-03-20)\n");
  EXPECT_EQ(action(life(), "Page below").slips, 0u);
}

TEST_F(LifeTest, KnowsAnActionByItsWordsWhenNumbersAreHandedOutAnew) {
  commit("03-02", "- [ ] **A1** Page below 60 %\n- [ ] **A2** Cap the cache at 2 GB\n");
  commit("03-03", "- [ ] **A1** Cap the cache at 2 GB\n- [x] **A2** Page below 60 %\n");
  const DocumentLife result = life();
  EXPECT_THAT(events(result, "Cap the cache"), ElementsAre("03-02 opened open"));
  EXPECT_THAT(events(result, "Page below"),
              ElementsAre("03-02 opened open", "03-03 closed open → done"));
}

TEST_F(LifeTest, KnowsAnActionByItsIdWhenItIsReworded) {
  commit("03-02", "- [ ] **A1** Page when the hit rate falls below 60 %\n");
  commit("03-03", "- [ ] **A1** Page the owner of the cache when its hit rate is low\n");
  EXPECT_THAT(events(life(), "Page the owner"),
              ElementsAre("03-02 opened open",
                          "03-03 retexted Page when the hit rate falls below 60 % → Page the owner "
                          "of the cache when its hit rate is low"));
}

TEST_F(LifeTest, TakesAnotherActionUnderTheSameIdForAnother) {
  commit("03-02", "- [ ] **A1** Page when the hit rate falls below 60 %\n");
  commit("03-03", "- [ ] **A1** Rehearse a regional failover\n");
  const DocumentLife result = life();
  EXPECT_THAT(events(result, "Rehearse"), ElementsAre("03-03 opened open"));
  EXPECT_THAT(
      events(result, "hit rate"),
      ElementsAre("03-02 opened open", "03-03 vanished Page when the hit rate falls below 60 % →"));
  EXPECT_FALSE(action(result, "hit rate").index);
}

TEST_F(LifeTest, TellsDecliningReopeningVanishingAndReturning) {
  const std::string_view kept = "- [ ] **A2** Draw a graph\n";
  commit("03-02", concat("- [ ] **A1** Cap the cache\n", kept));
  commit("03-03", concat("- [ ] **A1** Cap the cache (declined: it goes in May)\n", kept));
  commit("03-04", concat("- [ ] **A1** Cap the cache\n", kept));
  commit("03-05", std::string(kept));
  commit("03-06", concat("- [ ] **A1** Cap the cache\n", kept));
  EXPECT_THAT(events(life(), "Cap the cache"),
              ElementsAre("03-02 opened open", "03-03 declined open → declined",
                          "03-04 reopened declined → open", "03-05 vanished Cap the cache →",
                          "03-06 returned"));
  EXPECT_THAT(events(life(), "Draw a graph"), ElementsAre("03-02 opened open"));
}

TEST_F(LifeTest, SeesNothingInWhatChangesTheLayoutAlone) {
  commit("03-02", "- [ ] **A1** Page below 60 % (@ada, due 2024-03-15)\n");
  commit("03-03",
         "| ID | Action | Owner | Due | Status |\n|---|---|---|---|---|\n"
         "| A1 | Page below 60 % | @ada | 2024-03-15 | open |\n");
  EXPECT_THAT(events(life(), "Page below"), ElementsAre("03-02 opened open"));
}

TEST_F(LifeTest, TakesOverWhatASkippedCommitChangesAndTellsNothingOfIt) {
  commit("03-02", "- [ ] **A1** Page below 60 % (due 2024-03-15)\n");
  commit("03-03", "- [ ] **A1** Page below 60 % (due 2024-05-15)\n", "status: draft\n", kFacts,
         "Move all dates\n\nDebrief-Skip-History: true");
  commit("03-04", "- [ ] **A1** Page below 60 % (due 2024-06-15)\n");
  const DocumentLife result = life();
  EXPECT_THAT(events(result, "Page below"),
              ElementsAre("03-02 opened open", "03-04 due-changed 2024-05-15 → 2024-06-15"));
  EXPECT_EQ(action(result, "Page below").slips, 1u);
}

// One side closes the action, the other moves its date and adds another; the merge takes both.
TEST_F(LifeTest, TellsEachThingOnceWhereBranchesMeet) {
  commit("03-02", "- [ ] **A1** Page below 60 % (due 2024-03-15)\n\n- [ ] **A2** Cap the cache\n");
  repository_.git({"checkout", "-q", "-b", "side"});
  commit("03-04",
         "- [ ] **A1** Page below 60 % (due 2024-04-15)\n\n- [ ] **A2** Cap the cache\n"
         "- [ ] **A3** Draw a graph\n");
  repository_.git({"checkout", "-q", "main"});
  commit("03-05", "- [ ] **A1** Page below 60 % (due 2024-03-15)\n\n- [x] **A2** Cap the cache\n");
  run_git(repository_.path(), {"merge", "--no-commit", "side"});
  commit("03-06",
         "- [ ] **A1** Page below 60 % (due 2024-04-15)\n\n- [x] **A2** Cap the cache\n"
         "- [ ] **A3** Draw a graph\n");
  const DocumentLife result = life();
  EXPECT_THAT(events(result, "Page below"),
              ElementsAre("03-02 opened open", "03-04 due-changed 2024-03-15 → 2024-04-15"));
  EXPECT_THAT(events(result, "Cap the cache"),
              ElementsAre("03-02 opened open", "03-05 closed open → done"));
  EXPECT_THAT(events(result, "Draw a graph"), ElementsAre("03-04 opened open"));
}

// The same fix on two branches, as `git cherry-pick` brings it about.
TEST_F(LifeTest, TellsAChangeThatCameInTwiceOnce) {
  commit("03-02", "- [ ] **A1** Page below 60 %\n");
  repository_.git({"checkout", "-q", "-b", "side"});
  commit("03-03", "- [x] **A1** Page below 60 %\n- [ ] **A2** Cap the cache\n");
  repository_.git({"checkout", "-q", "main"});
  commit("03-04", "- [x] **A1** Page below 60 %\n- [ ] **A2** Cap the cache\n", "status: draft\n",
         "Other facts of 10:02Z.");
  run_git(repository_.path(), {"merge", "-q", "-X", "ours", "-m", "Merge", "side"},
          {.authored = "2024-03-05T09:00:00Z"});
  const DocumentLife result = life();
  EXPECT_THAT(events(result, "Page below"),
              ElementsAre("03-02 opened open", "03-03 closed open → done"));
  EXPECT_THAT(events(result, "Cap the cache"), ElementsAre("03-03 opened open"));
}

TEST_F(LifeTest, SeesWhatIsNotCommittedYet) {
  commit("03-02", "- [ ] **A1** Page below 60 %\n- [ ] **A2** Cap the cache\n");
  write("- [x] **A1** Page below 60 %\n");
  const DocumentLife result = life();
  EXPECT_THAT(events(result, "Page below"),
              ElementsAre("03-02 opened open", "uncommitted closed open → done"));
  EXPECT_THAT(events(result, "Cap the cache"),
              ElementsAre("03-02 opened open", "uncommitted vanished Cap the cache →"));
  EXPECT_EQ(shown(action(result, "Page below").closed()), "unknown");
  EXPECT_THAT(events(life({.revision = "HEAD"}), "Page below"), ElementsAre("03-02 opened open"));
}

TEST_F(LifeTest, FollowsTheDocumentThroughARename) {
  repository_.write("postmortems/draft.md",
                    document("- [ ] **A1** Page below 60 %\n", "status: draft\n", kFacts));
  repository_.commit("Draft it", {.authored = "2024-03-02T09:00:00Z"});
  repository_.git({"rm", "-q", "postmortems/draft.md"});
  commit("03-03", "- [x] **A1** Page below 60 %\n");
  EXPECT_THAT(events(life(), "Page below"),
              ElementsAre("03-02 opened open", "03-03 closed open → done"));
}

TEST_F(LifeTest, LeavesUnknownWhatAShallowCloneCannotProve) {
  commit("03-02", "- [ ] **A1** Page below 60 %\n");
  commit("03-03", "- [ ] **A1** Page below 60 %\n- [ ] **A2** Cap the cache\n");
  commit("03-04", "- [x] **A1** Page below 60 %\n- [ ] **A2** Cap the cache\n- [ ] **A3** Draw\n");
  repository_.git({"clone", "-q", "--depth", "2", concat("file://", repository_.path()),
                   scratch_.at("shallow")});
  const DocumentLife result = life_in(scratch_.at("shallow"));
  EXPECT_TRUE(result.incomplete);
  EXPECT_THAT(events(result, "Page below"), ElementsAre("03-04 closed open → done"));
  EXPECT_TRUE(action(result, "Page below").older_than_history);
  EXPECT_EQ(shown(action(result, "Page below").opened()), "unknown");
  EXPECT_THAT(events(result, "Cap the cache"), IsEmpty());
  EXPECT_EQ(shown(action(result, "Draw").opened()), "2024-03-04T09:00:00+00:00");
  EXPECT_EQ(action(result, "Cap the cache").was_open(absl::UnixEpoch()), std::nullopt);
}

TEST_F(LifeTest, LeavesUnknownWhatABloblessCloneCannotRead) {
  repository_.git({"config", "uploadpack.allowFilter", "true"});
  commit("03-02", "- [ ] **A1** Page below 60 %\n");
  commit("03-03", "- [x] **A1** Page below 60 %\n");
  repository_.git({"clone", "-q", "--filter=blob:none", concat("file://", repository_.path()),
                   scratch_.at("blobless")});
  const DocumentLife result = life_in(scratch_.at("blobless"));
  EXPECT_TRUE(result.incomplete);
  EXPECT_THAT(events(result, "Page below"), IsEmpty());
  EXPECT_EQ(shown(action(result, "Page below").closed()), "unknown");
}

TEST_F(LifeTest, FindsTheCommitsThatNameAnAction) {
  commit("03-02", "- [ ] **A1** Page below 60 %\n- [ ] **A2** Cap the cache\n");
  repository_.write("alerts.yaml", "hit_rate: 60\n");
  repository_.commit("Page below 60 %\n\nDebrief-Action: 2024-03-01-a/A1, 2024-02-02-other/A2",
                     {.authored = "2024-03-08T09:00:00Z"});
  repository_.write("alerts.yaml", "hit_rate: 61\n");
  repository_.commit("Say: Debrief-Action: 2024-03-01-a/A2 in the subject",
                     {.authored = "2024-03-09T09:00:00Z"});
  const DocumentLife result = life();
  const ActionLife& page = action(result, "Page below");
  ASSERT_EQ(page.evidence.size(), 1u);
  EXPECT_EQ(day_of(page.evidence[0]), "03-08");
  EXPECT_THAT(action(result, "Cap the cache").evidence, IsEmpty());
}

std::vector<std::string> statuses(const DocumentLife& life) {
  std::vector<std::string> lines;
  for (const StatusChange& each : life.statuses) {
    lines.push_back(concat(day_of(each.moment), " ", status_name(each.after)));
  }
  return lines;
}

TEST_F(LifeTest, TellsTheStatusAndWhenItWasPublished) {
  commit("03-02", "", "status: draft\n");
  commit("03-03", "", "status: review\n");
  commit("03-04", "", "status: published\n");
  commit("03-05", "", "status: closed\n");
  const DocumentLife result = life();
  EXPECT_THAT(statuses(result),
              ElementsAre("03-02 draft", "03-03 review", "03-04 published", "03-05 closed"));
  ASSERT_TRUE(result.published());
  EXPECT_EQ(day_of(*result.published()), "03-04");
}

TEST_F(LifeTest, MeasuresWhatChangedOfThePublishedFacts) {
  const std::string_view public_ = "status: published\n";
  commit("03-02", "", "status: draft\n", "Something else was thought at first of it all.");
  commit("03-03", "", public_);
  EXPECT_EQ(life().facts_drift, 0);
  commit("03-04", "", public_, replace_all(kFacts, "8,000", "9,500"));
  const DocumentLife spelling = life();
  EXPECT_GT(spelling.facts_drift, 0);
  EXPECT_LT(spelling.facts_drift, 0.15);
  commit("03-05", "", public_, "From 10:02Z on some carts were slow.");
  const DocumentLife rewritten = life();
  EXPECT_GT(rewritten.facts_drift, 0.5);
  ASSERT_EQ(rewritten.facts_edits.size(), 2u);
  EXPECT_EQ(day_of(rewritten.facts_edits[0].moment), "03-04");
  EXPECT_EQ(day_of(rewritten.facts_edits[1].moment), "03-05");
}

TEST_F(LifeTest, BeginsAnewWithAnAmendment) {
  const std::string_view public_ = "status: published\n";
  commit("03-03", "", public_);
  commit("03-04", "", public_, "From 10:02Z on some carts were slow.");
  commit("03-05", "## Amendments\n\n- 2024-03-05: the first account took two outages for one\n",
         public_, "From 10:02Z on some carts were slow.");
  const DocumentLife result = life();
  EXPECT_EQ(result.facts_drift, 0);
  EXPECT_THAT(result.facts_edits, IsEmpty());
}

TEST_F(LifeTest, WasOpenBetweenItsOpeningAndItsClosing) {
  commit("03-02", "- [ ] **A1** Page below 60 %\n");
  commit("03-20", "- [x] **A1** Page below 60 %\n");
  const DocumentLife result = life();
  const auto at = [](int day) {
    return absl::FromCivil(absl::CivilDay(2024, 3, day), absl::UTCTimeZone());
  };
  EXPECT_EQ(action(result, "Page").was_open(at(1)), false);
  EXPECT_EQ(action(result, "Page").was_open(at(10)), true);
  EXPECT_EQ(action(result, "Page").was_open(at(25)), false);
}

TEST_F(LifeTest, KeepsFromAnOrganisationWhatATeamWroteForItself) {
  commit("03-02", "- [ ] **A1** Page below 60 %\n- [ ] **A2** Watch Mallory Ltd.\n",
         "status: draft\nvisibility: team\n");
  commit("03-04", "- [ ] **A1** Page the shift below 70 %\n", "status: draft\nvisibility: org\n");
  const DocumentLife whole = life();
  EXPECT_THAT(whole.visibilities, ElementsAre("org", "team"));
  EXPECT_THAT(events(whole, "Watch"),
              ElementsAre("03-02 opened open", "03-04 vanished Watch Mallory Ltd. →"));
  const DocumentLife told = life({.audience = Audience::kOrg});
  EXPECT_THAT(events(told, "Watch"), IsEmpty());
  // That it was reworded is told, and not how it was worded.
  EXPECT_THAT(events(told, "Page"), ElementsAre("03-02 opened open", "03-04 retexted"));
}

TEST_F(LifeTest, TellsAnOrganisationAllOfWhatWasAlwaysForIt) {
  commit("03-02", "- [ ] **A1** Page below 60 %\n");
  commit("03-04", "- [ ] **A1** Page the shift below 70 %\n",
         "status: draft\nvisibility: public\n");
  const DocumentLife told = life({.audience = Audience::kOrg});
  EXPECT_THAT(told.visibilities, ElementsAre("", "public"));
  EXPECT_THAT(events(told, "Page"),
              ElementsAre("03-02 opened open",
                          "03-04 retexted Page below 60 % → Page the shift below 70 %"));
}

}  // namespace
}  // namespace debrief
