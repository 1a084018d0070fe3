#include "debrief/text/words.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/text/sentences.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

/// Words as `source=meaning`, the meaning left out when it is the source in lower case.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const Word& word : split_words(text)) {
    const std::string source(text.substr(word.begin, word.end - word.begin));
    words.push_back(lower_ascii(source) == word.text ? source : concat(source, "=", word.text));
  }
  return words;
}

std::vector<std::string> sentences_of(const std::string& text) {
  const std::vector<Word> words = split_words(text);
  std::vector<std::string> sentences;
  for (const WordRange& range : split_sentences(words)) {
    const uint32_t begin = words[range.first].begin;
    sentences.push_back(text.substr(begin, words[range.last - 1].end - begin));
  }
  return sentences;
}

TEST(SplitWords, KeepsNumbersNamesAndHandlesWhole) {
  struct {
    std::string_view text;
    std::vector<std::string> words;
  } const kCases[] = {
      {"At 09:05:10Z v1.2.3 used 5xx, 60 %.",
       {"At", "09:05:10Z", "v1.2.3", "used", "5xx", ",", "60", "%", "."}},
      {"re-run db.example.com on-call", {"re-run", "db.example.com", "on-call"}},
      {"@alice asked @acme/storage-team.", {"@alice", "asked", "@acme/storage-team", "."}},
      {"See https://example.com/a?b=c(d). Then",
       {"See", "https://example.com/a?b=c(d", ")", ".", "Then"}},
      {"max_size kubeProxy k8s std::vector", {"max_size", "kubeProxy", "k8s", "std::vector"}},
      {"failed.The end", {"failed", ".", "The", "end"}},
      {"e.g. this... and -- that", {"e.g", ".", "this", "...", "and", "--", "that"}},
      {"Zoë’s café", {"Zoë", "’s='s", "café"}},
  };
  for (const auto& [text, words] : kCases)
    EXPECT_THAT(words_of(text), ElementsAreArray(words)) << text;
}

TEST(SplitWords, SpellsContractionsOut) {
  struct {
    std::string_view text;
    std::vector<std::string> words;
  } const kCases[] = {
      {"shouldn't", {"should", "n't=not"}},
      {"shouldn’t’ve", {"should", "n’t=not", "’ve=have"}},
      {"can't won't cannot", {"ca=can", "n't=not", "wo=will", "n't=not", "can", "not"}},
      {"should've I'd it's we'll", {"should", "'ve=have", "I", "'d", "it", "'s", "we", "'ll=will"}},
      {"didnt shoulda wont", {"did", "nt=not", "should", "a=have", "wo=will", "nt=not"}},
      {"Bob's engineers' plan", {"Bob", "'s", "engineers", "'", "plan"}},
  };
  for (const auto& [text, words] : kCases)
    EXPECT_THAT(words_of(text), ElementsAreArray(words)) << text;
}

TEST(SplitWords, TakesCodeAndAddressesAsOneWord) {
  Prose prose;
  prose.text = "run kubectl drain node and see host/a b now";
  prose.marks = {
      {ProseMark::kCode, 4, 22}, {ProseMark::kStrong, 23, 26}, {ProseMark::kUrl, 31, 39}};
  const std::vector<Word> words = split_words(prose);
  ASSERT_EQ(words.size(), 6u);
  EXPECT_EQ(words[1].kind, WordKind::kCode);
  EXPECT_EQ(words[1].begin, 4u);
  EXPECT_EQ(words[1].end, 22u);
  EXPECT_EQ(words[4].kind, WordKind::kUrl);
  EXPECT_EQ(words[5].text, "now");
}

TEST(SplitSentences, EndsWhereAReaderWould) {
  struct {
    std::string text;
    std::vector<std::string> sentences;
  } const kCases[] = {
      {"It failed. We saw it. Why?", {"It failed.", "We saw it.", "Why?"}},
      {"Some hosts, e.g. the first, failed. Others ran.",
       {"Some hosts, e.g. the first, failed.", "Others ran."}},
      {"Version 1.2.3 reached db.example.com at 09.05. It broke.",
       {"Version 1.2.3 reached db.example.com at 09.05.", "It broke."}},
      {"We waited... then it came. Fine.", {"We waited... then it came.", "Fine."}},
      {"It took approx. 5 minutes. Done.", {"It took approx. 5 minutes.", "Done."}},
      {"Hosts, disks, etc. were full. Yes.", {"Hosts, disks, etc. were full.", "Yes."}},
      {"(It failed. Twice.) We left.", {"(It failed. Twice.) We left."}},
      {"He said \"no.\" Then he left.", {"He said \"no.\"", "Then he left."}},
      {"Start: 10:02\nEnd: 10:47", {"Start: 10:02", "End: 10:47"}},
      {"The job ran\nfor an hour.", {"The job ran\nfor an hour."}},
      {"1. Restart the node. Check it.", {"1. Restart the node.", "Check it."}},
      {"On 19. April it failed. We had 3. Then it held.",
       {"On 19. April it failed.", "We had 3.", "Then it held."}},
      {"forgot to drain the node", {"forgot to drain the node"}},
      {"", {}},
  };
  for (const auto& [text, sentences] : kCases)
    EXPECT_THAT(sentences_of(text), ElementsAreArray(sentences)) << text;
}

TEST(SplitWords, IsTotalOnAnyBytes) {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"should",   "'", "’",  ".", "@",   "\xFF",
                                     "\xE2\x80", " ", "\n", "é", "`",   "a",
                                     "1",        ":", "-",  "_", "n't", "https://"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += pieces[random() % std::size(pieces)];
    Prose prose;
    prose.text = text;
    const auto size = static_cast<uint32_t>(text.size());
    const uint32_t begin = static_cast<uint32_t>(random() % size);
    prose.marks = {{ProseMark::kCode, begin, std::min(size, begin + 5)},
                   {ProseMark::kUrl, begin + 3, begin + 900}};
    uint32_t end = 0;
    const std::vector<Word> words = split_words(prose);
    for (const Word& word : words) {
      ASSERT_LE(end, word.begin);
      ASSERT_LT(word.begin, word.end);
      ASSERT_LE(word.end, size);
      end = word.end;
    }
    uint32_t next = 0;
    for (const WordRange& range : split_sentences(words)) {
      ASSERT_EQ(range.first, next);
      next = range.last;
    }
    ASSERT_EQ(next, words.size());
  }
}

TEST(PlainWord, ReadsAsItIsWritten) {
  for (const std::string_view word : {"host", "a", "rollback", "didn", "wan"})
    EXPECT_TRUE(is_plain_word(word)) << word;
  for (const std::string_view word :
       {"", "cannot", "dont", "Host", "on-call", "it's", "k8s", "a b", "."})
    EXPECT_FALSE(is_plain_word(word)) << word;
  for (const std::string_view word : {"host", "rollback", "cannot", "shoulda", "wont", "want"}) {
    const std::vector<Word> words = split_words(word);
    EXPECT_EQ(is_plain_word(word), words.size() == 1 && words[0].text == word) << word;
  }
}

}  // namespace
}  // namespace debrief
