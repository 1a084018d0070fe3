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
      {"sections:", "section:",
       "6:3: unknown key “section” in “applies”; did you mean “sections”?"},
      {"modal:", "modals:", "8:13: unknown key “modals” in “frame”; did you mean “modal”?"},
      {"agents: [person]", "agent: [person]",
       "11:5: unknown key “agent” in entry 3 of “match”; did you mean “agents”?"},
      {"section: stories", "sections: stories",
       "21:7: unknown key “sections” in entry 3 of “bad”; did you mean “section”?"},
      {"aspect: perfect", "aspect: perfekt",
       "8:36: “aspect” must be one of simple, perfect; did you mean “perfect”?"},
      {"aspect: perfect", "voice: pasive",
       "8:35: “voice” must be one of active, passive; did you mean “passive”?"},
      {"aspect: perfect", "tense: present", "8:35: “tense” must be past"},
      {"aspect: perfect", "polarity: no",
       "8:38: “polarity” must be one of positive, negative, never"},
      {"aspect: perfect", "clause: told", "8:36: “clause” must be one of condition, order, any"},
      {"agents: [person]", "clause: condition",
       "11:13: “clause” must be one of told, order, asked"},
      {"agents: [person]", "severity: off",
       "11:15: “severity” must be one of info, warning, error"},
      {"modal: should", "modal: []", "8:20: “modal” has no entries"},
      // Identity.
      {"id: blame/plain", "id: blame/simple",
       "1:5: the id “blame/simple” does not fit the path; the file belongs in blame/simple.yaml"},
      // Where it applies.
      {"!actions", "!action", "6:14: no section role is called “action”; did you mean “actions”?"},
      {"sections: [\"!actions\"]", "kinds: [paragraf]",
       "6:11: no kind of text is called “paragraf”; did you mean “paragraph”?"},
      {"severity: warning", "severity: warning\nwhere:\n  - {sections: [fact], severity: info}",
       "5:17: no section role is called “fact”; did you mean “facts”?"},
      {"severity: warning", "severity: warning\nwhere:\n  - {agents: [unknwon], severity: info}",
       "5:15: no kind of agent is called “unknwon”; did you mean “unknown”?"},
      {"severity: warning", "severity: warning\nwhere:\n  - {severity: info}",
       "5:5: a severity holds for “sections” or for “agents”"},
      {"severity: warning", "severity: warning\nwhere:\n  - {sections: [facts]}",
       "5:6: “severity” is missing in entry 1 of “where”"},
      {"severity: warning", "severity: warning\nwhere:\n  - {sections: [facts], severity: off}",
       "5:35: “severity” must be one of info, warning, error"},
      {"severity: warning", "severity: warning\nwhere: []", "4:8: “where” has no entries"},
      {"severity: warning",
       "severity: warning\nwhere:\n  - {sections: [facts, facts], severity: info}",
       "5:24: “facts” stands twice in “sections”"},
      // How it finds.
      {"message:", "check: facts-missing\nmessage:",
       "1:5: the rule has both a “match” and a “check”"},
      {"    agents: [person]\n", "    phrases: [x]\n",
       "10:5: a matcher has exactly one of “frame”, “phrases” and “pattern”"},
      {"{modal: should, aspect: perfect, agent: [person, team]}", "{agent: [person, team]}",
       "8:12: the frame holds for any act; name a “modal”, “verb”, “object”, “subject”, "
       "“complement” or “adverb”"},
      {"[person, team]", "[person, tema]",
       "8:61: no kind of agent is called “tema”; did you mean “team”?"},
      {"[person, team]", "[person, \"!nobdy\"]",
       "8:61: no kind of agent is called “nobdy”; did you mean “nobody”?"},
      {"[person, team]", "[person, person]", "8:61: “person” stands twice in “agent”"},
      {"agents: [person]", "agents: [strangr]",
       "11:14: no kind of agent is called “strangr”; did you mean “stranger”?"},
      {"aspect: perfect, agent: [person, team]}", "aspect: perfect}\n    agents: [person]",
       "9:5: “agents” stands beside phrases or a pattern; a frame has its own “agent”"},
      {"modal: should", "infinitive: [checked]",
       "8:26: “checked” is a form of “check”; a frame names the lemma"},
      {"modal: should", "modal: should, except: [checked]",
       "8:37: “checked” is a form of “check”; a frame names the lemma"},
      {"modal: should", "object: [\"@incidents\"]",
       "8:22: unknown word class “@incidents”; did you mean “@incident”?"},
      {"modal: should", "complement: [\"@careles\"]",
       "8:26: unknown word class “@careles”; did you mean “@careless”?"},
      {"modal: should", "object-modifier: [wrong, wrong]",
       "8:38: “wrong” stands twice in “object-modifier”"},
      {"modal: should", "near: ['']", "8:20: an alternative of “near” is empty"},
      {"modal: should", "near: [offline]",
       "8:12: the frame holds for any act; name a “modal”, “verb”, “object”, “subject”,"
       " “complement” or “adverb”"},
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
      {"plain words, ", "\"plain|simple|plain words\", ",
       "9:15: “plain” stands twice in “plain|simple|plain”"},
      {"plain words, ", "\"plain||simple words\", ", "9:15: an alternative is empty"},
      {"plain words, ", "\"a? the?\", ", "9:15: a phrase is empty"},
      {"plain words, ", "\"@duty-verb:gerunds\", ", "9:15: unknown form “:gerunds”"},
      {"plain words, ", "\"plain *2\", ", "9:15: a gap stands between two parts"},
      {"[plain words, ~check nothing]", "[]", "9:14: “phrases” has no entries"},
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
      {"The engineer [[should have asked]].", "''", "19:7: the case is empty"},
      {"    - The engineer slept.\n", "", "23:5: “good” has 2 cases; a rule needs 3"},
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

