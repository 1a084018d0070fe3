#pragma once
// Commit and tree objects as git stores them, read in place. Nothing here follows a parent or a
// path; that is the work of commit_graph.h and tree_diff.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/base/time.h"
#include "debrief/git/handle.h"
#include "debrief/git/repository.h"

namespace debrief {

constexpr uint32_t kModeType = 0170000;
constexpr uint32_t kModeTree = 0040000;
constexpr uint32_t kModeFile = 0100000;
constexpr uint32_t kModeLink = 0120000;
constexpr uint32_t kModeSubmodule = 0160000;

/// An object of the database with its bytes; valid as long as it lives.
class RawObject {
 public:
  explicit RawObject(OdbObjectHandle object) : object_(std::move(object)) {}
  std::string_view bytes() const {
    return {static_cast<const char*>(git_odb_object_data(object_.get())),
            git_odb_object_size(object_.get())};
  }

 private:
  OdbObjectHandle object_;
};

/// Reads an object of one type. kGit when it is missing, damaged or of another type; `partial`
/// decides the advice.
Result<RawObject> read_object(git_odb* odb, const ObjectId& id, git_object_t type, bool partial);

/// How to fetch what a partial clone left out, as a hint of an error.
std::string refetch_hint();

struct TreeEntry {
  std::string_view name;  ///< lies in the tree's bytes
  uint32_t mode = 0;
  ObjectId id;
  bool is_tree() const { return (mode & kModeType) == kModeTree; }
};

/// Goes through the entries of a raw tree in its own order.
class TreeCursor {
 public:
  explicit TreeCursor(std::string_view bytes) : rest_(bytes) { next(); }
  bool done() const { return done_; }
  const TreeEntry& entry() const { return entry_; }
  void next();

 private:
  std::string_view rest_;
  TreeEntry entry_;
  bool done_ = false;
};

/// The order of a tree's entries: by name bytes, a folder as if a slash stood behind its name.
int compare_entries(const TreeEntry& a, const TreeEntry& b);

/// What the walk needs of a commit. Damaged headers give what can be read.
struct CommitHeader {
  ObjectId tree;
  std::vector<ObjectId> parents;
  int64_t committed = 0;  ///< seconds since 1970
};

CommitHeader read_commit_header(std::string_view bytes);

/// The lines of a commit that people see, undecoded; they lie in the commit's bytes.
struct CommitText {
  std::string_view author;  ///< `Name <address> seconds zone`
  std::string_view committer;
  std::string_view encoding;  ///< of the header; empty: UTF-8
  std::string_view message;
};

CommitText read_commit_text(std::string_view bytes);

struct PersonAndTime {
  GitPerson person;
  std::optional<Timestamp> time;  ///< nullopt when there is none, or none before the year 10000
};

/// Reads `Name <address> seconds zone`; what cannot be read stays empty.
PersonAndTime read_person_line(std::string_view line);

/// The 20 bytes that 40 hexadecimal digits stand for; nullopt for anything else.
std::optional<ObjectId> parse_object_id(std::string_view hex);

}  // namespace debrief
