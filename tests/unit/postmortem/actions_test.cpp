// Actions, factors and stories: what a line or a row says, and what is not one.

#include <iostream>

#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

Document parse(std::string text) { return parse_document(SourceFile("cache.md", std::move(text))); }

/// `[id] text | owners | due | status | type | strength | addresses | tracker`, empty parts at the
/// end left out, one action a line.
std::string actions(const Document& document) {
  std::string lines;
  for (const Action& action : document.actions) {
    std::vector<std::string> owners, addresses;
    for (const PersonReference& owner : action.owners) {
      owners.push_back(owner.role.empty() ? owner.name : concat(owner.name, "=", owner.role));
    }
    for (const auto& id : action.addresses) addresses.push_back(id.value);
    std::string line =
        concat(action.id.empty() ? "" : concat("[", action.id, "] "), action.text, " | ",
               join(owners, "+"), " | ", action.due ? format_local(action.due->value) : "", " | ",
               action_status_name(action.status), " | ", action.type, " | ", action.strength, " | ",
               join(addresses, "+"), " | ", action.tracker ? action.tracker->value : "");
    line.erase(line.find_last_not_of(" |") + 1);
    append(lines, line, "\n");
  }
  return lines;
}

TEST(Actions, OfAListSayWhoAndWhen) {
  struct {
    std::string_view item, action;
  } const kCases[] = {
      {"- [ ] **A1** Add a check to the script — @alice, due 2021-03-05, prevent, F1 F3, #4512",
       "[A1] Add a check to the script | @alice | 2021-03-05 | open | prevent |  | F1+F3 | #4512"},
      {"- [x] **A2** Page on disk usage — @bob", "[A2] Page on disk usage | @bob |  | done"},
      {"- [-] Split the cluster — @bob, stronger",
       "Split the cluster | @bob |  | declined |  | "
       "stronger"},
      {"- [~] Split the cluster (@bob, due: 2021-03-05)",
       "Split the cluster | @bob | 2021-03-05 | in-progress"},
      {"- A3: Write the runbook. Owner: Dana Lee. Due: 2021-03-05.",
       "[A3] Write the runbook | Dana Lee | 2021-03-05 | open"},
      {"- Write the runbook, @alice, @bob, by 2021-03-05",
       "Write the runbook | @alice+@bob | 2021-03-05 | open"},
      {"- Write the runbook @alice due 2021-03-05",
       "Write the runbook | @alice | 2021-03-05 | open"},
      {"- @alice: write the runbook", "write the runbook | @alice |  | open"},
      {"- [detect] Page on disk usage `@dma`", "Page on disk usage | @dma |  | open | detect"},
      {"- Write the runbook — Alice", "Write the runbook | Alice |  | open"},
      {"- Write the runbook — Dana Lee, due 2021-03-05",
       "Write the runbook | Dana Lee | 2021-03-05 | open"},
      {"- Alice – Write the runbook", "Write the runbook | Alice |  | open"},
      {"- Write the runbook -> @alice", "Write the runbook | @alice |  | open"},
      {"- Write the runbook => Dana Lee team, 2021-03-05",
       "Write the runbook | Dana Lee team | 2021-03-05 | open"},
      {"- Write the runbook / @alice / 2021-03-05",
       "Write the runbook | @alice | 2021-03-05 | open"},
      {"- Write the runbook by March 5, 2021", "Write the runbook |  | 2021-03-05 | open"},
      {"- Write the runbook by hand", "Write the runbook by hand |  |  | open"},
      {"- [ ] Write the runbook 📅 2021-03-05 👤 Alice",
       "Write the runbook | Alice | 2021-03-05 | open"},
      {"- Map a -> b and c / d", "Map a -> b and c / d |  |  | open"},
      {"- Move /var/cache/ — @alice", "Move /var/cache/ | @alice |  | open"},
      {"- Write the runbook — dana@example.com", "Write the runbook | dana@example.com |  | open"},
      {"- Write the runbook — @everyone", "Write the runbook |  |  | open"},
      {"- Write the runbook — @team, due 2021-03-05", "Write the runbook |  | 2021-03-05 | open"},
      {"- Write the runbook — Prevention", "Write the runbook |  |  | open | prevent"},
      {"- Write the runbook — Or buy one", "Write the runbook — Or buy one |  |  | open"},
      {"- Sync with @bob", "Sync with @bob |  |  | open"},
      {"- Ask @bob about the cache", "Ask @bob about the cache |  |  | open"},
      {"- Page on disk usage — @dana (SRE), OPS-17, P1",
       "Page on disk usage | @dana=SRE |  | open |  |  |  | OPS-17"},
      {"- Page on disk usage ([#17](https://git.example/issues/17))",
       "Page on disk usage |  |  | open |  |  |  | #17"},
      {"- Page on disk usage, [ticket](https://git.example/issues/17)",
       "Page on disk usage |  |  | open |  |  |  | https://git.example/issues/17"},
      {"- Land #17 in the next release",
       "Land #17 in the next release |  |  | open |  |  |  | #17"},
      {"- Support UTF-8 names", "Support UTF-8 names |  |  | open"},
      {"- Page on disk usage — status: in progress, due soon",
       "Page on disk usage |  |  | in-progress"},
      {"- Page on disk usage. **(Done during the incident)**",
       "Page on disk usage. (Done during the incident) |  |  | done"},
      {"- **Page on disk usage**: it fills in a day",
       "Page on disk usage: it fills in a day |  |  "
       "| open"},
      {"1. Page on disk usage – why not", "Page on disk usage – why not |  |  | open"},
      {"- Replace the disk, process the backlog",
       "Replace the disk, process the backlog |  |  | open"},
      {"- Page on disk usage\n  - Owner: @alice\n  - Due: 2021-03-05\n  - on all hosts\n",
       "Page on disk usage | @alice | 2021-03-05 | open"},
      {"- [ ] Page on disk usage\n  - [ ] on web hosts\n", "Page on disk usage |  |  | open"},
      {"- Prevention\n  - Page on disk usage\n", "Page on disk usage |  |  | open | prevent"},
      {"- For the disks\n  - [ ] Page on usage\n", "Page on usage |  |  | open"},
      {"- None", ""},
      {"- No action items.", ""},
      {"-", ""},
      {"- [ ] ", ""},
      {"- TODO", ""},
      {"- <what is to be done>", ""},
      {"Text alone is no action.", ""},
      {"> - A quoted action", ""},
  };
  for (const auto& [item, action] : kCases) {
    const std::string expected = action.empty() ? "" : concat(action, "\n");
    EXPECT_EQ(actions(parse(concat("## Action items\n\n", item, "\n"))), expected) << item;
  }
}

