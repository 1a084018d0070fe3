// What `debrief init` writes for code hosts and hooks.

#include "debrief/cli/setup_files.h"

#include "support/fixtures.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/glob.h"
#include "debrief/base/strings.h"
#include "debrief/text/source_file.h"
#include "debrief/yaml/tree.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Config with_paths(std::vector<std::string> paths) {
  Config config;
  config.paths = std::move(paths);
  return config;
}

TEST(WiderGlob, SaysInTheWordsOfEveryHostAtLeastTheSame) {
  struct {
    std::string_view glob, wider, path;
  } const kCases[] = {
      {"postmortems/**/*.md", "postmortems/**/*.md", "postmortems/2024/a.md"},
      {"docs/PM[0-9]*.md", "docs/PM*.md", "docs/PM7.md"},
      {"docs/PM?[!a-c]-x.md", "docs/PM*-x.md", "docs/PM1d-x.md"},
      {"a \\[old\\]/*.md", "a */*.md", "a [old]/b.md"},
      {"c++/*.md", "c*/*.md", "c++/a.md"},
      {"!odd/{a,b}/*.md", "*odd/*a*b*/*.md", "!odd/{a,b}/c.md"},
      {"naïve/**", "naïve/**", "naïve/a.md"},
      {"[]x]*.md", "*.md", "]1.md"},
      {"[open/*.md", "*open/*.md", "[open/a.md"},
      {"a***b/*.md", "a*b/*.md", "axb/a.md"},
  };
  for (const auto& [glob, wider, path] : kCases) {
    EXPECT_EQ(wider_glob(glob), wider);
    EXPECT_TRUE(glob_match(glob, path)) << glob;
    EXPECT_TRUE(glob_match(wider, path)) << wider;
  }
}

TEST(SetupFiles, AreYamlWithEverythingFilledIn) {
  const Config config = with_paths({"docs/Größe: 1/**/*.md", "*.md"});
  for (const Published& place : {Published{}, Published{"team/debrief/.github/actions/lint@0123",
                                                        "https://git.example.org/releases"}}) {
    for (const SetupTarget target :
         {SetupTarget::kGithub, SetupTarget::kGitlab, SetupTarget::kPreCommit}) {
      for (const SetupFile& file : setup_files(target, config, place)) {
        EXPECT_THAT(file.bytes, Not(HasSubstr("@PATHS@")));
        EXPECT_THAT(file.bytes, Not(HasSubstr("@ACTION@")));
        const SourceFile source(file.path, file.bytes);
        const YamlTree tree = parse_yaml(source, {0, source.size()});
        EXPECT_FALSE(tree.empty()) << file.path;
        EXPECT_TRUE(tree.problems.empty()) << file.path << ": " << tree.problems.front().message;
      }
    }
  }
}

TEST(SetupFiles, NameThePublishedActionOrBringIt) {
  const Config config;
  const auto published =
      setup_files(SetupTarget::kGithub, config, {"team/debrief/.github/actions/lint@0123", ""});
  ASSERT_EQ(published.size(), 1U);
  EXPECT_THAT(published[0].bytes,
              HasSubstr("uses: team/debrief/.github/actions/lint@0123 # v" DEBRIEF_VERSION "\n"));
  const auto brought = setup_files(SetupTarget::kGithub, config, {});
  ASSERT_EQ(brought.size(), 2U);
  EXPECT_THAT(brought[0].bytes, HasSubstr("uses: ./.github/actions/debrief\n"));
  EXPECT_EQ(brought[1].path, ".github/actions/debrief/action.yml");
  EXPECT_EQ(brought[1].bytes, read_file(source_path(".github/actions/lint/action.yml")));
}

TEST(SetupFiles, HookCanBeRun) {
  const auto files = setup_files(SetupTarget::kHook, {}, {});
  ASSERT_EQ(files.size(), 1U);
  EXPECT_TRUE(files[0].executable);
  EXPECT_TRUE(files[0].bytes.starts_with("#!/bin/sh\n"));
}

TEST(SetupFiles, AttributesAreAnchoredAndHoldNoBlank) {
  EXPECT_THAT(attribute_lines(with_paths({"*.md", "docs/a b/**/*.md"})),
              ElementsAre("/*.md diff=markdown", "/docs/a?b/**/*.md diff=markdown"));
}

TEST(Action, InstallsTheVersionThatItBelongsTo) {
  EXPECT_THAT(read_file(source_path(".github/actions/lint/action.yml")),
              HasSubstr("default: \"" DEBRIEF_VERSION "\"\n"));
}

}  // namespace
}  // namespace debrief
