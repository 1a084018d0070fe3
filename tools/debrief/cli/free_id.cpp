#include "debrief/cli/free_id.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/cli/load.h"
#include "debrief/cli/place.h"
#include "debrief/git/branches.h"
#include "debrief/postmortem/incident_id.h"

namespace debrief {
namespace {

/// Where an id is taken already: a document here, or a file on a branch; nullopt when it is free.
std::optional<Error> who_has(const std::string& id, const Surroundings& around) {
  const auto same = around.corpus.index.by_id.find(id);
  if (same != around.corpus.index.by_id.end()) {
    return Error{.kind = ErrorKind::kUsage,
                 .message = concat("there is a post-mortem with the id ", id),
                 .where = around.corpus.documents[same->second.front()].path,
                 .hints = {"give this one another title"}};
  }
  if (!around.ground.repository) return std::nullopt;
  const Repository& repository = *around.ground.repository;
  const std::string path = place_for(id, around.corpus.config).path;
  const auto holds = [&](const ObjectId& commit) {
    const auto files = repository.files(commit, path);
    return files && std::ranges::any_of(*files, [&](const TreeFile& f) { return f.path == path; });
  };
  Error error{.kind = ErrorKind::kUsage, .message = {}, .where = path};
  if (around.ground.commit && holds(*around.ground.commit)) {
    error.message = concat("the last commit has a post-mortem with the id ", id,
                           ", which is gone from the work tree");
    error.hints = {concat("to get it back: git checkout HEAD -- ", shell_word(path)),
                   "else give this one another title"};
    return error;
  }
  constexpr size_t kMostBranches = 500;
  std::vector<Branch> branches = branches_of(repository);
  branches.resize(std::min(branches.size(), kMostBranches));
  for (const Branch& branch : branches) {
    if (!holds(branch.commit)) continue;
    error.message = concat("the branch “", branch.name, "” has a post-mortem with the id ", id);
    error.hints = {"go on with that one, or give this one another title"};
    return error;
  }
  return std::nullopt;
}

}  // namespace

Result<std::string> free_id(const ScaffoldAnswers& answers, const Surroundings& around) {
  const std::string plain = incident_id(answers);
  const bool nameless = slug_of(answers.title) == kNoSlug;
  std::string id = plain;
  for (int n = 2;; ++n) {
    auto taken = who_has(id, around);
    if (!taken) return id;
    if (!nameless) return fail(*std::move(taken));
    id = concat(plain, "-", n);
  }
}

}  // namespace debrief
