// Checks that look at words as well as at the structure. What one document shows is in the cases of
// their rules; here are the borders between finding and silence.

#include "linting.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

std::string messages_of(std::string_view rule, std::string_view text) {
  std::string messages;
  for (const Finding& finding : findings_of(rule, text)) append(messages, finding.message, '\n');
  return messages;
}

TEST(ActionsOnlyWeak, LeavesOutWhatWasDeclinedAndWaitsForWhatCannotBeTold) {
  const std::string weak = "## Actions\n\n- [ ] Remind everyone of the freeze\n";
  EXPECT_EQ(messages_of("actions/only-weak", weak), "the only action leaves the system as it is\n");
  EXPECT_EQ(messages_of("actions/only-weak", concat(weak, "- [-] Refuse a rollout above 10 %\n")),
            "the only action leaves the system as it is\n");
  EXPECT_EQ(messages_of("actions/only-weak", concat(weak, "- [x] Announce migrations\n")),
            "all 2 actions leave the system as it is\n");
  EXPECT_EQ(messages_of("actions/only-weak", concat(weak, "- [ ] Decide who owns the topic\n")),
            "");
  EXPECT_EQ(messages_of("actions/only-weak", "## Actions\n\nNone.\n"), "");
}

TEST(ActionsTooBig, CountsNinetyDaysFromTheEndOfTheIncident) {
  const auto due = [](std::string_view date) {
    return concat("---\ndebrief: 1\nresolved: 2026-03-01T10:47:00Z\n---\n## Actions\n\n",
                  "- [ ] **A1** Refuse an empty list — @aisha, due ", date, "\n");
  };
  EXPECT_EQ(messages_of("actions/too-big", due("2026-05-30")), "");
  EXPECT_EQ(messages_of("actions/too-big", due("2026-05-31")), "due 91 days after the incident\n");
}

TEST(ActionsVague, IsSilentWhereSomethingWillBeThere) {
  for (const std::string_view action : {
           "Improve the prompt (#4512)",
           "Improve alerting so that the age of the queue pages somebody",
           "Enhance the daily run with a synthetic checkout test",
           "Review `max_connections`",
           "Ensure that the common tests run against the new client before each release",
           "Replace the wiki page called Improve alerting",
       }) {
    EXPECT_EQ(messages_of("actions/vague", concat("## Actions\n\n- ", action, "\n")), "") << action;
  }
  for (const std::string_view action : {
           "Improve alerting",
           "We should look into the queue",
           "Better communication",
           "Ensure stability",
       }) {
    EXPECT_NE(messages_of("actions/vague", concat("## Actions\n\n- ", action, "\n")), "") << action;
  }
}

TEST(AnalysisHumanErrorConclusion, WeighsLessOfUs) {
  const auto severity = [](std::string_view factor) {
    const auto findings = findings_of("analysis/human-error-conclusion",
                                      concat("## Contributing factors\n\n- ", factor, "\n"));
    return findings.size() == 1 ? severity_name(findings[0].severity) : "none";
  };
  EXPECT_EQ(severity("The operator forgot to raise the limit"), "error");
  EXPECT_EQ(severity("We forgot to raise the limit"), "warning");
  EXPECT_EQ(severity("The controller failed to raise the limit"), "none");
}

TEST(AnalysisFactorNotSystem, AsksOnlyForTheSubjectOfTheFactor) {
  for (const std::string_view factor : {
           "The job that we had scheduled failed to start",
           "We had two consoles with one name",
           "The deploy ran in all regions after Alice started it",
       }) {
    EXPECT_EQ(messages_of("analysis/factor-not-system",
                          concat("## Contributing factors\n\n- ", factor, "\n")),
              "")
        << factor;
  }
}

TEST(FactsUnanchored, SaysWhatIsMissing) {
  const auto missing = [](std::string_view facts) {
    return messages_of("facts/unanchored", concat("## Facts\n\n", facts, "\n"));
  };
  EXPECT_EQ(missing("Checkout was down."), "the facts name neither an instant nor a number\n");
  EXPECT_EQ(missing("On 1 March 2026 checkout returned 503."), "the facts name no instant\n");
  EXPECT_EQ(missing("On 1 March 2026 at 10:02 checkout returned 503."),
            "the facts give a time without its zone\n");
  EXPECT_EQ(missing("On 1 March 2026 at 10:02 UTC checkout was down."),
            "the facts give no number\n");
  EXPECT_EQ(missing("On 1 March 2026 at 10:02 UTC checkout was down in two regions."), "");
  EXPECT_EQ(missing("From 10:02Z on, 503 went to 40 of the most active users."), "");
}

}  // namespace
}  // namespace debrief
