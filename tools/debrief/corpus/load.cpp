// From a directory to a corpus: ground, configuration, selection, documents, history, index.

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "debrief/base/glob.h"
#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/corpus/corpus.h"
#include "debrief/corpus/ground.h"
#include "debrief/corpus/index.h"
#include "debrief/corpus/join_history.h"
#include "debrief/corpus/load_memo.h"
#include "debrief/corpus/others.h"
#include "debrief/corpus/parse_options.h"
#include "debrief/corpus/select.h"

namespace debrief {
namespace {

/// A document that is larger than the limit is not read: it stands there empty, refused as the
/// Markdown guard would refuse it, so that it is a finding and not a gap.
Document too_large(const std::string& path, uint64_t bytes, uint64_t limit) {
  Document document = parse_document(SourceFile(path, {}));
  document.markdown.refusal = {{},
                               concat("a file of ", with_thousands(bytes),
                                      " bytes exceeds the limit of ", with_thousands(limit))};
  return document;
}

Result<CorpusDocument> read_document(const FileSystem& files, const SelectedFile& file,
                                     const Config& config) {
  const uint64_t size = files.size(file.location);
  if (size > config.document_bytes) {
    return CorpusDocument{file.path, too_large(file.path, size, config.document_bytes), {}};
  }
  DEBRIEF_TRY(bytes, files.read(file.location));
  return CorpusDocument{
      file.path,
      parse_document(SourceFile(file.path, std::move(bytes)), parse_options(config)),
      {}};
}

Result<std::vector<CorpusDocument>> read_documents(const Ground& ground, const Config& config,
                                                   const std::vector<SelectedFile>& files,
                                                   const LoadRequest& request) {
  auto read = parallel_map(files, request.jobs, [&](const SelectedFile& file) {
    return read_document(*ground.files, file, config);
  });
  std::vector<CorpusDocument> documents;
  documents.reserve(read.size());
  for (auto& each : read) {
    if (!each) return fail(std::move(each).error());
    documents.push_back(std::move(*each));
  }
  return documents;
}

/// Reads documents again as the commit holds them, where nothing but the line ends of the checkout
/// sets them apart (gitattributes(5), `eol`).
void take_line_ends_of_commit(Corpus& corpus, const Ground& ground) {
  if (!ground.repository || !ground.commit || ground.revision) return;
  std::map<std::string, ObjectId> blobs;
  for (CorpusDocument& each : corpus.documents) {
    const std::string_view bytes = each.document.source.bytes();
    if (bytes.find("\r\n") == std::string_view::npos) continue;
    if (blobs.empty()) {
      const auto files = ground.repository->files(*ground.commit);
      if (!files) return;
      for (const TreeFile& file : *files) blobs.emplace(file.path, file.blob);
    }
    const auto blob = blobs.find(each.path);
    if (blob == blobs.end() || blob_id(bytes) == blob->second) continue;
    std::string plain = replace_all(bytes, "\r\n", "\n");
    if (blob_id(plain) != blob->second) continue;
    each.document =
        parse_document(SourceFile(each.path, std::move(plain)), parse_options(corpus.config));
  }
}

/// Where documents lie, from the root: those that were selected, and those that are configured.
std::set<std::string> folders_of(const Config& config, const std::vector<SelectedFile>& files) {
  std::set<std::string> folders;
  for (const std::string& glob : config.paths) folders.insert(glob_root(glob));
  for (const SelectedFile& file : files) {
    if (file.inside) folders.emplace(parent_path(file.path));
  }
  return folders;
}

/// Reads the documents that may have had a factor before, but for those that a load of the memo has
/// read already.
Result<void> read_background(Corpus& corpus, Selection& selection, const Ground& ground,
                             const std::vector<OtherDocument>& others, const LoadRequest& request,
                             const LoadMemo& memo) {
  std::vector<SelectedFile> files;
  for (const OtherDocument& each : others) {
    if (each.may_repeat && !memo.background.contains(each.file.path)) files.push_back(each.file);
  }
  DEBRIEF_TRY(background, read_documents(ground, corpus.config, files, request));
  corpus.background = std::move(background);
  std::ranges::move(files, std::back_inserter(selection.files));
  return {};
}

/// Leaves what was read for loads to come, and takes over what loads before have left: what no
/// change touches is the same for all.
void share_background(Corpus& corpus, const std::vector<OtherDocument>& others, LoadMemo& memo) {
  for (const CorpusDocument& each : corpus.background) memo.background.emplace(each.path, each);
  corpus.background.clear();
  for (const OtherDocument& each : others) {
    const auto known = memo.background.find(each.file.path);
    if (each.may_repeat && known != memo.background.end()) {
      corpus.background.push_back(known->second);
    }
  }
}

/// What is said of configured globs that give no document: those that somebody wrote are an error,
/// the default one may be there for want of a configuration.
Result<void> check_unmatched(Corpus& corpus, const Selection& selection,
                             const LoadRequest& request) {
  if (request.unmatched == UnmatchedGlobs::kAllow) return {};
  for (const size_t index : selection.unmatched) {
    const std::string pointer = concat("/paths/", index);
    const std::string& glob = corpus.config.paths[index];
    if (corpus.config.origins.contains(pointer)) {
      return fail({.kind = ErrorKind::kConfig,
                   .message = concat("no post-mortem matches “", glob, "”"),
                   .where = config_place(corpus.config, pointer),
                   .hints = {"start one with debrief new, or change “paths”"}});
    }
    corpus.notes.push_back(concat("no post-mortem matches “", glob,
                                  "”; debrief init --adopt finds those that lie elsewhere, debrief "
                                  "new starts one"));
  }
  return {};
}

}  // namespace

ParseOptions parse_options(const Config& config) {
  ParseOptions options{.headings = config.headings, .timezone = config.timezone};
  options.markdown.document_bytes = static_cast<uint32_t>(config.document_bytes);
  return options;
}

Result<Corpus> load_corpus(FileSystem& files, const std::string& directory,
                           const LoadRequest& request) {
  DEBRIEF_TRY(ground, find_ground(files, directory, request));
  Corpus corpus;
  if (request.config) {
    corpus.config = *request.config;
  } else {
    DEBRIEF_TRY(config, load_config(ground));
    corpus.config = std::move(config);
  }
  const auto memo = request.memo ? request.memo : std::make_shared<LoadMemo>();
  if (request.cache && !memo->cache) memo->cache = open_cache(files, ground, *request.cache);
  corpus.root = ground.work_tree;
  corpus.revision = ground.commit;
  if (ground.commit) corpus.revision_time = ground.repository->commit_time(*ground.commit);
  Selection selection;
  if (request.documents) {
    DEBRIEF_TRY(exact, select_exactly(ground, *request.documents));
    selection = std::move(exact);
  } else {
    DEBRIEF_TRY(selected, select_documents(ground, corpus.config, request.paths, request.given));
    selection = std::move(selected);
  }
  ground.prompts = template_prompts(ground, folders_of(corpus.config, selection.files));
  corpus.notes = std::move(selection.notes);
  DEBRIEF_TRY_VOID(check_unmatched(corpus, selection, request));
  DEBRIEF_TRY(documents, read_documents(ground, corpus.config, selection.files, request));
  corpus.documents = std::move(documents);
  if (request.line_ends_of_commit) take_line_ends_of_commit(corpus, ground);
  std::vector<OtherDocument> others;
  if (!request.paths.empty() || request.documents) {
    others = look_at_others(corpus, ground, request.jobs, *memo);
    DEBRIEF_TRY_VOID(read_background(corpus, selection, ground, others, request, *memo));
  }
  if (request.history && ground.repository) {
    join_history(corpus, {.ground = ground,
                          .files = selection.files,
                          .parse = parse_options(corpus.config),
                          .jobs = request.jobs,
                          .progress = request.progress,
                          .memo = *memo,
                          .wanted_later = request.wanted_later});
  } else if (request.history && ground.unread) {
    corpus.notes.push_back(concat("history is unknown: ", ground.unread->message));
  } else if (request.history) {
    corpus.notes.push_back(
        concat(ground.root, " lies in no git repository; nothing is known about the history"));
  }
  share_background(corpus, others, *memo);
  if (request.audience != Audience::kTeam) narrow(corpus, request.audience);
  index_corpus(corpus, ground, others);
  if (memo->cache) memo->cache->flush();
  corpus.ground = std::make_shared<const Ground>(std::move(ground));
  return corpus;
}

Result<Corpus> load_single(FileSystem& files, const std::string& directory, const std::string& path,
                           std::string bytes) {
  DEBRIEF_TRY(ground, find_ground(files, directory, {}));
  Corpus corpus;
  DEBRIEF_TRY(config, load_config(ground));
  corpus.config = std::move(config);
  ground.prompts = template_prompts(ground, folders_of(corpus.config, {}));
  corpus.root = ground.work_tree;
  const std::string location =
      normalise_path(path.starts_with('/') ? path : join_path(ground.directory, path));
  const std::string shown = ground.from_root(location).value_or(path);
  corpus.documents.push_back(
      {shown,
       parse_document(SourceFile(shown, std::move(bytes)), parse_options(corpus.config)),
       {}});
  LoadMemo memo;
  index_corpus(corpus, ground, look_at_others(corpus, ground, 1, memo));
  corpus.ground = std::make_shared<const Ground>(std::move(ground));
  return corpus;
}

}  // namespace debrief
