// The vectors are those of GitHub's own uploader (github/codeql-action, fingerprints.test.ts),
// computed for these texts.

#include "debrief/report/line_hash.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;

TEST(LineHashes, AreThoseOfGitHub) {
  EXPECT_THAT(line_hashes(""), ElementsAre("c129715d7a2bc9a3:1"));
  EXPECT_THAT(line_hashes(" a\nb\n  \t\tc\n d"),
              ElementsAre("271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1",
                          "a23a3dc5e078b07b:1"));
  EXPECT_THAT(line_hashes("hello; \t\nworld!\n\n\n  \t\tGreetings\n End"),
              ElementsAre("c01e2c0703a46d64:1", "8daff184646bb1e3:1", "bff680108adb0fcc:1",
                          "c6805c5e1288b612:1", "b86d3392aea1be30:1", "e6ceba753e1a442:1"));
  EXPECT_THAT(line_hashes("x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n"),
              ElementsAre("e54938cc54b302f1:1", "bb609acbe9138d60:1", "1131fd5871777f34:1",
                          "5c482a0f8b35ea28:1", "54517377da7028d2:1", "2c644846cb18d53e:1",
                          "f1b89f20de0d133:1", "c129715d7a2bc9a3:1"));
  EXPECT_THAT(line_hashes("a𐐀é\r\n👩‍🚒\r\n"),
              ElementsAre("899ad3f4a2e7577c:1", "f07be22c2aa02817:1", "c129715d7a2bc9a3:1"));
}

TEST(LineHashes, DoNotDependOnBlanksAndLineBreaks) {
  const auto plain = line_hashes("one two\nthree\n");
  EXPECT_EQ(line_hashes(" one\ttwo\r\nthree\r\n"), plain);
  EXPECT_EQ(line_hashes("one two\rthree\r"), plain);
}

TEST(LineHashes, NumberLinesThatHashAlike) {
  const std::string block = concat(std::string(120, 'x'), '\n');
  const auto hashes = line_hashes(concat(block, block));
  ASSERT_EQ(hashes.size(), 3u);
  EXPECT_EQ(split(hashes[0], ':')[0], split(hashes[1], ':')[0]);
  EXPECT_TRUE(hashes[0].ends_with(":1"));
  EXPECT_TRUE(hashes[1].ends_with(":2"));
}

}  // namespace
}  // namespace debrief
