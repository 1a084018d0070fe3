#include "debrief/corpus/index.h"

#include <algorithm>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/corpus/link.h"

namespace debrief {
namespace {

void collect_people(const CorpusDocument& each, std::set<std::string>& people) {
  const FrontMatter& front = each.document.front_matter;
  if (front.owner) people.insert(front.owner->value);
  if (front.facilitator) people.insert(front.facilitator->value);
  for (const PersonReference& person : front.participants) people.insert(person.name);
}

/// Ids of documents that were not asked for: what their front matter says, or the file's name.
void collect_ids(const std::vector<OtherDocument>& others, CorpusIndex& index) {
  for (const OtherDocument& each : others) {
    const std::string_view name = file_name(each.file.path);
    index.ids.emplace(each.id.empty() ? name.substr(0, name.rfind('.')) : each.id);
    if (!each.id.empty()) index.elsewhere[each.id].push_back(each.file.path);
  }
}

}  // namespace

void index_corpus(Corpus& corpus, const Ground& ground, const std::vector<OtherDocument>& others) {
  std::optional<std::set<std::string>> left_out;  // found when the first link leads nowhere
  corpus.known_people.insert(corpus.config.people.begin(), corpus.config.people.end());
  for (size_t i = 0; i < corpus.documents.size(); ++i) {
    const CorpusDocument& each = corpus.documents[i];
    corpus.index.by_path[each.path].push_back(i);
    corpus.index.by_id[each.document.id].push_back(i);
    corpus.index.ids.insert(each.document.id);
    corpus.index.files.insert(each.path);
    for (const std::string& service : each.document.services) {
      for (const Factor& factor : each.document.factors) {
        if (factor.kind.empty()) continue;
        std::vector<size_t>& having = corpus.index.by_factor_of_service[{service, factor.kind}];
        if (having.empty() || having.back() != i) having.push_back(i);
      }
    }
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
  collect_ids(others, corpus.index);
  corpus.known_people.erase("");
}

}  // namespace debrief
