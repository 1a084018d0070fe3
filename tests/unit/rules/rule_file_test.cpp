#include "rule_cases.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/rules/rule_parts.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;

TEST(ParseRule, ReadsEveryPart) {
  const Result<Rule> read =
      parse_rule({".debrief/rules/blame/plain.yaml", std::string(kPlainRule)}, shipped_lexicon());
  ASSERT_TRUE(read) << error_of(read);
  EXPECT_EQ(read->id, "blame/plain");
  EXPECT_EQ(read->group(), "blame");
  EXPECT_EQ(read->since, "0.1");
  EXPECT_EQ(read->status, RuleStatus::kStable);
  EXPECT_EQ(read->severity, Severity::kWarning);
  EXPECT_EQ(read->confidence, Confidence::kHigh);
  EXPECT_EQ(read->path, ".debrief/rules/blame/plain.yaml");
  EXPECT_TRUE(read->applies.sections.admits("facts"));
  EXPECT_FALSE(read->applies.sections.admits("actions"));
  EXPECT_TRUE(read->applies.kinds.admits("heading"));
  ASSERT_EQ(read->matchers.size(), 3u);
  EXPECT_THAT(read->matchers[0].frame.modals, ElementsAre("should"));
  EXPECT_EQ(read->matchers[0].frame.aspect, Frame::Aspect::kPerfect);
  EXPECT_EQ(read->matchers[0].frame.agents.any, (AgentKinds{AgentKind::kPerson, AgentKind::kTeam}));
  EXPECT_THAT(read->matchers[1].phrases, ElementsAre("plain words", "~check nothing"));
  EXPECT_EQ(read->matchers[2].agents.any, AgentKinds{AgentKind::kPerson});
  EXPECT_EQ(read->message, "“{match}” is plain");
  ASSERT_EQ(read->bad.size(), 3u);
  EXPECT_EQ(read->bad[0].text, "The engineer should have checked.");
  EXPECT_THAT(read->bad[0].marks, ElementsAre(Span{13, 32}));
  EXPECT_EQ(read->bad[0].line, 18u);
  EXPECT_EQ(read->bad[2].section, "stories");
  EXPECT_EQ(read->bad[2].line, 20u);
  ASSERT_EQ(read->good.size(), 3u);
  EXPECT_EQ(read->good[1].text, "The mail said “we should have slept”.");
}

TEST(ParseRule, SaysWhereAndWhatIsWrong) {
  struct {
    std::string_view from, to, error;
  } const kCases[] = {
      // What the schema knows.
      {"severity:", "severty:", "3:1: unknown key “severty”; did you mean “severity”?"},
      {"question:", "questoin:", "13:1: unknown key “questoin”; did you mean “question”?"},
      {"severity: warning", "severity: warn",
       "3:11: “severity” must be one of off, info, warning, error"},
      {"id: blame/plain\n", "", "1:1: “id” is missing"},
      // Identity.
      {"id: blame/plain", "id: blame/simple",
       "1:5: the id “blame/simple” does not fit the path; the file belongs in blame/simple.yaml"},
      // Where it applies.
      {"!actions", "!action", "6:14: no section role is called “action”; did you mean “actions”?"},
      {"sections: [\"!actions\"]", "kinds: [paragraf]",
       "6:11: no kind of text is called “paragraf”; did you mean “paragraph”?"},
      // How it finds.
      {"message:", "check: facts-missing\nmessage:",
       "1:5: the rule has both a “match” and a “check”"},
      {"    agents: [person]\n", "    phrases: [x]\n",
       "10:5: a matcher has exactly one of “frame”, “phrases” and “pattern”"},
      {"{modal: should, aspect: perfect, agent: [person, team]}", "{agent: [person, team]}",
       "8:12: the frame holds for any act; name a “modal”, “verb”, “object”, “subject”, “complement” or “adverb”"},
      {"modal: should", "verb: \"@duty-verbs\"",
       "8:19: unknown word class “@duty-verbs”; did you mean “@duty-verb”?"},
      {"modal: should", "modal: [should, shold]",
       "8:29: unknown modal “shold”; did you mean “should”?"},
      {"modal: should", "verb: [check, checked]",
       "8:27: “checked” is a form of “check”; a frame names the lemma"},
      {"modal: should", "verb: [check, chequify]",
       "8:27: “chequify” is not a verb of the lexicon; add it to a word class"},
      {"modal: should", "verb: [check, Check]", "8:27: “Check” stands twice in “verb”"},
      {"plain words, ", "plain words, Plain words, ",
       "9:28: “Plain words” stands twice in “phrases”"},
      {"plain words, ", "'', ", "9:15: an alternative of “phrases” is empty"},
      {"plain words, ", "\"{persons} erred\", ",
       "9:15: unknown slot “{persons}”; did you mean “person”?"},
      {"plain words, ", "\"@acts here\", ",
       "9:15: unknown word class “@acts”; did you mean “@act”?"},
      {"plain (\\w+)", "plain (", "10:14: the pattern does not compile: missing ): plain ("},
      {"plain (\\w+)", "(?=plain)",
       "10:14: the pattern does not compile: invalid perl operator: (?="},
      {"plain (\\w+)", "plain|", "10:14: the pattern matches the empty string"},
      {"plain (\\w+)", "\\b", "10:14: the pattern matches the empty string"},
      {"plain (\\w+)", "(plain ){900}",
       "10:14: the pattern takes 7,204 instructions, more than the limit of 2,000; shorten its"
       " repetitions"},
      // What it says.
      {"{agent}", "{agnet}",
       "13:11: in “question”: nothing fills the placeholder “{agnet}”; did you mean “agent”?"},
      {"did {agent} see", "the screen of {agent} was",
       "13:11: in “question”: “{agent} was” does not read for one and for many; turn the sentence"
       " round"},
      {"{agent}", "{agent", "13:11: in “question”: a placeholder is not closed by “}”"},
      {"Because.", "Because of {match}.",
       "14:6: in “why”: nothing fills the placeholder “{match}”"},
      // Its cases.
      {"    - The engineer [[should have asked]].\n", "",
       "18:5: “bad” has 2 cases; a rule needs 3"},
      {"[[should have asked]]", "should have asked",
       "19:7: a bad case marks what is found with [[ ]]"},
      {"[[should have asked]]", "[[should have asked", "19:7: “[[” is not closed by “]]”"},
      {"[[should have asked]]", "[[should [[have]] asked]]", "19:7: “[[” stands inside “[[”"},
      {"The engineer slept", "The [[engineer]] slept",
       "25:7: a good case has no [[ ]]: nothing is found in it"},
      {"section: stories", "section: actions",
       "21:16: the rule does not apply to the section “actions”"},
      {"text: The engineer", "document: The engineer",
       "20:7: a case of a rule with a match is a text, or has a “text”"},
      {"  bad:\n", "  elsewhere: tests/unit/x_test.cpp\n  bad:\n",
       "17:3: a rule with a match has its cases here, not “elsewhere”"},
  };
  for (const auto& [from, to, error] : kCases) {
    const Result<Rule> read = parse_rule(plain_rule_with(from, to), shipped_lexicon());
    EXPECT_EQ(error_of(read), concat("rules/blame/plain.yaml:", error)) << to;
  }
}

