#include "debrief/cli/setup.h"

#include <algorithm>
#include <array>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/cli/load.h"
#include "debrief/cli/usage.h"

namespace debrief {
namespace {

constexpr auto kTargets = std::to_array<std::pair<std::string_view, SetupTarget>>({
    {"attributes", SetupTarget::kAttributes},
    {"github", SetupTarget::kGithub},
    {"gitlab", SetupTarget::kGitlab},
    {"hook", SetupTarget::kHook},
    {"pre-commit", SetupTarget::kPreCommit},
});
static_assert(std::is_sorted(kTargets.begin(), kTargets.end()));

constexpr std::string_view kStagedLint = "debrief lint --staged";

class Planner {
 public:
  Planner(const Config& config, const Ground& ground) : config_(config), ground_(ground) {}

  Result<void> add(SetupFile file) {
    const std::string place = join_path(ground_.work_tree, file.path);
    if (ground_.files->kind(place) != FileKind::kMissing) {
      setup_.kept.push_back(std::move(file.path));
      return {};
    }
    if (auto fits = check_new_file(ground_, place); !fits) {
      Error error = std::move(fits).error();
      error.hints = {"init writes into the work tree only; look where its folders lead"};
      return fail(std::move(error));
    }
    setup_.files.push_back(std::move(file));
    return {};
  }

  Result<void> add(SetupTarget target) {
    if (target == SetupTarget::kHook && leaves_hooks_alone()) return {};
    for (SetupFile& file : setup_files(target, config_, place_)) {
      DEBRIEF_TRY_VOID(add(std::move(file)));
    }
    tell(target);
    return {};
  }

  SetupPlan take(const std::vector<SetupTarget>& targets) {
    const bool hosted = std::ranges::any_of(targets, [](SetupTarget target) {
      return target == SetupTarget::kGithub || target == SetupTarget::kGitlab;
    });
    if (!switches_.empty()) {
      tell(switches_.size() == 1 ? "Switch it on, once in each clone"
                                 : "Switch one of the two on, once in each clone",
           std::move(switches_));
    }
    if (hosted) tell_owners();
    return std::move(setup_);
  }

 private:
  void tell(std::string what, std::vector<std::string> lines) {
    setup_.to_do.push_back({std::move(what), std::move(lines)});
  }

  void tell(SetupTarget target) {
    switch (target) {
      case SetupTarget::kGithub:
        return tell_github();
      case SetupTarget::kGitlab:
        return tell_gitlab();
      case SetupTarget::kPreCommit:
        if (!holds(kPreCommitFile, "debrief")) {
          tell(concat("Add to ", kPreCommitFile, ", below “repos:”"), stanza_lines());
        }
        switches_.push_back("pre-commit install");
        return;
      case SetupTarget::kHook:
        return tell_hook();
      case SetupTarget::kAttributes:
        return tell_attributes();
    }
  }

  void tell_github() {
    if (!holds(kWorkflowFile, "debrief")) {
      tell(concat("Add to the steps of ", kWorkflowFile, ", after the checkout"),
           {concat("- uses: ",
                   place_.action.empty() ? concat("./", kActionFolder) : place_.action)});
    }
    if (place_.action.empty()) {
      tell("This debrief is of no release; tell the workflow where releases lie",
           {"gh variable set DEBRIEF_RELEASES --body https://…/releases/download"});
    }
  }

  void tell_gitlab() {
    if (place_.releases.empty()) {
      tell("This debrief is of no release; tell the job where releases lie, in a CI/CD variable",
           {"DEBRIEF_RELEASES=https://…/releases/download"});
    }
    if (is_missing(".gitlab-ci.yml") || !holds(".gitlab-ci.yml", kGitlabFile)) {
      tell("Add to .gitlab-ci.yml", {concat("include: [{ local: ", kGitlabFile, " }]")});
    }
  }

  void tell_hook() {
    const std::string hook = join_path(kHooksFolder, "pre-commit");
    if (!is_missing(hook) && !holds(hook, "debrief")) {
      tell(concat("Add to ", hook), {std::string(kStagedLint)});
    }
    if (hooks_path().empty()) {
      switches_.push_back(concat("git config core.hooksPath ", kHooksFolder));
    }
  }

  void tell_attributes() {
    if (is_missing(kAttributesFile)) return;
    std::vector<std::string> missing;
    for (const std::string& line : attribute_lines(config_)) {
      if (!holds(kAttributesFile, line)) missing.push_back(line);
    }
    if (!missing.empty()) tell(concat("Add to ", kAttributesFile), std::move(missing));
  }

