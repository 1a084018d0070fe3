// Actions held against what the configuration says, and the fixes of actions.

#include "linting.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/text/edit.h"

namespace debrief {
namespace {

Config harbour() {
  Config config;
  config.people = {"@aisha", "@bela", "@dana-lee"};
  config.teams = {"storage"};
  config.action_due = {{"SEV1", absl::Hours(14 * 24)}};
  return config;
}

/// A document with every fix of a rule applied.
std::string fixed(std::string_view rule, std::string_view text, const Config& config = {}) {
  std::vector<Edit> edits;
  for (const Finding& finding : findings_of(rule, text, config)) {
    if (finding.fix)
      edits.insert(edits.end(), finding.fix->edits.begin(), finding.fix->edits.end());
  }
  return apply_edits(text, std::move(edits));
}

/// A managed document with actions.
std::string with_actions(std::string_view lines, std::string_view front = "") {
  return concat("---\ndebrief: 1\n", front, "---\n\n## Actions\n\n", lines);
}

TEST(ActionsUnknownOwner, NamesTheNearestHandle) {
  constexpr std::string_view kPicture = R"(## Actions

- [ ] Refuse an empty list — @aihsa
                             ^^^^^^ actions/unknown-owner: “@aihsa” is nobody that .debrief.yaml lists; did you mean “@aisha”?
- [ ] Page on usage — @AISHA
- [ ] Split the cluster — @zoe
                          ^^^^ actions/unknown-owner: “@zoe” is nobody that .debrief.yaml lists
- [ ] Move the queue — @storage
- [ ] Write the runbook — Zoe
- [x] Drop the cache — @zoe
)";
  EXPECT_EQ(drawn_alone("actions/unknown-owner", kPicture, harbour()), kPicture);
  EXPECT_TRUE(findings_of("actions/unknown-owner", "## Actions\n\n- Move it — @zoe\n").empty());
}

TEST(ActionsOwnerNotIndividual, LeavesTeamsToTheConfiguration) {
  constexpr std::string_view kPicture = R"(## Actions

- [ ] Move the queue — @storage
                       ^^^^^^^^ actions/owner-not-individual: “@storage” is a team
- [ ] Page on usage — @aisha
)";
  EXPECT_EQ(drawn_alone("actions/owner-not-individual", kPicture, harbour()), kPicture);
  Config allowed = harbour();
  allowed.team_owners = true;
  EXPECT_TRUE(
      findings_of("actions/owner-not-individual", "## Actions\n\n- Move it — @storage\n", allowed)
          .empty());
}

TEST(ActionsLateDueDate, CountsFromTheEndOfTheIncident) {
  const std::string text = with_actions(
      "- [ ] Refuse an empty list — @aisha, due 2026-03-15\n"
      "- [ ] Page on usage — @aisha, due 2026-03-17\n"
      "- [x] Split the cluster — @aisha, due 2026-06-01\n",
      "severity: SEV1\nstarted: 2026-02-27T10:00Z\nresolved: 2026-03-01T10:00Z\n");
  const auto findings = findings_of("actions/late-due-date", text, harbour());
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].message, "due 2 days later than agreed for SEV1");
  EXPECT_TRUE(findings_of("actions/late-due-date", text, {}).empty());
}

TEST(ActionsUnreadableDueDate, AreWrittenAnewWhereOneDayIsMeant) {
  struct {
    std::string_view written, day;
  } const kCases[] = {
      {"2026-13-05", "2026-05-13"},
      {"28 May", "2026-05-28"},
      {"Jan 12", "2027-01-12"},
      {"03/04/2026", ""},
      {"2026-02-30", ""},
      {"next week", ""},
      {"Q3", ""},
  };
  for (const auto& [written, day] : kCases) {
    const std::string front = "resolved: 2026-03-01T10:00Z\n";
    const std::string text =
        with_actions(concat("- [ ] Page on usage — @aisha, due ", written, "\n"), front);
    const std::string expected = with_actions(
        concat("- [ ] Page on usage — @aisha, due ", day.empty() ? written : day, "\n"), front);
    EXPECT_EQ(fixed("actions/unreadable-due-date", text), expected) << written;
    EXPECT_EQ(findings_of("actions/unreadable-due-date", text).size(), 1u) << written;
  }
}

TEST(ActionsNoId, WriteTheNextFreeOne) {
  EXPECT_EQ(fixed("actions/no-id", with_actions("- [ ] **Page** on usage — @aisha\n- [x] Split it\n"
                                                "- [ ] **A3** Move it\n1. Drop the cache\n")),
            with_actions("- [ ] **A4** **Page** on usage — @aisha\n- [x] **A5** Split it\n"
                         "- [ ] **A3** Move it\n1. **A6** Drop the cache\n"));
}

TEST(ActionsDuplicateId, WriteAnotherOneOnlyWhereNothingRefersToIt) {
  EXPECT_EQ(fixed("actions/duplicate-id",
                  with_actions("- [ ] **A1** Page on usage\n- [ ] **A1** Split it\n")),
            with_actions("- [ ] **A1** Page on usage\n- [ ] **A2** Split it\n"));
  const std::string referred =
      with_actions("- [ ] **A1** Page on usage\n- [ ] **A1** Split it\n\nA1 comes first.\n");
  EXPECT_EQ(fixed("actions/duplicate-id", referred), referred);
}

TEST(ActionsOwnerForm, WriteTheHandle) {
  EXPECT_EQ(
      fixed("actions/owner-form",
            with_actions("- [ ] **A1** Page on usage — Dana Lee, due 2026-03-15\n"), harbour()),
      with_actions("- [ ] **A1** Page on usage — @dana-lee, due 2026-03-15\n"));
}

}  // namespace
}  // namespace debrief
