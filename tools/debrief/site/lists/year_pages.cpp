// A year of records as a book that can be printed: what is known about each, as far as there is
// room; and the records whose date nobody knows.

#include <map>
#include <numeric>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/lists/lists.h"
#include "debrief/site/lists/record_table.h"
#include "debrief/site/lists/statuses.h"
#include "debrief/site/marks.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

/// Up to so many records a year each is told with its facts; up to so many with the first of them;
/// beyond, a line each: a page stays below half a megabyte.
constexpr size_t kMostBooks = 120;
constexpr size_t kMostWithFact = 400;
constexpr size_t kMostFacts = 6;

void add_meta(const SiteContext& site, const Record& record, std::string_view root,
              HtmlWriter& out) {
  const Document& document = record.document();
  const auto lasted = time_between(document.started, document.resolved);
  out.raw("<p class=\"meta\">").html(record_day(site, record)).raw(" ");
  if (!document.severity.empty()) {
    out.html(severity_mark(site.words, record.severity_rank, document.severity)).raw(" ");
  }
  if (document.status != Status::kUnknown) out.html(status_mark(site.words, document.status));
  if (lasted) out.raw(" <span>").text(duration_text(*lasted)).raw("</span>");
  for (const std::string& id : document.services) {
    const ServiceView& service = site.model.services[site.model.service_of.at(id)];
    out.raw(" ").html(link_html(concat(root, service.url()), id));
  }
  out.raw("</p>\n");
}

/// A record of the year book: its title, its data and the first of its facts.
void add_record(const SiteContext& site, const Record& record, std::string_view root,
                HtmlWriter& out) {
  const Document& document = record.document();
  out.raw("<article><h3>").html(link_html(concat(root, record.url()), record.title));
  out.raw("</h3>\n");
  add_meta(site, record, root, out);
  size_t told = 0;
  out.raw("<div class=\"fact\" dir=\"auto\">");
  for (const Fact& fact : document.facts) {
    if (told == kMostFacts) break;
    out.raw("<p>").text(fact.text).raw("</p>");
    ++told;
  }
  if (told == 0) {
    const std::string first = first_fact(document);
    out.raw("<p>").html(first.empty() ? unknown_html(site.words["parts.no_facts"])
                                      : text_html(first));
    out.raw("</p>");
  }
  out.raw("</div>");
  if (document.facts.size() > told && told > 0) {
    out.raw("<p class=\"note\">")
        .text(site.words.count("years.more_facts", document.facts.size() - told))
        .raw("</p>");
  }
  out.raw("</article>\n");
}

SafeHtml records_html(const SiteContext& site, const std::vector<size_t>& records,
                      std::string_view root) {
  if (records.size() > kMostWithFact) return record_lines(site, records, root);
  if (records.size() > kMostBooks) return record_list(site, records, root);
  HtmlWriter out;
  out.raw("<div class=\"book\">\n");
  for (const size_t index : records) add_record(site, site.model.records[index], root, out);
  return out.raw("</div>\n").take();
}

/// How many records of each severity, the gravest first.
SafeHtml severity_counts(const SiteContext& site, const std::vector<size_t>& records) {
  std::map<std::pair<size_t, std::string>, size_t> counts;
  for (const size_t index : records) {
    const Record& record = site.model.records[index];
    const size_t rank = record.severity_rank == 0 ? SIZE_MAX : record.severity_rank;
    ++counts[{rank, record.document().severity}];
  }
  HtmlWriter out;
  out.raw("<ul class=\"key\">");
  for (const auto& [key, count] : counts) {
    out.raw("<li>")
        .html(severity_mark(site.words, key.first == SIZE_MAX ? 0 : key.first, key.second))
        .raw(" ")
        .number(count)
        .raw("</li>");
  }
  return out.raw("</ul>").take();
}

std::string_view note_key(size_t records) {
  if (records > kMostWithFact) return "years.lines";
  return records > kMostBooks ? "years.first_facts" : "years.facts";
}

Page year_page(const SiteContext& site, const std::vector<YearRun>& runs, size_t at) {
  const Words& words = site.words;
  const YearRun& run = runs[at];
  std::vector<size_t> records(run.size());
  std::iota(records.begin(), records.end(), run.begin);
  Page page{year_url(run.year), ""};
  const std::string title = year_name(words, run.year);
  TemplateValues values;
  values.text("ROOT", root_of(page.path))
      .text("TITLE", title)
      .text("STATE", words.count(run.year ? "years.state" : "years.undated", run.size()))
      .html("SEVERITIES", severity_counts(site, records))
      .text("NOTE", words[note_key(records.size())])
      .html("RECORDS", records_html(site, records, root_of(page.path)));
  const auto turn = [&](const char* name, size_t other) {
    values.add(name)
        .text("URL", concat(root_of(page.path), year_url(runs[other].year)))
        .text("NAME", year_name(words, runs[other].year));
  };
  if (at + 1 < runs.size()) turn("OLDER", at + 1);
  if (at > 0) turn("NEWER", at - 1);
  page.bytes = in_layout(site, {page.path, title, "incidents.html"},
                         site.templates.fill("site/year.html", values));
  return page;
}

Page status_page(const SiteContext& site, const StatusList& list) {
  Page page{status_url(list.status), ""};
  const std::string title = status_title(site.words, list.status);
  TemplateValues values;
  values.text("ROOT", "../")
      .text("TITLE", title)
      .text("STATE", record_count(site.words, list.records.size()))
      .html("RECORDS", long_record_list(site, list.records, "../"));
  page.bytes = in_layout(site, {page.path, title, "incidents.html"},
                         site.templates.fill("site/status.html", values));
  return page;
}

}  // namespace

void add_incident_lists(const SiteContext& site, std::vector<PageMaker>& makers) {
  makers.push_back({{"incidents.html", "statuses/"}, [&site] {
                      std::vector<Page> pages;
                      pages.push_back(incidents_page(site));
                      for (const StatusList& list : statuses_of(site.model))
                        pages.push_back(status_page(site, list));
                      return pages;
                    }});
  std::vector<size_t> everything(site.model.records.size());
  std::iota(everything.begin(), everything.end(), size_t{0});
  const std::vector<YearRun> runs = years_in(site.model, everything);
  for (size_t i = 0; i < runs.size(); ++i) {
    makers.push_back({{year_url(runs[i].year)}, [&site, runs, i] {
                        std::vector<Page> pages;
                        pages.push_back(year_page(site, runs, i));
                        return pages;
                      }});
  }
}

}  // namespace debrief
