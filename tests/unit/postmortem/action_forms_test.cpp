// Where actions stand, and what is none.

#include <iostream>

#include "action_lines.h"
#include "support/fixtures.h"
#include <gtest/gtest.h>

namespace debrief {
namespace {

TEST(Actions, AreFoundWhereverTheyStand) {
  struct {
    std::string_view body, action;
  } const kCases[] = {
      // Labels of roles as items.
      {"- **Impact**: none\n- **Review actions**:\n  - Write the runbook\n  - Page on usage\n",
       "Write the runbook |  |  | open\nPage on usage |  |  | open\n"},
      {"1. **Impact**: none\n2. **Actions**\n   1. Write the runbook\n",
       "Write the runbook |  |  | open\n"},
      {"- Impact: none\n- Action items:\n    - Write the runbook\n",
       "Write the runbook |  |  | open\n"},
      {"- **Actions**: We have split the cluster (Done)\n",
       "We have split the cluster |  |  | done\n"},
      {"- **Actions**: none\n", ""},
      {"- **Impact**: none\n- **Actions**:\n\n1. Write the runbook\n2. Page on usage\n",
       "Write the runbook |  |  | open\nPage on usage |  |  | open\n"},
      // Headings.
      {"## Actions\n\n### 1. Write the runbook\n\nOwner: Alice\n\nIt is old.\n\n### 2) Page on "
       "usage `@bob` "
       "[detect]\n\n- Due: 2021-03-05\n- on all hosts\n",
       "Write the runbook | Alice |  | open\nPage on usage | @bob | 2021-03-05 | open | detect\n"},
      {"## Actions\n\n**Write the runbook**\n\nOwner: Alice\n\n**Page on usage**\n\nOwner: Bob\n",
       "Write the runbook | Alice |  | open\nPage on usage | Bob |  | open\n"},
      {"## Actions\n\n### TODO a better runbook\n\n@alice and @bob write it on Friday.\n",
       "a better runbook | @alice+@bob |  | open\n"},
      {"## Actions\n\n### Short term\n\n- Write the runbook\n\n### 2. Long-term fixes\n\n- Page on "
       "usage\n\n"
       "### Errata\n\n- [ ] Split the cluster\n",
       "Write the runbook |  |  | open\nPage on usage |  |  | open\nSplit the cluster |  |  | "
       "open\n"},
      // Paragraphs.
      {"## Actions\n\nWrite the runbook.\n\nWe will page on usage.\n\nThe cluster is large.\n",
       "Write the runbook. |  |  | open\nWe will page on usage. |  |  | open\n"},
      {"## Actions\n\n@alice: write the runbook\n\nPage on usage — Bob\n",
       "write the runbook | @alice |  | open\nPage on usage | Bob |  | open\n"},
      {"## Actions\n\nWrite the runbook.\nPage on usage.\n",
       "Write the runbook. |  |  | open\nPage on usage. |  |  | open\n"},
      {"## Actions\n\nWe will write the runbook, and\nWednesday is the day.\n",
       "We will write the runbook, and Wednesday is the day. |  |  | open\n"},
      {"## Actions\n\nWe are doing this:\n\n- Write the runbook\n",
       "Write the runbook |  |  | open\n"},
      {"**Actions:** Write the runbook\n", "Write the runbook |  |  | open\n"},
      {"## Actions\n\nWe've added an alert on usage.\n\nOur team is also evaluating a second "
       "cache.\n",
       "We've added an alert on usage. |  |  | open\n"
       "Our team is also evaluating a second cache. |  |  | open\n"},
      // Lists within lists.
      {"## Actions\n\n1. **Write the runbook** (first)\n   - Test: 40 of 40 hosts\n   - Assignee: "
       "Dana Lee\n",
       "Write the runbook (first) | Dana Lee |  | open\n"},
      {"## Actions\n\n- Pay for the builds.\n  - Turn the builds on again. (Done)\n  - Raise the "
       "need for a "
       "budget.\n",
       "Pay for the builds. |  |  | open\nTurn the builds on again |  |  | done\n"
       "Raise the need for a budget. |  |  | open\n"},
      {"## Actions\n\n- Page on usage for:\n  - the cache\n  - the queue\n",
       "Page on usage for: |  |  | open\n"},
      {"## Actions\n\n- When the schema changes:\n  - Add a test of the loader\n  - Watch the "
       "errors for an hour\n",
       "Add a test of the loader |  |  | open\nWatch the errors for an hour |  |  | open\n"},
      {"## Actions\n\n- **Alerts**\n  - Page on usage — Bob\n- **Runbooks**\n  - Write the runbook "
       "— Alice\n",
       "Page on usage | Bob |  | open\nWrite the runbook | Alice |  | open\n"},
      {"## Actions\n\n- **Alice**\n  - Page on usage\n  - Write the runbook — Bob\n- @cy:\n  - "
       "Split the cluster\n",
       "Page on usage | Alice |  | open\nWrite the runbook | Bob |  | open\n"
       "Split the cluster | @cy |  | open\n"},
      {"## Actions\n\n**Owner:** Alice\n**Action:** Write the runbook\n**Due:** 2021-03-05\n",
       "Write the runbook | Alice | 2021-03-05 | open\n"},
      {"## Actions\n\nWrite the runbook.\nOwner: Alice\n",
       "Write the runbook. | Alice |  | open\n"},
      {"**Authors:** Hyun, Zuza\n**State:** new\n\n## Actions\n\n- Page on usage (Hyun)\n- Write "
       "the runbook - "
       "Zuza\n",
       "Page on usage | Hyun |  | open\nWrite the runbook | Zuza |  | open\n"},
      // Several sections, and addresses alone.
      {"## Follow-ups\n\n- Write the runbook\n\n## Impact\n\n- none\n\n## Preventative "
       "measures\n\n- Page on "
       "usage\n",
       "Write the runbook |  |  | open\nPage on usage |  |  | open\n"},
      {"## Actions\n\n- https://git.example/a/b/issues/7\n",
       "https://git.example/a/b/issues/7 |  |  | open |  |  |  | "
       "https://git.example/a/b/issues/7\n"},
      {"## Actions\n\n- [Page on usage](https://git.example/a/b/issues/7)\n",
       "Page on usage |  |  | open |  |  |  | https://git.example/a/b/issues/7\n"},
      // Promises elsewhere.
      {"## Lessons learned\n\nTo prevent this from happening again, we will do the following:\n\n- "
       "Write the "
       "runbook\n- Page on usage\n\nLastly, we will split the cluster.\n\nIt was a long day.\n",
       "Write the runbook |  |  | open\nPage on usage |  |  | open\nLastly, we will split the "
       "cluster. |  |  | "
       "open\n"},
      {"## Summary\n\nThe following actions were taken:\n\n- Hosts restarted\n", ""},
      {"## Timeline\n\n- 10:02 The page fired\n- 10:30 Action item: page on usage (@bob)\n",
       "page on usage | @bob |  | open\n"},
      {"## Timeline\n\n10:02 The page fired\n10:30 Action item: page on usage (@bob)\n10:40 All is "
       "well\n",
       "page on usage | @bob |  | open\n"},
      {"Summary\n\nCheckout was away.\n\nAction items\n\n- Write the runbook\n- Page on usage — "
       "Bob\n\nLessons "
       "learned\n\n- Alerts are loud\n",
       "Write the runbook |  |  | open\nPage on usage | Bob |  | open\n"},
      {"## Lessons and action items\n\n- Write the runbook\n", "Write the runbook |  |  | open\n"},
      {"## Lessons learned\n\nAlerts are loud. Action item: page on usage only — Bob\n",
       "page on usage only | Bob |  | open\n"},
  };
  for (const auto& [body, action] : kCases)
    EXPECT_EQ(action_lines(parse_actions(std::string(body))), action) << body;
}

TEST(Actions, AreNotWhatExplainsAsksOrAdvises) {
  const std::string_view kCases[] = {
      "- P0\n- P1\n- P2",
      "- **P1**: within a week\n- **P2**: within a quarter",
      "- Prevent: keeps it from happening\n- Detect: tells of it sooner\n- Mitigate: makes it "
      "smaller",
      "Types:\n\n- fast things\n- slow things",
      "| Priority | Meaning |\n|---|---|\n| P1 | within a week |\n| P2 | some day |",
      "_Each action needs an owner and a date._",
      "- Each item here\n- should link to a ticket\n- that tracks the work",
      "- _What would keep it from happening again?_",
      "List what is to be done, with owners.",
      "- <what is to be done>",
      "### What you can do\n\n- Rotate your keys\n- Update the client",
      "If you use the old client, you should:\n\n- Rotate your keys",
      "- If you use the old client, rotate your keys",
      "The cluster is large.",
      "| Action | Owner |\n|---|---|\n| | |\n| TBD | |\n| <action> | <owner> |",
      "No further action is needed.",
      "- No action items because the old cluster is gone",
      "- n/a",
      "- None required for this outage.",
      "- Short-term (a patch, a restart)\n- Long-term (tests, alerts)",
  };
  for (const std::string_view body : kCases) {
    EXPECT_EQ(action_lines(parse_actions(concat("## Actions\n\n", body, "\n"))), "") << body;
  }
}

TEST(Actions, SurviveWhateverStandsThere) {
  for (const std::string_view body : {"- (",
                                      "- [",
                                      "- —",
                                      "- @",
                                      "- Owner:",
                                      "- Owner: ",
                                      "- [-] : ",
                                      "- 1)",
                                      "- TODO",
                                      "- TODO:",
                                      "- ✅",
                                      "- ~~ ~~",
                                      "- (declined:",
                                      "- — declined: ",
                                      "- Owner - ",
                                      "- Alice to ",
                                      "- Alice will add",
                                      "Action item:",
                                      "- **Actions**:",
                                      "| Action |\n|---|\n| — |",
                                      "- \xE2\x80",
                                      "- @\xC3",
                                      "- A1",
                                      "- **A1**",
                                      "- None:",
                                      "None because"}) {
    for (const std::string_view head : {"## Actions\n\n", "## Lessons\n\n", "**Actions:** "}) {
      const Document document = parse_actions(concat(head, body, "\n"));
      for (const Action& action : document.actions) {
        EXPECT_LE(action.text_span.end, document.source.size()) << body;
      }
    }
  }
}

TEST(Actions, AreReadInLinearTime) {
  std::string text = "## Actions\n\n";
  for (int i = 0; i < 500; ++i) {
    append(text, "- [ ] **A", i, "** Write runbook ", i,
           " (see (that, [this, — @alice, due 2021-03-05, F1\n", "  - Owner: @bob\n");
  }
  EXPECT_EQ(parse_actions(text).actions.size(), 500u);
  // A cell of hundreds of names is no list of people.
  std::string names;
  for (int i = 0; i < 300; ++i) names += "cy and ";
  const Document document = parse_actions(
      concat("## Actions\n\n| Action | Owner |\n|---|---|\n| Write it | ", names, " |\n"));
  ASSERT_EQ(document.actions.size(), 1u);
  EXPECT_LE(document.actions[0].owners.size(), 64u);
}

TEST(Actions, AreReadUnderHeadsInOtherLanguages) {
  EXPECT_EQ(action_lines(parse_actions(
                "## 対応\n\n### 予防\n\n| ID | 内容 | 担当者 | 期限 |\n|---|---|---|---|\n"
                "| P-1 | 手順書を書く | 検索 担当 | 2021-03-05 |\n")),
            "[P-1] 手順書を書く | 検索 担当 | 2021-03-05 | open\n");
  EXPECT_EQ(action_lines(parse_actions(
                "## Maßnahmen\n\n| Aufgabe | Verantwortlich | Fällig am |\n|---|---|---|\n"
                "| Handbuch schreiben | Dee | 05.03.2021 |\n")),
            "Handbuch schreiben | Dee | 2021-03-05 | open\n");
  EXPECT_EQ(action_lines(parse_actions("## Próximos pasos\n\n- Escribir la guía — @dee\n")),
            "Escribir la guía | @dee |  | open\n");
}

TEST(Actions, AreTheLinesOfAParagraphThatMostlyAsk) {
  EXPECT_EQ(action_lines(
                parse_actions("## Lessons Learned and Future Improvements\nWrite the runbook.\n"
                              "Louder alarms when disks fill.\nTest the failover each month.\n")),
            "Write the runbook. |  |  | open\n"
            "Louder alarms when disks fill. |  |  | open\n"
            "Test the failover each month. |  |  | open\n");
  EXPECT_EQ(action_lines(
                parse_actions("## Actions\n\nThe disk was full.\nNobody saw it.\nAdd a check.\n")),
            "Add a check. |  |  | open\n");
}

TEST(Actions, AreNoLessonsBesideThem) {
  EXPECT_EQ(action_lines(parse_actions(
                "## Lessons and action items\n\n- Disks are slow\n- The page was late\n"
                "\nWhat we do:\n\n- Write the runbook\n- Louder alarms\n")),
            "Write the runbook |  |  | open\nLouder alarms |  |  | open\n");
}

TEST(Actions, AreNotDueOnTheDayTheyWereWrittenDown) {
  EXPECT_EQ(
      action_lines(parse_actions("## Actions\n\n| Action | Owner | Added on |\n|---|---|---|\n"
                                 "| Write the runbook | Dee | 2021-03-05 |\n")),
      "Write the runbook | Dee |  | open\n");
}

TEST(Actions, AreWishesAndSingleMeasures) {
  EXPECT_EQ(action_lines(parse_actions(
                "## Follow-up\n\nIt would be useful to hear of full disks sooner. (added "
                "a page)\n")),
            "It would be useful to hear of full disks sooner. (added a page) |  |  | open\n");
  EXPECT_EQ(action_lines(parse_actions(
                "## Corrective and preventative measure\n\nEmphasize the runbook in the "
                "training.\n")),
            "Emphasize the runbook in the training. |  |  | open\n");
}

TEST(Actions, OfRealDocumentsAreRead) {
  if (!real_documents()) GTEST_SKIP() << "DEBRIEF_CORPUS is not set";
  size_t found = 0, with_section = 0, with_actions = 0;
  for (const std::string& path : real_document_paths()) {
    if (path.find("/dfds+") == std::string::npos) continue;
    const Document document = parse_document(SourceFile(path, read_file(path)));
    with_section += document.section(SectionRole::kActions) != nullptr;
    with_actions += !document.actions.empty();
    found += document.actions.size();
  }
  std::cout << with_section << " documents with an actions section, " << with_actions
            << " with actions, " << found << " actions\n";
  EXPECT_GE(with_section, 38u);
  EXPECT_GE(with_actions, 34u);
  EXPECT_GE(found, 120u);
}

}  // namespace
}  // namespace debrief
