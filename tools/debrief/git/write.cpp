#include "debrief/git/write.h"

#include <utility>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/git/library.h"
#include "debrief/git/raw_object.h"

namespace debrief {

namespace {

Result<RepositoryHandle> open_for_writing(const std::string& directory) {
  start_library();
  RepositoryHandle repository;
  if (git_repository_open_ext(fill(repository), directory.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH,
                              nullptr) != 0) {
    return fail(library_error(concat("cannot write the repository ", directory)));
  }
  return repository;
}

Result<CommitHandle> find_commit(git_repository* repository, const ObjectId& id) {
  const git_oid oid = to_oid(id);
  CommitHandle commit;
  if (git_commit_lookup(fill(commit), repository, &oid) != 0) {
    return fail(library_error(concat("cannot find the commit ", id.short_hex())));
  }
  return commit;
}

Result<void> apply_change(git_repository* repository, git_index* index,
                          const CommitRequest::Change& change) {
  if (!change.bytes) {
    if (git_index_remove(index, change.path.c_str(), 0) != 0) {
      return fail({ErrorKind::kGit, concat("cannot remove: ", library_message()), change.path});
    }
    return {};
  }
  const git_index_entry* const old = git_index_get_bypath(index, change.path.c_str(), 0);
  git_index_entry entry{};
  entry.mode = old == nullptr ? uint32_t{GIT_FILEMODE_BLOB} : old->mode;
  entry.path = change.path.c_str();
  if (git_blob_create_from_buffer(&entry.id, repository, change.bytes->data(),
                                  change.bytes->size()) != 0 ||
      git_index_add(index, &entry) != 0) {
    return fail({ErrorKind::kGit, concat("cannot write: ", library_message()), change.path});
  }
  return {};
}

// The tree of the first parent with the changes; made in an index in memory, so that the
// repository's own is neither read nor written.
Result<TreeHandle> make_tree(git_repository* repository, const CommitRequest& request,
                             const git_commit* base) {
  IndexHandle index;
  TreeHandle tree;
  if (git_index_new(fill(index)) != 0) return fail(library_error("cannot make a tree"));
  if (base != nullptr) {
    int code = git_commit_tree(fill(tree), base);
    if (code == 0) code = git_index_read_tree(index.get(), tree.get());
    if (code != 0) return fail(library_error("cannot read the parent's tree"));
  }
  for (const CommitRequest::Change& change : request.changes) {
    DEBRIEF_TRY_VOID(apply_change(repository, index.get(), change));
  }
  git_oid id;
  if (git_index_write_tree_to(&id, index.get(), repository) != 0 ||
      git_tree_lookup(fill(tree), repository, &id) != 0) {
    return fail(library_error("cannot write the tree"));
  }
  return tree;
}

Result<SignatureHandle> make_signature(const GitPerson& person, const Timestamp& time) {
  SignatureHandle signature;
  if (git_signature_new(fill(signature), person.name.c_str(), person.email.c_str(), time.seconds,
                        time.offset_minutes) != 0) {
    return fail(library_error(concat("cannot sign as “", person.name, "”")));
  }
  return signature;
}

std::string branch_reference(const std::string& branch) { return concat("refs/heads/", branch); }

}  // namespace

Result<void> create_repository(const std::string& directory, const std::string& branch) {
  start_library();
  DiskFileSystem disk;
  if (disk.kind(directory) != FileKind::kMissing) {
    DEBRIEF_TRY(entries, disk.list(directory));
    if (!entries.empty()) {
      return fail({.kind = ErrorKind::kIo,
                   .message = "the directory is not empty",
                   .where = directory,
                   .hints = {"name one that does not exist yet"}});
    }
  }
  git_repository_init_options options = GIT_REPOSITORY_INIT_OPTIONS_INIT;
  options.flags = GIT_REPOSITORY_INIT_NO_REINIT | GIT_REPOSITORY_INIT_MKPATH;
  options.initial_head = branch.c_str();
  RepositoryHandle repository;
  if (git_repository_init_ext(fill(repository), directory.c_str(), &options) != 0) {
    return fail({.kind = ErrorKind::kIo,
                 .message = concat("cannot make a repository: ", library_message()),
                 .where = directory});
  }
  return {};
}

Result<ObjectId> write_commit(const std::string& directory, const CommitRequest& request) {
  DEBRIEF_TRY(repository, open_for_writing(directory));
  std::vector<CommitHandle> parents;
  std::vector<const git_commit*> raw_parents;
  for (const ObjectId& id : request.parents) {
    DEBRIEF_TRY(parent, find_commit(repository.get(), id));
    raw_parents.push_back(parent.get());
    parents.push_back(std::move(parent));
  }
  DEBRIEF_TRY(tree, make_tree(repository.get(), request,
                              raw_parents.empty() ? nullptr : raw_parents.front()));
  DEBRIEF_TRY(author, make_signature(request.author, request.authored));
  DEBRIEF_TRY(committer,
              make_signature(request.author, request.committed.value_or(request.authored)));
  std::string message = request.message;
  if (message.empty() || message.back() != '\n') message += '\n';
  git_oid id;
  if (git_commit_create(&id, repository.get(), nullptr, author.get(), committer.get(), nullptr,
                        message.c_str(), tree.get(), raw_parents.size(), raw_parents.data()) != 0) {
    return fail(library_error("cannot write the commit"));
  }
  ReferenceHandle moved;
  if (git_reference_create(fill(moved), repository.get(), branch_reference(request.branch).c_str(),
                           &id, 1, nullptr) != 0) {
    return fail(library_error(concat("cannot move the branch “", request.branch, "”")));
  }
  return from_oid(id);
}

Result<void> check_out(const std::string& directory, const std::string& branch) {
  DEBRIEF_TRY(repository, open_for_writing(directory));
  const std::string reference = branch_reference(branch);
  git_oid id;
  CommitHandle commit;
  IndexHandle index;
  if (git_reference_name_to_id(&id, repository.get(), reference.c_str()) != 0 ||
      git_commit_lookup(fill(commit), repository.get(), &id) != 0 ||
      git_repository_index(fill(index), repository.get()) != 0) {
    return fail(library_error(concat("cannot check out the branch “", branch, "”")));
  }
  git_checkout_options options = GIT_CHECKOUT_OPTIONS_INIT;
  options.checkout_strategy = GIT_CHECKOUT_FORCE | GIT_CHECKOUT_RECREATE_MISSING;
  options.baseline_index = index.get();
  options.disable_filters = 1;  // the work tree's bytes are those of the commit, on every machine
  if (git_checkout_tree(repository.get(), reinterpret_cast<git_object*>(commit.get()), &options) !=
          0 ||
      git_repository_set_head(repository.get(), reference.c_str()) != 0) {
    return fail(library_error(concat("cannot check out the branch “", branch, "”")));
  }
  return {};
}

}  // namespace debrief
