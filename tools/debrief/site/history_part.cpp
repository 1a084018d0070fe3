// What the repository says of a record: its revisions, what it is related to, and who cites it.

#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/history/host_links.h"
#include "debrief/site/history/revisions.h"
#include "debrief/site/history/strip.h"
#include "debrief/site/marks.h"
#include "debrief/site/parts.h"
#include "debrief/site/section_body.h"

namespace debrief {
namespace {

/// What is known of the record's dates.
void add_dates(const RecordContext& context, TemplateValues& known) {
  const SiteContext& site = context.site;
  const DocumentHistory& history = *context.record.source->history;
  const auto row = [&](std::string_view key, SafeHtml value) {
    known.add("ROW").text("NAME", site.words[key]).html("VALUE", std::move(value));
  };
  row("history.first_seen", history_date(site, context.record, history.first_seen));
  row("history.first_written", history_date(site, context.record, history.first_written));
  const auto published = history.life ? history.life->published() : std::nullopt;
  if (published && published->at) {
    row("history.published", day_html(site.words, day_of(*published->at)));
  }
  row("history.landed", history_date(site, context.record, history.landed));
  // The newest change is no nearer to a cut of the history than the others.
  row("history.updated", history.updated ? day_html(site.words, *history.updated)
                                         : HtmlWriter()
                                               .raw("<span class=\"unknown\">")
                                               .text(site.words["history.not_known"])
                                               .raw("</span>")
                                               .take());
  std::vector<std::string> authors;
  for (const std::string& each : history.authors) {
    std::string name = author_text(site.model.corpus->config, each);
    if (!name.empty()) authors.push_back(std::move(name));
  }
  if (!authors.empty()) row("history.authors", text_html(join(authors, ", ")));
}

void add_revisions(const RecordContext& context, TemplateValues& known) {
  const SiteContext& site = context.site;
  const Record& record = context.record;
  PastDocuments past(site, record);
  const std::vector<RevisionView> revisions = revisions_of(site, record, past);
  if (revisions.empty()) return;
  const std::string page = concat(record.slug, ".history.html");
  RevisionStrip strip{.id = "hs", .url = page, .today = site.model.as_of};
  const auto& from = late_from(record.document(), site.model.corpus->config);
  if (from) strip.write_up_from = from->instant;
  strip.write_up_target = site.model.corpus->config.late_after;
  known.html_if("STRIP", revision_strip(site.words, revisions, strip));
  TemplateValues more = known.add("MORE");
  more.text("URL", page);
  if (const RevisionView* since = first_since_publication(revisions)) {
    more.text_if("SINCE", concat(page, "#", since->anchor()));
  }
}

void add_host_links(const RecordContext& context, TemplateValues& values) {
  const std::string& path = context.record.source->path;
  const SiteOptions& options = context.site.options;
  if (options.is_committed && !options.is_committed(path)) return;
  const HostLinks links = host_links(*context.site.model.corpus, path);
  if (links.source.empty()) return;
  TemplateValues hosts = values.add("HOSTS");
  const auto link = [&](std::string_view key, const std::string& url) {
    if (!url.empty()) hosts.add("HOST").text("URL", url).text("NAME", context.site.words[key]);
  };
  link("history.source", links.source);
  link("history.edit", links.edit);
  link("history.blame", links.blame);
  link("history.log", links.history);
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
  const Words& words = context.site.words;
  const auto& history = context.record.source->history;
  TemplateValues values;
  if (!history || !context.site.model.corpus->history) {
    values.text_if("NONE", words["history.none"]);
  } else if (!history->was_committed()) {
    values.text_if("NONE", words["history.not_committed"]);
  } else {
    TemplateValues known = values.add("KNOWN");
    add_dates(context, known);
    add_revisions(context, known);
  }
  add_host_links(context, values);
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
