// The history of one record: its revisions, newest first, with the words that changed in each.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/history/diff_html.h"
#include "debrief/site/history/pages_of_past.h"
#include "debrief/site/history/strip.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

constexpr size_t kBytesOfRevision = 12 * 1024;  ///< words of one difference
constexpr size_t kLeastOfPage = 24 * 1024;      ///< words of all, for the shortest record

/// What the page is made from.
struct Past {
  const SiteContext& site;
  const Record& record;
  PastDocuments& documents;
  const std::vector<RevisionView>& revisions;
  const std::vector<OldRevision>& old;
};

/// An address in the same folder, as the page has it.
std::string beside(const std::string& url) {
  constexpr std::string_view kFolder = "incidents/";
  return url.starts_with(kFolder) ? url.substr(kFolder.size()) : url;
}

/// The parent that a revision is compared with; nullptr when there is none that can be read.
const Document* parent_of(const Past& past, const Revision& revision) {
  for (const ObjectId& blob : revision.before) {
    if (const Document* document = past.documents.at(blob)) return document;
  }
  return nullptr;
}

bool has_parent(const Revision& revision) {
  return std::ranges::any_of(revision.before, [](const ObjectId& blob) { return !blob.is_zero(); });
}

bool is_merge(const Revision& revision) {
  return std::ranges::count_if(revision.before,
                               [](const ObjectId& blob) { return !blob.is_zero(); }) > 1;
}

void add_reading(const Past& past, size_t index, TemplateValues& item) {
  const OldRevision& old = past.old[index];
  const Words& words = past.site.words;
  const auto link = [&](std::string_view text) {
    item.add("READ").text("URL", beside(old.url)).text("TEXT", text);
  };
  switch (old.reading) {
    case PastReading::kOwnPage:
      return link(words["history.as_it_was"]);
    case PastReading::kToday:
      return link(words["history.as_today"]);
    case PastReading::kAnother:
      return link(
          words.say("history.as_another", {{"revision", past.revisions[old.shown_as].anchor()}}));
    case PastReading::kNotHere:
      item.text_if("UNREAD", words["history.not_here"]);
      return;
    case PastReading::kDeleted:
    case PastReading::kLeftOut:
      return;
  }
}

/// What the words of the first revision come to.
void add_size(const Past& past, const RevisionView& view, TemplateValues& item) {
  const Document* document = past.documents.at(view.revision->blob);
  if (document == nullptr) return;
  const DocumentSize size = size_of(*document);
  item.text_if("SIZE", concat(past.site.words.count("history.sections", size.sections), ", ",
                              past.site.words.count("history.words", size.words)));
}

void add_diff(const Past& past, size_t index, bool is_public, size_t& left, TemplateValues& item) {
  const RevisionView& view = past.revisions[index];
  const Words& words = past.site.words;
  if (!has_parent(*view.revision)) return add_size(past, view, item);
  if (!view.counts && view.kind != RevisionKind::kAmended) return;
  const Document* after = past.documents.at(view.revision->blob);
  const Document* before = parent_of(past, *view.revision);
  if (after == nullptr || before == nullptr) {
    if (after != nullptr) item.text_if("UNCOMPARED", words["history.parent_not_here"]);
    return;
  }
  const DocumentDiff diff = diff_documents(*before, *after);
  if (diff.empty()) {
    item.text_if("UNCOMPARED", words[diff.refused ? "history.refused" : "history.only_links"]);
    return;
  }
  size_t used = 0;
  SafeHtml html =
      diff_html(words, diff,
                {.after_publication = is_public,
                 .whole_url = past.old[index].url.empty() ? "" : beside(past.old[index].url),
                 .most_bytes = std::min(kBytesOfRevision, left)},
                used);
  left -= std::min(left, used);
  const bool is_open = view.kind == RevisionKind::kContent || view.kind == RevisionKind::kAmended;
  TemplateValues part = item.add("DIFF");
  part.text("SUMMARY", diff_summary(words, diff))
      .show("OPEN", is_open)
      .html("BODY", std::move(html));
  if (is_merge(*view.revision)) part.text_if("MERGE", words["history.merge"]);
}

void add_revision(const Past& past, size_t index, bool is_public, size_t& left,
                  TemplateValues& values) {
  const RevisionView& view = past.revisions[index];
  const Corpus& corpus = *past.site.model.corpus;
  const Words& words = past.site.words;
  const std::string url = host_commit_url(corpus, view.commit->id);
  const std::string subject = without_addresses(view.commit->subject);
  TemplateValues item = values.add("REVISION");
  item.text("ANCHOR", view.anchor())
      .text("GLYPH", revision_glyph(view.kind))
      .text("KIND", revision_word(words, view.kind))
      .text("SUBJECT", subject.empty() ? words["history.no_subject"] : std::string_view(subject))
      .html("TIME",
            view.at ? revision_time_html(words, *view.at) : text_html(words["history.no_date"]))
      .text_if("AUTHOR", author_text(corpus.config, view.commit->author.name))
      .text("COMMIT", view.commit->id.short_hex())
      .text_if("URL", url)
      .show("PLAIN", url.empty())
      .text_if("WHAT", join(view.what, "; "));
  add_reading(past, index, item);
  add_diff(past, index, is_public, left, item);
}

