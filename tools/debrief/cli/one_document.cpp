#include "debrief/cli/one_document.h"

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/cli/load.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

/// Whether the argument names a file rather than an id: it is there, or it is written like a path.
bool is_path(const std::string& what, const Invocation& invocation) {
  return what.find('/') != std::string::npos || what.ends_with(".md") ||
         invocation.world.files.kind(invocation.located(what)) != FileKind::kMissing;
}

/// The place of the document with an id.
Result<size_t> find_id(const Corpus& corpus, const std::string& what) {
  const auto found = corpus.index.by_id.find(what);
  if (found == corpus.index.by_id.end()) {
    constexpr size_t kMostListed = 5;
    std::vector<std::string_view> ids, alike;
    for (const auto& [id, documents] : corpus.index.by_id) {
      ids.push_back(id);
      if (id.find(what) != std::string::npos && alike.size() < kMostListed) alike.push_back(id);
    }
    return fail(
        {.kind = ErrorKind::kUsage,
         .message = concat("no post-mortem has the id “", what, "”", did_you_mean(what, ids)),
         .hints = {alike.empty() ? "name a file, or an id that a post-mortem carries"
                                 : concat("“", what, "” is part of ", join(alike, ", "))}});
  }
  if (found->second.size() > 1) {
    std::vector<std::string> paths;
    for (const size_t index : found->second) paths.push_back(corpus.documents[index].path);
    return fail({.kind = ErrorKind::kUsage,
                 .message = concat("several post-mortems have the id “", what, "”"),
                 .hints = {concat("name one of the files: ", join(paths, ", "))}});
  }
  return found->second.front();
}

/// The place of the document that is asked for.
Result<size_t> find_document(const Corpus& corpus, const std::string& what, bool path) {
  if (!path) return find_id(corpus, what);
  if (corpus.documents.size() == 1) return 0;
  return fail(
      {.kind = ErrorKind::kUsage,
       .message = concat("“", what, "” holds ", counted(corpus.documents.size(), "post-mortem"),
                         "; one is shown at a time"),
       .hints = {"name one file, or an id"}});
}

}  // namespace

Result<OneDocument> load_one_document(Invocation& invocation, const std::string& what,
                                      const std::string& revision) {
  const bool path = is_path(what, invocation);
  LoadRequest request;
  if (path) request.paths = {what};
  if (!revision.empty()) request.revision = revision;
  DEBRIEF_TRY(corpus, load_corpus_for(invocation, std::move(request)));
  DEBRIEF_TRY(index, find_document(corpus, what, path));
  return OneDocument{.corpus = std::move(corpus), .index = index};
}

Result<const CorpusDocument*> find_loaded(const Corpus& corpus, const std::string& what,
                                          const std::string& directory, std::string_view flag) {
  auto index = find_id(corpus, what);
  if (index) return &corpus.documents[*index];
  const std::string place =
      normalise_path(what.starts_with('/') ? what : join_path(directory, what));
  for (const std::string& path : {relative_path(place, corpus.root), normalise_path(what)}) {
    const auto found = corpus.index.by_path.find(path);
    if (found != corpus.index.by_path.end()) return &corpus.documents[found->second.front()];
  }
  index.error().where = std::string(flag);
  return fail(std::move(index).error());
}

}  // namespace debrief
