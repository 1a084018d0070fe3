// A record as it was in one revision: its words in a plain form, under a banner that leads to what
// holds today.

#include <algorithm>
#include <map>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/history/host_links.h"
#include "debrief/site/history/pages_of_past.h"
#include "debrief/site/history/strip.h"
#include "debrief/site/marks.h"
#include "debrief/site/outline.h"
#include "debrief/site/section_body.h"

namespace debrief {
namespace {

constexpr std::string_view kRoot = "../../";

/// The links of an old revision: to records as they are today, to what the host has of that commit,
/// or nowhere. Images are not copied.
std::function<std::optional<std::string>(const std::string& url, bool image)> old_link_rewriter(
    const SiteContext& site, const RevisionView& view) {
  return [&site, &view](const std::string& url, bool image) -> std::optional<std::string> {
    if (lower_ascii(url.substr(0, 7)) == "mailto:") return std::nullopt;
    if (has_scheme(url)) return url;
    const auto link = local_link(view.revision->path, url);
    if (!link || image) return std::nullopt;
    const auto target = site.model.by_path.find(link->path);
    if (target != site.model.by_path.end()) {
      return concat(kRoot, site.model.records[target->second].url());
    }
    const std::string host = host_file_url(*site.model.corpus, view.commit->id, link->path);
    return host.empty() ? std::nullopt : std::optional(host);
  };
}

/// The sections of a document, headings and their Markdown, in the order of the outline.
class OldSections {
 public:
  OldSections(const Words& words, const Document& document, const HtmlOptions& html,
              std::string_view title)
      : words_(words), document_(document), html_(html), title_(title) {}

  SafeHtml preamble(const Outline& outline) {
    for (const uint32_t index : outline.preamble) {
      const Section& section = document_.sections[index];
      if (!section.heading.empty() && section.title != title_) heading(section, 3);
      own_text(section);
    }
    return out_.take();
  }

  SafeHtml section(const OutlineNode& node) {
    own_text(document_.sections[node.section]);
    nested(node, 3);
    return out_.take();
  }

 private:
  void nested(const OutlineNode& node, int level) {
    for (const OutlineNode& each : node.nested) {
      heading(document_.sections[each.section], level);
      own_text(document_.sections[each.section]);
      nested(each, std::min(level + 1, 6));
    }
  }

  void heading(const Section& section, int level) {
    static constexpr Markup kOpen[] = {"<h3 dir=\"auto\">", "<h4 dir=\"auto\">",
                                       "<h5 dir=\"auto\">", "<h6 dir=\"auto\">"};
    static constexpr Markup kClose[] = {"</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"};
    const auto at = static_cast<size_t>(level - 3);
    out_.raw(kOpen[at]).text(section_name(words_, section)).raw(kClose[at]);
  }

  void own_text(const Section& section) {
    std::vector<BlockIndex> blocks;
    for (const BlockIndex block : section.blocks) {
      const Block& each = document_.markdown.blocks[block];
      if (is_comment(each)) continue;
      // A label and its text in one paragraph: the paragraph says both.
      if (each.kind != BlockKind::kTable) {
        blocks.push_back(block);
        continue;
      }
      flush(blocks);
      out_.raw("<div class=\"scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n")
          .html(markdown_html(document_.markdown, {&block, 1}, html_))
          .raw("</div>\n");
    }
    flush(blocks);
  }

  void flush(std::vector<BlockIndex>& blocks) {
    if (blocks.empty()) return;
    out_.raw("<div class=\"prose\" dir=\"auto\">\n")
        .html(markdown_html(document_.markdown, blocks, html_))
        .raw("</div>\n");
    blocks.clear();
  }

