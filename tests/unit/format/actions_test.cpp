// Actions and factors before and after.

#include "formatting.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// One action's item, formatted.
std::string line(std::string_view item) {
  constexpr std::string_view kHead = "## Actions\n\n";
  return formatted_body(concat(kHead, item, "\n")).substr(kHead.size());
}

TEST(FormatActions, WritesTheWholeLine) {
  const struct {
    std::string_view item, form;
  } kCases[] = {
      {"- [ ] **A1** Page at 60 % — @alice, due 2024-05-28, prevent, stronger, F1 F3, #4512",
       "- [ ] **A1** Page at 60 % — @alice, due 2024-05-28, prevent, stronger, F1 F3, #4512"},
      // Pieces in any order, under labels, in brackets.
      {"- [ ] **A1** Page at 60 % - #4512, F1, F3, prevention, @alice, due: 28 May 2024",
       "- [ ] **A1** Page at 60 % — @alice, due 2024-05-28, prevent, F1 F3, #4512"},
      {"- [ ] A1: Page at 60 % (@alice, due 2024-05-28)",
       "- [ ] **A1** Page at 60 % — @alice, due 2024-05-28"},
      {"- [ ] A1 Page at 60 % — Owner: @alice; Ticket: OPS-7",
       "- [ ] **A1** Page at 60 % — @alice, OPS-7"},
      {"- [ ] **A1** [detect] Page at 60 % — @alice", "- [ ] **A1** Page at 60 % — @alice, detect"},
      {"- [ ] **A1** Page at 60 % — @alice (SRE) and @bob, by Tuesday, 28 May 2024",
       "- [ ] **A1** Page at 60 % — @alice (SRE), @bob, due 2024-05-28"},
      {"- [ ] **A1** Page at 60 % — @alice, P1, [#4512](https://example.org/4512)",
       "- [ ] **A1** Page at 60 % — @alice, [#4512](https://example.org/4512), P1"},
      // The id in its own markup.
      {"- [ ] **A1:** Page at 60 % — @alice", "- [ ] **A1** Page at 60 % — @alice"},
      {"- [ ] **A1**: **Page** at `60 %` — @alice", "- [ ] **A1** **Page** at `60 %` — @alice"},
      // A box for what has none; what is done is said by the box.
      {"- **A1** Page at 60 % — @alice", "- [ ] **A1** Page at 60 % — @alice"},
      {"1. **A1** Page at 60 % — @alice, done", "1. [x] **A1** Page at 60 % — @alice"},
      {"- [X] **A1** Page at 60 % — @alice", "- [X] **A1** Page at 60 % — @alice"},
      // The text keeps its bytes: full stop, markup, links, comments.
      {"- [ ] **A1** Page at 60 %. @alice", "- [ ] **A1** Page at 60 %. — @alice"},
      {"- [ ] **A1** *Page* at [the\\_rate](x.md) -  @alice <!-- ask her -->",
       "- [ ] **A1** *Page* at [the\\_rate](x.md) — @alice <!-- ask her -->"},
      {"- [ ] **A1** **Page at 60 %** - @alice", "- [ ] **A1** **Page at 60 %** — @alice"},
      // Lines stay broken where the author broke them.
      {"- [ ] **A1** Page at\n  60 % — @alice,\n  due 2024-05-28",
       "- [ ] **A1** Page at\n  60 % — @alice,\n  due 2024-05-28"},
      {"- [ ] **A1** Page at\n  60 %\n  (@alice)", "- [ ] **A1** Page at\n  60 %\n  — @alice"},
      // Details are left alone.
      {"- [ ] **A1** Page at 60 %\n  - Owner: @alice\n  - Due: May 28th, 2024",
       "- [ ] **A1** Page at 60 %\n  - Owner: @alice\n  - Due: May 28th, 2024"},
  };
  for (const auto& [item, form] : kCases) EXPECT_EQ(line(item), concat(form, "\n")) << item;
}

TEST(FormatActions, LeavesALineInWhichSomethingHasNoPlaceButGivesItAnId) {
  const struct {
    std::string_view item, form, refusal;
  } kCases[] = {
      {"- [ ] **A1** Page at 60 % — @alice, due soon",
       "- [ ] **A1** Page at 60 % — @alice, due soon",
       "“soon” has no place in the line of an action; this action stays as it is"},
      {"- [ ] Page at 60 % — @alice, due soon", "- [ ] **A1** Page at 60 % — @alice, due soon",
       "“soon” has no place in the line of an action; this action stays as it is but for its id"},
      {"- [ ] **A1** **Page at 60 % — @alice**", "- [ ] **A1** **Page at 60 % — @alice**",
       "its metadata stands within markup of its text; this action stays as it is"},
      {"- [ ] **A1 Page** at 60 % — @alice", "- [ ] **A1 Page** at 60 % — @alice",
       "its id shares markup with its text; this action stays as it is"},
  };
  for (const auto& [item, form, refusal] : kCases) {
    EXPECT_EQ(line(item), concat(form, "\n"));
    EXPECT_EQ(refusals_of_body(concat("## Actions\n\n", item, "\n")), concat("3: ", refusal, "\n"));
  }
}

