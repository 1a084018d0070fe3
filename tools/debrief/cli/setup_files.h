#pragma once
// What `debrief init` writes into a repository besides the configuration: the texts of
// `templates/ci/` with the repository's own paths filled in. Which of them are wanted, and what is
// there already, is setup.h's to say.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/corpus/config.h"

namespace debrief {

/// Where post-mortems are to be linted, or what shall know of them.
enum class SetupTarget { kGithub, kGitlab, kPreCommit, kHook, kAttributes };

struct SetupFile {
  std::string path;  ///< from the root of the work tree
  std::string bytes;
  bool executable = false;
};

/// Where this build of debrief can be had; both empty when it was not built by a release.
struct Published {
  std::string action;    ///< `OWNER/NAME/.github/actions/lint@COMMIT`
  std::string releases;  ///< `https://HOST/OWNER/NAME/releases/download`
};
Published published();

inline constexpr std::string_view kWorkflowFile = ".github/workflows/post-mortems.yml";
inline constexpr std::string_view kActionFolder = ".github/actions/debrief";
inline constexpr std::string_view kGitlabFile = ".gitlab/debrief.yml";
inline constexpr std::string_view kPreCommitFile = ".pre-commit-config.yaml";
inline constexpr std::string_view kHooksFolder = ".githooks";
inline constexpr std::string_view kAttributesFile = ".gitattributes";

/// The files of a target. The workflow of a build that nobody published brings the action with it.
std::vector<SetupFile> setup_files(SetupTarget target, const Config& config,
                                   const Published& place);

/// What stands below `repos:` in a configuration of pre-commit.
std::string_view pre_commit_stanza();

/// The lines of `.gitattributes`: hunks of `git diff` are headed by sections of the post-mortem.
std::vector<std::string> attribute_lines(const Config& config);

/// A glob of the configuration in the words that all code hosts and git share: it matches at least
/// the same paths. All but letters, digits and `/ . _ - *` become `*`.
std::string wider_glob(std::string_view glob);

}  // namespace debrief