  const Words& words_;
  const Document& document_;
  const HtmlOptions& html_;
  std::string_view title_;
  HtmlWriter out_;
};

size_t rank_of(const Config& config, const std::string& severity) {
  for (size_t i = 0; i < config.severities.size(); ++i) {
    if (config.severities[i] == severity) return i + 1;
  }
  return 0;
}

}  // namespace

std::vector<OldRevision> old_revisions(const Record& record,
                                       const std::vector<RevisionView>& revisions,
                                       PastDocuments& past) {
  std::vector<OldRevision> old(revisions.size());
  std::map<ObjectId, size_t> shown_by;  // what a blob reads as → the revision that shows it
  std::set<std::string> names;
  const size_t count = revisions.size();
  // The newest revision is what the record is today, and so is all that reads the same.
  for (size_t i = count; i-- > 0;) {
    const Revision& revision = *revisions[i].revision;
    if (revision.blob.is_zero()) continue;
    const auto [known, is_new] = shown_by.try_emplace(revision.blob, i);
    if (!is_new || revisions[i].counts) continue;
    for (const ObjectId& before : revision.before) {
      const auto same = shown_by.find(before);
      if (same != shown_by.end()) known->second = same->second;
    }
  }
  const auto today = shown_by.find(past.today());
  for (size_t i = 0; i < count; ++i) {
    const Revision& revision = *revisions[i].revision;
    if (revision.blob.is_zero()) {
      const bool gone = revision.change == ChangeKind::kDeleted;
      old[i].reading = gone ? PastReading::kDeleted : PastReading::kNotHere;
      continue;
    }
    const size_t home = shown_by.at(revision.blob);
    old[i].shown_as = home;
    if (today != shown_by.end() && home == today->second) {
      old[i].reading = PastReading::kToday;
      old[i].url = record.url();
    } else if (home >= kMostRevisions) {
      old[i].reading = PastReading::kLeftOut;
    } else if (past.at(revisions[home].revision->blob) == nullptr) {
      old[i].reading = PastReading::kNotHere;
    } else {
      old[i].reading = home == i ? PastReading::kOwnPage : PastReading::kAnother;
    }
  }
  for (size_t i = 0; i < count; ++i) {
    if (old[i].reading != PastReading::kOwnPage) continue;
    const ObjectId& id = revisions[i].commit->id;
    const bool is_free = names.insert(id.short_hex()).second;
    old[i].url =
        concat("incidents/", record.slug, ".r/", is_free ? id.short_hex() : id.hex(), ".html");
  }
  for (OldRevision& each : old) {
    if (each.reading == PastReading::kAnother) each.url = old[each.shown_as].url;
  }
  return old;
}

Page old_revision_page(const SiteContext& site, const Record& record, const RevisionView& view,
                       const OldRevision& old, const Document& document) {
  const std::string title = document.title.empty() ? record.title : document.title;
  HtmlOptions html{.id_prefix = "n-", .heading_offset = 3};
  html.rewrite = old_link_rewriter(site, view);
  TemplateValues values;
  values.text("ROOT", kRoot)
      .text("TITLE", title)
      .text("RECORD", record.title)
      .text("RECORD_URL", concat(kRoot, record.url()))
      .text("HISTORY_URL", concat(kRoot, history_url(record), "#", view.anchor()))
      .text("CRUMB", view.anchor())
      .text("SUBJECT", without_addresses(view.commit->subject))
      .text("COMMIT", view.commit->id.short_hex())
      .html("TIME", view.at ? revision_time_html(site.words, *view.at)
                            : text_html(site.words["history.no_date"]))
      .html("SEVERITY",
            severity_mark(site.words, rank_of(site.model.corpus->config, document.severity),
                          document.severity))
      .html("STATUS", status_mark(site.words, document.status));
  if (document.started) {
    const Moment start = in_zone_of(record.zone, *document.started);
    values.add("START").html("WHEN", moment_html(site.words, start)).text("ZONE", zone_text(start));
  }
  if (document.markdown.refusal) values.text_if("REFUSED", document.markdown.refusal->message);
  OldSections sections(site.words, document, html, title);
  const Outline outline = make_outline(document);
  values.html_if("PREAMBLE", sections.preamble(outline));
  for (const OutlineNode& node : outline.nodes) {
    const Section& section = document.sections[node.section];
    SafeHtml body = sections.section(node);
    TemplateValues part = values.add("SECTION");
    part.text("ANCHOR", node.anchor).text("HEADING", section_name(site.words, section));
    part.show("EMPTY", body.empty()).html("BODY", std::move(body));
  }
  Page page{old.url, ""};
  page.bytes = in_layout(site,
                         {.path = page.path,
                          .title = site.words.say("revision.title_of",
                                                  {{"record", title}, {"revision", view.anchor()}}),
                          .nav = "incidents.html",
                          .canonical = record.url()},
                         site.templates.fill("site/revision.html", values));
  return page;
}

}  // namespace debrief