TEST(Actions, NameTheirOwnerInManyForms) {
  struct {
    std::string_view item, action;
  } const kCases[] = {
      {"- Write the runbook (Alice)", "Write the runbook | Alice |  | open"},
      {"- Write the runbook [ALICE]", "Write the runbook | ALICE |  | open"},
      {"- [ALICE] Write the runbook", "Write the runbook | ALICE |  | open"},
      {"- Write the runbook [@alice](https://git.example/alice)",
       "Write the runbook | @alice |  | open"},
      {"- Write the runbook ([@alice](https://git.example/alice))",
       "Write the runbook | @alice |  | open"},
      {"- Alice to write the runbook", "write the runbook | Alice |  | open"},
      {"- @alice to write the runbook", "write the runbook | @alice |  | open"},
      {"- @alice and @bob will write the runbook",
       "@alice and @bob will write the runbook | @alice+@bob |  | open"},
      {"- Dana Lee will write the runbook", "Dana Lee will write the runbook | Dana Lee |  | open"},
      {"- **Alice**: write the runbook", "write the runbook | Alice |  | open"},
      {"- **Alice** and **Bob**: write the runbook", "write the runbook | Alice+Bob |  | open"},
      {"- Alice - write the runbook", "write the runbook | Alice |  | open"},
      {"- Write the runbook. Owner - Alice", "Write the runbook | Alice |  | open"},
      {"- Write the runbook _Owner: Team Blue_", "Write the runbook | Team Blue |  | open"},
      {"- Write the runbook — Alice Smith", "Write the runbook | Alice Smith |  | open"},
      {"- Write the runbook - Alice", "Write the runbook | Alice |  | open"},
      {"- Write the runbook (owner: Alice, due 2021-03-05)",
       "Write the runbook | Alice | 2021-03-05 | open"},
      {"- Write the runbook (assigned to Alice)", "Write the runbook | Alice |  | open"},
      {"- Write the runbook, owned by the storage team",
       "Write the runbook | the storage team |  | open"},
      {"- Write the runbook\n  Owner: Alice\n  Due: 2021-03-05",
       "Write the runbook | Alice | 2021-03-05 | open"},
      {"- Write the runbook\n\n  Owner: Alice", "Write the runbook | Alice |  | open"},
      {"- Write the runbook Owner: Alice Due: 2021-03-05",
       "Write the runbook | Alice | 2021-03-05 | open"},
      {"- Write the runbook. Owners: Alice, Bob", "Write the runbook | Alice+Bob |  | open"},
      {"- Write the runbook. Owner: TBD", "Write the runbook |  |  | open"},
      {"- Write the runbook (dana@example.com)", "Write the runbook | dana@example.com |  | open"},
      {"- TODO(alice): write the runbook", "write the runbook | alice |  | open"},
      {"- Action: write the runbook\n- Owner: Alice\n- Due: 2021-03-05",
       "write the runbook | Alice | 2021-03-05 | open"},
      {"- Owner: Alice. Write the runbook", "Write the runbook | Alice |  | open"},
      {"- Write the runbook (owner Hyun, ETA 2021-03-05)",
       "Write the runbook | Hyun | 2021-03-05 | open"},
      {"- Write the runbook — in progress — Hyun Ito",
       "Write the runbook | Hyun Ito |  | in-progress"},
      {"- DevOps will update the runbook", "DevOps will update the runbook | DevOps |  | open"},
      // What names nobody, or somebody else.
      {"- Move to the new proxy (Envoy)", "Move to the new proxy (Envoy) |  |  | open"},
      {"- Need to write the runbook", "Need to write the runbook |  |  | open"},
      {"- Steps to write the runbook", "Steps to write the runbook |  |  | open"},
      {"- Prometheus will page when the queue is full",
       "Prometheus will page when the queue is full |  |  | open"},
      {"- Work with the storage team to write the runbook",
       "Work with the storage team to write the runbook |  |  | open"},
      {"- Ask Alice to write the runbook", "Ask Alice to write the runbook |  |  | open"},
      {"- We will write the runbook", "We will write the runbook |  |  | open"},
      {"- The team will write the runbook", "The team will write the runbook |  |  | open"},
      {"- Cache: drop what is old", "Cache: drop what is old |  |  | open"},
  };
  for (const auto& [item, action] : kCases) {
    EXPECT_EQ(actions(parse(concat("## Action items\n\n", item, "\n"))), concat(action, "\n"))
        << item;
  }
}

