// What depends on the day on which it is asked.

#include "linting.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/lint/lint.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

struct Asked {
  std::string text = {};
  std::string as_of = {};    ///< a date, or empty: no day is known
  std::string updated = {};  ///< RFC 3339, or empty: unknown
  bool committed = true;
  bool uncommitted = false;
};

/// `severity: message` of every finding of a rule.
std::string told(std::string_view rule, const Asked& asked) {
  Corpus corpus;
  corpus.documents.push_back({"a.md", parse_document(SourceFile("a.md", asked.text)), {}});
  if (const auto day = parse_moment(asked.as_of)) corpus.as_of = absl::CivilDay(day->local);
  if (asked.committed) {
    DocumentHistory history;
    history.uncommitted = asked.uncommitted;
    if (const auto moment = parse_moment(asked.updated)) {
      history.updated = Timestamp{absl::ToUnixSeconds(*moment->instant), 0};
    }
    corpus.documents[0].history = history;
  }
  std::string text = {};
  for (const Finding& each :
       lint(corpus, own_rules(), all_checks(), {.select = {std::string(rule)}}).all) {
    append(text, severity_name(each.severity), ": ", each.message, '\n');
  }
  return text;
}

std::string managed(std::string_view fields, std::string_view body = "") {
  return concat("---\ndebrief: 1\n", fields, "---\n\n", body);
}

constexpr std::string_view kActions =
    "## Actions\n\n- [ ] **A1** Page below 60 % (@alice, due 2026-03-01)\n"
    "- [x] **A2** Cap the cache (@bob, due 2026-01-01)\n- [ ] **A3** Draw a graph (@bob)\n";

TEST(ActionsOverdue, TellsHowLongAnActionIsPastItsDate) {
  EXPECT_EQ(told("actions/overdue", {managed("", kActions), "2026-03-13"}),
            "warning: was due 12 days before 2026-03-13 and is not settled\n");
  EXPECT_EQ(told("actions/overdue", {managed("", kActions), "2026-03-01"}), "");
}

TEST(ActionsOverdue, IsSilentWithoutADayAndOfWhatWasWithdrawn) {
  EXPECT_EQ(told("actions/overdue", {managed("", kActions), ""}), "");
  EXPECT_EQ(told("actions/overdue", {managed("status: withdrawn\n", kActions), "2026-03-13"}), "");
}

TEST(ActionsOverdue, WeighsLessInALegacyDocument) {
  EXPECT_EQ(told("actions/overdue", {std::string(kActions), "2026-03-02"}),
            "info: was due 1 day before 2026-03-02 and is not settled\n");
}

TEST(StaleDraft, CountsFromTheLastChangeOfWhatIsRead) {
  const std::string draft = managed("status: draft\n");
  EXPECT_EQ(told("process/stale-draft", {draft, "2026-03-20", "2026-03-01T10:00:00Z"}),
            "warning: the document is a draft and says what it said on 2026-03-01, 19 days before "
            "2026-03-20\n");
  EXPECT_EQ(told("process/stale-draft", {draft, "2026-03-15", "2026-03-01T10:00:00Z"}), "");
  EXPECT_EQ(told("process/stale-draft",
                 {managed("status: published\n"), "2026-03-20", "2026-03-01T10:00:00Z"}),
            "");
}

TEST(StaleDraft, IsSilentWhereHistoryDoesNotTell) {
  const std::string draft = managed("status: draft\n");
  EXPECT_EQ(told("process/stale-draft", {draft, "2026-03-20", ""}), "");
  EXPECT_EQ(told("process/stale-draft", {draft, "", "2026-03-01T10:00:00Z"}), "");
  EXPECT_EQ(told("process/stale-draft", {draft, "2026-03-20", "", false}), "");
  EXPECT_EQ(told("process/stale-draft", {draft, "2026-03-20", "2026-03-01T10:00:00Z", true, true}),
            "")
      << "somebody writes on it right now";
}

TEST(NeverDebriefed, CountsFromTheIncident) {
  const std::string stub = managed("status: stub\nstarted: 2026-03-01T10:00:00Z\n");
  EXPECT_EQ(told("process/never-debriefed", {stub, "2026-03-31"}),
            "warning: the incident was 30 days before 2026-03-31, and there is a stub of its "
            "post-mortem\n");
  EXPECT_EQ(told("process/never-debriefed", {stub, "2026-03-15"}), "");
  EXPECT_EQ(told("process/never-debriefed", {stub, ""}), "");
  EXPECT_EQ(told("process/never-debriefed", {managed("status: stub\n"), "2026-03-31"}), "");
}

}  // namespace
}  // namespace debrief
