#include "debrief/corpus/others.h"

#include <algorithm>
#include <set>
#include <utility>

#include "debrief/base/parallel.h"
#include "debrief/corpus/revision_text.h"

namespace debrief {
namespace {

bool carries_id(const CorpusDocument& each) { return each.document.front_matter.id.has_value(); }

bool names_unknown_incident(const Corpus& corpus) {
  std::set<std::string_view> ids;
  for (const CorpusDocument& each : corpus.documents) ids.insert(each.document.id);
  return std::ranges::any_of(corpus.documents, [&](const CorpusDocument& each) {
    return std::ranges::any_of(each.document.references, [&](const Reference& reference) {
      return reference.kind == Reference::Kind::kIncident && !ids.contains(reference.target);
    });
  });
}

/// The kinds of factors that may have been there before.
std::set<std::string> kinds_of(const Corpus& corpus) {
  std::set<std::string> kinds;
  for (const CorpusDocument& each : corpus.documents) {
    if (each.document.services.empty() || !each.document.started) continue;
    for (const Factor& factor : each.document.factors) {
      if (!factor.kind.empty()) kinds.insert(factor.kind);
    }
  }
  return kinds;
}

OtherDocument look_at(SelectedFile file, const std::set<std::string>& kinds, const Ground& ground,
                      const Config& config) {
  OtherDocument other{.file = std::move(file), .id = {}};
  if (ground.files->size(other.file.location) > config.document_bytes) return other;
  const auto bytes = ground.files->read(other.file.location);
  if (!bytes) return other;
  other.id = identity_of(*bytes);
  other.shares_factor = std::ranges::any_of(
      kinds, [&](const std::string& kind) { return bytes->find(kind) != std::string::npos; });
  return other;
}

}  // namespace

std::vector<OtherDocument> look_at_others(const Corpus& corpus, const Ground& ground,
                                          unsigned jobs) {
  const std::set<std::string> kinds = kinds_of(corpus);
  const bool concerns = std::ranges::any_of(corpus.documents, carries_id) || !kinds.empty() ||
                        names_unknown_incident(corpus);
  if (!concerns) return {};
  auto selection = select_documents(ground, corpus.config, {});
  if (!selection) return {};
  std::set<std::string_view> own;
  for (const CorpusDocument& each : corpus.documents) own.insert(each.path);
  std::erase_if(selection->files,
                [&](const SelectedFile& file) { return own.contains(file.path); });
  return parallel_map(selection->files, jobs, [&](const SelectedFile& file) {
    return look_at(file, kinds, ground, corpus.config);
  });
}

}  // namespace debrief
