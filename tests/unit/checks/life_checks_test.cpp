// What only the life of a document over its revisions can say.

#include "linting.h"
#include "support/git_fixture.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/lint/lint.h"

namespace debrief {
namespace {

constexpr std::string_view kFacts =
    "From 10:02Z to 10:47Z checkout returned 503 to 8,000 carts in the shops of two countries.";
constexpr std::string_view kPublished = "status: published\n";

class LifeChecks : public ::testing::Test {
 protected:
  LifeChecks() : repository_((isolated_home(), scratch_.at("repository"))) {}

  struct Written {
    std::string_view date;
    std::string_view fields = kPublished;
    std::string_view facts = kFacts;
    std::string_view rest = {};
    std::string_view id = "2024-03-01-a";
  };

  void write(const Written& given) {
    repository_.write(
        concat("postmortems/", given.id, ".md"),
        concat("---\ndebrief: 1\nid: ", given.id, "\ntitle: Checkout returned errors\n",
               given.fields, "---\n\n## Facts\n\n", given.facts, "\n\n", given.rest));
  }

  void commit(const Written& given) {
    write(given);
    repository_.commit("Change it", {.authored = concat(given.date, "T09:00:00Z")});
  }

  /// `line: severity: message` of every finding of a rule.
  std::string told(std::string_view rule, std::string_view as_of = {},
                   const LoadRequest& request = {}) {
    DiskFileSystem files;
    auto corpus = load_corpus(files, repository_.path(), request);
    EXPECT_TRUE(corpus) << corpus.error().message;
    if (const auto day = parse_moment(as_of)) corpus->as_of = absl::CivilDay(day->local);
    std::string text;
    for (const Finding& each :
         lint(*corpus, own_rules(), all_checks(), {.select = {std::string(rule)}}).all) {
      append(text, each.begin.line, ": ", severity_name(each.severity), ": ", each.message, '\n');
    }
    return text;
  }