TEST(ParseRule, HandsOnTheHintsOfAPhrase) {
  const auto read =
      parse_rule({"rules/blame/plain.yaml",
                  replace_all(std::string(kPlainRule), "plain words", "\"caused by {persn}\"")},
                 shipped_lexicon());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message, "unknown slot “{persn}”; did you mean “person”?");
  ASSERT_EQ(read.error().hints.size(), 1u);
  EXPECT_EQ(read.error().hints[0].substr(0, 17), "slots are {agent}");
}

TEST(ParseRule, ReadsSeveritiesOfPlaces) {
  const Result<Rule> read =
      parse_rule(plain_rule_with(
                     "severity: warning\n",
                     "severity: warning\n"
                     "where:\n"
                     "  - {sections: [facts, timeline], severity: error}\n"
                     "  - {sections: [\"!stories\"], agents: [we, \"!nobody\"], severity: info}\n"),
                 shipped_lexicon());
  ASSERT_TRUE(read) << error_of(read);
  ASSERT_EQ(read->where.size(), 2u);
  EXPECT_EQ(read->severity, Severity::kWarning);
  const SeverityPlace& first = read->where[0];
  EXPECT_EQ(first.severity, Severity::kError);
  EXPECT_THAT(first.sections.include, ElementsAre("facts", "timeline"));
  EXPECT_TRUE(first.agents.empty());
  const SeverityPlace& second = read->where[1];
  EXPECT_EQ(second.severity, Severity::kInfo);
  EXPECT_THAT(second.sections.exclude, ElementsAre("stories"));
  EXPECT_EQ(second.agents.any, AgentKinds{AgentKind::kWe});
  EXPECT_EQ(second.agents.none, AgentKinds{AgentKind::kNobody});
}

