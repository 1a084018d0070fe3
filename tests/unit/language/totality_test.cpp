// Any text is read, and what is read of it grows with its length. All shipped rules over bad
// inputs: tests/unit/rules/totality_test.cpp.

#include <random>

#include "reading_of.h"
#include "support/sanitized.h"
#include <gtest/gtest.h>

#include "debrief/language/reading.h"

namespace debrief {
namespace {

TEST(Reader, StaysInsideTheTextWhateverItReads) {
  const std::string_view pieces[] = {
      "the ",  "engineer ", "should ",     "have ",  "not ",    "checked ", "broke ",
      "down ", "by ",       "who ",        ", ",     ". ",      "“",        "” ",
      "\"",    "' ",        "'s ",         "@bob ",  "`x` ",    "and ",     "that ",
      "to ",   "they ",     "mistakenly ", "(",      ") ",      "Bob ",     "Will ",
      "\xFF",  "\xE2\x80",  "1 ",          "of ",    "one ",    "human ",   "error ",
      "team ", "? ",        "; ",          "- ",     "if ",     "no ",      "be ",
      "been ", "taking ",   "'d ",         "ought ", "needed ", "\n",       "supposed "};
  std::mt19937 random(11);
  const Reader reader(shipped_lexicon(),
                      {.people = {"Bob Will", "will"}, .teams = {"Error"}, .services = {"one"}});
  for (int round = 0; round < (kSanitized ? 500 : 1500); ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += pieces[random() % std::size(pieces)];
    const Prose prose = prose_of(text);
    const Reading reading = reader.read(prose);
    std::vector<std::vector<LanguageMatch>> all = {
        reader.match(reading, should_have_frame()),  reader.match(reading, harm_frame()),
        reader.match(reading, fault_frame()),        reader.match(reading, Frame{}),
        reader.match(reading, "{agent}'s @mistake"), reader.match(reading, "by {person}")};
    for (const auto& matches : all) {
      uint32_t end = 0;
      for (const LanguageMatch& match : matches) {
        ASSERT_LE(end, match.begin) << text;
        ASSERT_LT(match.begin, match.end) << text;
        ASSERT_LE(match.end, prose.text.size()) << text;
        end = match.end;
      }
    }
    const auto size = static_cast<uint32_t>(prose.text.size());
    const auto begin = static_cast<uint32_t>(random() % (size + 1));
    reader.describe(reading, begin, std::min(size, begin + 9));
  }
}

/// What a reading holds, and what is found in it: all that later passes walk over.
struct Counts {
  size_t tokens = 0, groups = 0, sentences = 0, candidates = 0, matches = 0;
};

Counts counts_of(std::string_view piece, int copies) {
  static const std::shared_ptr<const PatternIndex> index = [] {
    auto patterns = std::make_shared<PatternIndex>(*shipped_lexicon());
    for (const Frame& frame : {should_have_frame(), harm_frame(), fault_frame(), Frame{}})
      patterns->add(CompiledFrame(frame, *shipped_lexicon()));
    for (const char* phrase :
         {"{agent}'s @mistake", "@human-error", "by {person}", "^{person} {past}"})
      patterns->add(*parse_phrase(phrase, *shipped_lexicon()));
    return patterns;
  }();
  const Reader reader(shipped_lexicon(), {}, index);
  std::string text;
  for (int i = 0; i < copies; ++i) text += piece;
  const Prose prose = prose_of(text);
  const Reading reading = reader.read(prose);
  Counts counts = {.tokens = reading.impl().tokens.size(),
                   .groups = reading.impl().groups.size(),
                   .sentences = reading.impl().sentences.size(),
                   .candidates = reading.candidates().size()};
  for (PatternId id = 0; id < index->size(); ++id)
    counts.matches += reader.match(reading, reading.candidates(id, id + 1)).size();
  return counts;
}

// No clock: what is counted grows with the text, and a pass that looks back from every word at all
// the words before it runs into the time limit of the test.
TEST(Reader, HoldsNoMoreThanSoMuchForEachWord) {
  constexpr int kFew = kSanitized ? 20 : 200, kTimes = 16;
  for (const std::string_view piece : {"the engineer should have checked it, ",
                                       "very ",
                                       "node ",
                                       "( ",
                                       "' ",
                                       "“ ",
                                       "and ",
                                       "they said that ",
                                       "who ran the ",
                                       "Bob's ",
                                       "one of the ",
                                       "human error ",
                                       "should ",
                                       "not ",
                                       ", very, ",
                                       "by ",
                                       "they ",
                                       "to ",
                                       "“a” ",
                                       "was not ",
                                       "had they ",
                                       "Bob broke it. ",
                                       "`x` ",
                                       "if "}) {
    const Counts few = counts_of(piece, kFew), many = counts_of(piece, kTimes * kFew);
    const auto expect_grown = [&](size_t Counts::*count, std::string_view what) {
      // The first and the last copy may be read in their own way.
      EXPECT_LE(many.*count, kTimes * (few.*count + 4)) << what << " of: " << piece;
    };
    expect_grown(&Counts::tokens, "tokens");
    expect_grown(&Counts::groups, "groups");
    expect_grown(&Counts::sentences, "sentences");
    expect_grown(&Counts::candidates, "candidates");
    expect_grown(&Counts::matches, "matches");
    EXPECT_LE(many.tokens, kTimes * kFew * piece.size()) << piece;
    EXPECT_LE(many.groups, many.tokens) << piece;
    EXPECT_LE(many.sentences, many.tokens) << piece;
  }
}

TEST(Reader, CoversTheTextWithSentencesInOrder) {
  const Reader reader(shipped_lexicon(), {});
  for (const std::string_view text :
       {"They wrote “we broke it. We did.” Then they slept.", "“a “b ”c” d", "No stop", ". . .",
        "hum​an err​or", "humаn errоr", "‮human error‬", "😱 😱.", "(a (b) c) d. (E)",
        "ÿþ broke â"}) {
    const Prose prose = prose_of(text);
    const Reading reading = reader.read(prose);
    for (const ReadSentence& sentence : reading.impl().sentences) {
      ASSERT_LE(sentence.first, sentence.last) << text;
      ASSERT_LE(sentence.last, reading.impl().tokens.size()) << text;
      ASSERT_LE(sentence.first_group, sentence.last_group) << text;
      ASSERT_LE(sentence.last_group, reading.impl().groups.size()) << text;
    }
    for (const VerbGroup& group : reading.impl().groups) {
      ASSERT_LE(group.lead, group.first) << text;
      ASSERT_LT(group.first, group.last) << text;
      ASSERT_LE(group.first, group.main) << text;
      ASSERT_LT(group.main, group.last) << text;
      ASSERT_LT(group.sentence, reading.impl().sentences.size()) << text;
    }
    for (const Token& token : reading.impl().tokens) {
      ASSERT_LT(token.word.begin, token.word.end) << text;
      ASSERT_LE(token.word.end, prose.text.size()) << text;
    }
  }
}

}  // namespace
}  // namespace debrief