  ScratchDirectory scratch_;
  GitFixture repository_;
};

TEST_F(LifeChecks, FactsThatWereRewrittenAfterPublicationAreAskedAbout) {
  commit({"2024-03-02", "status: draft\n", "It looked like the network at first."});
  commit({"2024-03-03"});
  EXPECT_EQ(told("facts/edited-after-publication"), "");
  commit({"2024-03-09", kPublished, "From 10:02Z to 10:20Z some carts were slow."});
  EXPECT_EQ(told("facts/edited-after-publication"),
            "8: warning: the published facts were rewritten, 68 % of their words, since "
            "2024-03-09, and no amendment tells of it\n");
  commit({"2024-03-10", kPublished, "From 10:02Z to 10:20Z some carts were slow.",
          "## Amendments\n\n- 2024-03-10: the shops' own logs say less than the first account\n"});
  EXPECT_EQ(told("facts/edited-after-publication"), "");
}

TEST_F(LifeChecks, SpellingAndDraftsAreNoRewriting) {
  commit({"2024-03-03", "status: draft\n"});
  commit({"2024-03-04", "status: draft\n", "From 10:02Z on some carts were slow."});
  EXPECT_EQ(told("facts/edited-after-publication"), "");
  commit({"2024-03-05", kPublished, concat(kFacts, " ", kFacts, " A secnd one.")});
  commit({"2024-03-06", kPublished, concat(kFacts, " ", kFacts, " A second one.")});
  EXPECT_EQ(told("facts/edited-after-publication"), "");
}

TEST_F(LifeChecks, RewritingIsSeenBeforeItIsCommitted) {
  commit({"2024-03-03"});
  write({"", kPublished, "From 10:02Z on some carts were slow."});
  EXPECT_EQ(told("facts/edited-after-publication"),
            "8: warning: the published facts were rewritten, 79 % of their words, by what is not "
            "committed yet, and no amendment tells of it\n");
}

TEST_F(LifeChecks, ADateThatMovedTwiceIsAskedAbout) {
  const auto due = [&](std::string_view day, std::string_view date) {
    const std::string actions =
        concat("## Actions\n\n- [ ] **A1** Page below 60 % (@ada, due ", date, ")\n");
    commit({day, kPublished, kFacts, actions});
  };
  due("2024-03-03", "2024-03-15");
  due("2024-03-14", "2024-04-01");
  EXPECT_EQ(told("actions/slipped"), "");
  due("2024-03-30", "2024-05-01");
  EXPECT_EQ(told("actions/slipped"),
            "14: warning: the date was moved 2 times: 2024-03-15, 2024-04-01, 2024-05-01\n");
  commit({"2024-04-20", kPublished, kFacts,
          "## Actions\n\n- [x] **A1** Page below 60 % (@ada, due 2024-05-01)\n"});
  EXPECT_EQ(told("actions/slipped"), "");
}

TEST_F(LifeChecks, AnOpenActionThatWasTakenOutAfterPublicationIsAskedAbout) {
  const std::string_view both =
      "## Actions\n\n- [ ] **A1** Page below 60 %\n- [ ] **A2** Cap the cache\n";
  const std::string_view one = "## Actions\n\n- [ ] **A1** Page below 60 %\n";
  commit({"2024-03-03", "status: draft\n", kFacts, both});
  commit({"2024-03-04", "status: draft\n", kFacts, one});
  commit({"2024-03-05", kPublished, kFacts, one});
  EXPECT_EQ(told("actions/vanished"), "") << "a draft may drop what it proposed";
  commit({"2024-03-06", kPublished, kFacts, both});
  commit({"2024-03-07", kPublished, kFacts, one});
  EXPECT_EQ(
      told("actions/vanished"),
      "12: warning: the action A2, “Cap the cache”, was taken out on 2024-03-07, neither done "
      "nor declined\n");
  commit({"2024-03-08", kPublished, kFacts, both});
  EXPECT_EQ(told("actions/vanished"), "");
}

TEST_F(LifeChecks, ALegacyDocumentIsADraftForTwoWeeks) {
  const auto say = [&](std::string_view date, std::string_view actions) {
    repository_.write("postmortems/old.md", concat("# Outage\n\n## Summary\n\nIt went down.\n\n",
                                                   "## Action items\n\n", actions));
    repository_.commit("Change it", {.authored = concat(date, "T09:00:00Z")});
  };
  const std::string_view one = "- Page below 60 %\n";
  say("2024-03-01", "- Page below 60 %\n- Cap the cache\n- Draw a graph\n");
  say("2024-03-08", "- Page below 60 %\n- Draw a graph\n");
  EXPECT_EQ(told("actions/vanished"), "");
  say("2024-04-08", one);
  EXPECT_EQ(told("actions/vanished"),
            "7: info: the action “Draw a graph” was taken out on 2024-04-08, neither done nor "
            "declined\n");
}

TEST_F(LifeChecks, AnActionMayGoOnceItIsDone) {
  commit({"2024-03-03", kPublished, kFacts, "## Actions\n\n- [x] **A1** Page below 60 %\n"});
  commit(
      {"2024-03-04", kPublished, kFacts, "## Actions\n\nNo action because the cache is gone.\n"});
  EXPECT_EQ(told("actions/vanished"), "");
}

TEST_F(LifeChecks, WhoKeepsTrackOfSharingIsAskedAboutTheRest) {
  commit({"2024-03-03"});
  EXPECT_EQ(told("process/not-shared", "2024-04-01"), "") << "nobody keeps track";
  commit({"2024-03-04", "status: published\nshared: 2024-03-05\n", kFacts, {}, "2024-02-01-b"});
  EXPECT_EQ(
      told("process/not-shared", "2024-04-01"),
      "5: info: the document was published on 2024-03-03, 29 days before 2024-04-01, and does "
      "not say when its findings were shared\n");
  EXPECT_EQ(told("process/not-shared", "2024-03-10"), "");
  EXPECT_EQ(told("process/not-shared"), "") << "no day is known";
}

/// An incident of a service with one factor.
std::string incident(std::string_view started, std::string_view service) {
  return concat("status: published\nstarted: ", started, "\nservices: [", service, "]\n");
}

constexpr std::string_view kEarlier =
    "## Factors\n\n- **F1** [tool.observability] Nobody saw the hit rate\n\n"
    "## Actions\n\n- [ ] **A1** Page below 60 % (@ada) → F1\n";
constexpr std::string_view kEarlierDone =
    "## Factors\n\n- **F1** [tool.observability] Nobody saw the hit rate\n\n"
    "## Actions\n\n- [x] **A1** Page below 60 % (@ada) → F1\n";
constexpr std::string_view kLater =
    "## Factors\n\n- **F1** [tool.observability] No alert watched the cache\n";

class Repeats : public LifeChecks {
 protected:
  static constexpr std::string_view kTold =
      "16: warning: tool.observability was a factor of 2024-01-10-a too, and its action A1, “Page "
      "below 60 %”, was still open\n";

