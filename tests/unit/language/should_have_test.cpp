#include "reading_of.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Case {
  std::string_view text;
  std::vector<std::string> expected;
};

void expect_found(const std::vector<Case>& cases, const Frame& frame) {
  for (const auto& [text, expected] : cases) {
    EXPECT_THAT(found(text, frame), ::testing::ElementsAreArray(expected)) << text;
  }
}

TEST(ShouldHave, MarksFromTheModalToTheParticiple) {
  expect_found(
      {{"The on-call engineer should have checked the dashboard.",
        {"should have checked|person|The on-call engineer"}},
       {"We ought to have drained the node first.", {"ought to have drained|team|We"}},
       {"She needed to have read the runbook.", {"needed to have read|person|She"}},
       {"They were supposed to have tested it.", {"were supposed to have tested|team|They"}},
       {"The reviewers should probably have asked.",
        {"should probably have asked|person|The reviewers"}},
       {"The team should, in hindsight, have waited.",
        {"should, in hindsight, have waited|team|The team"}},
       {"He really should never have pushed that.", {"should never have pushed|person|He"}},
       {"The developer could and should have stopped.",
        {"should have stopped|person|The developer"}}},
      should_have_frame());
}

TEST(ShouldHave, ReadsContractionsAndNegations) {
  expect_found(
      {{"We should've waited.", {"should've waited|team|We"}},
       {"We should’ve waited.", {"should’ve waited|team|We"}},
       {"The operator shouldn't have restarted it.",
        {"shouldn't have restarted|person|The operator"}},
       {"The operator shouldn’t've restarted it.", {"shouldn’t've restarted|person|The operator"}},
       {"I should not have assumed that.", {"should not have assumed|person|I"}},
       {"we shouldnt have shipped it", {"shouldnt have shipped|team|we"}},
       {"She shoulda asked.", {"shoulda asked|person|She"}},
       {"They should of tested it.", {"should of tested|team|They"}}},
      should_have_frame());
}

TEST(ShouldHave, ReadsAVerdictThatLeavesItsVerbOut) {
  expect_found({{"They did not test the change, but the reviewers should have.",
                 {"should have|person|the reviewers"}},
                {"Nobody paged her; we should've.", {"should've|team|we"}},
                {"Nobody restarted it, but the watchdog should have.", {}},
                {"We had no runbook, but we should have.", {}},
                {"The engineer was supposed to have renewed it.",
                 {"was supposed to have renewed|person|The engineer"}},
                {"The engineer should have asked, shouldn't they?",
                 {"should have asked|person|The engineer"}},
                {"Should the engineer have asked?", {}}},
               should_have_frame());
}

TEST(ShouldHave, NamesEveryoneOfAList) {
  expect_found({{"Alice, Bob, and Carol should have checked.",
                 {"should have checked|person|Alice, Bob, and Carol"}},
                {"After the alert, Alice and Bob should have asked.",
                 {"should have asked|person|Alice and Bob"}}},
               should_have_frame());
}

TEST(ShouldHave, LetsAMachinesVerbSayWhoTheyAre) {
  expect_found({{"Engineers restarted the pods. They should have reconnected.", {}},
                {"Engineers restarted the pods. They should have asked.",
                 {"should have asked|person|They"}}},
               should_have_frame());
}

TEST(ShouldHave, NeedsAParticiple) {
  for (const std::string_view text :
       {"The team should have a clear owner.", "Each repository should have clear rules.",
        "We should have more than one replica.",
        "Developers should have limited access to production.",
        "We should have read access to the bucket.", "Every engineer should have two keys.",
        "The reviewer should have the right to stop a release.",
        "Teams should have documented runbooks.",
        "We should have at least two people on each shift.",
        "Operators should have indeed hundred seats."}) {
    EXPECT_THAT(found(text, should_have_frame()), IsEmpty()) << text;
  }
}

TEST(ShouldHave, LeavesSystemsAlone) {
  for (const std::string_view text :
       {"The cache should have expired after 60 s.",
        "The request should have been retried by the client.",
        "Requests should have been routed to the second region automatically.",
        "`kubelet` should have evicted the pod.", "It should have failed.",
        "That should have stopped the rollout.",
        "The lease, which the worker holds, should have expired.",
        "The build agent should have picked up the job.",
        "The database operator should have noticed the lag.",
        "An attacker should have been blocked.", "Customers should have received an e-mail."}) {
    EXPECT_THAT(found(text, should_have_frame()), IsEmpty()) << text;
  }
}