TEST(Actions, NameAsOwnerWhomTheDocumentKnows) {
  EXPECT_EQ(
      actions(parse("## Attendees\n\n- RR\n- Zuza Q (SRE)\n\n## Timeline\n\n- 10:02 @quux pages\n\n"
                    "## Actions\n\n- Write the runbook (RR)\n- Page on usage — quux\n"
                    "- Zuza Q: split the cluster\n")),
      "Write the runbook | RR |  | open\nPage on usage | quux |  | open\n"
      "split the cluster | Zuza Q |  | open\n");
}

TEST(Actions, AllEndOnOwnersWhereMostOfThemDoAndOneIsKnown) {
  EXPECT_EQ(actions(parse("## Actions\n\n- Write the runbook (Alice)\n- Page on usage (Torvi)\n"
                          "- Split the cluster (Zuzka Q)\n")),
            "Write the runbook | Alice |  | open\nPage on usage | Torvi |  | open\n"
            "Split the cluster (Zuzka Q) |  |  | open\n");
  EXPECT_EQ(actions(parse("## Actions\n\n- Move to the proxy (Envoy)\n- Drop the queue (Kafka)\n")),
            "Move to the proxy (Envoy) |  |  | open\nDrop the queue (Kafka) |  |  | open\n");
}

TEST(Actions, SayHowFarTheyAre) {
  struct {
    std::string_view item, action;
  } const kCases[] = {
      {"- ✅ Write the runbook", "Write the runbook |  |  | done"},
      {"- Write the runbook ✅", "Write the runbook |  |  | done"},
      {"- ☑ Write the runbook", "Write the runbook |  |  | done"},
      {"- ✓ Write the runbook", "Write the runbook |  |  | done"},
      {"- :white_check_mark: Write the runbook", "Write the runbook |  |  | done"},
      {"- ~~Write the runbook~~", "Write the runbook |  |  | done"},
      {"- [x] ~~Write the runbook~~ @alice", "Write the runbook | @alice |  | done"},
      {"- Write the runbook (done)", "Write the runbook |  |  | done"},
      {"- [DONE] Write the runbook", "Write the runbook |  |  | done"},
      {"- Write the runbook [DONE]", "Write the runbook |  |  | done"},
      {"- DONE: Write the runbook", "Write the runbook |  |  | done"},
      {"- TODO Write the runbook", "Write the runbook |  |  | open"},
      {"- Write the runbook (in progress)", "Write the runbook |  |  | in-progress"},
      {"- Prevent: Refuse an empty list", "Refuse an empty list |  |  | open | prevent"},
      {"- P1: Refuse an empty list", "Refuse an empty list |  |  | open"},
  };
  for (const auto& [item, action] : kCases) {
    EXPECT_EQ(actions(parse(concat("## Action items\n\n", item, "\n"))), concat(action, "\n"))
        << item;
  }
}

