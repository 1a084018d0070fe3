#include "debrief/git/history.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/git/changes.h"
#include "debrief/git/commit_graph.h"
#include "debrief/git/lineage.h"
#include "debrief/git/message.h"
#include "debrief/git/people.h"
#include "debrief/git/raw_object.h"
#include "debrief/git/repository_impl.h"

namespace debrief {

namespace {

constexpr uint32_t kUnused = std::numeric_limits<uint32_t>::max();

bool is_wanted(const HistoryOptions& options, const std::string& path) {
  return !options.wanted || options.wanted(path);
}

// Today's files below the folders, each once.
Result<std::vector<std::string>> list_files(const Repository& repository, const ObjectId& start,
                                            const HistoryOptions& options) {
  std::vector<std::string> folders = options.folders;
  if (folders.empty()) folders.emplace_back();
  std::vector<std::string> paths;
  for (std::string folder : folders) {
    while (!folder.empty() && folder.back() == '/') folder.pop_back();
    if (folder == ".") folder.clear();
    DEBRIEF_TRY(files, repository.files(start, folder.empty() ? folder : folder + "/"));
    for (TreeFile& file : files) {
      if ((file.mode & kModeType) == kModeSubmodule) continue;
      if (is_wanted(options, file.path)) paths.push_back(std::move(file.path));
    }
  }
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  return paths;
}

Result<Commit> read_commit(const Repository& repository, const GraphCommit& node,
                           const CommitGraph& graph, const Mailmap& mailmap) {
  DEBRIEF_TRY(object, repository.impl().read(node.id, GIT_OBJECT_COMMIT));
  const CommitText text = read_commit_text(object.bytes());
  const auto person = [&](std::string_view line) {
    PersonAndTime result = read_person_line(decode_text(line, text.encoding));
    result.person = mailmap.resolve(result.person);
    return result;
  };
  PersonAndTime author = person(text.author);
  PersonAndTime committer = person(text.committer);
  const std::string message = decode_text(text.message, text.encoding);
  Commit commit{.id = node.id,
                .parents = {},
                .author = std::move(author.person),
                .authored = author.time,
                .committer = std::move(committer.person),
                .committed = committer.time,
                .subject = message_subject(message),
                .trailers = message_trailers(message),
                .boundary = node.boundary,
                .above_cut = node.above_cut};
  for (const uint32_t parent : node.parents) commit.parents.push_back(graph.commits[parent].id);
  for (Trailer& trailer : commit.trailers) {
    if (lower_ascii(trailer.key) == "co-authored-by")
      trailer.value = mailmap.resolve(trailer.value);
  }
  return commit;
}

bool carries(const Commit& commit, const std::string& trailer) {
  return std::ranges::any_of(commit.trailers, [&](const Trailer& each) {
    return lower_ascii(each.key) == lower_ascii(trailer);
  });
}

// Fills History::commits with those that revisions use, those that land them and those that carry
// the trailer, in the graph's order, and turns the revisions' indices into the graph into indices
// into it.
Result<void> keep_used_commits(const Repository& repository, const CommitGraph& graph,
                               const Mailmap& mailmap, const std::string& trailer,
                               std::vector<FileHistory>& files, History& history) {
  std::vector<uint32_t> places(graph.commits.size(), kUnused);
  const auto use = [&](uint32_t index) { places[index] = 0; };
  for (const FileHistory& file : files) {
    for (const Revision& revision : file.revisions) {
      use(revision.commit);
      if (const auto landed_by = graph.commits[revision.commit].landed_by) use(*landed_by);
    }
  }
  for (uint32_t i = 0; i < graph.commits.size(); ++i) {
    if (graph.commits[i].marked) use(i);
  }
  std::vector<std::optional<uint32_t>> landers;
  for (uint32_t i = 0; i < places.size(); ++i) {
    if (places[i] == kUnused) continue;
    places[i] = static_cast<uint32_t>(history.commits.size());
    DEBRIEF_TRY(commit, read_commit(repository, graph.commits[i], graph, mailmap));
    if (graph.commits[i].marked && carries(commit, trailer)) history.trailed.push_back(places[i]);
    history.commits.push_back(std::move(commit));
    landers.push_back(graph.commits[i].landed_by);
  }
  for (size_t i = 0; i < landers.size(); ++i) {
    if (landers[i]) history.commits[i].landed_by = places[*landers[i]];
  }
  for (FileHistory& file : files) {
    for (Revision& revision : file.revisions) revision.commit = places[revision.commit];
  }
  return {};
}

void add_notes(const ChangeLog& log, const HistoryOptions& options, History& history) {
  const auto truncated = static_cast<uint64_t>(
      std::count_if(history.files.begin(), history.files.end(),
                    [](const auto& entry) { return entry.second.truncated; }));
  if (truncated > 0) {
    history.notes.push_back(concat("when ", counted(truncated, "file"),
                                   " first appeared is not known; ", deepen_hint()));
  }
  if (log.lacked_contents) {
    history.notes.push_back(
        "files that were moved and edited at once are seen as new, because old contents are not "
        "in this partial clone; `git fetch --refetch --no-filter` fetches them");
  }
  if (log.cut_pairs) {
    history.notes.push_back(
        concat("a commit moves and edits so many files that not all pairs were "
               "compared (more than ",
               with_thousands(options.rename_pairs), "); some may be seen as new"));
  }
}

}  // namespace

// The commits and changes behind a start, with those of whom the changes were searched for.
struct WalkMemo::Walk {
  CommitGraph graph;
  PathTable table;
  ChangeLog log;
  std::vector<std::string> folders;
  absl::flat_hash_set<std::string> tracked;
};

WalkMemo::WalkMemo() = default;
WalkMemo::~WalkMemo() = default;

class HistoryReader {
 public:
  HistoryReader(const Repository& repository, const ObjectId& start, const HistoryOptions& options)
      : repository_(repository), start_(start), options_(options) {}

