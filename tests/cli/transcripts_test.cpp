// Plays every tests/cli/*.txt and compares it with what the commands really print. See
// support/transcript.h.

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "support/fixtures.h"
#include "support/transcript.h"
#include <gtest/gtest.h>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"

namespace debrief {
namespace {

std::vector<std::string> transcripts() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(source_path("tests/cli"))) {
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Transcript : public testing::TestWithParam<std::string> {};

TEST_P(Transcript, PrintsWhatIsWritten) {
  const std::string path = source_path(concat("tests/cli/", GetParam(), ".txt"));
  const std::string expected = read_file(path);
  const std::string actual = play_transcript(expected, DEBRIEF_BINARIES);
  if (actual != expected && ::getenv("DEBRIEF_UPDATE") != nullptr) {
    ASSERT_TRUE(DiskFileSystem().write(path, actual));
    return;
  }
  EXPECT_EQ(actual, expected) << "if the new output is right: DEBRIEF_UPDATE=1 tools/check cli";
}

INSTANTIATE_TEST_SUITE_P(Cli, Transcript, testing::ValuesIn(transcripts()), [](const auto& test) {
  return replace_all(replace_all(test.param, "-", "_"), ".", "_");
});

}  // namespace
}  // namespace debrief
