// What the repository says of a record: its revisions.

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

/// The commit that last changed a record, so that what leads to it stays the same while the record
/// does; the one that is built where the history does not tell.
std::optional<ObjectId> last_commit(const RecordContext& context) {
  const auto& history = context.record.source->history;
  const Corpus& corpus = *context.site.model.corpus;
  if (!history || history->revisions.empty() || !corpus.history) return corpus.revision;
  return corpus.history->commit(history->revisions.front()).id;
}

void add_host_links(const RecordContext& context, TemplateValues& values) {
  const std::string& path = context.record.source->path;
  const SiteOptions& options = context.site.options;
  if (options.is_committed && !options.is_committed(path)) return;
  const HostLinks links = host_links(*context.site.model.corpus, path, last_commit(context));
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

}  // namespace debrief
