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

namespace debrief {
namespace {

bool is_bot(std::string_view name) { return name.ends_with("[bot]"); }

bool is_template(const Config& config, std::string_view path) {
  return path.starts_with(".debrief/") || matches_any(config.exclude, path);
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

std::set<std::string> folders_of(const std::vector<SelectedFile>& files) {
  std::set<std::string> folders;
  for (const SelectedFile& file : files) {
    if (file.inside) folders.emplace(parent_path(file.path));
  }
  return folders;
}

/// A file that moved between folders is followed only when both are walked, so the configured
/// folders count too.
std::vector<std::string> folders_to_walk(const Config& config,
                                         const std::vector<SelectedFile>& files) {
  std::set<std::string> folders = folders_of(files);
  for (const std::string& glob : config.paths) folders.insert(glob_root(glob));
  return outermost(folders);
}

std::string read_or_empty(const Ground& ground, const std::string& name) {
  const auto bytes = ground.files->read(join_path(ground.root, name));
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
                                              const std::vector<SelectedFile>& files) {
  std::vector<std::string> folders = outermost(folders_of(files));
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

Result<History> read(const Corpus& corpus, const JoinRequest& request) {
  std::set<std::string_view> wanted;
  for (const SelectedFile& file : request.files) {
    if (file.inside) wanted.insert(file.path);
  }
  HistoryOptions options;
  options.folders = folders_to_walk(corpus.config, request.files);
  options.wanted = [wanted = std::move(wanted)](std::string_view path) {
    return wanted.contains(path);
  };
  options.is_template = [&](std::string_view path) { return is_template(corpus.config, path); };
  options.identity = identity_of;
  if (request.progress) {
    options.progress = [&](uint64_t commits) { request.progress("Reading history", commits, 0); };
  }
  return read_history(*request.ground.repository, *request.ground.commit, options);
}

}  // namespace

void join_history(Corpus& corpus, const JoinRequest& request) {
  const Ground& ground = request.ground;
  if (!ground.repository) return;
  if (!ground.commit) {
    DocumentHistory fresh;
    fresh.uncommitted = true;
    for (size_t i = 0; i < corpus.documents.size(); ++i) {
      if (request.files[i].inside) corpus.documents[i].history = fresh;
    }
    return;
  }
  auto history = read(corpus, request);
  if (!history) {
    const Error& error = history.error();
    corpus.notes.push_back(concat("history is unknown: ", error.message));
    for (const std::string& hint : error.hints) corpus.notes.push_back(hint);
    return;
  }
  corpus.history = std::make_shared<const History>(std::move(*history));
  for (const std::string& note : corpus.history->notes) corpus.notes.push_back(note);
  for (const Commit& commit : corpus.history->commits) {
    if (commit.id == *ground.commit) corpus.revision_time = commit.committed;
  }

  const auto head = blobs_of_head(ground, request.files);
  std::mutex mutex;  // a repository is read by one thread at a time
  const HistorySource source{
      .history = *corpus.history,
      .ignored_commits = ignored_commits(ground),
      .parse = request.parse,
      .read_blob =
          [&](const ObjectId& blob) {
            const std::lock_guard lock(mutex);
            return ground.repository->read(blob);
          },
  };
  std::vector<size_t> indices;
  for (size_t i = 0; i < corpus.documents.size(); ++i) {
    if (request.files[i].inside) indices.push_back(i);
  }
  const auto joined = parallel_map(indices, request.jobs, [&](size_t i) {
    const CorpusDocument& each = corpus.documents[i];
    DocumentHistory result = document_history(source, each.path, each.document);
    const auto blob = head.find(each.path);
    result.uncommitted =
        !ground.revision && (blob == head.end() || differs(each.document, blob->second));
    return result;
  });
  for (size_t i = 0; i < indices.size(); ++i) corpus.documents[indices[i]].history = joined[i];
  for (const Commit& commit : corpus.history->commits) {
    if (!is_bot(commit.author.name)) corpus.known_people.insert(commit.author.name);
  }
}

}  // namespace debrief