TEST(Actions, ThatAreDeclinedSayWhy) {
  struct {
    std::string_view item, text, reason;
  } const kCases[] = {
      {"- [-] Split the cluster — @bob — declined: it costs more than a day a year",
       "Split the cluster", "it costs more than a day a year"},
      {"- [-] Split the cluster (declined: too dear)", "Split the cluster", "too dear"},
      {"- Split the cluster — won't fix because it is gone next year", "Split the cluster",
       "it is gone next year"},
      {"- [-] **A2** Split the cluster: too dear, and too slow", "Split the cluster",
       "too dear, and too slow"},
      {"- [-] Split the cluster because it is too dear", "Split the cluster", "it is too dear"},
      {"- [-] Split the cluster\n  - Reason: too dear, and slow", "Split the cluster",
       "too dear, and slow"},
      {"- [-] Split the cluster — @bob", "Split the cluster", ""},
      {"- [ ] Split the cluster: in three", "Split the cluster: in three", ""},
  };
  for (const auto& [item, text, reason] : kCases) {
    const Document document = parse(concat("## Actions\n\n", item, "\n"));
    ASSERT_EQ(document.actions.size(), 1u) << item;
    EXPECT_EQ(document.actions[0].text, text) << item;
    EXPECT_EQ(document.actions[0].reason, reason) << item;
    EXPECT_EQ(document.source.slice(document.actions[0].text_span).substr(0, 5), "Split") << item;
  }
  const Document table = parse(
      "## Actions\n\n| Action | Status | Comment |\n|---|---|---|\n"
      "| Split the cluster | rejected | too dear |\n"
      "| Write the runbook | open | soon |\n");
  EXPECT_EQ(table.actions.at(0).reason, "too dear");
  EXPECT_EQ(table.actions.at(1).reason, "");
}

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
    EXPECT_EQ(actions(parse(std::string(body))), action) << body;
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
    EXPECT_EQ(actions(parse(concat("## Actions\n\n", body, "\n"))), "") << body;
  }
}

