// Actions: what a line says of one.

#include "action_lines.h"
#include "support/fixtures.h"
#include <gtest/gtest.h>

namespace debrief {
namespace {

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
    EXPECT_EQ(action_lines(parse_actions(concat("## Action items\n\n", item, "\n"))), expected)
        << item;
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
    EXPECT_EQ(action_lines(parse_actions(concat("## Action items\n\n", item, "\n"))),
              concat(action, "\n"))
        << item;
  }
}

TEST(Actions, NameAsOwnerWhomTheDocumentKnows) {
  EXPECT_EQ(action_lines(parse_actions(
                "## Attendees\n\n- RR\n- Zuza Q (SRE)\n\n## Timeline\n\n- 10:02 @quux pages\n\n"
                "## Actions\n\n- Write the runbook (RR)\n- Page on usage — quux\n"
                "- Zuza Q: split the cluster\n")),
            "Write the runbook | RR |  | open\nPage on usage | quux |  | open\n"
            "split the cluster | Zuza Q |  | open\n");
}

TEST(Actions, AllEndOnOwnersWhereMostOfThemDoAndOneIsKnown) {
  EXPECT_EQ(action_lines(
                parse_actions("## Actions\n\n- Write the runbook (Alice)\n- Page on usage (Torvi)\n"
                              "- Split the cluster (Zuzka Q)\n")),
            "Write the runbook | Alice |  | open\nPage on usage | Torvi |  | open\n"
            "Split the cluster (Zuzka Q) |  |  | open\n");
  EXPECT_EQ(action_lines(parse_actions(
                "## Actions\n\n- Move to the proxy (Envoy)\n- Drop the queue (Kafka)\n")),
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
    EXPECT_EQ(action_lines(parse_actions(concat("## Action items\n\n", item, "\n"))),
              concat(action, "\n"))
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
    const Document document = parse_actions(concat("## Actions\n\n", item, "\n"));
    ASSERT_EQ(document.actions.size(), 1u) << item;
    EXPECT_EQ(document.actions[0].text, text) << item;
    EXPECT_EQ(document.actions[0].reason, reason) << item;
    EXPECT_EQ(document.source.slice(document.actions[0].text_span).substr(0, 5), "Split") << item;
  }
  const Document table = parse_actions(
      "## Actions\n\n| Action | Status | Comment |\n|---|---|---|\n"
      "| Split the cluster | rejected | too dear |\n"
      "| Write the runbook | open | soon |\n");
  EXPECT_EQ(table.actions.at(0).reason, "too dear");
  EXPECT_EQ(table.actions.at(1).reason, "");
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
    const Document document = parse_actions(concat("## Actions\n\n", body, "\n"));
    EXPECT_EQ(document.no_actions ? document.no_actions->value : "", reason) << body;
    if (document.no_actions) {
      EXPECT_EQ(document.source.slice(document.no_actions->span), reason);
    }
  }
}

TEST(Actions, KeepWhatIsNoDateWhereADateIsAskedFor) {
  const Document document = parse_actions(
      "## Actions\n\n- Write the runbook — @alice, due next week\n"
      "- Page on usage. Due: 2024-13-05\n- Split it — due: TBD\n");
  ASSERT_EQ(document.actions.size(), 3u);
  ASSERT_TRUE(document.actions[0].unread_due && document.actions[1].unread_due);
  EXPECT_EQ(document.actions[0].unread_due->value, "next week");
  EXPECT_EQ(document.source.slice(document.actions[1].unread_due->span), "2024-13-05");
  EXPECT_FALSE(document.actions[2].unread_due);
}

TEST(Actions, AddressFactsAndFactors) {
  EXPECT_EQ(action_lines(parse_actions("## Actions\n\n- Write the runbook — @alice, X1, F2\n"
                                       "- Page on usage (addresses X12)\n- Buy an X1-Carbon\n")),
            "Write the runbook | @alice |  | open |  |  | X1+F2\n"
            "Page on usage |  |  | open |  |  | X12\n"
            "Buy an X1-Carbon |  |  | open\n");
}

TEST(Actions, TakeTheTypeOfTheHeadingAboveThem) {
  EXPECT_EQ(action_lines(parse_actions(
                "## Actions\n\n### Detection\n\n- Page on usage\n- Fix it — repair\n\n"
                "### Other\n\n- Clean up\n")),
            "Page on usage |  |  | open | detect\n"
            "Fix it |  |  | open | repair\n"
            "Clean up |  |  | open\n");
}

TEST(Actions, SpansSliceToWhatTheySay) {
  const Document document =
      parse_actions("## Actions\n\n- [ ] **A1** Add a `check` — @alice, due 2021-03-05, F1, #12\n");
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

}  // namespace
}  // namespace debrief
