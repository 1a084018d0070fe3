#include "debrief/git/message.h"

#include "support/git_fixture.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

std::string unfolded(const std::vector<Trailer>& trailers) {
  std::string text;
  for (const Trailer& trailer : trailers) append(text, trailer.key, ": ", trailer.value, "\n");
  return text;
}

TEST(Message, IsReadAsGitReadsIt) {
  const char* const kMessages[] = {
      "subject\n",
      "two\nlines\n\nbody\n",
      "\n\n  indented \n\nbody\n",
      "subject\n\nKey: value\n",
      "subject\n\nbody\n\nCo-authored-by: Bo <bo@example.org>\nDebrief-Action: x/A1\n",
      "subject\n\nbody: is no trailer\nwith this line\n",
      "subject\n\nSigned-off-by: Ada <a@b>\nfree text\nmore free text\n",
      "subject\n\nSigned-off-by: Ada <a@b>\n1\n2\n3\n4\n",
      "subject\n\n(cherry picked from commit 0123)\nfree\n",
      "Key: value\n",
      "Key: value\n\n",
      "subject\n\nFolded: one\n  two\n\tthree\nOther: x\n",
      "subject\n\n  starts folded\nKey: value\n",
      "subject\n\nKey : spaced\nKey:tight\n",
      "subject\n\nnot a key: value\nKey: value\n",
      "subject\n\nKey: value\n\nlast paragraph\n",
      "subject\n\n---------\n\nCo-authored-by: Cy <cy@example.org>\n",
      "subject\n\nbody\n---\nKey: value\n",
      "subject\n\n: nothing\n",
      "subject\n\nhttps://example.org/a\n",
      "subject\r\n\r\nKey: value\r\n",
      "subject\n \nKey: value\n \n",
      "subject\n\nEmpty:\n",
  };
  const ScratchDirectory scratch;
  const GitFixture git(scratch.at("r"));
  const std::string tree = git.git({"write-tree"});
  for (const std::string message : kMessages) {
    const std::string id = git.git({"commit-tree", tree}, {.input = message});
    EXPECT_EQ(message_subject(message), git.git({"log", "-1", "--format=%s", id})) << message;
    const std::string trailers = git.git({"log", "-1", "--format=%(trailers:only,unfold)", id});
    EXPECT_EQ(trim(unfolded(message_trailers(message))), trim(trailers)) << message;
  }
}

TEST(Message, DecodesWhatItsHeaderNames) {
  const struct {
    const char* bytes;
    const char* encoding;
    const char* text;
  } kCases[] = {{"F\xE4lle", "ISO-8859-1", "Fälle"},
                {"\xA4\xE4", "iso-8859-15", "€ä"},
                {"\x80\x93x\x94", "CP1252", "€“x”"},
                {"\x81", "windows-1252", "\xEF\xBF\xBD"},
                {"Fälle", "", "Fälle"},
                {"F\xE4lle", "", "F\xEF\xBF\xBDlle"},
                {"Fälle", "UTF-8", "Fälle"},
                {"F\xE4", "koi8-r", "F\xEF\xBF\xBD"}};
  for (const auto& [bytes, encoding, text] : kCases) {
    EXPECT_EQ(decode_text(bytes, encoding), text) << encoding;
  }
}

}  // namespace
}  // namespace debrief
