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

// Fills History::commits with those that revisions use and those that land them, in the graph's
// order, and turns the revisions' indices into the graph into indices into it.
Result<void> keep_used_commits(const Repository& repository, const CommitGraph& graph,
                               const Mailmap& mailmap, std::vector<FileHistory>& files,
                               History& history) {
  std::vector<uint32_t> places(graph.commits.size(), kUnused);
  const auto use = [&](uint32_t index) { places[index] = 0; };
  for (const FileHistory& file : files) {
    for (const Revision& revision : file.revisions) {
      use(revision.commit);
      if (const auto landed_by = graph.commits[revision.commit].landed_by) use(*landed_by);
    }
  }
  std::vector<std::optional<uint32_t>> landers;
  for (uint32_t i = 0; i < places.size(); ++i) {
    if (places[i] == kUnused) continue;
    places[i] = static_cast<uint32_t>(history.commits.size());
    DEBRIEF_TRY(commit, read_commit(repository, graph.commits[i], graph, mailmap));
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

Result<History> read_history(const Repository& repository, const ObjectId& start,
                             const HistoryOptions& options) {
  DEBRIEF_TRY(paths, list_files(repository, start, options));
  DEBRIEF_TRY(graph, read_commit_graph(repository, start, options.progress));
  PathTable table;
  std::vector<PathId> ids;
  for (const std::string& path : paths) ids.push_back(table.id(path));
  DEBRIEF_TRY(log, read_changes(repository, graph, options, table, {ids.begin(), ids.end()}));
  std::vector<FileHistory> files = trace_files(graph, log, table, ids);
  History history;
  history.commits_walked = graph.commits.size();
  history.shallow = std::any_of(graph.commits.begin(), graph.commits.end(),
                                [](const GraphCommit& commit) { return commit.boundary; });
  const Mailmap mailmap = options.mailmap == MailmapSource::kStart ? Mailmap::of(repository, start)
                                                                   : Mailmap::of(repository);
  DEBRIEF_TRY_VOID(keep_used_commits(repository, graph, mailmap, files, history));
  for (size_t i = 0; i < files.size(); ++i) history.files[paths[i]] = std::move(files[i]);
  add_notes(log, options, history);
  return history;
}

}  // namespace debrief
