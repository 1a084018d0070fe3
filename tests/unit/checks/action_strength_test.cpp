// How strongly an action changes the system, as its words tell.

#include "debrief/checks/action_strength.h"

#include "linting.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

std::string strength_in(const std::string& line, const RuleSet& rules = own_rules()) {
  const Document document = parse_document(
      SourceFile("postmortems/2026-03-01-checkout.md", concat("## Actions\n\n", line, "\n")));
  if (document.actions.size() != 1) return "no action";
  const Reader reader(rules.lexicon, {});
  Readings readings(document, rules, reader);
  const auto strength = strength_of(document, document.actions.front(), readings);
  return strength ? std::string(action_strength_name(*strength)) : "unknown";
}

TEST(ActionStrength, IsReadFromTheWordsOfAnAction) {
  struct {
    std::string_view text, strength;
  } const kCases[] = {
      // It cannot happen any more, or happens by itself.
      {"Refuse a rollout above 10 % without a canary", "stronger"},
      {"Automate the renewal of certificates", "stronger"},
      {"Remove the old importer", "stronger"},
      {"Delete accounts that nobody has used for a year", "stronger"},
      {"Reject an empty list of hosts", "stronger"},
      {"Add a check that refuses an empty list of hosts", "stronger"},
      {"Block merges while the freeze lasts", "stronger"},
      {"Make the console fail closed when the registry is away", "stronger"},
      {"Split the table by region", "stronger"},
      {"Isolate the batch jobs from checkout", "stronger"},
      {"Enforce a memory limit for every pod", "stronger"},
      {"Replace the shared account by one for each service", "stronger"},
      {"Roll back automatically when the error rate doubles", "stronger"},
      {"Pin the version of the provider", "stronger"},
      {"Give the importer least privilege", "stronger"},
      {"Require a second approval in the pipeline for deletions", "stronger"},
      {"Standardise the layout of all pipelines", "stronger"},
      {"Disable the force flag", "stronger"},
      // The system helps to notice and to do.
      {"Page when the hit rate falls below 60 % for five minutes", "intermediate"},
      {"Add an alert on the age of the queue", "intermediate"},
      {"Write the number of organisations into the prompt", "intermediate"},
      {"Add a step to the launch checklist", "intermediate"},
      {"Test the failover every week", "intermediate"},
      {"Add a second replica in another zone", "intermediate"},
      {"Hold a game day for the failover", "intermediate"},
      {"Increase the pool to 200 connections", "intermediate"},
      {"Put the drain command into the runbook", "intermediate"},
      {"Send 1 % of the traffic to a canary first", "intermediate"},
      {"Validate the manifest before it is applied", "intermediate"},
      {"Show the region in the title of the console", "intermediate"},
      {"Monitor the lag of the replica", "intermediate"},
      {"Upgrade the proxy to 2.5", "intermediate"},
      // People must remember.
      {"Remind everyone of the freeze", "weaker"},
      {"Train the on-call rotation in failovers", "weaker"},
      {"Write a policy about percentages", "weaker"},
      {"Document how a certificate is renewed", "weaker"},
      {"Double-check the list of hosts before an import", "weaker"},
      {"Send an e-mail to all teams", "weaker"},
      {"Add a warning banner to the console", "weaker"},
      {"Be more careful with the percentage", "weaker"},
      {"Announce migrations in the channel", "weaker"},
      {"Hold a workshop on reading percentages", "weaker"},
      {"Share the best practices with the other teams", "weaker"},
      {"Never deploy on a Friday", "weaker"},
      {"Raise awareness of the freeze", "weaker"},
      {"Communicate changes earlier", "weaker"},
      {"Find out why the probe stayed green", "weaker"},
      {"Look into the lag of the replica", "weaker"},
      // They speak of none.
      {"Ask the vendor for the limits of the plan", "unknown"},
      {"Decide who owns the topic", "unknown"},
  };
  for (const auto& [text, strength] : kCases) {
    EXPECT_EQ(strength_in(concat("- ", text)), strength) << text;
  }
}

TEST(ActionStrength, IsWhatTheActionSaysItself) {
  const std::string head = "| Action | Owner | Strength |\n|---|---|---|\n";
  EXPECT_EQ(strength_in(concat(head, "| Remind everyone | @aisha | Strong |")), "stronger");
  EXPECT_EQ(strength_in(concat(head, "| Remind everyone | @aisha | medium |")), "intermediate");
  EXPECT_EQ(strength_in(concat(head, "| Automate it | @aisha | weaker |")), "weaker");
  EXPECT_EQ(strength_in(concat(head, "| Automate it | @aisha | — |")), "stronger");
}

TEST(ActionStrength, KnowsTheWordsThatATeamAdds) {
  const auto own = load_rules({{".debrief/rules/lexicon/ours.yaml",
                                "classes:\n  strong-act: [paved road]\n  weak-act: [brown bag]\n"}},
                              {});
  ASSERT_TRUE(own);
  EXPECT_EQ(strength_in("- Put it on the paved road", *own), "stronger");
  EXPECT_EQ(strength_in("- Tell of it in a brown bag session", *own), "weaker");
  EXPECT_EQ(strength_in("- Reject an empty list of hosts", *own), "stronger");
  EXPECT_EQ(strength_in("- Put it on the paved road"), "unknown");
}

TEST(ActionStrength, IgnoresOwnerAndDate) {
  EXPECT_EQ(strength_in("- Decide who owns the topic — @trainer, due 2026-03-15"), "unknown");
}

}  // namespace
}  // namespace debrief
