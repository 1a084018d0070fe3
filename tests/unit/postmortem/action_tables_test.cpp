// Actions in tables.

#include "action_lines.h"
#include "support/fixtures.h"
#include <gtest/gtest.h>

namespace debrief {
namespace {

TEST(Actions, OfATableAreFoundInAnyColumns) {
  EXPECT_EQ(action_lines(parse_actions(R"(## Actions

| Was | Wer | Ticket | Status |
|---|---|---|---|
| **Short term** | | | |
| Write the runbook | Alice | | ✅ Done |
| ~~Page on usage~~ | Bob | OPS-7 | |
| | Bob | [OPS-8](https://t.example/browse/OPS-8) | Done on Friday |
| Split the cluster | @cy
| | | | |
)")),
            "Write the runbook | Alice |  | done\n"
            "Page on usage | Bob |  | done |  |  |  | OPS-7\n"
            "OPS-8 | Bob |  | done |  |  |  | OPS-8\n"
            "Split the cluster | @cy |  | open\n");
}

TEST(Actions, OfATableMayStateAndOwnElsewhere) {
  EXPECT_EQ(action_lines(parse_actions(
                "## Action items\n\n| Action Item | Type | Team | Bug |\n|---|---|---|---|\n"
                "| Write the runbook | mitigate | Search | n/a **DONE** |\n"
                "| Page on usage | detect | Storage | #12 |\n")),
            "Write the runbook | Search |  | done | mitigate\n"
            "Page on usage | Storage |  | open | detect |  |  | #12\n");
}

TEST(Actions, OfATableAreFoundUnderAnyUsualHead) {
  const Document document = parse_actions(R"(## Actions

| ID | Action | Owner | Due | Type | Addresses | Ticket | Status | Strength |
|----|--------|-------|-----|------|-----------|--------|--------|----------|
| A1 | Add a *check* | @alice | 2021-03-05 | prevention | F1, F3 | [OPS-7](https://t.example/OPS-7) | In progress | stronger |
| A2 | Page on usage | Bob (SRE) and @cy | next week | | | | done | |
|    |        |       |     |      |           |        |        |          |
| A3 | TBD | | | | | | | |

| # | What | Who | When |
|---|---|---|---|
| 1 | Write the runbook | TBD | 2021-03-06 |

| Metric | Value |
|---|---|
| a | b |
)");
  EXPECT_EQ(action_lines(document),
            "[A1] Add a check | @alice | 2021-03-05 | in-progress | prevent | stronger | F1+F3 | "
            "OPS-7\n"
            "[A2] Page on usage | Bob=SRE+@cy |  | done\n"
            "Write the runbook |  | 2021-03-06 | open\n");
  EXPECT_EQ(document.source.slice(document.actions[0].due->span), "2021-03-05");
  EXPECT_EQ(document.source.slice(document.actions[0].addresses[1].span), "F3");
  EXPECT_EQ(document.source.slice(document.actions[0].text_span), "Add a *check");
}

TEST(Actions, OfATableHaveSeveralOwnersInACell) {
  EXPECT_EQ(action_lines(parse_actions(R"(## Actions

| Action | Owner |
|---|---|
| Write the runbook | cy,and,bo |
| Page on usage | cy, bo and and |
| Split the cluster | cy, bo, and dee |
| Move it | cy or bo |
| Add a check | cy、bo，dee |
| Test it | Disk-2 team / cy |
)")),
            "Write the runbook | cy+and+bo |  | open\n"
            "Page on usage | cy+bo+and |  | open\n"
            "Split the cluster | cy+bo+dee |  | open\n"
            "Move it | cy+bo |  | open\n"
            "Add a check | cy+bo+dee |  | open\n"
            "Test it | Disk-2 team+cy |  | open\n");
}

TEST(Actions, OfATableAreDueInAnyWriting) {
  for (const std::string_view due :
       {"2021-03-05", "2021/03/05", "05.03.2021", "March 5, 2021", "5th of March 2021",
        "Friday, March 5, 2021", "no later than 5 March 2021", "ETA: 2021-03-05", "TBD, 2021-03-05",
        "2021-03-05 (was 2021-03-01)", "2021-03-05 〜", "2021-03-05〜継続", "2021年3月5日",
        "2021년 3월 5일", "**2021-03-05**", "2021-03-05T12:00Z"}) {
    EXPECT_EQ(
        action_lines(parse_actions(concat("## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n",
                                          "| Write the runbook | Dee | ", due, " |\n"))),
        "Write the runbook | Dee | 2021-03-05 | open\n")
        << due;
  }
  for (const std::string_view due :
       {"2021年13月5日", "soon", "Q2", "Q2 2021", "年月日", "2021年"}) {
    EXPECT_EQ(
        action_lines(parse_actions(concat("## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n",
                                          "| Write the runbook | Dee | ", due, " |\n"))),
        "Write the runbook | Dee |  | open\n")
        << due;
  }
}

TEST(Actions, OfATableAreFoundWhereItsHeadNamesThem) {
  // Below no heading of actions: what it asks for says what it is.
  EXPECT_EQ(
      action_lines(parse_actions("# Cache away\n\n**Status**: complete\n\n"
                                 "| Action Item | Type | Owner | Bug |\n|---|---|---|---|\n"
                                 "| Write the runbook | process | Disk-2 team | TODO |\n"
                                 "| Page on usage | prevention | Disk-2 team | n/a DONE |\n")),
      "Write the runbook | Disk-2 team |  | open | process\n"
      "Page on usage | Disk-2 team |  | done | prevent\n");
  EXPECT_EQ(
      action_lines(parse_actions("## Where we go\n\n| Task | Owner | Due date |\n|---|---|---|\n"
                                 "| Write the runbook | Dee | 2021-03-05 |\n")),
      "Write the runbook | Dee | 2021-03-05 | open\n");
  for (const std::string_view body :
       {"## Timeline\n\n| Action item | Owner | Due |\n|---|---|---|\n| Restarted it | Dee | "
        "2021-03-05 |\n",
        "## What we did\n\n| Action | By | Date |\n|---|---|---|\n| Restarted it | Dee | "
        "2021-03-05 |\n",
        "## Services\n\n| Service | Owner | Deadline |\n|---|---|---|\n| Search | Dee | "
        "2021-03-05 |\n",
        "## Services\n\n| Item | Owner |\n|---|---|\n| Search | Dee |\n"}) {
    EXPECT_EQ(action_lines(parse_actions(std::string(body))), "") << body;
  }
}

TEST(Actions, OfATableAreFoundUnderHeadsOfSeveralWords) {
  for (const std::string_view head :
       {"Who? | Completion target", "Engineer | Ready", "Responsible party | Target delivery date",
        "Assigned engineer | Complete by", "Squad | Scheduled for",
        "Team that is responsible | Estimated completion date"}) {
    EXPECT_EQ(action_lines(parse_actions(
                  concat("## Actions\n\n| Action | ", head,
                         " |\n|---|---|---|\n| Write the runbook | Disk-2 | 2021-03-05 |\n"))),
              "Write the runbook | Disk-2 | 2021-03-05 | open\n")
        << head;
  }
}

TEST(Actions, OfATableHaveNoOwnerWhereNobodyIsNamed) {
  EXPECT_EQ(action_lines(parse_actions(R"(## Actions

| Action | Owner | Expected Date | Status |
|---|---|---|---|
| Write the runbook | Everyone | 2021-03-06 | ✅ |
| Page on usage | the team | 2021-03-07 | ❌ |
| Split the cluster | n/a | 2021-03-08 | 🟢 |
| Add a check | @channel and Bob | soon | open |
)")),
            "Write the runbook |  | 2021-03-06 | done\n"
            "Page on usage |  | 2021-03-07 | declined\n"
            "Split the cluster |  | 2021-03-08 | done\n"
            "Add a check | Bob |  | open\n");
}

}  // namespace
}  // namespace debrief