TEST(ParseRule, ReadsEveryKeyOfAFrame) {
  const Result<Rule> read = parse_rule(
      plain_rule_with("{modal: should, aspect: perfect, agent: [person, team]}",
                      "{modal: [Should, ought to], aspect: simple, polarity: never, voice: passive,"
                      " tense: past, clause: condition, verb: [check, \"@duty-verb\"],"
                      " except: [see], agent: [implied, \"!we\"], subject: [alert],"
                      " subject-modifier: [wrong], object: [Table], except-object: [lock],"
                      " object-modifier: [old], complement: [aware], infinitive: [any],"
                      " adverb: [badly], except-adverb: [well], near: [offline]}"),
      shipped_lexicon());
  ASSERT_TRUE(read) << error_of(read);
  const Frame& frame = read->matchers[0].frame;
  EXPECT_THAT(frame.modals, ElementsAre("should", "ought to"));
  EXPECT_EQ(frame.aspect, Frame::Aspect::kSimple);
  EXPECT_EQ(frame.polarity, Frame::Polarity::kNever);
  EXPECT_EQ(frame.voice, Frame::Voice::kPassive);
  EXPECT_TRUE(frame.past);
  EXPECT_EQ(frame.clause, Frame::Clause::kCondition);
  EXPECT_EQ(frame.agents.any, AgentKinds{AgentKind::kImplied});
  EXPECT_EQ(frame.agents.none, AgentKinds{AgentKind::kWe});
  EXPECT_THAT(frame.verbs, ElementsAre("check", "@duty-verb"));
  EXPECT_THAT(frame.except_verbs, ElementsAre("see"));
  EXPECT_THAT(frame.subjects, ElementsAre("alert"));
  EXPECT_THAT(frame.subject_modifiers, ElementsAre("wrong"));
  EXPECT_THAT(frame.objects, ElementsAre("table"));
  EXPECT_THAT(frame.except_objects, ElementsAre("lock"));
  EXPECT_THAT(frame.object_modifiers, ElementsAre("old"));
  EXPECT_THAT(frame.complements, ElementsAre("aware"));
  EXPECT_THAT(frame.infinitives, ElementsAre("any"));
  EXPECT_THAT(frame.adverbs, ElementsAre("badly"));
  EXPECT_THAT(frame.except_adverbs, ElementsAre("well"));
  EXPECT_THAT(frame.near, ElementsAre("offline"));
}

TEST(ParseRule, ReadsClauseSeverityAndAgentsOfAMatcher) {
  struct {
    std::string_view written;
    Matcher::Clause clause;
    std::optional<Severity> severity;
  } const kCases[] = {
      {"agents: [person]", Matcher::Clause::kAny, std::nullopt},
      {"clause: told", Matcher::Clause::kTold, std::nullopt},
      {"clause: order", Matcher::Clause::kOrder, std::nullopt},
      {"clause: asked", Matcher::Clause::kAsked, std::nullopt},
      {"severity: info", Matcher::Clause::kAny, Severity::kInfo},
      {"severity: error", Matcher::Clause::kAny, Severity::kError},
  };
  for (const auto& [written, clause, severity] : kCases) {
    const Result<Rule> read =
        parse_rule(plain_rule_with("agents: [person]", written), shipped_lexicon());
    ASSERT_TRUE(read) << error_of(read);
    EXPECT_EQ(read->matchers[2].clause, clause) << written;
    EXPECT_EQ(read->matchers[2].severity, severity) << written;
    EXPECT_EQ(read->matchers[0].severity, std::nullopt) << written;
  }
  const Result<Rule> frame = parse_rule(
      plain_rule_with("agent: [person, team]}", "agent: [person, team]}\n    severity: error"),
      shipped_lexicon());
  ASSERT_TRUE(frame) << error_of(frame);
  EXPECT_EQ(frame->matchers[0].severity, Severity::kError);
  const Result<Rule> others = parse_rule(
      plain_rule_with("agents: [person]", "agents: [\"!outsider\", \"!we\"]"), shipped_lexicon());
  ASSERT_TRUE(others) << error_of(others);
  EXPECT_TRUE(others->matchers[2].agents.any.empty());
  EXPECT_EQ(others->matchers[2].agents.none, (AgentKinds{AgentKind::kOutsider, AgentKind::kWe}));
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
