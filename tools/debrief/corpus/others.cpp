#include "debrief/corpus/others.h"

#include <algorithm>
#include <set>
#include <utility>

#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/corpus/glance.h"

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

/// What a document has that an earlier one may have had too.
struct Repeatable {
  std::vector<std::string> kinds;  ///< of its factors
  std::vector<std::string> services;

  bool may_repeat(const Glance& glance) const {
    return std::ranges::any_of(kinds, [&](const auto& each) { return glance.may_hold(each); }) &&
           std::ranges::any_of(services,
                               [&](const auto& each) { return glance.may_concern(each); });
  }
};

std::vector<Repeatable> repeatables_of(const Corpus& corpus) {
  std::vector<Repeatable> repeatables;
  for (const CorpusDocument& each : corpus.documents) {
    if (each.document.services.empty() || !each.document.started) continue;
    Repeatable repeatable{.kinds = {}, .services = each.document.services};
    for (const Factor& factor : each.document.factors) {
      if (!factor.kind.empty()) repeatable.kinds.push_back(factor.kind);
    }
    if (!repeatable.kinds.empty()) repeatables.push_back(std::move(repeatable));
  }
  return repeatables;
}

Glance read_glance_at(const SelectedFile& file, const Ground& ground, const Config& config) {
  if (ground.files->size(file.location) > config.document_bytes) return {};
  const auto bytes = ground.files->read(file.location);
  return bytes ? glance_at(*bytes) : Glance();
}

/// The glance at a file as it was kept for what it holds, else as it is.
Glance kept_glance(const SelectedFile& file, const Ground& ground, const Config& config,
                   LoadMemo& memo) {
  constexpr std::string_view kShelf = "glances";
  const auto blob = memo.blobs.find(file.path);
  if (memo.cache == nullptr || blob == memo.blobs.end()) {
    return read_glance_at(file, ground, config);
  }
  // A file that is too large is not looked at, and that depends on the configuration.
  const std::string key = cache_key(blob->second.bytes, config.document_bytes);
  if (const auto kept = memo.cache->find(kShelf, key)) {
    if (auto glance = read_glance(*kept)) return *std::move(glance);
  }
  Glance glance = read_glance_at(file, ground, config);
  memo.cache->keep(kShelf, key, glance_bytes(glance));
  return glance;
}

/// The configured documents that are not among the corpus'. Once a load has looked at them they are
/// the same for all.
std::vector<SelectedFile> files_to_look_at(const Corpus& corpus, const Ground& ground,
                                           const LoadMemo& memo) {
  std::vector<SelectedFile> files;
  for (const auto& [path, glance] : memo.glances)
    files.push_back({path, join_path(ground.root, path)});
  if (files.empty()) {
    auto selection = select_documents(ground, corpus.config, {});
    if (selection) files = std::move(selection->files);
  }
  std::set<std::string_view> own;
  for (const CorpusDocument& each : corpus.documents) own.insert(each.path);
  std::erase_if(files, [&](const SelectedFile& file) { return own.contains(file.path); });
  return files;
}

}  // namespace

std::vector<OtherDocument> look_at_others(const Corpus& corpus, const Ground& ground, unsigned jobs,
                                          LoadMemo& memo) {
  const std::vector<Repeatable> repeatables = repeatables_of(corpus);
  const bool concerns = std::ranges::any_of(corpus.documents, carries_id) || !repeatables.empty() ||
                        names_unknown_incident(corpus);
  if (!concerns) return {};
  std::vector<SelectedFile> files = files_to_look_at(corpus, ground, memo);
  const auto glances = parallel_map(files, jobs, [&](const SelectedFile& file) {
    const auto known = memo.glances.find(file.path);
    return known == memo.glances.end() ? kept_glance(file, ground, corpus.config, memo)
                                       : known->second;
  });
  std::vector<OtherDocument> others;
  for (size_t i = 0; i < glances.size(); ++i) {
    memo.glances.emplace(files[i].path, glances[i]);
    const bool repeats = std::ranges::any_of(
        repeatables, [&](const Repeatable& each) { return each.may_repeat(glances[i]); });
    others.push_back({std::move(files[i]), glances[i].id, repeats});
  }
  return others;
}

}  // namespace debrief
