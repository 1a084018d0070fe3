// What the repository says of a record: its revisions, what it is related to, and who cites it.

#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/marks.h"
#include "debrief/site/parts.h"
#include "debrief/site/section_body.h"

namespace debrief {
namespace {

std::string change_text(const Revision& revision, bool first) {
  if (first && revision.change == ChangeKind::kAdded) return "added";
  switch (revision.change) {
    case ChangeKind::kAdded:
      return "added again";
    case ChangeKind::kRenamed:
      return concat("renamed from ", revision.previous_path);
    case ChangeKind::kDeleted:
      return "deleted";
    case ChangeKind::kModified:
      break;
  }
  return "changed";
}

std::string_view change_glyph(const Revision& revision, bool first) {
  if (first) return "rev-first";
  return revision.change == ChangeKind::kRenamed ? "rev-renamed" : "rev-content";
}

void add_revision(const RecordContext& context, const Revision& revision, bool first,
                  TemplateValues& values) {
  const Corpus& corpus = *context.site.model.corpus;
  const Commit& commit = corpus.history->commit(revision);
  const std::string url = host_commit_url(corpus, commit.id);
  TemplateValues item = values.add("REVISION");
  item.text("GLYPH", change_glyph(revision, first))
      .text("SUBJECT", without_addresses(commit.subject))
      .html("DAY",
            commit.authored ? day_html(context.site.words, *commit.authored) : text_html("no date"))
      .text("CHANGE", change_text(revision, first))
      .text_if("AUTHOR", person_name(commit.author.name))
      .text("COMMIT", commit.id.short_hex())
      .text_if("URL", url)
      .show("PLAIN", url.empty());
}

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

SafeHtml history_body(const RecordContext& context) {
  const Record& record = context.record;
  const SiteModel& model = context.site.model;
  const auto& history = record.source->history;
  TemplateValues values;
  values.text_if("SOURCE", host_url(*model.corpus, context.site.options, record.source->path));
  if (!history || !model.corpus->history) {
    values.text_if("NONE", "There is no history to read for this record.");
  } else if (!history->was_committed()) {
    values.text_if("NONE", "Not committed yet: there is no date, since the history has none.");
  } else {
    TemplateValues known = values.add("KNOWN");
    const auto row = [&](const char* name, SafeHtml value) {
      known.add("ROW").text("NAME", name).html("VALUE", std::move(value));
    };
    row("First seen", history_date(context.site, record, history->first_seen));
    row("First written", history_date(context.site, record, history->first_written));
    row("Landed", history_date(context.site, record, history->landed));
    // The newest change is no nearer to a cut of the history than the others.
    const SafeHtml none = HtmlWriter().raw("<span class=\"unknown\">not known</span>").take();
    row("Updated", history->updated ? day_html(context.site.words, *history->updated) : none);
    for (const Revision& revision : history->revisions) {
      const bool first = !history->truncated && &revision == &history->revisions.back();
      add_revision(context, revision, first, known);
    }
    if (history->truncated) known.add("EARLIER").html("WHEN", unknown_date(context.site, record));
  }
  return context.site.templates.fill("site/part/history.html", values);
}

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
