#include "debrief/site/search/facets.h"

#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/marks.h"

namespace debrief {
namespace {

/// A value of a facet and what it is sorted by.
struct Key {
  int64_t order = 0;
  std::string name;
  friend auto operator<=>(const Key&, const Key&) = default;
};
using Keys = std::vector<Key>;

Keys keys_of(const std::vector<std::string>& names) {
  Keys keys;
  for (const std::string& name : names) {
    if (!name.empty()) keys.push_back({0, name});
  }
  return keys;
}

Keys severity_keys(const Record& record) {
  const std::string& severity = record.document().severity;
  if (severity.empty()) return {};
  return {{record.severity_rank == 0 ? INT64_MAX : static_cast<int64_t>(record.severity_rank),
           severity}};
}

Keys status_keys(const Record& record) {
  const Status status = record.document().status;
  if (status == Status::kUnknown) return {};
  return {{static_cast<int64_t>(status), std::string(status_name(status))}};
}

Keys year_keys(const Record& record) {
  if (!record.day) return {};
  return {{-record.day->year(), std::to_string(record.day->year())}};
}

struct FacetKind {
  const char* name;
  Keys (*keys)(const Record& record);
};
constexpr FacetKind kKinds[] = {
    {"severity", severity_keys},
    {"service", [](const Record& record) { return keys_of(record.document().services); }},
    {"factor", [](const Record& record) { return keys_of(record.factor_kinds); }},
    {"team", [](const Record& record) { return keys_of(record.document().teams); }},
    {"year", year_keys},
    {"status", status_keys},
};

void add_mark(const Words& words, std::string_view facet, const Key& key, HtmlWriter& out) {
  const size_t rank = key.order == INT64_MAX ? 0 : static_cast<size_t>(key.order);
  out.raw("<span")
      .attribute("data-facet", facet)
      .attribute("data-value", key.name)
      .raw(">")
      .html(facet == "severity" ? severity_mark(words, rank, key.name)
                                : status_mark(words, status_of_name(key.name)))
      .raw("</span>");
}

}  // namespace

SearchFacets search_facets(const SiteContext& site) {
  const std::vector<Record>& records = site.model.records;
  SearchFacets result;
  result.of.resize(records.size());
  HtmlWriter marks;
  for (const FacetKind& kind : kKinds) {
    std::vector<Keys> keys;
    std::map<Key, uint32_t> numbers;
    for (const Record& record : records) {
      keys.push_back(kind.keys(record));
      for (const Key& key : keys.back()) numbers.emplace(key, 0);
    }
    SearchFacet facet{kind.name, {}};
    const bool marked = facet.name == "severity" || facet.name == "status";
    for (auto& [key, number] : numbers) {
      number = static_cast<uint32_t>(facet.values.size());
      facet.values.push_back({key.name, key.name});
      if (marked) add_mark(site.words, facet.name, key, marks);
    }
    for (size_t i = 0; i < records.size(); ++i) {
      std::vector<uint32_t>& of = result.of[i].emplace_back();
      for (const Key& key : keys[i]) of.push_back(numbers.at(key));
    }
    result.facets.push_back(std::move(facet));
  }
  result.marks = marks.take();
  return result;
}

}  // namespace debrief