TEST(ParseRule, RefusesWhatIsNoYaml) {
  struct {
    std::string_view bytes, error;
  } const kCases[] = {
      {"", "rules/a/b.yaml:1:1: the file is empty"},
      {"# only a comment\n", "rules/a/b.yaml:1:1: the file is empty"},
  };
  for (const auto& [bytes, error] : kCases) {
    EXPECT_EQ(error_of(parse_rule({"rules/a/b.yaml", std::string(bytes)}, shipped_lexicon())),
              error);
  }
  EXPECT_FALSE(parse_rule({"rules/a/b.yaml", "id: [\n"}, shipped_lexicon()));
  EXPECT_FALSE(parse_rule({"rules/a/b.yaml", "- id\n"}, shipped_lexicon()));
}

TEST(ParseRule, TakesWholeDocumentsForAStructuralRule) {
  const std::string bytes = R"(id: facts/plain
since: 0.1
severity: error
summary: Finds what a test needs
check: facts-plain
message: "“{match}” is plain"
why: Because.
sources: [a test]
tests:
  bad:
    - document: |
        # Title

        [[## Plain]] and [[more]]
    - {document: "[[x]]", section: facts}
    - {document: "[[]]y"}
  good:
    - {document: x}
    - {document: y}
    - {document: z}
)";
  const Result<Rule> read = parse_rule({"rules/facts/plain.yaml", bytes}, shipped_lexicon());
  ASSERT_TRUE(read) << error_of(read);
  EXPECT_EQ(read->bad[0].document, "# Title\n\n## Plain and more\n");
  EXPECT_THAT(read->bad[0].marks, ElementsAre(Span{9, 17}, Span{22, 26}));
  EXPECT_THAT(read->bad[2].marks, ElementsAre(Span{0, 0}));

  struct {
    std::string_view from, to, error;
  } const kCases[] = {
      {"{document: x}", "x", "18:7: a case of a rule with a check is a “document”"},
      {"is plain", "{agent}", "6:10: in “message”: nothing fills the placeholder “{agent}”"},
      {"check: facts-plain\n", "", "1:5: the rule has neither a “match” nor a “check”"},
      {"  bad:\n", "  elsewhere: tests/unit/x_test.cpp\n  bad:\n",
       "10:3: cases elsewhere need a “because”: what one document cannot show"},
  };
  for (const auto& [from, to, error] : kCases) {
    EXPECT_EQ(error_of(parse_rule({"rules/facts/plain.yaml", replace_all(bytes, from, to)},
                                  shipped_lexicon())),
              concat("rules/facts/plain.yaml:", error));
  }
}

TEST(ParseMarks, KeepsEveryByteThatIsNoMark) {
  struct {
    std::string_view written, text;
    std::vector<Span> marks;
  } const kCases[] = {
      {"", "", {}},
      {"a [[b]] c", "a b c", {{2, 3}}},
      {"[[a]][[b]]", "ab", {{0, 1}, {1, 2}}},
      {"a ]] b [x]", "a ]] b [x]", {}},
      {"[[é]]!", "é!", {{0, 2}}},
  };
  for (const auto& [written, text, marks] : kCases) {
    const Result<RuleCase> read = parse_marks(written);
    ASSERT_TRUE(read) << written;
    EXPECT_EQ(read->text, text);
    EXPECT_EQ(read->marks, marks);
  }
}

TEST(NameFilter, ExcludesOverIncludes) {
  const NameFilter all;
  const NameFilter some = {.include = {"facts", "timeline"}, .exclude = {"timeline"}};
  EXPECT_TRUE(all.admits("anything"));
  EXPECT_TRUE(some.admits("facts"));
  EXPECT_FALSE(some.admits("timeline"));
  EXPECT_FALSE(some.admits("actions"));
}

}  // namespace
}  // namespace debrief
