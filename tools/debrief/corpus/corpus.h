#pragma once
// The documents of a work tree or a revision, each joined with its history, and what only all of
// them together can say.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <absl/time/civil_time.h>

#include "debrief/base/file_system.h"
#include "debrief/base/result.h"
#include "debrief/corpus/audience.h"
#include "debrief/corpus/config.h"
#include "debrief/corpus/life.h"
#include "debrief/git/history.h"
#include "debrief/git/repository.h"
#include "debrief/postmortem/document.h"

namespace debrief {

/// What git says about one document. A date is nullopt when a truncated history or contents that
/// are not here cannot prove it, or when the file was never committed.
struct DocumentHistory {
  std::optional<Timestamp> first_seen;  ///< author date of the first revision
  std::optional<Timestamp>
      first_written;  ///< of the first revision whose facts hold more than template text
  std::optional<Timestamp>
      landed;  ///< committer date of the first-parent commit that brought it in
  std::optional<Timestamp>
      updated;  ///< landing date of the newest revision that changed what is read
  std::vector<Revision> revisions;  ///< newest first; none of a commit at a shallow boundary, since
                                    ///< nothing says that it touched the file
  std::vector<std::string>
      authors;             ///< names of content revisions, in order of appearance, no addresses
  bool truncated = false;  ///< history ends at a shallow boundary
  /// Of a truncated history: when the first commit that is here, and has the file, was made.
  std::optional<Timestamp> known_since;
  bool lacks_contents = false;  ///< a partial clone left out contents that would tell more
  bool uncommitted = false;     ///< the bytes read differ from HEAD's, or the file is new

  std::vector<bool> counts = {};  ///< for each of `revisions`, whether it changed what is read
  /// What became of it and of its actions; nullptr when it was never committed.
  std::shared_ptr<const DocumentLife> life;

  bool was_committed() const { return truncated || !revisions.empty(); }
};

struct CorpusDocument {
  std::string path;  ///< from the root of the repository (or of the paths given)
  Document document;
  std::optional<DocumentHistory>
      history;  ///< nullopt outside a repository or when history cannot be read
};

struct Ground;
class Redaction;

/// What all documents together know.
struct CorpusIndex {
  std::map<std::string, std::vector<size_t>> by_id;  ///< id → indices of documents
  std::map<std::string, std::vector<size_t>> by_path;
  /// A service and a kind of factor → indices of the documents that name both.
  std::map<std::pair<std::string, std::string>, std::vector<size_t>> by_factor_of_service;
  /// Every id that a document may refer to: those of `by_id`, and when only some documents were
  /// asked for those of the others, as far as references need them.
  std::set<std::string> ids;
  /// When only some documents were asked for and carry an id: an id that the front matter of
  /// others carries → their paths, sorted.
  std::map<std::string, std::vector<std::string>> elsewhere;
  std::set<std::string> files;  ///< every file that a relative link may point to
};

struct Corpus {
  Config config;
  std::string root;  ///< absolute path of the repository or working directory
  /// Where the documents were read; its files are borrowed from the caller of load_corpus().
  std::shared_ptr<const Ground> ground;
  std::vector<CorpusDocument> documents;  ///< sorted by path
  /// When only some documents were asked for: others that have a factor in common with one of them,
  /// sorted by path.
  std::vector<CorpusDocument> background;
  CorpusIndex index;
  std::set<std::string> known_people;  ///< configuration, front matter and the repository's authors
  std::shared_ptr<const History> history;  ///< nullptr when there is none
  std::optional<ObjectId> revision;        ///< the commit that was read, or HEAD
  std::optional<Timestamp> revision_time;  ///< its committer date
  /// The day that “overdue” and “too old” are measured against; nullopt: such things are not asked.
  std::optional<absl::CivilDay> as_of;
  Audience audience = Audience::kTeam;  ///< for whom it was narrowed
  /// With roles in place of persons: what their names were replaced by; nullptr otherwise.
  std::shared_ptr<const Redaction> redaction;
  std::vector<std::string> notes;  ///< for stderr: truncated history, skipped files
};

/// What to do when a configured glob gives no document.
enum class UnmatchedGlobs { kRefuse, kAllow };

/// Which of the paths that were given are read: all, or those that the configuration names too.
enum class GivenPaths { kAll, kConfigured };

struct LoadMemo;

/// Where results are kept from one run to the next.
struct CachePlace {
  std::string version;         ///< of the program: results of another one are not seen
  std::string elsewhere = {};  ///< absolute; for repositories that cannot be written; empty: none
  bool is_foreign = false;     ///< the repository may be another user's: nothing in it is believed
};

struct LoadRequest {
  std::vector<std::string> paths =
      {};  ///< as given on the command line; empty: the configured ones
  std::optional<std::string> revision = {};  ///< read this commit's tree instead of the work tree
  bool staged = false;  ///< read the index instead of the work tree, its contents as `git add` left
  /// Read configuration, rules and baseline from this commit, whatever the documents come from.
  std::optional<std::string> policy = {};
  UnmatchedGlobs unmatched = UnmatchedGlobs::kRefuse;
  bool history = true;
  bool trust_owner = false;
  unsigned jobs = 1;
  std::function<void(std::string_view what, uint64_t done, uint64_t total)> progress = {};
  GivenPaths given = GivenPaths::kAll;
  /// Exactly these files, from the root, instead of `paths`; none is fine.
  std::optional<std::vector<std::string>> documents = {};
  std::string index_file = {};  ///< OpenOptions::index_file
  /// What one load has read of the history, for the next one (corpus/load_memo.h).
  std::shared_ptr<LoadMemo> memo = {};
  /// Paths that loads to come with the same memo will ask for.
  std::vector<std::string> wanted_later = {};
  std::optional<CachePlace> cache = {};  ///< nullopt: nothing is kept and nothing kept is read
  /// Only documents that are meant for it are kept; for the public with roles in place of persons.
  Audience audience = Audience::kTeam;
  /// Documents that the checkout alone ends with CRLF are read as the commit holds them. Spans are
  /// then not those of the file on the disk.
  bool line_ends_of_commit = false;
  /// Holds in place of any `.debrief.yaml`.
  std::shared_ptr<const Config> config = {};
};

/// Finds the repository and configuration from `directory`, reads and parses the documents and
/// joins the history.
///
/// kUsage for a path that does not exist or a glob that matches nothing; kConfig for a configured
/// glob that gives no document (a note for the default one); kConfig, kGit, kIo as their layers
/// say. Links that lead out of the root are not followed and noted.
Result<Corpus> load_corpus(FileSystem& files, const std::string& directory,
                           const LoadRequest& request);

/// A corpus of one document whose bytes are given (standard input, an editor's buffer), under the
/// configuration that `path` would have in `directory`. No history; no repository is needed.
Result<Corpus> load_single(FileSystem& files, const std::string& directory, const std::string& path,
                           std::string bytes);

}  // namespace debrief
