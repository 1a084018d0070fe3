// Documents in the forms of several schools, in our own words.

#include "unit/import/importing.h"
#include <gtest/gtest.h>

namespace debrief {
namespace {

TEST(Import, TakesLabelsAndTablesOfTheWorkbook) {
  const Imported imported =
      Importing{.timezone = "UTC"}.run("pm/queue.md", R"(# Mail waited for an hour (incident #7)

**Date:** 2023-04-11

**Authors:** Dana Lee

**Status:** Complete, actions in progress

**Severity:** P2

**Summary:** 41,000 mails waited between 09:02 and 10:10.

**Root causes:** A queue without a limit.

**Action items:**

| Action item | Type | Owner | Bug |
|---|---|---|---|
| Limit the queue | prevent | @sam | #12 |

## Timeline

- 09:02 **[started]** The queue grows
- 09:20 **[detected]** The page fires
- 10:10 **[resolved]** The queue is empty
)");
  ASSERT_FALSE(imported.refusal);
  EXPECT_EQ(imported.field("id"), "2023-04-11-mail-waited-for-an-hour-incident-7");
  EXPECT_EQ(imported.field("title"), "\"Mail waited for an hour (incident #7)\"");
  EXPECT_EQ(imported.field("status"), "draft");
  EXPECT_EQ(imported.field("severity"), "SEV2");
  EXPECT_EQ(imported.field("started"), "~2023-04-11");
  EXPECT_EQ(imported.field("detected"), "2023-04-11T09:20Z");
  EXPECT_EQ(imported.field("resolved"), "2023-04-11T10:10Z");
  EXPECT_EQ(imported.field("timezone"), "UTC");
  EXPECT_EQ(imported.field("owner"), "Dana Lee");
  EXPECT_EQ(imported.note(Certainty::kLeft, "status"),
            "Complete, actions in progress (line 7): it is a draft until participants are named; "
            "published asks for them");
  EXPECT_EQ(imported.note(Certainty::kGuessed, "severity"), "SEV2 (line 9): number 2 of “P2”");
  EXPECT_EQ(imported.note(Certainty::kGuessed, "owner"), "Dana Lee (line 5): “Authors”");
  EXPECT_EQ(imported.document.timeline.size(), 3u);
  EXPECT_EQ(imported.document.actions.size(), 1u);
}

TEST(Import, TakesForeignFrontMatterAndKeepsWhatItDoesNotKnow) {
  const Imported imported = Importing{}.run("posts/queue.md", R"(---
# written by a script
uuid: 0b7c
title: "Mail: an hour late"
start_time: 2023-04-11 09:02:00 +0200 # roughly
end_time: 2023-04-11T10:10:00Z
categories:
- mail
- limits
keywords: [queue, mail]
product: Post
company: Example
summary: |
  Mails waited.
    # no comment
kind: near-miss
visibility: everybody
---
Some text.
)");
  ASSERT_FALSE(imported.refusal) << imported.refusal->message;
  EXPECT_EQ(imported.text, R"(---
debrief: 1
id: 2023-04-11-mail-an-hour-late
title: "Mail: an hour late"
status: draft
severity: unknown
started: 2023-04-11T09:02+02:00
resolved: 2023-04-11T10:10Z
services: [Post]
tags: [mail, limits, queue]
owner: unknown
x-imported-from: posts/queue.md
x-uuid: 0b7c
x-company: Example
x-summary: |
  Mails waited.
    # no comment
kind: near-miss
x-visibility: everybody
# written by a script
# roughly
---

Some text.
)");
  EXPECT_TRUE(imported.document.front_matter.problems.empty());
  EXPECT_EQ(imported.note(Certainty::kLeft, "x-uuid"),
            "0b7c (line 3): “uuid” is kept under this name");
}

TEST(Import, TakesTheFirstSentenceOfASummaryWhereNothingElseIsATitle) {
  const Imported imported = Importing{}.run(
      "0b7c.md", "---\nstart_time: 2023-04-11\nsummary: Mail waited. It was fixed.\n---\nText.\n");
  EXPECT_EQ(imported.field("title"), "Mail waited");
  EXPECT_EQ(imported.field("id"), "2023-04-11-mail-waited");
  EXPECT_EQ(imported.field("x-summary"), "Mail waited. It was fixed.");
}

TEST(Import, MakesSectionsOfAListOfLabels) {
  const Imported imported =
      Importing{.timezone = "UTC"}.run("incidents/2023-04-11-mail.html.md.erb",
                                       R"(---
title: Mail waited
weight: 3
---

# Mail waited

- **Key facts**
  - First detected: 2023-04-11 09:20

- **Time to repair**: 50m

- **Impact**: 41,000 mails
  waited.

- **Context**:
  - 2023-04-11 09:02 The queue grows
  - 2023-04-11 09:20 The page fires
  - 2023-04-11 10:10 The queue is empty

- **Review actions**:
  - Limit the queue
)");
  ASSERT_FALSE(imported.refusal) << imported.refusal->message;
  EXPECT_EQ(imported.body(), R"(
# Mail waited

## Key facts

- First detected: 2023-04-11 09:20

## Time to repair

50m

## Impact

41,000 mails
waited.

## Timeline – Context

- 2023-04-11 09:02 The queue grows
- 2023-04-11 09:20 The page fires
- 2023-04-11 10:10 The queue is empty

## Review actions

- **A1** Limit the queue
)");
  EXPECT_EQ(imported.document.timeline.size(), 3u);
  EXPECT_EQ(imported.document.actions.size(), 1u);
  EXPECT_EQ(imported.field("x-weight"), "3");
  EXPECT_EQ(imported.note(Certainty::kGuessed, "heading"),
            "Timeline – Context (line 16): most items below it start with a time");
  EXPECT_EQ(imported.note(Certainty::kUnderstood, "actions"),
            "A1 (line 22): ids for items that had none");
}

TEST(Import, TakesRespondersAndLinks) {
  const Imported imported = Importing{}.run("pm/2023-04-11-mail.md", R"(# Mail waited

| Incident commander | @dana |
|---|---|
| Ticket | [OPS-7](https://tracker.example/OPS-7) |
| Status page | https://status.example/7 |
| Services | mail, web |

## Responders

- Sam Poe (on call)
- Kim Roe - scribe
- On call: @lee
- everybody else who was there that day

## Summary

41,000 mails waited.
)");
  ASSERT_FALSE(imported.refusal);
  EXPECT_EQ(imported.field("participants"),
            "[{who: \"@dana\", role: incident-commander}, {who: \"@lee\", role: on-call}, "
            "{who: Sam Poe, role: on-call}, {who: Kim Roe, role: scribe}]");
  EXPECT_EQ(
      imported.field("links"),
      "{status_page: \"https://status.example/7\", ticket: \"https://tracker.example/OPS-7\"}");
  EXPECT_EQ(imported.field("services"), "[mail, web]");
  EXPECT_EQ(imported.note(Certainty::kLeft, "participants"),
            "everybody else who was there that day (line 14): it does not name one person");
}

TEST(Import, KeepsAStatusThatTheSchemaTakes) {
  const Imported imported =
      Importing{}.run("pm/2023-04-11-mail.md",
                      "Status: Final\nParticipants: @dana, @sam\n\n## Facts\n\nMail waited.\n");
  EXPECT_EQ(imported.field("status"), "published");
  EXPECT_EQ(imported.field("participants"), "[\"@dana\", \"@sam\"]");
  EXPECT_EQ(imported.field("facilitator"), "unknown");
  EXPECT_EQ(imported.field("resolved"), "null");
}

TEST(Import, TakesNamesOfTheRegistryOnly) {
  Importing importing;
  importing.config.services = {{.id = "Mail", .owner = "", .description = ""}};
  const Imported imported = importing.run("pm/2023-04-11-mail.md",
                                          "Services: mail, weather\n\n## Facts\n\nMail waited.\n");
  EXPECT_EQ(imported.field("services"), "[Mail]");
  EXPECT_EQ(imported.note(Certainty::kLeft, "services"),
            "weather (line 1): not one of the services that .debrief.yaml lists");
}

TEST(Import, GivesTheDayAloneOfAClockWithoutAZone) {
  const std::string text = "Detected: 2023-04-11 09:20\n\n## Facts\n\nMail waited.\n";
  const Imported imported = Importing{}.run("pm/2023-04-11-mail.md", text);
  EXPECT_EQ(imported.field("detected"), "~2023-04-11");
  EXPECT_EQ(imported.note(Certainty::kGuessed, "detected"),
            "~2023-04-11 (line 1): the zone of 09:20 is not known, so the day alone is written; "
            "--timezone names one");
  EXPECT_EQ(
      Importing{.timezone = "Europe/Paris"}.run("pm/2023-04-11-mail.md", text).field("detected"),
      "2023-04-11T09:20+02:00");
}

TEST(Import, LeavesATimeBeforeTheStart) {
  const Imported imported = Importing{}.run("pm/mail.md",
                                            "Started: 2023-04-11 09:20 UTC\nResolved: 2023-04-10 "
                                            "10:00 UTC\n\n## Facts\n\nMail waited.\n");
  EXPECT_EQ(imported.field("resolved"), "");
  EXPECT_EQ(imported.note(Certainty::kLeft, "resolved"),
            "2023-04-10T10:00 (line 2): it is before the start of the incident");
}

TEST(Import, GivesUpAGuessedStartForATimeThatIsWritten) {
  const Imported imported = Importing{}.run("pm/2023-04-12-mail.md",
                                            "Detected: 2023-04-11\n\n## Facts\n\nMail waited.\n");
  EXPECT_EQ(imported.field("started"), "~2023-04-11");
  EXPECT_EQ(imported.field("detected"), "~2023-04-11");
  EXPECT_EQ(imported.note(Certainty::kGuessed, "started"),
            "~2023-04-11 (line 1): the day of “detected”, as nothing says that it began before");
}

TEST(Import, KeepsCommentsOfFrontMatterWithoutFields) {
  const Imported imported =
      Importing{}.run("2023-04-11-mail.md", "---\n# written by Dana\n---\n## Facts\n\nIt was.\n");
  EXPECT_NE(imported.text.find("\n# written by Dana\n---\n"), std::string::npos) << imported.text;
}

TEST(Import, SaysThatTheStartIsUnknownRatherThanInventOne) {
  const Imported imported = Importing{}.run("pm/mail.md", R"(# Mail waited

## Timeline

- 09:20 The page fires
)");
  ASSERT_FALSE(imported.refusal);
  EXPECT_EQ(imported.field("id"), "2026-03-02-mail-waited");
  EXPECT_EQ(imported.field("started"), "null");
  ASSERT_EQ(imported.document.timeline.size(), 1u);
  EXPECT_FALSE(imported.document.timeline[0].at);
}

}  // namespace
}  // namespace debrief
