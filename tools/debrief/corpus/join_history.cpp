#include "debrief/corpus/join_history.h"

#include <algorithm>
#include <mutex>
#include <set>
#include <utility>

#include "debrief/base/glob.h"
#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/corpus/document_history.h"
#include "debrief/corpus/revision_text.h"
#include "debrief/git/history_bytes.h"

namespace debrief {
namespace {

bool is_bot(std::string_view name) { return name.ends_with("[bot]"); }

/// What documents are copied from. Not what the configuration excludes: drafts may lie there until
/// they are published.
bool is_template(std::string_view path) {
  static const std::vector<std::string> kTemplates = default_exclude();
  return path.starts_with(".debrief/") || matches_any(kTemplates, path);
}

/// Folders that hold all the others; none at all when the root is among them.
std::vector<std::string> outermost(const std::set<std::string>& folders) {
  std::vector<std::string> outer;
  for (const std::string& folder : folders) {
    if (folder.empty()) return {};
    const bool inside = std::any_of(outer.begin(), outer.end(), [&](const std::string& held) {
      return folder.starts_with(held + "/");
    });
    if (!inside) outer.push_back(folder);
  }
  return outer;
}

/// The path under which git has what is read: of a link that of the file it leads to. Nullopt for a
/// file that is not below the root.
std::optional<std::string> tracked_path(const Ground& ground, const SelectedFile& file) {
  if (!file.inside) return std::nullopt;
  if (ground.files->kind(file.location) != FileKind::kSymbolicLink) return file.path;
  const auto real = ground.files->real_path(file.location);
  return real ? ground.from_root(*real) : std::nullopt;
}

/// A document and where its history is.
struct Tracked {
  CorpusDocument* document = nullptr;
  std::string path;
};

std::vector<Tracked> tracked_documents(Corpus& corpus, const JoinRequest& request) {
  std::vector<CorpusDocument*> documents;
  for (CorpusDocument& each : corpus.documents) documents.push_back(&each);
  for (CorpusDocument& each : corpus.background) documents.push_back(&each);
  std::vector<Tracked> tracked;
  for (size_t i = 0; i < request.files.size(); ++i) {
    if (auto path = tracked_path(request.ground, request.files[i])) {
      tracked.push_back({documents[i], *std::move(path)});
    }
  }
  return tracked;
}

std::set<std::string> folders_of(const std::vector<Tracked>& tracked) {
  std::set<std::string> folders;
  for (const Tracked& each : tracked) folders.emplace(parent_path(each.path));
  return folders;
}

/// A file that moved between folders is followed only when both are walked, so the configured
/// folders count too.
std::vector<std::string> folders_to_walk(const Config& config,
                                         const std::vector<Tracked>& tracked) {
  std::set<std::string> folders = folders_of(tracked);
  for (const std::string& glob : config.paths) folders.insert(glob_root(glob));
  return outermost(folders);
}

std::string read_or_empty(const Ground& ground, const std::string& name) {
  const auto bytes = ground.policy_files().read(join_path(ground.policy_root(), name));
  return bytes ? *bytes : std::string();
}

/// `.git-blame-ignore-revs`: full object names, one a line, `#` before comments (git-blame(1)).
std::set<std::string> ignored_commits(const Ground& ground) {
  std::set<std::string> ignored;
  const std::string bytes = read_or_empty(ground, ".git-blame-ignore-revs");
  for (std::string_view line : split(bytes, '\n')) {
    line = trim(line.substr(0, line.find('#')));
    if (line.size() == 40) ignored.insert(lower_ascii(line));
  }
  return ignored;
}

/// What HEAD has at each path that is read.
std::map<std::string, ObjectId> blobs_of_head(const Ground& ground,
                                              const std::vector<Tracked>& tracked) {
  std::vector<std::string> folders = outermost(folders_of(tracked));
  if (folders.empty()) folders.emplace_back();
  std::map<std::string, ObjectId> blobs;
  for (const std::string& folder : folders) {
    const auto listed =
        ground.repository->files(*ground.commit, folder.empty() ? "" : folder + "/");
    if (!listed) continue;
    for (const TreeFile& file : *listed) blobs.emplace(file.path, file.blob);
  }
  return blobs;
}

/// Git may store LF for what the disk has as CRLF; that is no change.
bool differs(const Document& document, const ObjectId& blob) {
  const std::string_view bytes = document.source.bytes();
  return blob_id(bytes) != blob && blob_id(replace_all(bytes, "\r\n", "\n")) != blob;
}

/// The history as it was kept, else as it is read now. What a clone lacks it may fetch later, so
/// that nothing is kept of one that lacks contents.
Result<History> read_kept(const JoinRequest& request, const HistoryOptions& options,
                          const std::vector<std::string>& wanted) {
  constexpr std::string_view kShelf = "histories";
  const Repository& repository = *request.ground.repository;
  const ObjectId& start = *request.ground.commit;
  Cache* const cache = repository.is_partial() ? nullptr : request.memo.cache.get();
  if (cache == nullptr) return read_history(repository, start, options);
  // That of a whole repository is large, and that of a commit before is seldom asked for again.
  cache->limit(kShelf, uint64_t{8} << 20);
  const std::string key = history_key(repository, start, options, wanted);
  if (const auto kept = cache->find(kShelf, key)) {
    if (auto history = read_history_bytes(*kept)) return *std::move(history);
  }
  auto history = read_history(repository, start, options);
  if (history) cache->keep(kShelf, key, history_bytes(*history));
  return history;
}

Result<History> read(const Corpus& corpus, const JoinRequest& request,
                     const std::vector<Tracked>& tracked) {
  std::set<std::string> wanted;
  for (const Tracked& each : tracked) wanted.insert(each.path);
  HistoryOptions options;
  options.folders = folders_to_walk(corpus.config, tracked);
  options.wanted = [&](std::string_view path) { return wanted.contains(std::string(path)); };
  options.is_template = is_template;
  options.identity = identity_of;
  options.trailer = kActionTrailer;
  options.memo = &request.memo.walk;
  options.wanted_later = request.wanted_later;
  if (request.ground.revision) options.mailmap = MailmapSource::kStart;
  if (request.progress) {
    options.progress = [&](uint64_t commits) { request.progress("Reading history", commits, 0); };
  }
  return read_kept(request, options, {wanted.begin(), wanted.end()});
}

std::string lacking_contents(uint64_t documents) {
  return concat("what ", counted(documents, "document"),
                " said in the past is not known, because old contents are not in this partial "
                "clone; `git fetch --refetch --no-filter` fetches them");
}

void join_documents(Corpus& corpus, const JoinRequest& request,
                    const std::vector<Tracked>& tracked) {
  const Ground& ground = request.ground;
  const auto head = blobs_of_head(ground, tracked);
  std::mutex mutex;  // a repository is read by one thread at a time
  const HistorySource source{
      .history = *corpus.history,
      .ignored_commits = ignored_commits(ground),
      .prompts = ground.prompts,
      .evidence = evidence_of(*corpus.history),
      .parse = request.parse,
      .read_blob =
          [&](const ObjectId& blob) {
            const std::lock_guard lock(mutex);
            return ground.repository->read(blob);
          },
      .cache = request.memo.cache.get(),
  };
  auto joined = parallel_map(tracked, request.jobs, [&](const Tracked& each) {
    const Document& document = each.document->document;
    const auto blob = head.find(each.path);
    const bool may_differ = !ground.revision || ground.staged;
    return document_history(
        source,
        {.path = each.path,
         .document = document,
         .head = blob == head.end() ? ObjectId() : blob->second,
         .uncommitted = may_differ && (blob == head.end() || differs(document, blob->second))});
  });
  uint64_t lacking = 0;
  for (size_t i = 0; i < tracked.size(); ++i) {
    lacking += joined[i].lacks_contents;
    tracked[i].document->history = std::move(joined[i]);
  }
  if (lacking > 0) corpus.notes.push_back(lacking_contents(lacking));
}

}  // namespace

void join_history(Corpus& corpus, const JoinRequest& request) {
  const Ground& ground = request.ground;
  if (!ground.repository) return;
  const std::vector<Tracked> tracked = tracked_documents(corpus, request);
  if (!ground.commit) {
    DocumentHistory fresh;
    fresh.uncommitted = true;
    for (const Tracked& each : tracked) each.document->history = fresh;
    return;
  }
  auto history = read(corpus, request, tracked);
  if (!history) {
    const Error& error = history.error();
    corpus.notes.push_back(concat("history is unknown: ", error.message));
    for (const std::string& hint : error.hints) corpus.notes.push_back(hint);
    return;
  }
  corpus.history = std::make_shared<const History>(std::move(*history));
  for (const std::string& note : corpus.history->notes) corpus.notes.push_back(note);
  join_documents(corpus, request, tracked);
  add_known_authors(corpus);
}

void rejoin_document(Corpus& corpus, size_t index, const JoinRequest& request) {
  if (!request.ground.repository || !corpus.history) return;
  CorpusDocument& document = corpus.documents[index];
  join_documents(corpus, request, {{&document, document.path}});
}

void add_known_authors(Corpus& corpus) {
  if (!corpus.history) return;
  for (const Commit& commit : corpus.history->commits) {
    if (!is_bot(commit.author.name)) corpus.known_people.insert(commit.author.name);
  }
}

}  // namespace debrief