  Result<History> read() {
    DEBRIEF_TRY(paths, list_files(repository_, start_, options_));
    paths_ = std::move(paths);
    if (const auto known = place_in_memo()) return trace_part(*known);
    auto walk = std::make_unique<WalkMemo::Walk>();
    DEBRIEF_TRY_VOID(read(*walk));
    auto history = trace(walk->graph, walk->log, walk->table);
    if (options_.memo != nullptr) options_.memo->walk_ = std::move(walk);
    return history;
  }

 private:
  // Where the memo has the start, if it knows what is asked for.
  std::optional<uint32_t> place_in_memo() const {
    if (options_.memo == nullptr || options_.memo->walk_ == nullptr) return std::nullopt;
    const WalkMemo::Walk& walk = *options_.memo->walk_;
    const bool fits = walk.folders == options_.folders &&
                      std::ranges::all_of(paths_, [&](const std::string& path) {
                        return walk.tracked.contains(path);
                      });
    const auto& commits = walk.graph.commits;
    const auto at = std::ranges::find(commits, start_, &GraphCommit::id);
    if (!fits || at == commits.end()) return std::nullopt;
    return static_cast<uint32_t>(at - commits.begin());
  }

  Result<void> read(WalkMemo::Walk& walk) const {
    walk.folders = options_.folders;
    walk.tracked.insert(paths_.begin(), paths_.end());
    if (options_.memo != nullptr) {
      walk.tracked.insert(options_.wanted_later.begin(), options_.wanted_later.end());
    }
    DEBRIEF_TRY(graph,
                read_commit_graph(repository_, start_,
                                  {.mark = options_.trailer, .progress = options_.progress}));
    walk.graph = std::move(graph);
    absl::flat_hash_set<PathId> tracked;
    for (const std::string& path : walk.tracked) tracked.insert(walk.table.id(path));
    DEBRIEF_TRY(log,
                read_changes(repository_, walk.graph, options_, walk.table, std::move(tracked)));
    walk.log = std::move(log);
    return {};
  }

  Result<History> trace_part(uint32_t place) const {
    WalkMemo::Walk& walk = *options_.memo->walk_;
    const GraphPart part = part_of(walk.graph, place);
    ChangeLog log{.commits = {},
                  .lacked_contents = walk.log.lacked_contents,
                  .cut_pairs = walk.log.cut_pairs};
    log.commits.reserve(part.places.size());
    for (const uint32_t each : part.places) log.commits.push_back(walk.log.commits[each]);
    return trace(part.graph, log, walk.table);
  }

  Result<History> trace(const CommitGraph& graph, const ChangeLog& log, PathTable& table) const {
    std::vector<PathId> ids;
    for (const std::string& path : paths_) ids.push_back(table.id(path));
    std::vector<FileHistory> files = trace_files(graph, log, table, ids);
    History history;
    history.commits_walked = graph.commits.size();
    history.shallow = std::ranges::any_of(graph.commits, &GraphCommit::boundary);
    const Mailmap mailmap = options_.mailmap == MailmapSource::kStart
                                ? Mailmap::of(repository_, start_)
                                : Mailmap::of(repository_);
    DEBRIEF_TRY_VOID(
        keep_used_commits(repository_, graph, mailmap, options_.trailer, files, history));
    for (size_t i = 0; i < files.size(); ++i) history.files[paths_[i]] = std::move(files[i]);
    add_notes(log, options_, history);
    return history;
  }

  const Repository& repository_;
  const ObjectId& start_;
  const HistoryOptions& options_;
  std::vector<std::string> paths_;
};

Result<History> read_history(const Repository& repository, const ObjectId& start,
                             const HistoryOptions& options) {
  return HistoryReader(repository, start, options).read();
}

}  // namespace debrief
