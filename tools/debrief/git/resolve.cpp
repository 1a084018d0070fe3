// Repository::resolve(): the commit that a revision names, and what else could have been meant.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "debrief/base/strings.h"
#include "debrief/git/library.h"
#include "debrief/git/repository_impl.h"
#include "debrief/text/nearest.h"

namespace debrief {

namespace {

// Branches and tags by their short names, and the remote's branches as `origin/main`.
std::vector<std::string> reference_names(git_repository* repository) {
  std::vector<std::string> names;
  ReferenceIteratorHandle iterator;
  if (git_reference_iterator_new(fill(iterator), repository) != 0) return names;
  const char* full = nullptr;
  while (git_reference_next_name(&full, iterator.get()) == 0) {
    for (const std::string_view folder : {"refs/heads/", "refs/tags/", "refs/remotes/"}) {
      const std::string_view name = full;
      if (name.substr(0, folder.size()) == folder) names.emplace_back(name.substr(folder.size()));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

// The name in `main~3`, `v1^{}`, `main@{1}`.
std::string name_part(const std::string& revision) {
  return revision.substr(0, revision.find_first_of("~^@:"));
}

// Whether it is worth asking: git_revparse_single() tries names of no object and no reference as
// output of `git describe`, and libgit2 1.5 does not free what that takes.
bool may_name_an_object(const Repository::Impl& impl, const std::string& name) {
  if (name.empty() || name.find("-g") != std::string::npos) return true;
  ReferenceHandle reference;
  if (git_reference_dwim(fill(reference), impl.repository.get(), name.c_str()) == 0) return true;
  git_oid prefix;
  if (name.size() > GIT_OID_HEXSZ || name.size() < GIT_OID_MINPREFIXLEN ||
      git_oid_fromstrn(&prefix, name.c_str(), name.size()) != 0) {
    return false;
  }
  git_oid found;
  return git_odb_exists_prefix(&found, impl.odb.get(), &prefix, name.size()) != GIT_ENOTFOUND;
}

// The object that a revision names; null when it names none.
ObjectHandle find_object(const Repository::Impl& impl, const std::string& revision) {
  ObjectHandle object;
  if (!revision.empty() && may_name_an_object(impl, name_part(revision))) {
    git_revparse_single(fill(object), impl.repository.get(), revision.c_str());
  }
  return object;
}

// What an object is once its tags are followed.
const char* peeled_type(const git_object* object) {
  ObjectHandle peeled;
  const bool is_peeled = git_object_peel(fill(peeled), object, GIT_OBJECT_ANY) == 0;
  return git_object_type2string(git_object_type(is_peeled ? peeled.get() : object));
}

Error unresolved(const Repository& repository, const std::string& revision) {
  Error error{.kind = ErrorKind::kGit,
              .message = concat("the revision “", revision, "” names no commit")};
  const std::string name = name_part(revision);
  if (name != revision && find_object(repository.impl(), name) != nullptr) {
    error.message = concat("the revision “", revision, "” goes past the history of “", name, "”");
  } else {
    const std::vector<std::string> names = reference_names(repository.impl().repository.get());
    const std::vector<std::string_view> views(names.begin(), names.end());
    if (const std::string_view near = nearest_name(name, views); !near.empty()) {
      error.hints.push_back(concat("did you mean “", near, revision.substr(name.size()), "”?"));
    }
  }
  if (repository.is_shallow()) error.hints.push_back(deepen_hint());
  return error;
}

// The commit that a plain name leads to, read raw: libgit2 refuses commits and tags whose people it
// cannot parse. Nullopt for what is no name of a reference, or does not lead to a commit.
std::optional<ObjectId> commit_of_reference(const Repository::Impl& impl, const std::string& name) {
  if (name.empty()) return std::nullopt;  // libgit2 takes it for HEAD
  ReferenceHandle reference, direct;
  const int found = git_reference_dwim(fill(reference), impl.repository.get(), name.c_str());
  if (found != 0 || git_reference_resolve(fill(direct), reference.get()) != 0) return std::nullopt;
  ObjectId id = from_oid(*git_reference_target(direct.get()));
  constexpr int kMostTags = 16;
  for (int i = 0; i < kMostTags; ++i) {
    if (impl.read(id, GIT_OBJECT_COMMIT)) return id;
    const auto tag = impl.read(id, GIT_OBJECT_TAG);
    if (!tag || !tag->bytes().starts_with("object ")) return std::nullopt;
    const auto target = parse_object_id(tag->bytes().substr(7, 40));
    if (!target) return std::nullopt;
    id = *target;
  }
  return std::nullopt;
}

}  // namespace

std::string deepen_hint() {
  return "this clone is shallow; `git fetch --unshallow` fetches the rest, and "
         "`git fetch --filter=blob:none --unshallow` does so without old file contents";
}

Result<ObjectId> Repository::resolve(const std::string& revision) const {
  if (revision == "HEAD" && is_unborn()) {
    return fail(
        {.kind = ErrorKind::kGit,
         .message = concat("the branch “", branch().value_or("HEAD"), "” has no commit yet"),
         .hints = {"make one with `git commit`"}});
  }
  if (const auto commit = commit_of_reference(*impl_, revision)) return *commit;
  const ObjectHandle object = find_object(*impl_, revision);
  if (object == nullptr) return fail(unresolved(*this, revision));
  ObjectHandle commit;
  if (git_object_peel(fill(commit), object.get(), GIT_OBJECT_COMMIT) != 0) {
    return fail({.kind = ErrorKind::kGit,
                 .message = concat("the revision “", revision, "” is a ", peeled_type(object.get()),
                                   ", not a commit")});
  }
  return from_oid(*git_object_id(commit.get()));
}

}  // namespace debrief