TEST(Actions, OfATableAreFoundInAnyColumns) {
  EXPECT_EQ(actions(parse(R"(## Actions

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
  EXPECT_EQ(
      actions(parse("## Action items\n\n| Action Item | Type | Team | Bug |\n|---|---|---|---|\n"
                    "| Write the runbook | mitigate | Search | n/a **DONE** |\n"
                    "| Page on usage | detect | Storage | #12 |\n")),
      "Write the runbook | Search |  | done | mitigate\n"
      "Page on usage | Storage |  | open | detect |  |  | #12\n");
}

TEST(Actions, GiveAReasonWhereThereAreNone) {
  struct {
    std::string_view body, reason;
  } const kCases[] = {
      {"No action because the old cluster is gone.", "the old cluster is gone."},
      {"- None: the old cluster is gone", "the old cluster is gone"},
      {"None. The old cluster is gone.", "The old cluster is gone."},
      {"No further action is needed, since the old cluster is gone", "the old cluster is gone"},
      {"n/a (the old cluster is gone)", "the old cluster is gone"},
      {"None.", ""},
      {"- No action items", ""},
      {"- Write the runbook", ""},
  };
  for (const auto& [body, reason] : kCases) {
    const Document document = parse(concat("## Actions\n\n", body, "\n"));
    EXPECT_EQ(document.no_actions ? document.no_actions->value : "", reason) << body;
    if (document.no_actions) {
      EXPECT_EQ(document.source.slice(document.no_actions->span), reason);
    }
  }
}

TEST(Actions, KeepWhatIsNoDateWhereADateIsAskedFor) {
  const Document document = parse(
      "## Actions\n\n- Write the runbook — @alice, due next week\n"
      "- Page on usage. Due: 2024-13-05\n- Split it — due: TBD\n");
  ASSERT_EQ(document.actions.size(), 3u);
  ASSERT_TRUE(document.actions[0].unread_due && document.actions[1].unread_due);
  EXPECT_EQ(document.actions[0].unread_due->value, "next week");
  EXPECT_EQ(document.source.slice(document.actions[1].unread_due->span), "2024-13-05");
  EXPECT_FALSE(document.actions[2].unread_due);
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
      const Document document = parse(concat(head, body, "\n"));
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
  EXPECT_EQ(parse(text).actions.size(), 500u);
  // A cell of hundreds of names is no list of people.
  std::string names;
  for (int i = 0; i < 300; ++i) names += "cy and ";
  const Document document =
      parse(concat("## Actions\n\n| Action | Owner |\n|---|---|\n| Write it | ", names, " |\n"));
  ASSERT_EQ(document.actions.size(), 1u);
  EXPECT_LE(document.actions[0].owners.size(), 64u);
}

TEST(Actions, OfATableAreFoundUnderAnyUsualHead) {
  const Document document = parse(R"(## Actions

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
  EXPECT_EQ(actions(document),
            "[A1] Add a check | @alice | 2021-03-05 | in-progress | prevent | stronger | F1+F3 | "
            "OPS-7\n"
            "[A2] Page on usage | Bob=SRE+@cy |  | done\n"
            "Write the runbook |  | 2021-03-06 | open\n");
  EXPECT_EQ(document.source.slice(document.actions[0].due->span), "2021-03-05");
  EXPECT_EQ(document.source.slice(document.actions[0].addresses[1].span), "F3");
  EXPECT_EQ(document.source.slice(document.actions[0].text_span), "Add a *check");
}

TEST(Actions, AddressFactsAndFactors) {
  EXPECT_EQ(actions(parse("## Actions\n\n- Write the runbook — @alice, X1, F2\n"
                          "- Page on usage (addresses X12)\n- Buy an X1-Carbon\n")),
            "Write the runbook | @alice |  | open |  |  | X1+F2\n"
            "Page on usage |  |  | open |  |  | X12\n"
            "Buy an X1-Carbon |  |  | open\n");
}

TEST(Actions, OfATableHaveSeveralOwnersInACell) {
  EXPECT_EQ(actions(parse(R"(## Actions

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
    EXPECT_EQ(actions(parse(concat("## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n",
                                   "| Write the runbook | Dee | ", due, " |\n"))),
              "Write the runbook | Dee | 2021-03-05 | open\n")
        << due;
  }
  for (const std::string_view due :
       {"2021年13月5日", "soon", "Q2", "Q2 2021", "年月日", "2021年"}) {
    EXPECT_EQ(actions(parse(concat("## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n",
                                   "| Write the runbook | Dee | ", due, " |\n"))),
              "Write the runbook | Dee |  | open\n")
        << due;
  }
}

TEST(Actions, OfATableAreFoundWhereItsHeadNamesThem) {
  // Below no heading of actions: what it asks for says what it is.
  EXPECT_EQ(actions(parse("# Cache away\n\n**Status**: complete\n\n"
                          "| Action Item | Type | Owner | Bug |\n|---|---|---|---|\n"
                          "| Write the runbook | process | Disk-2 team | TODO |\n"
                          "| Page on usage | prevention | Disk-2 team | n/a DONE |\n")),
            "Write the runbook | Disk-2 team |  | open | process\n"
            "Page on usage | Disk-2 team |  | done | prevent\n");
  EXPECT_EQ(actions(parse("## Where we go\n\n| Task | Owner | Due date |\n|---|---|---|\n"
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
    EXPECT_EQ(actions(parse(std::string(body))), "") << body;
  }
}

TEST(Actions, AreReadUnderHeadsInOtherLanguages) {
  EXPECT_EQ(
      actions(parse("## 対応\n\n### 予防\n\n| ID | 内容 | 担当者 | 期限 |\n|---|---|---|---|\n"
                    "| P-1 | 手順書を書く | 検索 担当 | 2021-03-05 |\n")),
      "[P-1] 手順書を書く | 検索 担当 | 2021-03-05 | open\n");
  EXPECT_EQ(
      actions(parse("## Maßnahmen\n\n| Aufgabe | Verantwortlich | Fällig am |\n|---|---|---|\n"
                    "| Handbuch schreiben | Dee | 05.03.2021 |\n")),
      "Handbuch schreiben | Dee | 2021-03-05 | open\n");
  EXPECT_EQ(actions(parse("## Próximos pasos\n\n- Escribir la guía — @dee\n")),
            "Escribir la guía | @dee |  | open\n");
}

TEST(Actions, AreTheLinesOfAParagraphThatMostlyAsk) {
  EXPECT_EQ(actions(parse("## Lessons Learned and Future Improvements\nWrite the runbook.\n"
                          "Louder alarms when disks fill.\nTest the failover each month.\n")),
            "Write the runbook. |  |  | open\n"
            "Louder alarms when disks fill. |  |  | open\n"
            "Test the failover each month. |  |  | open\n");
  EXPECT_EQ(actions(parse("## Actions\n\nThe disk was full.\nNobody saw it.\nAdd a check.\n")),
            "Add a check. |  |  | open\n");
}

TEST(Actions, AreNoLessonsBesideThem) {
  EXPECT_EQ(actions(parse("## Lessons and action items\n\n- Disks are slow\n- The page was late\n"
                          "\nWhat we do:\n\n- Write the runbook\n- Louder alarms\n")),
            "Write the runbook |  |  | open\nLouder alarms |  |  | open\n");
}

TEST(Actions, OfATableAreFoundUnderHeadsOfSeveralWords) {
  for (const std::string_view head :
       {"Who? | Completion target", "Engineer | Ready", "Responsible party | Target delivery date",
        "Assigned engineer | Complete by", "Squad | Scheduled for",
        "Team that is responsible | Estimated completion date"}) {
    EXPECT_EQ(
        actions(parse(concat("## Actions\n\n| Action | ", head,
                             " |\n|---|---|---|\n| Write the runbook | Disk-2 | 2021-03-05 |\n"))),
        "Write the runbook | Disk-2 | 2021-03-05 | open\n")
        << head;
  }
}

TEST(Actions, AreNotDueOnTheDayTheyWereWrittenDown) {
  EXPECT_EQ(actions(parse("## Actions\n\n| Action | Owner | Added on |\n|---|---|---|\n"
                          "| Write the runbook | Dee | 2021-03-05 |\n")),
            "Write the runbook | Dee |  | open\n");
}

TEST(Actions, AreWishesAndSingleMeasures) {
  EXPECT_EQ(actions(parse("## Follow-up\n\nIt would be useful to hear of full disks sooner. (added "
                          "a page)\n")),
            "It would be useful to hear of full disks sooner. (added a page) |  |  | open\n");
  EXPECT_EQ(actions(parse("## Corrective and preventative measure\n\nEmphasize the runbook in the "
                          "training.\n")),
            "Emphasize the runbook in the training. |  |  | open\n");
}

TEST(Actions, OfATableHaveNoOwnerWhereNobodyIsNamed) {
  EXPECT_EQ(actions(parse(R"(## Actions

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

TEST(Actions, TakeTheTypeOfTheHeadingAboveThem) {
  EXPECT_EQ(actions(parse("## Actions\n\n### Detection\n\n- Page on usage\n- Fix it — repair\n\n"
                          "### Other\n\n- Clean up\n")),
            "Page on usage |  |  | open | detect\n"
            "Fix it |  |  | open | repair\n"
            "Clean up |  |  | open\n");
}

TEST(Actions, SpansSliceToWhatTheySay) {
  const Document document =
      parse("## Actions\n\n- [ ] **A1** Add a `check` — @alice, due 2021-03-05, F1, #12\n");
  const Action& action = document.actions.at(0);
  const auto slice = [&](Span span) { return document.source.slice(span); };
  EXPECT_EQ(slice(action.id_span), "A1");
  EXPECT_EQ(slice(action.text_span), "Add a `check");
  EXPECT_EQ(slice(action.owners.at(0).span), "@alice");
  EXPECT_EQ(slice(action.due->span), "2021-03-05");
  EXPECT_EQ(slice(action.addresses.at(0).span), "F1");
  EXPECT_EQ(slice(action.tracker->span), "#12");
  EXPECT_EQ(slice(action.span), "- [ ] **A1** Add a `check` — @alice, due 2021-03-05, F1, #12");
}

TEST(Factors, HaveIdKindAndText) {
  const Document document = parse(R"(## Contributing factors

- **F1** (org.production-pressure) Launch came before the freeze ← T3, S:alice
- F2: The script took an empty list
- No kind, no id
-

| Factor | Kind |
|---|---|
| F3 The page went to a muted channel | tool.observability |
)");
  std::string lines;
  for (const Factor& factor : document.factors) {
    append(lines, factor.id, " | ", factor.kind, " | ", factor.text, "\n");
  }
  EXPECT_EQ(lines,
            "F1 | org.production-pressure | Launch came before the freeze\n"
            "F2 |  | The script took an empty list\n"
            " |  | No kind, no id\n"
            "F3 | tool.observability | The page went to a muted channel\n");
}

TEST(Stories, AreTheHeadingsBelowTheirSection) {
  const Document document = parse(
      "## Stories\n\n### @alice — on-call\n\ntext\n\n#### Later\n\n### Bob (release manager)\n\n"
      "### The reviewer\n\n### Cy’s story\n\n## Timeline\n\n### Database\n");
  std::string lines;
  for (const Story& story : document.stories) {
    append(lines, story.who, " | ", story.role, " | ", document.source.slice(story.heading), "\n");
  }
  EXPECT_EQ(lines,
            "@alice | on-call | ### @alice — on-call\n"
            "Bob | release manager | ### Bob (release manager)\n"
            "The reviewer |  | ### The reviewer\n"
            "Cy |  | ### Cy’s story\n");
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
