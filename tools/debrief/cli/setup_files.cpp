#include "debrief/cli/setup_files.h"

#include "debrief/base/embedded.h"
#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/yaml/scalar.h"

namespace debrief {
namespace {

std::string template_text(std::string_view name) {
  return std::string(embedded_file(concat("templates/ci/", name)).value_or(""));
}

/// The files whose change is a reason to lint, one a line: post-mortems and the policy.
std::string path_lines(const Config& config, std::string_view indent) {
  std::vector<std::string> lines;
  for (const std::string& glob : config.paths) {
    lines.push_back(concat(indent, "- ", yaml_scalar(wider_glob(glob))));
  }
  for (const std::string_view path : {".debrief.yaml", ".debrief/**", ".debrief-baseline.json"}) {
    lines.push_back(concat(indent, "- ", yaml_scalar(path)));
  }
  return join(lines, "\n");
}

std::vector<SetupFile> github_files(const Config& config, const Published& place) {
  std::vector<SetupFile> files;
  std::string step = concat("        uses: ", place.action, " # v", DEBRIEF_VERSION);
  if (place.action.empty()) {
    step = concat("        uses: ./", kActionFolder,
                  "\n        with: { releases: \"${{ vars.DEBRIEF_RELEASES }}\" }");
    files.push_back({join_path(kActionFolder, "action.yml"), template_text("action.yml")});
  }
  std::string text =
      replace_all(template_text("github.yml"), "@PATHS@", path_lines(config, "      "));
  files.insert(files.begin(), {std::string(kWorkflowFile), replace_all(text, "@ACTION@", step)});
  return files;
}

SetupFile gitlab_file(const Config& config, const Published& place) {
  std::string text =
      replace_all(template_text("gitlab.yml"), "@PATHS@", path_lines(config, "        "));
  text = replace_all(text, "@VERSION@", DEBRIEF_VERSION);
  return {std::string(kGitlabFile), replace_all(text, "@RELEASES@", place.releases)};
}

}  // namespace

// CMakeLists.txt sets both for a release.
Published published() { return {DEBRIEF_ACTION, DEBRIEF_RELEASES}; }

std::vector<SetupFile> setup_files(SetupTarget target, const Config& config,
                                   const Published& place) {
  switch (target) {
    case SetupTarget::kGithub:
      return github_files(config, place);
    case SetupTarget::kGitlab:
      return {gitlab_file(config, place)};
    case SetupTarget::kPreCommit:
      return {{std::string(kPreCommitFile), concat("repos:\n", pre_commit_stanza())}};
    case SetupTarget::kHook:
      return {{join_path(kHooksFolder, "pre-commit"), template_text("hook.sh"), true}};
    case SetupTarget::kAttributes:
      return {{std::string(kAttributesFile), concat(join(attribute_lines(config), "\n"), "\n")}};
  }
  return {};
}

std::string_view pre_commit_stanza() {
  return embedded_file("templates/ci/pre-commit.yaml").value_or("");
}

std::vector<std::string> attribute_lines(const Config& config) {
  std::vector<std::string> lines;
  for (const std::string& glob : config.paths) {
    // Without the slash a name alone would mean every folder; a blank would end the pattern.
    const std::string pattern = replace_all(wider_glob(glob), " ", "?");
    lines.push_back(concat("/", pattern, " diff=markdown"));
  }
  return lines;
}

std::string wider_glob(std::string_view glob) {
  std::vector<std::string> steps;
  for (const std::string_view step : split(glob, '/')) {
    std::string wide;
    for (size_t i = 0; i < step.size() && step != "**"; ++i) {
      const auto byte = static_cast<uint8_t>(step[i]);
      const bool plain = is_ascii_alnum(step[i]) || byte >= 0x80 ||
                         std::string_view("._- ").find(step[i]) != std::string_view::npos;
      if (step[i] == '[' && step.find(']', i + 2) != std::string_view::npos) {
        i = step.find(']', i + 2);
      }
      if (plain || !wide.ends_with('*')) wide += plain ? step[i] : '*';
    }
    steps.push_back(step == "**" ? std::string(step) : wide);
  }
  return join(steps, "/");
}

}  // namespace debrief
