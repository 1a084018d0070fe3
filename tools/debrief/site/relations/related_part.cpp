// The records related to one, with the reasons, and those that cite it.

#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/marks.h"
#include "debrief/site/parts.h"
#include "debrief/site/section_body.h"

namespace debrief {
namespace {

/// What a relation is called from the side that declares it, and from the other.
struct RelationWords {
  std::string_view here, there;
};
const RelationWords* relation_words(std::string_view relation) {
  static constexpr std::pair<std::string_view, RelationWords> kWords[] = {
      {"caused-by", {"caused by", "cause of"}},
      {"follow-up", {"follow-up of", "followed up by"}},
      {"repeats", {"repeats", "repeated by"}},
      {"similar", {"similar to", "similar to"}},
      {"supersedes", {"supersedes", "superseded by"}},
  };
  for (const auto& [name, words] : kWords) {
    if (name == relation) return &words;
  }
  return nullptr;
}

std::string relation_text(const RelatedRecord& related) {
  const RelationWords* words = relation_words(related.relation);
  if (words == nullptr) return related.relation;
  return std::string(related.declared_here ? words->here : words->there);
}

void fill_row(const SiteContext& site, size_t index, TemplateValues& item) {
  const Record& record = site.model.records[index];
  item.html("DAY", record_day(site, record))
      .html("SEVERITY", severity_mark(site.words, record.severity_rank, record.document().severity))
      .text("URL", concat("../", record.url()))
      .text("TITLE", record.title);
}

}  // namespace

SafeHtml related_body(const RecordContext& context) {
  const Record& record = context.record;
  if (record.related.empty() && record.related_elsewhere.empty()) return {};
  // One entry a record, with every relation that either side declares.
  std::map<size_t, std::vector<const RelatedRecord*>> grouped;
  for (const RelatedRecord& related : record.related) grouped[related.record].push_back(&related);
  TemplateValues values;
  for (const auto& [index, relations] : grouped) {
    TemplateValues item = values.add("RECORD");
    fill_row(context.site, index, item);
    for (const RelatedRecord* related : relations) {
      item.add("WHY")
          .text_if("WORD", relation_text(*related))
          .text("REASON",
                related->declared_here ? "declared by this record" : "declared by that record");
    }
  }
  if (!record.related_elsewhere.empty()) {
    TemplateValues elsewhere = values.add("ELSEWHERE");
    for (const std::string& id : record.related_elsewhere) elsewhere.add("NAME").text("ID", id);
  }
  return context.site.templates.fill("site/part/related.html", values);
}

SafeHtml cited_body(const RecordContext& context) {
  if (context.record.cited_by.empty()) return {};
  TemplateValues values;
  for (const Backlink& link : context.record.cited_by) {
    const Record& citing = context.site.model.records[link.record];
    TemplateValues item = values.add("CITATION");
    item.html("DAY", record_day(context.site, citing))
        .text("URL", concat("../", citing.url()))
        .text("TITLE", citing.title)
        .text_if("PLACE", link.place);
    if (link.cited.empty()) continue;
    item.add("SENTENCE")
        .text("BEFORE", link.before)
        .text("CITED", link.cited)
        .text("AFTER", link.after);
  }
  return context.site.templates.fill("site/part/cited.html", values);
}

}  // namespace debrief
