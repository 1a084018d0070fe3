// What the repository says of a record: its revisions.

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
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

}  // namespace debrief
