#include "debrief/language/lexicon_bytes.h"

#include "reading_of.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/embedded.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;

const char* const kSmall =
    "classes:\n"
    "  person: [engineer, on-call]\n"
    "  machine: [engine, web server, web proxy]\n"
    "  duty-verb: [check, look after]\n"
    "verbs:\n"
    "  irregular:\n"
    "    break: [broke, broken]\n";

TEST(PreparedLexicon, IsWhatTheWordListsGive) {
  std::vector<LexiconFile> files;
  for (const EmbeddedFile& file : embedded_files("rules/lexicon/"))
    files.push_back({std::string(file.name), std::string(file.bytes)});
  ASSERT_GT(files.size(), 5u);
  const auto bytes = Lexicon::prepare(files);
  ASSERT_TRUE(bytes) << bytes.error().message;
  EXPECT_EQ(*bytes, embedded_file(kPreparedLexicon));
}

TEST(PreparedLexicon, GivesBackWordsFormsAndSequences) {
  const auto bytes = Lexicon::prepare({{"words.yaml", kSmall}});
  ASSERT_TRUE(bytes);
  const auto lexicon = Lexicon::from_prepared(*bytes);
  ASSERT_TRUE(lexicon);
  EXPECT_THAT(lexicon->class_names(), ElementsAre("duty-verb", "machine", "person"));
  EXPECT_TRUE(lexicon->has("person", "engineer"));
  EXPECT_FALSE(lexicon->has("machine", "engineer"));
  EXPECT_TRUE(lexicon->has("machine", "web server"));
  EXPECT_FALSE(lexicon->has("machine", "web"));
  EXPECT_TRUE(lexicon->has("duty-verb", "look after"));
  EXPECT_EQ(lexicon->verb_lemma("broken"), "break");
  EXPECT_EQ(lexicon->verb_lemma("checks"), "check");

  const Lexicon::Impl& words = lexicon->impl();
  const WordInfo* engineers = words.find("engineer");
  ASSERT_NE(engineers, nullptr);
  EXPECT_TRUE(words.noun_classes("engineers").test(words.bit("person")));
  EXPECT_EQ(words.class_sizes[words.bit("person")], 2u);
  EXPECT_EQ(words.sequences_of("web").size(), 2u);
  EXPECT_EQ(words.sequences_of("looked").size(), 0u);
  EXPECT_EQ(words.find("broke")->lemma_info, words.find("break"));
  EXPECT_EQ(words.find("the")->function, Tag::kDeterminer);
  EXPECT_FALSE(words.find("the")->listed());
  EXPECT_TRUE(words.find("due")->opens_pair);
}

TEST(PreparedLexicon, RefusesWhatIsCutOrChanged) {
  const std::string bytes = *Lexicon::prepare({{"words.yaml", kSmall}});
  for (size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(Lexicon::from_prepared(std::string_view(bytes).substr(0, size))) << size;
  EXPECT_FALSE(Lexicon::from_prepared(bytes + "x"));
  for (size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = '\xff';
    const auto lexicon = Lexicon::from_prepared(changed);  // may be one, but points nowhere
    if (lexicon) {
      EXPECT_EQ(lexicon->verb_lemma("no-such-word"), "");
    }
  }
}

}  // namespace
}  // namespace debrief
