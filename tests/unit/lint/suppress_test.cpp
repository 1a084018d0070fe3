// What authors suppress, and what is said about it.

#include "linting.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"
#include "debrief/text/edit.h"

namespace debrief {
namespace {

using ::testing::SizeIs;

std::vector<Finding> findings_of(std::string_view text, const LintOptions& options = {},
                                 const Config& config = {}) {
  const Document document = parse_document(SourceFile("a.md", std::string(text)));
  return lint_document(document, config, own_rules(), {}, options);
}

constexpr std::string_view kSentence = "The on-call engineer should have checked it.\n";

TEST(Suppression, TakesAwayWhatItCoversWhenItGivesAReason) {
  const struct {
    std::string_view text, left;
  } kCases[] = {
      {"<!-- debrief-ignore blame/should-have: her words -->\nShe should have checked it.\n", ""},
      {"<!-- debrief-ignore blame: her words -->\nShe should have checked it.\n", ""},
      {"<!-- debrief-ignore-file blame/should-have: old -->\n\n## A\n\nShe should have checked "
       "it.\n",
       ""},
      {"## A\n\n<!-- debrief-ignore-section blame/should-have: old -->\n\nShe should have "
       "asked.\n\n"
       "## B\n\nShe should have checked it.\n",
       "9:5 warning blame/should-have\n"},
      {"<!-- debrief-ignore blame/should-have: hers -->\nShe should have asked.\n\n"
       "She should have checked it.\n",
       "4:5 warning blame/should-have\n"},
  };
  for (const auto& [text, left] : kCases) EXPECT_EQ(shown(findings_of(text)), left) << text;
}

TEST(Suppression, IsNotHonouredWithoutAReasonARuleOrARuleThatExists) {
  const struct {
    std::string_view comment, message;
  } kCases[] = {
      {"<!-- debrief-ignore blame/should-have -->",
       "the comment gives no reason, so it suppresses nothing"},
      {"<!-- debrief-ignore -->", "the comment names no rule, so it suppresses nothing"},
      {"<!-- debrief-ignore blame/should-hav: hers -->",
       "no rule is named “blame/should-hav”; did you mean “blame/should-have”?"},
      {"<!-- debrief-ignor blame/should-have: hers -->",
       "“debrief-ignor” is no comment that debrief knows; did you mean “debrief-ignore”?"},
      {"<!-- Debrief-Ignore blame/should-have: hers -->",
       "“Debrief-Ignore” is no comment that debrief knows; did you mean “debrief-ignore”?"},
      {"<!-- debrief-ignore-sections blame/should-have: hers -->",
       "“debrief-ignore-sections” is no comment that debrief knows; did you mean "
       "“debrief-ignore-section”?"},
      {"<!-- debrief-disable blame/should-have: hers -->",
       "“debrief-disable” is no comment that debrief knows; there are debrief-ignore, "
       "debrief-ignore-section, debrief-ignore-file"},
      {"<!-- debrief-ignore process/unused-suppression: loud -->",
       "no comment can suppress process/unused-suppression"},
  };
  for (const auto& [comment, message] : kCases) {
    const auto findings = findings_of(concat(comment, "\n", kSentence));
    ASSERT_THAT(findings, SizeIs(2)) << comment;
    EXPECT_EQ(findings[0].rule, "process/suppression");
    EXPECT_EQ(findings[0].message, message);
    EXPECT_EQ(findings[1].rule, "blame/should-have");
  }
}

TEST(Suppression, CannotSuppressWhatIsSaidAboutIt) {
  EXPECT_EQ(shown(findings_of("<!-- debrief-ignore-file process: no talk -->\n\n"
                              "<!-- debrief-ignore blame/should-have -->\nText.\n",
                              {.ignore = {"process/unused-suppression"}})),
            "3:1 error process/suppression\n");
}

TEST(Suppression, IsReportedWithAFixWhenNothingIsThereToSuppress) {
  const struct {
    std::string_view text, fixed;
  } kCases[] = {
      {"Before.\n\n<!-- debrief-ignore blame/should-have: hers -->\nIt was green.\n",
       "Before.\n\nIt was green.\n"},
      {"It was green. <!-- debrief-ignore blame/should-have: hers -->\n", "It was green.\n"},
      {"It was green.\n\n<!-- debrief-ignore-file blame/should-have: hers -->",
       "It was green.\n\n"},
  };
  for (const auto& [text, fixed] : kCases) {
    const auto findings = findings_of(text);
    ASSERT_THAT(findings, SizeIs(1)) << text;
    EXPECT_EQ(findings[0].rule, "process/unused-suppression");
    ASSERT_TRUE(findings[0].fix) << text;
    EXPECT_EQ(apply_edits(text, findings[0].fix->edits), fixed);
  }
}

TEST(Suppression, NamesTheRuleOfSeveralThatFindsNothing) {
  const auto findings = findings_of(
      "<!-- debrief-ignore blame/should-have, blame/human-error: hers -->\n"
      "She should have checked it.\n");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].message, "nothing is found here for “blame/human-error” to cover");
  EXPECT_EQ(findings[0].begin, (Position{1, 40}));
  EXPECT_FALSE(findings[0].fix);
}

TEST(Suppression, IsNotUnusedWhereItsRuleDoesNotRun) {
  const std::string_view text = "<!-- debrief-ignore blame/should-have: hers -->\nIt was green.\n";
  EXPECT_EQ(shown(findings_of(text, {.ignore = {"blame/should-have"}})), "");
  Config config;
  config.rules["blame/should-have"] = "off";
  EXPECT_EQ(shown(findings_of(text, {}, config)), "");
  const std::string_view structural =
      "<!-- debrief-ignore-file facts/missing: short -->\n\nText.\n";
  EXPECT_EQ(shown(findings_of(structural)), "") << "no check is there to run";
}

TEST(Suppression, CannotSwitchOnWhatConfigurationSwitchedOff) {
  Config config;
  config.rules = {{"process/suppression", "off"}, {"blame/should-have", "off"}};
  EXPECT_EQ(shown(findings_of(concat("<!-- debrief-ignore blame/should-have -->\n", kSentence), {},
                              config)),
            "");
}

TEST(Suppression, IsCounted) {
  const std::string text =
      "<!-- debrief-ignore blame/should-have: hers -->\nShe should have checked it.\n";
  EXPECT_EQ(lint(corpus_of({{"a.md", text}, {"b.md", text}}), own_rules(), {}, {}).suppressed, 2u);
}

}  // namespace
}  // namespace debrief