  void tell_owners() {
    constexpr auto kPlaces = std::to_array<std::string_view>(
        {".github/CODEOWNERS", ".gitlab/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"});
    std::string place = "CODEOWNERS";
    for (const std::string_view each : kPlaces) {
      if (holds(each, ".debrief")) return;
      if (!is_missing(each)) place = each;
    }
    tell(concat("Say in ", place, " who reviews what decides over findings"),
         {"/.debrief.yaml @your-team", "/.debrief/ @your-team",
          "/.debrief-baseline.json @your-team"});
  }

  /// core.hooksPath; empty when it is not set.
  std::string hooks_path() const {
    return ground_.repository->config("core.hooksPath").value_or("");
  }

  /// Whether git runs hooks that another folder of hooks would put out of work. Says what to add to
  /// them then.
  bool leaves_hooks_alone() {
    const std::string set = hooks_path();
    std::string folder =
        set.empty() ? join_path(ground_.repository->common_directory(), "hooks") : set;
    if (!folder.starts_with('/')) folder = join_path(ground_.work_tree, folder);
    folder = normalise_path(folder);
    if (folder == join_path(ground_.work_tree, kHooksFolder)) return false;
    const std::string hook = join_path(folder, "pre-commit");
    const bool is_there = ground_.files->kind(hook) != FileKind::kMissing;
    if (set.empty() && !is_there) return false;
    const std::string shown = ground_.from_root(hook).value_or(hook);
    if (is_there && holds(hook, "debrief")) return true;
    tell(concat("Git runs hooks of its own here already",
                set.empty() ? "" : concat(" (core.hooksPath is ", set, ")"), "; add to ", shown),
         {std::string(kStagedLint)});
    return true;
  }

  std::string located(std::string_view path) const {
    return path.starts_with('/') ? std::string(path) : join_path(ground_.work_tree, path);
  }

  bool is_missing(std::string_view path) const {
    return ground_.files->kind(located(path)) == FileKind::kMissing;
  }

  /// Whether the file speaks of `text`; what is about to be written counts as its text.
  bool holds(std::string_view path, std::string_view text) const {
    for (const SetupFile& file : setup_.files) {
      if (file.path == path) return file.bytes.find(text) != std::string::npos;
    }
    const auto bytes = ground_.files->read(located(path));
    return bytes && bytes->find(text) != std::string::npos;
  }

  static std::vector<std::string> stanza_lines() {
    std::vector<std::string> lines;
    for (const std::string_view line : split(pre_commit_stanza(), '\n')) {
      if (!line.empty()) lines.emplace_back(line);
    }
    return lines;
  }

  const Config& config_;
  const Ground& ground_;
  const Published place_ = published();
  SetupPlan setup_;
  std::vector<std::string> switches_;  ///< commands that make git run the hooks
};

}  // namespace

Result<std::vector<SetupTarget>> setup_targets(const std::vector<std::string>& names) {
  std::vector<std::string_view> known = {"all"};
  for (const auto& [name, target] : kTargets) known.push_back(name);
  for (const std::string& name : names) DEBRIEF_TRY_VOID(check_choice("--ci", name, known));
  std::vector<SetupTarget> targets;
  for (const auto& [name, target] : kTargets) {
    if (is_one_of("all", names) || is_one_of(name, names)) targets.push_back(target);
  }
  return targets;
}

Result<SetupPlan> plan_setup(std::vector<SetupFile> files, const std::vector<SetupTarget>& targets,
                             const Config& config, const Ground& ground) {
  Planner planner(config, ground);
  for (SetupFile& file : files) DEBRIEF_TRY_VOID(planner.add(std::move(file)));
  for (const SetupTarget target : targets) DEBRIEF_TRY_VOID(planner.add(target));
  return planner.take(targets);
}

Result<void> write_setup(const SetupPlan& setup, const std::string& work_tree, FileSystem& files) {
  std::vector<std::string> written;
  for (const SetupFile& file : setup.files) {
    const std::string place = join_path(work_tree, file.path);
    auto done = files.create(place, file.bytes);
    if (done) {
      written.push_back(place);
      if (file.executable) done = files.make_executable(place);
    }
    if (done) continue;
    for (const std::string& each : written) (void)files.remove_all(each);
    Error error = std::move(done).error();
    error.hints.push_back("nothing was written; init can be run again");
    return fail(std::move(error));
  }
  return {};
}

}  // namespace debrief
