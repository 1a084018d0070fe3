#pragma once
// Where documents come from: the work tree of a repository, one of its commits, or a folder outside
// any repository. Which files are documents is select.h's to say.

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "debrief/base/file_system.h"
#include "debrief/base/result.h"
#include "debrief/corpus/corpus.h"
#include "debrief/corpus/revision_files.h"
#include "debrief/git/repository.h"

namespace debrief {

struct Ground {
  std::shared_ptr<const Repository> repository;  ///< nullptr outside a repository
  std::optional<ObjectId> commit;  ///< the revision asked for, else HEAD's; nullopt without commits
  std::shared_ptr<const RevisionFiles>
      revision;                        ///< set when a commit or the index is read instead of files
  bool staged = false;                 ///< it is the index
  const FileSystem* files = nullptr;   ///< the disk, or `revision`
  std::string root;                    ///< in `files`, absolute; `/` for a commit
  std::string directory;               ///< in `files`, absolute: what given paths are relative to
  std::string work_tree;               ///< absolute; of a bare repository its directory
  std::optional<Error> unread;         ///< why there is no `repository` although git sees one
  std::set<std::string> prompts = {};  ///< template_prompts(), once a corpus is loaded
  /// The tree that configuration, rules, templates and baseline come from when it is not the
  /// documents' own; then its commit too.
  std::shared_ptr<const RevisionFiles> policy_revision = {};
  std::optional<ObjectId> policy_commit = {};

  /// Where configuration, rules, templates and baseline are read.
  const FileSystem& policy_files() const { return policy_revision ? *policy_revision : *files; }
  /// The root there.
  std::string policy_root() const { return policy_revision ? "/" : root; }

  /// The files of the commit that a sparse checkout left out of the work tree; none otherwise.
  std::set<std::string> left_out() const;

  /// The path from the root; nullopt for one that is not below it.
  std::optional<std::string> from_root(const std::string& location) const;

  /// The real place of `location`, every link followed. Nullopt for what must not be read on behalf
  /// of a document or a configuration: what does not exist, lies out of the root or, by either
  /// name, below a `.git`.
  std::optional<std::string> real_inside(const std::string& location) const;
};

/// Finds the repository around `directory`. kGit when there is one that cannot be read, or a
/// revision is asked for and there is none or it names no commit. A repository in a format that is
/// not known gives its work tree, unless a revision of it is asked for (kFormat).
Result<Ground> find_ground(const FileSystem& files, const std::string& directory,
                           const LoadRequest& request);

/// The lines of the templates that the repository has for new documents, as prompt_line() gives
/// them: those of debrief's own folder, and those that are called templates in the folders of
/// documents (from the root).
std::set<std::string> template_prompts(const Ground& ground, const std::set<std::string>& folders);

/// The configuration at the root; defaults when there is none. kConfig as parse_config().
Result<Config> load_config(const Ground& ground);

}  // namespace debrief
