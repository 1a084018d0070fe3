#include "debrief/site/history/past.h"

#include "debrief/corpus/parse_options.h"
#include "debrief/postmortem/parse.h"

namespace debrief {

PastDocuments::PastDocuments(const SiteContext& site, const Record& record)
    : site_(site), record_(record) {
  const auto& history = record.source->history;
  if (history && !history->uncommitted && !history->revisions.empty()) {
    today_ = history->revisions.front().blob;
  }
}

const Document* PastDocuments::at(const ObjectId& blob) {
  if (blob.is_zero()) return nullptr;
  if (blob == today_) return &record_.document();
  const auto [place, is_new] = documents_.try_emplace(blob);
  if (!is_new || !site_.options.read_blob) return place->second.get();
  auto bytes = site_.options.read_blob(blob);
  if (!bytes) return nullptr;
  ParseOptions options = parse_options(site_.model.corpus->config);
  options.scope = ParseScope::kLife;
  place->second = std::make_unique<const Document>(
      parse_document(SourceFile(record_.source->path, *std::move(bytes)), options));
  return place->second.get();
}

}  // namespace debrief
