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
