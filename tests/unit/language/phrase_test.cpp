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

TEST(Phrase, ReachesThePredicatePastWhatHangsOnItsSubject) {
  const std::string phrase = "{person} *1 fell asleep";
  EXPECT_THAT(found("The engineer at the end of a night shift fell asleep.", phrase),
              ElementsAre("The engineer at the end of a night shift fell asleep|person|"
                          "The engineer"));
  EXPECT_THAT(found("The engineer next to the console that fell asleep woke.", phrase), IsEmpty());
  EXPECT_THAT(found("The engineer watched it, and the host fell asleep.", phrase), IsEmpty());
}

TEST(Phrase, LetsTheVerbSayWhoAStrangerIs) {
  const std::string phrase = "^ {person} {past} too early";
  EXPECT_THAT(found("Xandora approved too early.", phrase),
              ElementsAre("Xandora approved too early|person|Xandora"));
  EXPECT_THAT(found("Xandora expired too early.", phrase), IsEmpty());
}

TEST(Phrase, TakesTheOwnerOfADeedForADepartment) {
  const std::string phrase = "{team}'s insistence";
  EXPECT_THAT(found("Security's insistence delayed it.", phrase),
              ElementsAre("Security's insistence|team|Security"));
  EXPECT_THAT(found("The platform's insistence delayed it.", phrase), IsEmpty());
}

struct PhraseCase {
  std::string phrase;
  std::string_view text;
  std::vector<std::string> expected;
};

/// Compares the marked words alone; whose they are is another matter.
void expect_marked(const std::vector<PhraseCase>& cases) {
  for (const auto& [phrase, text, expected] : cases) {
    std::vector<std::string> words;
    for (const std::string& match : found(text, phrase))
      words.push_back(match.substr(0, match.find('|')));
    EXPECT_THAT(words, ElementsAreArray(expected)) << phrase << " in: " << text;
  }
}

TEST(PhraseAlternatives, AreMetByAnyOfThem) {
  expect_marked({{"caused|triggered by", "It was triggered by a deploy.", {"triggered by"}},
                 {"caused|triggered by", "It was caused by a deploy.", {"caused by"}},
                 {"caused|triggered by", "It was started by a deploy.", {}},
                 {"~cause|@human-error ahead", "See causes ahead.", {"causes ahead"}},
                 {"~cause|@human-error ahead", "See human error ahead.", {"human error ahead"}},
                 {"{person}|nothing slept", "Bob slept.", {"Bob slept"}},
                 {"{person}|nothing slept", "Then nothing slept.", {"nothing slept"}},
                 {"{person}|nothing slept", "The cache slept.", {}}});
}

TEST(PhraseOptions, MayBeLeftOut) {
  expect_marked({{"made a|an? grave? error", "They made a grave error.", {"made a grave error"}},
                 {"made a|an? grave? error", "They made an error.", {"made an error"}},
                 {"made a|an? grave? error", "They made error pages.", {"made error"}},
                 {"made a|an? grave? error", "They made the error.", {}},
                 {"the? cause was", "The cause was known.", {"The cause was"}},
                 {"the? cause was", "One cause was known.", {"cause was"}}});
}

TEST(PhraseGaps, SkipUpToSomeWords) {
  expect_marked(
      {{"left *2 open", "Bob left open.", {"left open"}},
       {"left *2 open", "Bob left it open.", {"left it open"}},
       {"left *2 open", "Bob left the door open.", {"left the door open"}},
       {"left *2 open", "Bob left the back door open.", {}},
       {"left *2 open", "Bob left it not open.", {}},
       {"left *2 open", "Bob left it, open.", {}},
       {"left *2 open", "Bob left. It is open.", {}},
       {"left *2 {noun} *1 open", "Bob left the door wide open.", {"left the door wide open"}}});
}

TEST(PhraseGuards, ForbidWhatFollows) {
  expect_marked({{"human error !{noun}", "It was human error.", {"human error"}},
                 {"human error !{noun}", "Human error counts rose.", {}},
                 {"human error !rate|handling", "Human error fell.", {"Human error"}},
                 {"human error !rate|handling", "Human error handling fell.", {}},
                 {"let go !of", "They were let go.", {"let go"}},
                 {"let go !of", "They let go of it.", {}}});
}

TEST(PhraseEdges, AreThoseOfAStatement) {
  expect_marked({{"^forgot", "Forgot the node.", {"Forgot"}},
                 {"^ forgot", "Forgot the node.", {"Forgot"}},
                 {"^forgot", "10:02Z: forgot the node.", {"forgot"}},
                 {"^forgot", "They forgot the node.", {}},
                 {"^forgot", "At noon, they forgot.", {}},
                 {"is it $", "That is it.", {"is it"}},
                 {"is it $", "That is it, they said.", {"is it"}},
                 {"is it $", "That is it now.", {}},
                 {"is it $", "That is it (again).", {}},
                 {"^done $", "Done.", {"Done"}},
                 {"^done $", "It is done.", {}}});
}

