#include "debrief/language/lexicon.h"

#include "reading_of.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

std::string problem(const std::string& yaml) {
  const auto lexicon = Lexicon::load({{"words.yaml", yaml}});
  return lexicon ? "fine" : concat(lexicon.error().where, ": ", lexicon.error().message);
}

TEST(Lexicon, ReportsWhatIsWrongWithItsPlace) {
  struct {
    std::string yaml, message;
  } const kCases[] = {
      {"classes:\n  person: [engineer]\n", "fine"},
      {"clases:\n  person: [engineer]\n",
       "words.yaml:1:1: unknown key “clases”; did you mean “classes”?"},
      {"classes:\n  person: [engineer, author, engineer]\n",
       "words.yaml:2:30: “engineer” stands twice in “person”"},
      {"classes:\n  person: []\n", "words.yaml:2:11: “person” is empty"},
      {"classes:\n  person: [engineer, '']\n", "words.yaml:2:22: “person” has an empty word"},
      {"classes:\n  person: [Engineer]\n",
       "words.yaml:2:12: “Engineer” is not a word in lower case"},
      {"classes:\n  Person: [engineer]\n",
       "words.yaml:2:3: “Person” is not a class name; use lower case and hyphens"},
      {"classes:\n  person: engineer\n", "words.yaml:2:11: “person” is a list of words"},
      {"verbs:\n  irregular:\n    break: [broke]\n",
       "words.yaml:3:12: “break” needs two forms: past and participle"},
      {"verbs:\n  strong: [break]\n", "words.yaml:2:3: unknown key “strong”"},
      {"", "words.yaml:1:1: a word class file holds no classes"},
      {"- a\n", "words.yaml:1:1: a word class file is a map"},
  };
  for (const auto& [yaml, message] : kCases) EXPECT_EQ(problem(yaml), message) << yaml;
}

TEST(Lexicon, InflectsVerbs) {
  const Lexicon& lexicon = *shipped_lexicon();
  struct {
    std::string_view form, lemma;
  } const kCases[] = {{"checked", "check"},
                      {"dropped", "drop"},
                      {"committed", "commit"},
                      {"cancelled", "cancel"},
                      {"canceled", "cancel"},
                      {"broke", "break"},
                      {"broken", "break"},
                      {"forgot", "forget"},
                      {"took", "take"},
                      {"ran", "run"},
                      {"realized", "realise"},
                      {"realised", "realise"},
                      {"retries", "retry"},
                      {"was", "be"},
                      {"is", "be"},
                      {"does", "do"},
                      {"goes", "go"},
                      {"refactored", "refactor"},
                      {"misconfigured", "misconfigure"},
                      {"frobnicated", "frobnicate"},
                      {"zapped", "zap"},
                      {"hundred", ""},
                      {"indeed", ""},
                      {"owner", ""}};
  for (const auto& [form, lemma] : kCases) EXPECT_EQ(lexicon.verb_lemma(form), lemma) << form;
}

TEST(Lexicon, TellsParticiples) {
  const Lexicon& lexicon = *shipped_lexicon();
  for (const std::string_view form :
       {"checked", "broken", "taken", "been", "run", "set", "known", "reviewed", "sharded"}) {
    EXPECT_TRUE(lexicon.is_participle(form)) << form;
  }
  for (const std::string_view form :
       {"need", "speed", "hundred", "indeed", "broke", "took", "ran", "owner", "seed", "sacred"}) {
    EXPECT_FALSE(lexicon.is_participle(form)) << form;
  }
}

TEST(Lexicon, KnowsClassesOfWordsAndOfSeveralWords) {
  const Lexicon& lexicon = *shipped_lexicon();
  EXPECT_TRUE(lexicon.has("person", "engineer"));
  EXPECT_TRUE(lexicon.has("person", "on call"));
  EXPECT_TRUE(lexicon.has("harm-verb", "take down"));
  EXPECT_TRUE(lexicon.has("human-error", "human error"));
  EXPECT_FALSE(lexicon.has("person", "database"));
  EXPECT_FALSE(lexicon.has("no-such-class", "engineer"));
  EXPECT_TRUE(lexicon.has_class("fault-adverb"));
  EXPECT_FALSE(lexicon.has_class("no-such-class"));
}

TEST(Lexicon, AddsOwnWordsToAClass) {
  const auto lexicon =
      Lexicon::load({{"a.yaml", "classes:\n  person: [engineer]\n"},
                     {"b.yaml", "classes:\n  person: [pilot]\n  our-verb: [yolo]\n"}});
  ASSERT_TRUE(lexicon);
  EXPECT_TRUE(lexicon->has("person", "engineer"));
  EXPECT_TRUE(lexicon->has("person", "pilot"));
  EXPECT_EQ(lexicon->verb_lemma("yoloed"), "yolo");
  EXPECT_THAT(lexicon->class_names(), ::testing::ElementsAre("our-verb", "person"));
}

TEST(Lexicon, LetsAWordStandInSeveralClasses) {
  const auto lexicon = Lexicon::load({{"a.yaml",
                                       "classes:\n"
                                       "  person: [operator, on call]\n"
                                       "  person-or-machine: [operator]\n"
                                       "  system: [worker]\n"},
                                      {"b.yaml", "classes:\n  person: [worker, operator]\n"}});
  ASSERT_TRUE(lexicon) << lexicon.error().message;
  EXPECT_TRUE(lexicon->has("person", "operator"));
  EXPECT_TRUE(lexicon->has("person-or-machine", "operator"));
  EXPECT_TRUE(lexicon->has("person", "worker"));
  EXPECT_TRUE(lexicon->has("system", "worker"));
  // Only twice in one class of one file is a slip.
  EXPECT_EQ(problem("classes:\n  person: [on call, operator, on call]\n"),
            "words.yaml:2:31: “on call” stands twice in “person”");
}

}  // namespace
}  // namespace debrief