TEST(FormatActions, GivesIdsThatWereNeverGiven) {
  EXPECT_EQ(formatted_body("## Actions\n\n- [ ] One\n- [ ] **A2** Two — #7, A5\n- [ ] Three\n"),
            "## Actions\n\n- [ ] **A6** One\n- [ ] **A2** Two — A5, #7\n- [ ] **A7** Three\n");
  EXPECT_EQ(formatted_body("## Actions\n\n- [ ] One\n", {.taken_ids = {"A9", "F3", "x"}}),
            "## Actions\n\n- [ ] **A10** One\n");
  // The check-back speaks of an action that is gone.
  const std::string check_back = "\n## Check-back\n\n|Fact|Through|\n|-|-|\n|x|A4|\n";
  EXPECT_EQ(formatted_body(concat("## Actions\n\n- [ ] One\n- [ ] **A2** Two\n", check_back)),
            concat("## Actions\n\n- [ ] **A5** One\n- [ ] **A2** Two\n", check_back));
  // Without any ids, references go by places.
  EXPECT_EQ(formatted_body("## Contributing factors\n\n- One\n- Two\n\n## Actions\n\n"
                           "- [ ] Mend two — F2\n- [ ] Mend one — F1\n"),
            "## Contributing factors\n\n- **F1** One\n- **F2** Two\n\n## Actions\n\n"
            "- [ ] **A1** Mend two — F2\n- [ ] **A2** Mend one — F1\n");
  EXPECT_EQ(formatted_body("## Contributing factors\n\n- One ← T1\n- **F4** Two\n* (proc.rollout) "
                           "Three\n"),
            "## Contributing factors\n\n- **F5** One ← T1\n- **F4** Two\n* **F6** (proc.rollout) "
            "Three\n");
}

TEST(FormatActions, FormatsTheCellsOfATable) {
  EXPECT_EQ(formatted_body("## Actions\n\n|ID|Action|Owner|Due|Type|Status|\n|-|-|-|-|-|-|\n"
                           "|A3|Page|@alice|May 28th, 2024|Prevention|In Progress|\n"
                           "||Restart|Bob||chore|✅|\n"),
            "## Actions\n\n"
            "| ID  | Action  | Owner  | Due        | Type    | Status      |\n"
            "|-----|---------|--------|------------|---------|-------------|\n"
            "| A3  | Page    | @alice | 2024-05-28 | prevent | in progress |\n"
            "| A4  | Restart | Bob    |            | chore   | ✅          |\n");
  EXPECT_EQ(formatted_body("## Actions\n\n|Action|Owner|\n|-|-|\n|Page|@alice|\n"),
            "## Actions\n\n| Action      | Owner  |\n|-------------|--------|\n"
            "| **A1** Page | @alice |\n");
}

TEST(FormatDocument, KeepsLineEndingsMarksAndWhatIsNotManaged) {
  EXPECT_EQ(
      formatted("\xEF\xBB\xBF---\r\ndebrief: 1\r\n---\r\n\r\n## Actions\r\n\r\n- One\r\n* Two"),
      "\xEF\xBB\xBF---\r\ndebrief: 1\r\n---\r\n\r\n## Actions\r\n\r\n- [ ] **A1** One\r\n"
      "* [ ] **A2** Two");
  const std::string legacy = "## Actions\n\n- One\n";
  EXPECT_EQ(formatted(legacy), legacy);
  EXPECT_EQ(formatted(legacy, {.legacy = LegacyFormatting::kAllow}),
            "## Actions\n\n- [ ] **A1** One\n");
}

TEST(FormatDocument, RefusesWhatIsNotWhollyRead) {
  const struct {
    std::string bytes, refusal;
  } kCases[] = {
      {"## Actions\n\n- One\n",
       "the front matter has no “debrief” key, so the document is not managed"},
      {"---\ndebrief: 1\n---\n## Actions\n\n- One \xFF\n", "the bytes here are no UTF-8"},
      {std::string("---\ndebrief: 1\n---\n## Actions\n\n- One \0\n", 39), "a NUL byte stands here"},
      {concat("---\ndebrief: 1\n---\n## Actions\n\n- ", std::string(70'000, 'x'), "\n"),
       "a line of 70,002 bytes exceeds the limit of 16,384"},
  };
  for (const auto& [bytes, refusal] : kCases) {
    const FormatResult result = format_document(parse_document(SourceFile("a.md", bytes)));
    EXPECT_TRUE(result.edits.empty());
    ASSERT_EQ(result.refusals.size(), 1u);
    EXPECT_EQ(result.refusals[0].message, refusal);
  }
  const FormatResult open = format_document(
      parse_document(SourceFile("a.md", "---\ndebrief: 1\n\n## Actions\n\n- One\n")));
  EXPECT_TRUE(open.edits.empty());
  EXPECT_EQ(open.refusals.size(), 1u);
}

}  // namespace
}  // namespace debrief
