#include "debrief/corpus/index.h"

#include <algorithm>
#include <utility>

#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/corpus/link.h"
#include "debrief/corpus/revision_text.h"
#include "debrief/corpus/select.h"

namespace debrief {
namespace {

void collect_people(const CorpusDocument& each, std::set<std::string>& people) {
  const FrontMatter& front = each.document.front_matter;
  if (front.owner) people.insert(front.owner->value);
  if (front.facilitator) people.insert(front.facilitator->value);
  for (const PersonReference& person : front.participants) people.insert(person.name);
}

bool names_unknown_incident(const Corpus& corpus) {
  for (const CorpusDocument& each : corpus.documents) {
    for (const Reference& reference : each.document.references) {
      if (reference.kind == Reference::Kind::kIncident &&
          !corpus.index.ids.contains(reference.target)) {
        return true;
      }
    }
  }
  return false;
}

bool carries_id(const CorpusDocument& each) { return each.document.front_matter.id.has_value(); }

/// The id in the front matter of a file; empty when it has none or cannot be read.
std::string id_in(const SelectedFile& file, const Ground& ground, const Config& config) {
  if (ground.files->size(file.location) > config.document_bytes) return {};
  const auto bytes = ground.files->read(file.location);
  return bytes ? identity_of(*bytes) : std::string();
}

/// Ids of documents that were not asked for: what their front matter says, or the file's name.
void collect_other_ids(Corpus& corpus, const Ground& ground, unsigned jobs) {
  const bool compares = std::any_of(corpus.documents.begin(), corpus.documents.end(), carries_id);
  if (!compares && !names_unknown_incident(corpus)) return;
  auto selection = select_documents(ground, corpus.config, {});
  if (!selection) return;
  std::vector<SelectedFile>& others = selection->files;
  std::erase_if(others,
                [&](const SelectedFile& file) { return corpus.index.by_path.contains(file.path); });
  const std::vector<std::string> ids = parallel_map(
      others, jobs, [&](const SelectedFile& file) { return id_in(file, ground, corpus.config); });
  for (size_t i = 0; i < others.size(); ++i) {
    const std::string_view name = file_name(others[i].path);
    corpus.index.ids.emplace(ids[i].empty() ? name.substr(0, name.rfind('.')) : ids[i]);
    if (!ids[i].empty()) corpus.index.elsewhere[ids[i]].push_back(others[i].path);
  }
}

}  // namespace

void index_corpus(Corpus& corpus, const Ground& ground, CorpusExtent extent, unsigned jobs) {
  std::optional<std::set<std::string>> left_out;  // found when the first link leads nowhere
  corpus.known_people.insert(corpus.config.people.begin(), corpus.config.people.end());
  for (size_t i = 0; i < corpus.documents.size(); ++i) {
    const CorpusDocument& each = corpus.documents[i];
    corpus.index.by_path[each.path].push_back(i);
    corpus.index.by_id[each.document.id].push_back(i);
    corpus.index.ids.insert(each.document.id);
    corpus.index.files.insert(each.path);
    collect_people(each, corpus.known_people);
    for (const Reference& reference : each.document.references) {
      if (reference.kind != Reference::Kind::kLink && reference.kind != Reference::Kind::kImage) {
        continue;
      }
      const auto link = local_link(each.path, reference.target);
      if (!link || corpus.index.files.contains(link->path)) continue;
      if (!ground.real_inside(join_path(ground.root, link->path))) {
        if (!left_out) left_out = ground.left_out();
        if (!left_out->contains(link->path)) continue;
      }
      corpus.index.files.insert(link->path);
    }
  }
  if (extent == CorpusExtent::kPart) collect_other_ids(corpus, ground, jobs);
  corpus.known_people.erase("");
}

}  // namespace debrief