  void earlier(std::string_view date, std::string_view rest, std::string_view service = "cart") {
    commit({date, incident("2024-01-10T10:00:00Z", service), kFacts, rest, "2024-01-10-a"});
  }
  void later(std::string_view date) {
    commit({date, incident("2024-03-01T10:00:00Z", "cart"), kFacts, kLater, "2024-03-01-b"});
  }
  std::string told_of_repeats(const LoadRequest& request = {}) {
    return told("process/repeat-with-open-action", {}, request);
  }
};

TEST_F(Repeats, AnActionThatWasOpenWhenItHappenedAgainIsNamed) {
  earlier("2024-01-12", kEarlier);
  later("2024-03-02");
  EXPECT_EQ(told_of_repeats(), kTold);
  earlier("2024-03-05", kEarlierDone);
  EXPECT_EQ(told_of_repeats(), kTold) << "it was open then, whatever it is today";
}

TEST_F(Repeats, TheLastOfSeveralIsNamedAndTheOthersCounted) {
  for (const char* day : {"05", "20"}) {
    commit({concat("2024-01-", day), incident(concat("2024-01-", day, "T08:00:00Z"), "cart"),
            kFacts, kEarlier, concat("2024-01-", day, "-x")});
  }
  later("2024-03-02");
  const std::string action = "too, and its action A1, “Page below 60 %”, was still open";
  EXPECT_EQ(told_of_repeats(),
            concat("16: warning: tool.observability was a factor of 2024-01-05-x ", action,
                   "\n16: warning: tool.observability was a factor of 2024-01-20-x ", action,
                   "; so it was in 1 earlier incident\n"));
}

TEST_F(Repeats, AnActionThatWasDoneBeforeIsNot) {
  earlier("2024-01-12", kEarlier);
  earlier("2024-02-10", kEarlierDone);
  later("2024-03-02");
  EXPECT_EQ(told_of_repeats(), "");
}

TEST_F(Repeats, AnotherServiceIsAnotherMatter) {
  earlier("2024-01-12", kEarlier, "search");
  later("2024-03-02");
  EXPECT_EQ(told_of_repeats(), "");
}

TEST_F(Repeats, AnActionThatWasWrittenDownLaterIsNot) {
  later("2024-03-02");
  earlier("2024-03-05", kEarlier);
  EXPECT_EQ(told_of_repeats(), "");
}

TEST_F(Repeats, AreFoundWhereOnlyTheLaterOneIsAskedFor) {
  earlier("2024-01-12", kEarlier);
  later("2024-03-02");
  EXPECT_EQ(told_of_repeats({.paths = {"postmortems/2024-03-01-b.md"}}), kTold);
}

TEST_F(LifeChecks, ACommitThatNamesTheActionIsEvidenceEnough) {
  const std::string_view done = "## Actions\n\n- [x] **A1** Page below 60 % — @ada\n";
  commit({"2024-03-03", kPublished, kFacts, done});
  EXPECT_EQ(told("actions/done-without-evidence"),
            "14: info: this is done, and no ticket or change shows it\n");
  repository_.write("alerts.yaml", "hit_rate: 60\n");
  repository_.commit("Page below 60 %\n\nDebrief-Action: 2024-03-01-a/A1",
                     {.authored = "2024-03-08T09:00:00Z"});
  EXPECT_EQ(told("actions/done-without-evidence"), "");
}

}  // namespace
}  // namespace debrief