TEST(PhraseForms, TellTensesApart) {
  expect_marked({{"they {past}", "Then they slept.", {"they slept"}},
                 {"they {past}", "Then they sleep.", {}},
                 {"was {participle}", "It was taken.", {"was taken"}},
                 {"was {participle}", "It was taking.", {}},
                 {"without {gerund}", "He left without asking.", {"without asking"}},
                 {"without {gerund}", "He left without keys.", {}},
                 {"must {verb}", "They must ask.", {"must ask"}},
                 {"must {verb}", "They must not.", {}},
                 {"of {noun}", "A lack of care.", {"of care"}},
                 {"of {noun}", "It was of Bob.", {"of Bob"}},
                 {"of {noun}", "It was of `main.cpp`.", {"of main.cpp"}},
                 {"of {noun}", "A lack of the word.", {}},
                 {"~take:past it", "Bob took it.", {"took it"}},
                 {"~take:past it", "Bob takes it.", {}},
                 {"~take:gerund it", "Bob is taking it.", {"taking it"}},
                 {"been ~take:participle", "It had been taken.", {"been taken"}},
                 {"to ~take:base it", "They had to take it.", {"to take it"}},
                 {"without @duty-verb:gerund", "He left without checking.", {"without checking"}},
                 {"without @duty-verb:gerund", "He left without check.", {}}});
}

TEST(PhraseSlots, KnowWhoseTheyAre) {
  struct {
    std::string phrase;
    std::string_view text;
    bool found;
  } const kCases[] = {
      {"by {person}", "by an engineer", true},
      {"by {person}", "by the storage team", false},
      {"by {person}", "by the cache", false},
      {"by {team}", "by the storage team", true},
      {"by {team}", "by an engineer", false},
      {"by {agent}", "by an engineer", true},
      {"by {agent}", "by the storage team", true},
      {"by {agent}", "by us", true},
      {"by {agent}", "by the cache", false},
      {"by {agent}", "by nobody", false},
      {"by {others}", "by Bob", true},
      {"by {others}", "by the storage team", true},
      {"by {others}", "by us", false},
      {"by {others}", "by me", false},
      {"by {others}", "by our team", false},
      {"by {system}", "by the cache", true},
      {"by {system}", "by an engineer", false},
      {"by {system}'s fault", "by its fault", true},
      {"by {others}'s fault", "by their fault", true},
      {"by {others}'s fault", "by Bob’s fault", true},
      {"by {others}'s fault", "by our fault", false},
      {"by {others}'s fault", "by my fault", false},
      {"by {others}'s fault", "by its fault", false},
  };
  for (const auto& [phrase, text, expected] : kCases) {
    EXPECT_EQ(!found(concat("It was done ", text, "."), phrase).empty(), expected)
        << phrase << " in: " << text;
  }
}

TEST(Phrase, IsReadIntoParts) {
  using Kind = PhrasePart::Kind;
  const auto phrase =
      parse_phrase("^~drop|@act a|an? *12 didn't {others}'s x $", *shipped_lexicon());
  ASSERT_TRUE(phrase) << phrase.error().message;
  std::vector<Kind> kinds;
  for (const PhrasePart& part : phrase->parts) kinds.push_back(part.kind);
  EXPECT_THAT(kinds, ElementsAre(Kind::kStart, Kind::kWords, Kind::kWords, Kind::kGap, Kind::kWords,
                                 Kind::kWords, Kind::kWords, Kind::kWords, Kind::kEnd))
      << "“didn't” is two words";
  const auto guarded = parse_phrase("human error !{noun}|rate", *shipped_lexicon());
  ASSERT_TRUE(guarded) << guarded.error().message;
  EXPECT_EQ(guarded->parts.back().kind, Kind::kNotBehind);
  EXPECT_EQ(guarded->parts.back().alternatives.size(), 2u);
  EXPECT_EQ(phrase->parts[1].alternatives[0].kind, PhraseAlternative::Kind::kLemma);
  EXPECT_EQ(phrase->parts[1].alternatives[1].kind, PhraseAlternative::Kind::kClass);
  EXPECT_FALSE(phrase->parts[1].optional);
  EXPECT_TRUE(phrase->parts[2].optional);
  EXPECT_EQ(phrase->parts[3].gap, 12u);
  EXPECT_EQ(phrase->parts[6].alternatives[0].kind, PhraseAlternative::Kind::kPossessive);
}

