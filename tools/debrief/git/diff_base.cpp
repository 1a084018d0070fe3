#include "debrief/git/diff_base.h"

#include <utility>

#include "debrief/base/strings.h"
#include "debrief/git/change_set.h"
#include "debrief/git/raw_object.h"

namespace debrief {
namespace {

constexpr std::string_view kTwoCommits =
    "fetch the commit before, too: “fetch-depth: 2” of actions/checkout";
constexpr std::string_view kAllOfGitHub =
    "fetch the history of both branches: “fetch-depth: 0” of actions/checkout";
constexpr std::string_view kAllOfGitLab = "fetch more of the history: GIT_DEPTH: \"0\" of the job";

class BaseFinder {
 public:
  BaseFinder(const Repository& repository, const ObjectId& head, const Environment& environment)
      : repository_(repository), head_(head), environment_(environment) {}

  Result<DiffBase> find() {
    const std::string event = value("GITHUB_EVENT_NAME");
    if (!event.empty()) return of_github(event);
    if (!value("GITLAB_CI").empty()) return of_gitlab();
    for (const char* const name :
         {"SYSTEM_PULLREQUEST_TARGETBRANCH", "BITBUCKET_PR_DESTINATION_BRANCH",
          "BUILDKITE_PULL_REQUEST_BASE_BRANCH"}) {
      std::string branch = value(name);
      if (branch.starts_with("refs/heads/")) branch.erase(0, sizeof("refs/heads/") - 1);
      if (!branch.empty()) {
        return with_branch(branch, name, "fetch the history of both branches, not a shallow clone");
      }
    }
    return of_clone();
  }

  /// The merge base with a revision that was named.
  Result<DiffBase> with(const std::string& revision) {
    DEBRIEF_TRY(commit, repository_.resolve(revision));
    DEBRIEF_TRY(base, merge_base(repository_, commit, head_));
    if (base == commit) return DiffBase{base, revision};
    return DiffBase{base, concat("where ", revision, " and the change part")};
  }

 private:
  std::string value(const char* name) const { return environment_(name).value_or(""); }

  static tl::unexpected<Error> lost(std::string message, std::string_view hint) {
    return fail({.kind = ErrorKind::kGit,
                 .message = std::move(message),
                 .where = "--diff-base auto",
                 .hints = {std::string(hint), "or name the base yourself: --diff-base REF"}});
  }

  /// The first parent, read from the commit itself: a shallow clone hides it from a walk.
  Result<DiffBase> first_parent(std::string reason) {
    DEBRIEF_TRY(parents, repository_.parents(head_));
    if (parents.empty()) {
      return DiffBase{{}, "nothing: this is the first commit"};
    }
    if (!repository_.has_commit(parents.front())) {
      return lost(concat("the commit before ", head_.short_hex(), " is not in this shallow clone"),
                  value("GITLAB_CI").empty() ? kTwoCommits : kAllOfGitLab);
    }
    return DiffBase{parents.front(), std::move(reason)};
  }

  Result<DiffBase> of_github(const std::string& event) {
    if (event == "push") return first_parent("the commit before the push's last one");
    if (event == "merge_group") return first_parent("what the merge queue builds on");
    if (event != "pull_request" && event != "pull_request_target") {
      return fail({.kind = ErrorKind::kUsage,
                   .message = concat("the event “", event, "” of GitHub brings no change"),
                   .where = "--diff-base auto",
                   .hints = {"leave --diff-base out to lint everything"}});
    }
    DEBRIEF_TRY(parents, repository_.parents(head_));
    const std::string sha = value("GITHUB_SHA");
    const bool is_merge = event == "pull_request" && parents.size() > 1 &&
                          (sha.empty() || lower_ascii(sha) == head_.hex());
    if (is_merge) return first_parent("the first parent of GitHub's merge commit");
    return with_branch(value("GITHUB_BASE_REF"), "GITHUB_BASE_REF", kAllOfGitHub);
  }

  Result<DiffBase> of_gitlab() {
    for (const char* const name :
         {"CI_MERGE_REQUEST_TARGET_BRANCH_SHA", "CI_MERGE_REQUEST_DIFF_BASE_SHA"}) {
      const std::string sha = value(name);
      if (!sha.empty()) return named(sha, name);
    }
    const std::string before = value("CI_COMMIT_BEFORE_SHA");
    const bool is_new = before.find_first_not_of('0') == std::string::npos;
    if (!is_new) return named(before, "CI_COMMIT_BEFORE_SHA");
    const std::string main = value("CI_DEFAULT_BRANCH");
    if (main.empty() || main == value("CI_COMMIT_BRANCH")) {
      return first_parent("the commit before the push's last one");
    }
    return with_branch(main, "CI_DEFAULT_BRANCH", kAllOfGitLab);
  }

  Result<DiffBase> named(const std::string& sha, const char* name) {
    const auto id = parse_object_id(lower_ascii(sha));
    if (!id || !repository_.has_commit(*id)) {
      return lost(concat(name, " is ", sha, ", which is not in this clone"), kAllOfGitLab);
    }
    return DiffBase{*id, name};
  }

  Result<DiffBase> with_branch(const std::string& branch, const char* name, std::string_view hint) {
    if (branch.empty()) return lost(concat(name, " is empty"), hint);
    const auto commit = repository_.resolve(concat("refs/remotes/origin/", branch));
    if (!commit) return lost(concat("there is no origin/", branch, " in this clone"), hint);
    auto base = merge_base(repository_, *commit, head_);
    if (!base) return lost(std::move(base.error().message), hint);
    if (*base == head_)
      return first_parent(concat("the commit before; origin/", branch, " has this one"));
    return DiffBase{*base, concat("where origin/", branch, " and the change part")};
  }

  Result<DiffBase> of_clone() {
    for (const std::string_view name :
         {"refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master",
          "refs/heads/main", "refs/heads/master"}) {
      const auto commit = repository_.resolve(std::string(name));
      if (!commit) continue;
      std::string_view shown = name;
      shown.remove_prefix(shown.find('/', 5) + 1);
      DEBRIEF_TRY(base, merge_base(repository_, *commit, head_));
      if (base == head_) {
        return DiffBase{head_, concat("HEAD; nothing is committed beyond ", shown)};
      }
      return DiffBase{base, concat("where ", shown, " and the change part")};
    }
    return lost("there is no branch main or master to compare with",
                "git fetch origin, or: git remote set-head origin --auto");
  }

  const Repository& repository_;
  const ObjectId head_;
  const Environment& environment_;
};

}  // namespace

Result<DiffBase> find_diff_base(const Repository& repository, const ObjectId& head,
                                const std::string& wanted, const Environment& environment) {
  BaseFinder finder(repository, head, environment);
  return wanted == "auto" ? finder.find() : finder.with(wanted);
}

}  // namespace debrief
