#include "debrief/git/repository.h"

#include <utility>

#include <git2/sys/repository.h>

#include "debrief/base/strings.h"
#include "debrief/git/library.h"
#include "debrief/git/repository_impl.h"

namespace debrief {

namespace {

// Limits that no honest tree meets: git itself stops at 2,048 levels.
constexpr size_t kMaxDepth = 1024;
constexpr size_t kMaxFiles = 4'000'000;

constexpr std::string_view kBranches = "refs/heads/";

// Whether a folder with this path (with its slash) may hold files whose paths start with `prefix`.
bool may_hold(std::string_view folder, std::string_view prefix) {
  const size_t common = std::min(folder.size(), prefix.size());
  return folder.substr(0, common) == prefix.substr(0, common);
}

Error too_large(const ObjectId& commit) {
  return {.kind = ErrorKind::kGit,
          .message = concat("the tree of ", commit.short_hex(), " is too deep or too large")};
}

}  // namespace

std::string ObjectId::hex() const {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const uint8_t byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

ObjectId blob_id(std::string_view bytes) {
  start_library();
  git_oid oid{};
  git_odb_hash(&oid, bytes.data(), bytes.size(), GIT_OBJECT_BLOB);
  return from_oid(oid);
}

Repository::Repository(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Repository::Repository(Repository&&) noexcept = default;
Repository& Repository::operator=(Repository&&) noexcept = default;
Repository::~Repository() = default;

const std::string& Repository::work_tree() const { return impl_->work_tree; }
const std::string& Repository::git_directory() const { return impl_->git_directory; }

void Repository::rest() const {
  git_repository* const raw = impl_->repository.get();
  git_buf objects = GIT_BUF_INIT;
  OdbHandle none;
  bool can = git_repository_item_path(&objects, raw, GIT_REPOSITORY_ITEM_OBJECTS) == 0;
  can = can && git_odb_new(fill(none)) == 0;
  can = can && git_repository_set_odb(raw, none.get()) == 0;
  if (can) {
    // The old one must be gone before another is opened, which would share its packs.
    impl_->odb.reset();
    const int opened = git_odb_open(fill(impl_->odb), objects.ptr);
    // Without it reading fails with a message, as it does in a repository that went away.
    if (opened != 0) impl_->odb = std::move(none);
    git_repository_set_odb(raw, impl_->odb.get());
  }
  git_buf_dispose(&objects);
}

bool Repository::is_shallow() const { return git_repository_is_shallow(impl_->repository.get()); }

bool Repository::is_unborn() const {
  return git_repository_head_unborn(impl_->repository.get()) == 1;
}

bool Repository::is_partial() const { return impl_->partial; }

const std::string& Repository::common_directory() const {
  return impl_->common_directory.empty() ? impl_->git_directory : impl_->common_directory;
}

Result<std::vector<ObjectId>> Repository::parents(const ObjectId& commit) const {
  DEBRIEF_TRY(object, impl_->read(commit, GIT_OBJECT_COMMIT));
  return read_commit_header(object.bytes()).parents;
}

bool Repository::has_commit(const ObjectId& commit) const {
  return impl_->read(commit, GIT_OBJECT_COMMIT).has_value();
}

Result<IndexHandle> Repository::Impl::open_index() const {
  IndexHandle index;
  if (work_tree.empty()) {
    return fail({.kind = ErrorKind::kGit,
                 .message = "a bare repository has no index",
                 .where = git_directory});
  }
  const int opened = git_repository_index(fill(index), repository.get());
  if (opened != 0 || git_index_read(index.get(), 1) != 0) {
    Error error = library_error("the index cannot be read");
    error.where = git_directory;
    return fail(std::move(error));
  }
  return index;
}

Result<std::vector<TreeFile>> Repository::index_files() const {
  DEBRIEF_TRY(index, impl_->open_index());
  std::vector<TreeFile> files;
  files.reserve(git_index_entrycount(index.get()));
  for (size_t i = 0; i < git_index_entrycount(index.get()); ++i) {
    const git_index_entry* const entry = git_index_get_byindex(index.get(), i);
    if (git_index_entry_is_conflict(entry) != 0) {
      return fail({.kind = ErrorKind::kGit,
                   .message = "the index holds a merge that is not finished",
                   .where = entry->path,
                   .hints = {"resolve the conflict and git add the file"}});
    }
    if ((entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) != 0) continue;
    files.push_back({entry->path, from_oid(entry->id), entry->mode});
  }
  std::sort(files.begin(), files.end(),
            [](const TreeFile& a, const TreeFile& b) { return a.path < b.path; });
  return files;
}

Result<ObjectId> Repository::tree(const ObjectId& commit) const {
  DEBRIEF_TRY(object, impl_->read(commit, GIT_OBJECT_COMMIT));
  return read_commit_header(object.bytes()).tree;
}

std::optional<Timestamp> Repository::commit_time(const ObjectId& commit) const {
  const auto object = impl_->read(commit, GIT_OBJECT_COMMIT);
  if (!object) return std::nullopt;
  return read_person_line(read_commit_text(object->bytes()).committer).time;
}

Result<std::vector<TreeFile>> Repository::files(const ObjectId& commit,
                                                std::string_view prefix) const {
  struct Level {
    RawObject tree;
    TreeCursor cursor;
    size_t path_size;
  };
  DEBRIEF_TRY(object, impl_->read(commit, GIT_OBJECT_COMMIT));
  std::vector<TreeFile> files;
  std::vector<Level> levels;
  std::string path;
  const auto enter = [&](const ObjectId& id) -> Result<void> {
    DEBRIEF_TRY(tree, impl_->read(id, GIT_OBJECT_TREE));
    const TreeCursor cursor(tree.bytes());
    levels.push_back({std::move(tree), cursor, path.size()});
    return {};
  };
  DEBRIEF_TRY_VOID(enter(read_commit_header(object.bytes()).tree));
  while (!levels.empty()) {
    Level& level = levels.back();
    path.resize(level.path_size);
    if (level.cursor.done()) {
      levels.pop_back();
      continue;
    }
    const TreeEntry entry = level.cursor.entry();
    level.cursor.next();
    path += entry.name;
    if (entry.is_tree()) {
      path += '/';
      if (levels.size() == kMaxDepth) return fail(too_large(commit));
      if (may_hold(path, prefix)) DEBRIEF_TRY_VOID(enter(entry.id));
    } else if (path.compare(0, prefix.size(), prefix) == 0) {
      if (files.size() == kMaxFiles) return fail(too_large(commit));
      files.push_back({path, entry.id, entry.mode});
    }
  }
  return files;
}

Result<std::string> Repository::read(const ObjectId& blob) const {
  DEBRIEF_TRY(object, impl_->read(blob, GIT_OBJECT_BLOB));
  return std::string(object.bytes());
}

std::optional<std::string> Repository::config(const std::string& key) const {
  const char* value = nullptr;
  if (git_config_get_string(&value, impl_->config.get(), key.c_str()) != 0) return std::nullopt;
  return std::string(value);
}

std::optional<std::string> Repository::branch() const {
  ReferenceHandle head;
  if (git_reference_lookup(fill(head), impl_->repository.get(), "HEAD") != 0) return std::nullopt;
  const char* const target = git_reference_symbolic_target(head.get());
  if (target == nullptr) return std::nullopt;
  const std::string_view name = target;
  return std::string(name.substr(0, kBranches.size()) == kBranches ? name.substr(kBranches.size())
                                                                   : name);
}

}  // namespace debrief