void fill_head(const Past& past, TemplateValues& values) {
  const SiteContext& site = past.site;
  const Words& words = site.words;
  const DocumentHistory& history = *past.record.source->history;
  const size_t counted = static_cast<size_t>(
      std::ranges::count_if(past.revisions, [](const auto& each) { return each.counts; }));
  values.text("RECORD", past.record.title)
      .text("RECORD_URL", concat(past.record.slug, ".html"))
      .text("CRUMB", past.record.day ? short_day_text(words, *past.record.day)
                                     : std::string(words["history.no_date"]))
      .text("COUNT", words.count("history.count", past.revisions.size(),
                                 {{"content", std::to_string(counted)}}))
      .html("WRITTEN", history_date(site, past.record, history.first_written))
      .html("DELAY", write_up_html(site, past.record));
  if (past.record.day) values.text_if("YEAR", std::to_string(past.record.day->year()));
  const auto published = history.life ? history.life->published() : std::nullopt;
  if (published && published->at) {
    values.add("PUBLISHED").html("DAY", day_html(words, day_of(*published->at)));
  }
  if (const RevisionView* since = first_since_publication(past.revisions)) {
    values.text_if("SINCE", since->anchor());
  }
  for (const RevisionView& view : past.revisions) {
    if (view.revision->change != ChangeKind::kRenamed) continue;
    values.text_if("OLD_NAME", view.revision->previous_path).text("UNTIL", view.anchor());
    break;
  }
}

SafeHtml strip_of(const Past& past) {
  const Config& config = past.site.model.corpus->config;
  RevisionStrip strip{.id = "strip", .url = "", .today = past.site.model.as_of};
  const auto& from = late_from(past.record.document(), config);
  if (from) strip.write_up_from = from->instant;
  strip.write_up_target = config.late_after;
  return revision_strip(past.site.words, past.revisions, strip);
}

Page history_page(const Past& past) {
  const SiteContext& site = past.site;
  TemplateValues values;
  fill_head(past, values);
  values.html_if("STRIP", strip_of(past));
  if (past.record.source->history->uncommitted) {
    values.text_if("UNCOMMITTED", site.words["history.uncommitted"]);
  }
  // Most of what a page says of its words stays within three times those of the record.
  size_t left = std::max<size_t>(kLeastOfPage, 2 * past.record.document().source.size());
  std::vector<bool> is_public(past.revisions.size());
  bool published = false;
  for (size_t i = past.revisions.size(); i-- > 0;) {
    is_public[i] = published;
    published |= past.revisions[i].kind == RevisionKind::kPublished;
  }
  for (size_t i = 0; i < std::min(past.revisions.size(), kMostRevisions); ++i) {
    add_revision(past, i, is_public[i], left, values);
  }
  if (past.revisions.size() > kMostRevisions) {
    values.text_if("OLDER",
                   site.words.count("history.older", past.revisions.size() - kMostRevisions));
  }
  if (past.record.source->history->truncated) {
    values.add("EARLIER").html("WHEN", unknown_date(site, past.record));
  }
  Page page{history_url(past.record), ""};
  page.bytes =
      in_layout(site,
                {.path = page.path,
                 .title = site.words.say("history.title_of", {{"record", past.record.title}}),
                 .nav = "incidents.html"},
                site.templates.fill("site/history.html", values));
  return page;
}

}  // namespace

std::vector<Page> past_pages(const SiteContext& site, size_t index) {
  const Record& record = site.model.records[index];
  std::vector<Page> pages;
  if (!has_history_page(record)) return pages;
  PastDocuments documents(site, record);
  const std::vector<RevisionView> revisions = revisions_of(site, record, documents);
  if (revisions.empty()) return pages;
  const std::vector<OldRevision> old = old_revisions(record, revisions, documents);
  pages.push_back(history_page({site, record, documents, revisions, old}));
  for (size_t i = 0; i < revisions.size(); ++i) {
    if (old[i].reading != PastReading::kOwnPage) continue;
    pages.push_back(old_revision_page(site, record, revisions[i], old[i],
                                      *documents.at(revisions[i].revision->blob)));
  }
  return pages;
}

}  // namespace debrief
