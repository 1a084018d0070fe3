#include "debrief/cli/one_document.h"

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

/// The place of the document that is asked for.
Result<size_t> find_document(const Corpus& corpus, const std::string& what, bool path) {
  if (path) {
    if (corpus.documents.size() == 1) return 0;
    return fail(
        {.kind = ErrorKind::kUsage,
         .message = concat("“", what, "” holds ", counted(corpus.documents.size(), "post-mortem"),
                           "; one is shown at a time"),
         .hints = {"name one file, or an id"}});
  }
  const auto found = corpus.index.by_id.find(what);
  if (found == corpus.index.by_id.end()) {
    std::vector<std::string_view> ids;
    for (const auto& [id, documents] : corpus.index.by_id) ids.push_back(id);
    return fail(
        {.kind = ErrorKind::kUsage,
         .message = concat("no post-mortem has the id “", what, "”", did_you_mean(what, ids)),
         .hints = {"name a file, or an id that a post-mortem carries"}});
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

}  // namespace debrief