TEST(ShouldHave, AsksTheByPhraseOfAPassive) {
  expect_found({{"The migration should have been tested.", {"should have been tested|unknown|"}},
                {"The plan should have been reviewed by the database team.",
                 {"should have been reviewed|team|the database team"}},
                {"The host should have been drained by one of the operators.",
                 {"should have been drained|person|one of the operators"}},
                {"The row should have been checked by the validator.", {}},
                {"The flag should have been tested by hand.", {"should have been tested|unknown|"}},
                {"The change should probably have been tested.",
                 {"should probably have been tested|unknown|"}}},
               should_have_frame());
}

TEST(ShouldHave, FindsTheSubjectAcrossTheClause) {
  expect_found(
      {{"The engineer who ran the script should have looked.",
        {"should have looked|person|The engineer"}},
       {"The engineer on the platform team should have looked.",
        {"should have looked|person|The engineer"}},
       {"The engineer, who was new to the rotation, should have asked.",
        {"should have asked|person|The engineer"}},
       {"After the deploy the operator should have waited.",
        {"should have waited|person|the operator"}},
       {"The engineer running the migration should have waited.",
        {"should have waited|person|The engineer"}},
       {"One of the developers should have asked.",
        {"should have asked|person|One of the developers"}},
       {"The alert fired, and the on-call should have seen it.",
        {"should have seen|person|the on-call"}},
       {"Alice restarted the node and should have waited.", {"should have waited|person|Alice"}},
       {"Ann and Bob should have talked.", {"should have talked|person|Ann and Bob"}},
       {"We think the vendor should have told us.", {"should have told|team|the vendor"}},
       {"The script that the engineer wrote should have stopped.", {}},
       {"The job we ran should have failed.", {}},
       {"Bob's script should have stopped.", {}},
       {"The dashboard of the on-call engineer should have shown it.", {}},
       {"@alice should have asked.", {"should have asked|person|@alice"}},
       {"@acme/storage should have asked.", {"should have asked|team|@acme/storage"}},
       {"Should have checked the config.", {"Should have checked|unknown|"}},
       {"Nobody should have merged this.", {"should have merged|person|Nobody"}}},
      should_have_frame());
}

TEST(ShouldHave, ResolvesPluralPronouns) {
  expect_found(
      {{"The pods restarted. They should have come back.", {}},
       {"The reviewers were busy. They should have said so.", {"should have said|person|They"}},
       {"When the operators saw it, they should have called.", {"should have called|person|they"}},
       {"The replicas lagged because they should have synced.", {}}},
      should_have_frame());
}

TEST(ShouldHave, TellsQuotedAndReportedSpeech) {
  expect_found(
      {{"The page said “we should have tested it”.", {"should have tested|team|we|q"}},
       {"The page said \"we should have tested it\".", {"should have tested|team|we|q"}},
       {"The page said 'we shouldn't have tested it'.", {"shouldn't have tested|team|we|q"}},
       {"We should have recovered by noon, the vendor says.", {"should have recovered|team|We|q"}},
       {"The customer wrote that we should have told them.", {"should have told|team|we|q"}},
       {"We do not think that she should have asked.", {"should have asked|person|she|m"}},
       {"It is not true that the engineer should have known.",
        {"should have known|person|the engineer|m"}}},
      should_have_frame());
}

TEST(ShouldHave, KnowsTheNamesAround) {
  const KnownNames names{.people = {"Priyanka Iyer", "jdoe", "Will Fox"},
                         .teams = {"Falcon"},
                         .services = {"Odin", "checkout"}};
  const Frame frame = should_have_frame();
  EXPECT_THAT(found("Priyanka should have asked.", frame, names),
              ElementsAre("should have asked|person|Priyanka"));
  EXPECT_THAT(found("Then Priyanka Iyer should have asked.", frame, names),
              ElementsAre("should have asked|person|Priyanka Iyer"));
  EXPECT_THAT(found("After that jdoe should have asked.", frame, names),
              ElementsAre("should have asked|person|jdoe"));
  EXPECT_THAT(found("Falcon should have asked.", frame, names),
              ElementsAre("should have asked|team|Falcon"));
  EXPECT_THAT(found("Odin should have asked.", frame, names), IsEmpty());
  EXPECT_THAT(found("Will should have asked.", frame, names),
              ElementsAre("should have asked|person|Will"));
}

}  // namespace
}  // namespace debrief
