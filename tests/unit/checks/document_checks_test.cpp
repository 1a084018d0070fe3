// Checks that read one document. Each picture is a document with what is found below its lines;
// the whole picture is compared.

#include <algorithm>

#include "linting.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/lint/lint.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

void expect_pictures(std::string_view rule, const std::vector<std::string_view>& pictures,
                     const Config& config = {}) {
  for (const std::string_view picture : pictures) {
    EXPECT_EQ(drawn_alone(rule, picture, config), picture);
  }
}

TEST(Checks, AreSortedByNameAndEachHasARule) {
  for (const Check& check : all_checks()) {
    const auto& rules = own_rules().rules;
    EXPECT_TRUE(std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) {
      return rule.check == check.name;
    })) << check.name;
  }
}

TEST(Checks, HoldTheCasesOfTheirRules) {
  const auto run = [](const Rule& rule, const std::string& text) {
    const Document document =
        parse_document(SourceFile("postmortems/2026-03-01-checkout.md", text));
    std::vector<Span> spans;
    for (const Finding& finding : lint_document(document, {}, own_rules(), all_checks(), {})) {
      if (finding.rule == rule.id) spans.push_back(finding.span);
    }
    return spans;
  };
  std::vector<std::string> structural;
  for (const Rule& rule : own_rules().rules) {
    if (!rule.check.empty()) structural.push_back(rule.id);
  }
  const RuleTestReport report = test_rules(own_rules(), structural, run);
  EXPECT_EQ(report.rules, structural.size());
  for (const RuleTestFailure& failure : report.failures) {
    ADD_FAILURE() << failure.rule << " " << failure.where << ": " << failure.message;
  }
}

TEST(FactsMissing, WantsFactsThatAreWrittenAndStandFirst) {
  expect_pictures("facts/missing", {
                                       R"(# Checkout returned errors
^^^^^^^^^^^^^^^^^^^^^^^^^^ facts/missing: no section states the facts

## Timeline
)",
                                       R"(
Something about checkout.
^^^^^^^^^^^^^^^^^^^^^^^^^ facts/missing: no section states the facts
)",
                                       R"(# Checkout returned errors

## Facts
^^^^^^^^ facts/missing: the section of the facts holds none yet

<!-- what would a video feed have printed? -->

- TODO

## Timeline
)",
                                       R"(# Checkout returned errors

## Stories

### Alice

The dashboard was green.

## Facts
^^^^^^^^ facts/missing: the facts stand behind “Stories”

Checkout returned 503 from 10:02Z to 10:47Z.
)",
                                       R"(# Checkout returned errors

## Impact

8,000 carts.

## Facts

Checkout returned 503 from 10:02Z to 10:47Z.

## Stories
)",
                                       R"(---
debrief: 1
status: stub
---
# Checkout returned errors
)",
                                   });
}

TEST(ActionsUnowned, WantsANameForWhatIsOpen) {
  expect_pictures("actions/unowned", {
                                         R"(---
debrief: 1
---
## Actions

- [ ] **A1** Refuse a rollout above 10 % without a canary — @aisha, due 2026-03-15
- [ ] **A2** Page when the hit rate falls below 60 % — due 2026-03-15
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ actions/unowned: nobody is named for this action
- [x] **A3** Add a runbook for the cache
- [ ] Ask twice
      ^^^^^^^^^ actions/unowned: nobody is named for this action
)",
                                     });
}

TEST(ActionsUnowned, WeighsLessInALegacyDocument) {
  const auto managed =
      findings_of("actions/unowned", "---\ndebrief: 1\n---\n## Actions\n\n- [ ] Ask\n");
  const auto legacy = findings_of("actions/unowned", "## Actions\n\n- [ ] Ask\n");
  ASSERT_EQ(managed.size(), 1u);
  ASSERT_EQ(legacy.size(), 1u);
  EXPECT_EQ(managed[0].severity, Severity::kError);
  EXPECT_EQ(legacy[0].severity, Severity::kWarning);
}

TEST(ActionsUnowned, OffersTheDateThatTheConfigurationAsksFor) {
  Config config;
  config.action_due["SEV2"] = absl::Hours(24 * 15);
  const std::string_view front =
      "---\ndebrief: 1\nseverity: SEV2\nresolved: 2026-02-25T10:00:00Z\n---\n";
  const auto undated =
      findings_of("actions/unowned", concat(front, "## Actions\n\n- [ ] Ask\n"), config);
  ASSERT_EQ(undated.size(), 1u);
  EXPECT_EQ(undated[0].rewrite, "— @handle, due 2026-03-12");
  const auto dated = findings_of(
      "actions/unowned", concat(front, "## Actions\n\n- [ ] Ask — due 2026-03-01\n"), config);
  ASSERT_EQ(dated.size(), 1u);
  EXPECT_EQ(dated[0].rewrite, "— @handle");
}

TEST(MetadataSchema, HoldsManagedFrontMatterAgainstSchemaAndConfiguration) {
  Config config;
  config.services = {{"checkout", {}, {}}, {"search", {}, {}}};
  config.teams = {"payments"};
  expect_pictures("metadata/schema",
                  {
                      R"(---
debrief: 1
id: 2026-03-01-checkout
title: Checkout returned errors
status: draft
severity: SEV22
          ^^^^^ metadata/schema: “SEV22” is no severity that .debrief.yaml lists; did you mean “SEV2”?
owner: "@alice"
started: 2026-03-01T10:02:00Z
services: [chekout, search]
           ^^^^^^^ metadata/schema: “chekout” is no service that .debrief.yaml lists; did you mean “checkout”?
teams: [network]
        ^^^^^^^ metadata/schema: “network” is no team that .debrief.yaml lists
---
)",
                      R"(---
debrief: 1
id: 2026-03-01-checkout
title: Checkout returned errors
status: draft
severity: 2
          ^ metadata/schema: “severity” must be a text, not a whole number
ower: "@alice"
^^^^ metadata/schema: unknown key “ower”
started: 2021-02-29T10:00Z
         ^^^^^^^^^^^^^^^^^ metadata/schema: “started” is no time that a calendar and a clock show
timezone: europe/Londn
          ^^^^^^^^^^^^ metadata/schema: “europe/Londn” is no time zone of the IANA database; did you mean “Europe/London”?
actions: []
^^^^^^^ metadata/schema: “actions” stands in the text, not in the front matter
---
)",
                      R"(---
debrief: 1
id: 2026-03-01-checkout
title: Checkout returned errors
status: draft
severity: null
          ^^^^ metadata/schema: “severity” is not filled in
owner: ""
       ^^ metadata/schema: “owner” is not filled in
started: null
timezone: BST
          ^^^ metadata/schema: “BST” is no time zone of the IANA database
---
)",
                      R"(---
severity: enormous
services: [anything]
---
Legacy documents say what they like.
)",
                  },
                  config);
}

TEST(MetadataFrontMatter, SaysWhatCannotBeRead) {
  for (const std::string_view broken : {
           "---\ndebrief: 1\n\n## Facts\n",
           "---\n- a\n- b\n---\n",
           "---\na: 1\na: 2\n---\n",
           "---\na: &x 1\nb: *x\n---\n",
           "---\na:\n\tb: 1\n---\n",
           "---\na: [1\n---\n",
       }) {
    EXPECT_FALSE(findings_of("metadata/front-matter", broken).empty()) << broken;
  }
  for (const std::string_view fine : {"", "---\na: 1\n---\n", "text\n", "---\n\ntext\n"}) {
    EXPECT_TRUE(findings_of("metadata/front-matter", fine).empty()) << fine;
  }
}

}  // namespace
}  // namespace debrief
