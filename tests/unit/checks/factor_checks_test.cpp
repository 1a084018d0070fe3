// Checks of factors: what the configuration adds, and what fixes they bring.

#include "linting.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/text/edit.h"

namespace debrief {
namespace {

constexpr std::string_view kManaged = "---\ndebrief: 1\nstatus: review\n---\n\n";

/// The document with the fixes of a rule applied.
std::string fixed(std::string_view rule, const std::string& text) {
  std::vector<Edit> edits;
  for (const Finding& finding : findings_of(rule, text)) {
    if (finding.fix)
      edits.insert(edits.end(), finding.fix->edits.begin(), finding.fix->edits.end());
  }
  return apply_edits(text, edits);
}

TEST(UnknownFactorKind, TakesTheKindsOfAConfiguration) {
  const std::string text = concat(kManaged, "## Contributing factors\n\n",
                                  "- **F1** (tech.firmware) The switch forgets its table\n");
  Config config;
  EXPECT_EQ(findings_of("analysis/unknown-factor-kind", text, config).size(), 1u);
  config.factors["tech.firmware"] = "What is burnt into a device.";
  EXPECT_TRUE(findings_of("analysis/unknown-factor-kind", text, config).empty());
}

TEST(UnknownFactorKind, PutsTheKindInThePlaceOfAnotherWord) {
  const std::string text = concat(kManaged, "## Contributing factors\n\n",
                                  "- **F1** (monitoring) No graph\n- **F2** (Tech.Defect) A bug\n",
                                  "- **F3** (moon.phase) The tide\n");
  EXPECT_EQ(fixed("analysis/unknown-factor-kind", text),
            concat(kManaged, "## Contributing factors\n\n",
                   "- **F1** (tool.observability) No graph\n- **F2** (tech.defect) A bug\n",
                   "- **F3** (moon.phase) The tide\n"));
}

TEST(UnknownFactorKind, SaysWhatAGroupHolds) {
  const auto findings = findings_of(
      "analysis/unknown-factor-kind",
      concat(kManaged, "## Contributing factors\n\n- **F1** (env) The vendor is away\n"));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].message,
            "“env” is no kind of factor; it is a group, and holds env.vendor, env.demand, "
            "env.regulation, env.physical, env.adversary");
  EXPECT_FALSE(findings[0].fix);
}

TEST(PersonFactor, OffersWhatUsuallyStandsBehindIt) {
  const auto findings = findings_of(
      "analysis/person-factor",
      concat(kManaged, "## Contributing factors\n\n", "- **F1** (lack-of-training) New to it\n"));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rewrite,
            "Usually know.island-of-knowledge, know.stale-docs or proc.handoff stands behind it; "
            "debrief explain factors lists all");
}

TEST(PersonFactor, LetsATeamHaveItsOwnKinds) {
  Config config;
  config.factors["x.training"] = "The course of the first week.";
  EXPECT_TRUE(findings_of("analysis/person-factor",
                          concat(kManaged, "## Contributing factors\n\n- **F1** (x.training) No\n"),
                          config)
                  .empty());
}

TEST(DuplicateFactorId, GivesTheNextFreeOneWhereNothingRefersToIt) {
  const std::string factors = concat(kManaged,
                                     "## Contributing factors\n\n- **F1** One\n- **F1** Two\n"
                                     "- **F2** Three\n- **F1** Four\n");
  EXPECT_EQ(fixed("analysis/duplicate-factor-id", factors),
            concat(kManaged,
                   "## Contributing factors\n\n- **F1** One\n- **F3** Two\n"
                   "- **F2** Three\n- **F4** Four\n"));
  const std::string referred =
      concat(factors, "\n## Actions\n\n- [ ] **A1** Do it — @bob, prevent, F1\n");
  EXPECT_EQ(fixed("analysis/duplicate-factor-id", referred), referred);
}

}  // namespace
}  // namespace debrief
