#include "debrief/git/similarity.h"

#include <random>
#include <string>

#include "support/git_fixture.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

// The percentage that git prints behind R, for edits of every size.
TEST(Similarity, IsWhatGitMeasures) {
  const ScratchDirectory scratch;
  const GitFixture git(scratch.at("r"));
  std::mt19937 random(5);
  for (int edits = 1; edits < 40; edits += 3) {
    std::string before, after;
    for (int i = 0; i < 40; ++i) {
      const std::string line =
          concat("the ", uint64_t{random()}, "th thing", i % 7 == 0 ? "\r" : "",
                 std::string(random() % 90, 'x'), "\n");
      before += line;
      after += i < edits ? concat("changed ", uint64_t{random()}, "\n") : line;
    }
    git.write("a", before);
    git.git({"add", "-A"});
    const std::string old = git.git({"write-tree"});
    git.git({"rm", "-q", "-f", "a"});
    git.write("b", after);
    git.git({"add", "-A"});
    const std::string told =
        git.git({"diff-tree", "-r", "-M1%", "--raw", old, git.git({"write-tree"})});
    git.git({"rm", "-q", "-f", "b"});
    const size_t at = told.find(" R");
    const int expected = at == std::string::npos ? 0 : std::stoi(told.substr(at + 2, 3));
    const uint32_t score = similarity(fingerprint(before), fingerprint(after));
    EXPECT_EQ(static_cast<int>(score * 100 / kSameContent), expected) << edits;
  }
}

TEST(Similarity, OfEdgeCases) {
  const auto of = [](std::string_view a, std::string_view b) {
    return similarity(fingerprint(a), fingerprint(b));
  };
  EXPECT_EQ(of("", ""), kSameContent);
  EXPECT_EQ(of("", "a\n"), 0U);
  EXPECT_EQ(of("a\nb\n", "b\na\n"), kSameContent) << "order does not count";
  EXPECT_EQ(of("a\na\n", "a\n"), kSameContent / 2) << "how often does";
  EXPECT_EQ(of("ab\n", "ab"), 0U) << "the line end belongs to the line";
}

}  // namespace
}  // namespace debrief
