#include "debrief/language/phrase.h"

#include "reading_of.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

TEST(Phrase, MatchesWordsLemmasAndClasses) {
  EXPECT_THAT(found("It was a case of PEBKAC.", "case of @human-error"),
              ElementsAre("case of PEBKAC|unknown|"));
  EXPECT_THAT(found("They dropped the ball.", "~drop the ball"),
              ElementsAre("dropped the ball|team|They"));
  EXPECT_THAT(found("They didn’t bother.", "didn't bother"),
              ElementsAre("didn’t bother|team|They"));
  EXPECT_THAT(found("human\nerror", "human error"), ElementsAre("human\nerror|unknown|"));
  EXPECT_THAT(found("Human errors.", "human ~error"), ElementsAre("Human errors|unknown|"));
}

TEST(Phrase, StaysInOneSentenceAndOutOfCode) {
  EXPECT_THAT(found("It was human. Error handling failed.", "human error"), IsEmpty());
  EXPECT_THAT(found("The flag `human error` is set.", "human error"), IsEmpty());
  EXPECT_THAT(found("See https://example.com/human-error now.", "human-error"), IsEmpty());
}

TEST(Phrase, FillsSlotsWithNounPhrases) {
  struct {
    std::string_view text;
    std::string phrase;
    std::vector<std::string> expected;
  } const kCases[] = {
      {"The outage was caused by an on-call engineer.",
       "caused by {person}",
       {"caused by an on-call engineer|person|an on-call engineer"}},
      {"It was caused by one of the engineers.",
       "caused by {person}",
       {"caused by one of the engineers|person|one of the engineers"}},
      {"It was caused by Bob's script.", "caused by {person}", {}},
      {"It was caused by the engineer's laptop.", "caused by {agent}", {}},
      {"It was caused by the storage team.",
       "caused by {agent}",
       {"caused by the storage team|team|the storage team"}},
      {"It was caused by an attacker.", "caused by {agent}", {}},
      {"It was due to Bob's mistake.",
       "due to {person}'s @mistake",
       {"due to Bob's mistake|person|Bob"}},
      {"It was due to their oversight.",
       "due to {agent}'s @mistake",
       {"due to their oversight|team|their"}},
      {"It was due to its failure.", "due to {agent}'s @mistake", {}},
      {"Alice made a mistake.", "{person} ~make a mistake", {"Alice made a mistake|person|Alice"}},
  };
  for (const auto& [text, phrase, expected] : kCases)
    EXPECT_THAT(found(text, phrase), ElementsAreArray(expected)) << text;
}

TEST(Phrase, ReportsWhatDoesNotParse) {
  const auto problem = [](std::string_view phrase) {
    const auto parsed = parse_phrase(phrase, *shipped_lexicon());
    return parsed ? "fine" : parsed.error().message;
  };
  EXPECT_EQ(problem("caused by {person}"), "fine");
  EXPECT_EQ(problem("caused by {persom}"), "unknown slot “{persom}”; did you mean “person”?");
  EXPECT_EQ(problem("due to @mistaek"), "unknown word class “@mistaek”; did you mean “@mistake”?");
  EXPECT_EQ(problem("{person"), "“{person” has no closing brace");
  EXPECT_EQ(problem("{person}s"), "“s” cannot follow a slot; only 's can");
  EXPECT_EQ(problem("  "), "a phrase is empty");
  EXPECT_EQ(problem("a b c d e f g h i j k l m n o p q"), "a phrase has more than 16 parts");
}

TEST(HumanError, IsFoundWhereItExplains) {
  for (const std::string_view text :
       {"The outage was caused by human error.", "Root cause: human error during the failover.",
        "It was plain operator error and nothing else.",
        "The address was wrong because of a lapse in attention.",
        "The report lists human error as the main cause.", "It came down to fat fingers.",
        "Primary cause: operator error.", "A manual error took the gateway down."}) {
    EXPECT_THAT(found(text, "@human-error"), ElementsAre(::testing::Not(::testing::EndsWith("m"))))
        << text;
  }
}

TEST(HumanError, IsMentionedWhereItIsDeniedPreventedOrNamed) {
  for (const std::string_view text :
       {"This was not human error.", "We do not consider this a human error.",
        "It was never operator error.", "The outage was not caused by human error.",
        "To prevent human error, the tool asks twice.",
        "The pipeline reduces the risk of human error.", "Manual edits are open to human error.",
        "The user error rate rose to 4 %.", "Operator error codes are listed below.",
        "It would be easy to call this human error.",
        "Rather than blaming human error, we looked at the screen.",
        "Calling it human error ends the inquiry.",
        "Human error is a symptom.", "Human error can happen at any time.",
        "Human error was ruled out.", "The label human error says nothing.",
        "No human error was involved.", "We asked whether human error played a part."}) {
    EXPECT_THAT(found(text, "@human-error"), ElementsAre(::testing::EndsWith("m"))) << text;
  }
}

TEST(Describe, FindsWhoseWordsTheyAre) {
  const Reader reader(shipped_lexicon(), {});
  const auto agent_of = [&](std::string_view text, std::string_view part) {
    const Prose prose = prose_of(text);
    const auto begin = static_cast<uint32_t>(prose.text.find(part));
    const LanguageMatch match =
        reader.describe(reader.read(prose), begin, begin + static_cast<uint32_t>(part.size()));
    EXPECT_EQ(match.begin, begin);
    return concat(agent_class_name(match.agent_class), "|", match.agent, "|", match.verb,
                  match.quoted ? "|q" : "");
  };
  EXPECT_EQ(agent_of("The engineer deleted it.", "deleted it"), "person|The engineer|delete");
  EXPECT_EQ(agent_of("The engineer was careless.", "careless"), "person|The engineer|");
  EXPECT_EQ(agent_of("A careless engineer deleted it.", "careless"), "person|A careless engineer|");
  EXPECT_EQ(agent_of("Bob's careless deploy broke it.", "careless"), "person|Bob|");
  EXPECT_EQ(agent_of("The lazy cache was cold.", "lazy"), "unknown||");
  EXPECT_EQ(agent_of("They wrote “the engineer slept”.", "slept"), "person|the engineer|sleep|q");
}

}  // namespace
}  // namespace debrief
