// How a repository is set up: nothing is written over, and all is written or nothing.

#include "debrief/cli/setup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(SetupTargets, AreNamedOnceEach) {
  EXPECT_THAT(setup_targets({"hook", "github", "hook"}).value(),
              ElementsAre(SetupTarget::kGithub, SetupTarget::kHook));
  EXPECT_EQ(setup_targets({"hook", "all"}).value().size(), 5U);
  EXPECT_THAT(setup_targets({}).value(), IsEmpty());
  EXPECT_THAT(setup_targets({"gitbub"}).error().message, HasSubstr("did you mean “github”"));
}

/// A disk on which one path cannot be made.
class FullDisk : public MemoryFileSystem {
 public:
  Result<void> create(const std::string& path, std::string_view bytes) override {
    if (path == "/w/c") {
      return fail({.kind = ErrorKind::kIo, .message = "no space left", .where = path});
    }
    return MemoryFileSystem::create(path, bytes);
  }
};

TEST(WriteSetup, WritesAllOrNothing) {
  FullDisk files;
  ASSERT_TRUE(files.write("/w/old", "mine"));
  const SetupPlan setup{
      .files = {{"a", "1"}, {"b/b", "2", true}, {"c", "3"}}, .kept = {}, .to_do = {}};
  const auto done = write_setup(setup, "/w", files);
  ASSERT_FALSE(done);
  EXPECT_THAT(done.error().hints, ElementsAre("nothing was written; init can be run again"));
  EXPECT_THAT(files.files(),
              ElementsAre(std::pair<const std::string, std::string>{"/w/old", "mine"}));
}

}  // namespace
}  // namespace debrief