TEST(Phrase, ReportsWhatDoesNotParse) {
  struct {
    std::string_view phrase, problem;
  } const kCases[] = {
      {"caused by {person}", "fine"},
      {"", "a phrase is empty"},
      {"  ", "a phrase is empty"},
      {"a? the?", "a phrase is empty"},
      {"^ $", "a phrase is empty"},
      {"!{noun}", "a phrase is empty"},
      {"{persom} slept", "unknown slot “{persom}”; did you mean “person”?"},
      {"{zzzzzzzz} slept", "unknown slot “{zzzzzzzz}”"},
      {"{} slept", "unknown slot “{}”"},
      {"{person", "“{person” has no closing brace"},
      {"{person}s", "“s” cannot follow a slot; only 's can"},
      {"{noun}'s", "“'s” cannot follow “{noun}”"},
      {"{past}x", "“x” cannot follow “{past}”"},
      {"due to @mistaek", "unknown word class “@mistaek”; did you mean “@mistake”?"},
      {"due to @", "“@” names no word"},
      {"~ foo", "“~” names no word"},
      {"a $ b", "“$” is the end of a statement; it is the last part"},
      {"a ^b", "“^” is the start of a statement; it is the first part"},
      {"a *2 !b", "a gap before “!” always leaves room for something else"},
      {"due to ~", "“~” names no word"},
      {"due to ~:past", "“~” names no word"},
      {"@duty-verb:gerunds", "unknown form “:gerunds”"},
      {"~check:third", "unknown form “:third”"},
      {"a||b", "an alternative is empty"},
      {"|a", "an alternative is empty"},
      {"a|", "an alternative is empty"},
      {"a|b|a", "“a” stands twice in “a|b|a”"},
      {"~be|~be", "“~be” stands twice in “~be|~be”"},
      {"A|a was", "“a” stands twice in “A|a”"},
      {"{person}|{person} slept", "“{person}” stands twice in “{person}|{person}”"},
      {"didn't|did", "“didn't” is 2 words; write each as a part"},
      {"*2 ~be", "a gap stands between two parts"},
      {"~be *2", "a gap stands between two parts"},
      {"~be *0 sure", "a gap is of 1 to 12 words, not “*0”"},
      {"~be *13 sure", "a gap is of 1 to 12 words, not “*13”"},
      {"human !error rate", "“!” says what must not follow; it is the last part"},
      {"it is $ again", "“$” is the end of a statement; it is the last part"},
      {"it ^is", "“^” is the start of a statement; it is the first part"},
      {"it is *2 !on", "a gap before “!” always leaves room for something else"},
      {"a b c d e f g h i j k l m n o p", "fine"},
      {"a b c d e f g h i j k l m n o p q", "a phrase has more than 16 parts"},
  };
  for (const auto& [phrase, problem] : kCases) {
    const auto parsed = parse_phrase(phrase, *shipped_lexicon());
    EXPECT_EQ(parsed ? "fine" : parsed.error().message, problem) << phrase;
    if (!parsed) {
      EXPECT_EQ(parsed.error().kind, ErrorKind::kConfig) << phrase;
      EXPECT_EQ(parsed.error().where, "") << phrase;
    }
  }
}

TEST(Phrase, ListsSlotsAndFormsInAHint) {
  const auto hint = [](std::string_view phrase) {
    const auto parsed = parse_phrase(phrase, *shipped_lexicon());
    return parsed || parsed.error().hints.empty() ? std::string() : parsed.error().hints.front();
  };
  EXPECT_EQ(hint("{persom} slept"),
            "slots are {agent}, {gerund}, {noun}, {others}, {participle}, {past}, {person},"
            " {system}, {team}, {verb}");
  EXPECT_EQ(hint("~check:third"), "forms are :base, :past, :participle, :gerund");
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
        "Calling it human error ends the inquiry.", "Human error is a symptom.",
        "Human error can happen at any time.", "Human error was ruled out.",
        "The label human error says nothing.", "No human error was involved.",
        "We asked whether human error played a part."}) {
    EXPECT_THAT(found(text, "@human-error"), ElementsAre(::testing::EndsWith("m"))) << text;
  }
}

TEST(WhoseFault, IsMentionedWhereItIsWavedAside) {
  for (const std::string_view text :
       {"Whose fault it was is no question here.", "Whose fault it was does not matter.",
        "Whose fault it might be is not the point of this page."}) {
    EXPECT_THAT(found(text, "whose fault"), ElementsAre(::testing::EndsWith("m"))) << text;
  }
  for (const std::string_view text :
       {"Whose fault it was is still open.", "Whose fault it was could not be told."}) {
    EXPECT_THAT(found(text, "whose fault"), ElementsAre(::testing::Not(::testing::EndsWith("m"))))
        << text;
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
