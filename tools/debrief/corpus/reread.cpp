#include "debrief/corpus/reread.h"

#include <utility>

#include "debrief/base/stable_hash.h"
#include "debrief/base/strings.h"
#include "debrief/corpus/ground.h"
#include "debrief/corpus/index.h"
#include "debrief/corpus/join_history.h"
#include "debrief/corpus/parse_options.h"

namespace debrief {
namespace {

void add_anchors(const Document& document, PartHash& hash) {
  for (const Section& section : document.sections) hash.add(section.title);
  for (const Block& block : document.markdown.blocks) {
    if (block.kind == BlockKind::kHtmlBlock) hash.add(block.literal);
    if (block.kind == BlockKind::kHeading) hash.add(document.source.slice(block.span));
  }
  for (const Inline& each : document.markdown.inlines) {
    if (each.kind == InlineKind::kHtml) hash.add(each.literal);
  }
}

/// A hash of all that findings of other documents may depend on.
uint64_t face_of(const Document& document) {
  PartHash hash;
  const std::string_view bytes = document.source.bytes();
  const FrontMatter& front = document.front_matter;
  hash.add(front.present ? bytes.substr(0, front.span.end) : std::string_view());
  hash.add(document.id).add(document.title).add_number(static_cast<uint64_t>(document.status));
  add_anchors(document, hash);
  for (const Factor& factor : document.factors) hash.add(document.source.slice(factor.span));
  for (const Action& action : document.actions) {
    hash.add(document.source.slice(action.span)).add(action.id);
    hash.add_number(static_cast<uint64_t>(action.status));
  }
  for (const Fact& fact : document.facts) hash.add(fact.id);
  for (const auto& moment : {document.started, document.detected, document.resolved}) {
    if (moment) hash.add(absl::FormatCivilTime(moment->local));
  }
  return hash.value();
}

}  // namespace

Reread reread_document(Corpus& corpus, size_t index, LoadMemo& memo) {
  const Ground& ground = *corpus.ground;
  const std::string path = corpus.documents[index].path;
  const std::string location = join_path(ground.root, path);
  if (ground.revision || ground.files->kind(location) != FileKind::kFile ||
      ground.files->size(location) > corpus.config.document_bytes) {
    return Reread::kNotAlone;
  }
  auto bytes = ground.files->read(location);
  // What a checkout made of line ends is told by the commit alone
  // (LoadRequest::line_ends_of_commit).
  if (!bytes || bytes->find("\r\n") != std::string::npos) return Reread::kNotAlone;
  CorpusDocument& changed = corpus.documents[index];
  if (*bytes == changed.document.source.bytes()) return Reread::kSame;
  const ParseOptions parse = parse_options(corpus.config);
  const uint64_t face = face_of(changed.document);
  const std::set<std::string> people = corpus.known_people;
  changed.document = parse_document(SourceFile(path, *std::move(bytes)), parse);
  rejoin_document(corpus, index,
                  {.ground = ground, .files = {}, .parse = parse, .progress = {}, .memo = memo});
  corpus.index = {};
  corpus.known_people.clear();
  add_known_authors(corpus);
  index_corpus(corpus, ground, {});
  const bool is_own = face == face_of(changed.document) && people == corpus.known_people;
  return is_own ? Reread::kOwn : Reread::kForOthers;
}

}  // namespace debrief
