#include "debrief/site/search/page.h"

#include <algorithm>
#include <functional>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/search/facets.h"
#include "debrief/site/search/index.h"

namespace debrief {
namespace {

constexpr size_t kMostListed = 200;

/// The words that the script says, by their keys below `search.`.
constexpr std::string_view kScriptWords[] = {
    "found.one",
    "found.other",
    "best_first",
    "newest_first",
    "sorted_by",
    "relevance",
    "or_by",
    "date",
    "also_in",
    "more_places.one",
    "more_places.other",
    "none",
    "near",
    "quoted",
    "missing",
    "some",
    "unchecked",
    "more",
    "clear",
    "failed",
    "no_day",
    "facet.in",
    "facet.severity",
    "facet.service",
    "facet.factor",
    "facet.team",
    "facet.year",
    "facet.status",
    "field.title",
    "field.facts",
    "field.timeline",
    "field.stories",
    "field.factors",
    "field.actions",
    "field.names",
    "field.text",
};

std::string script_words(const Words& words) {
  std::string json = "{";
  for (const std::string_view key : kScriptWords) {
    if (json.size() > 1) json += ',';
    append_script_string(json, key);
    json += ':';
    append_script_string(json, words[concat("search.", key)]);
  }
  return json + "}";
}

/// The titles by year, newest first, for readers without scripts and an empty search.
SafeHtml list_of(const SiteContext& site) {
  const std::vector<Record>& records = site.model.records;
  HtmlWriter out;
  std::string year;
  for (size_t i = 0; i < records.size() && i < kMostListed; ++i) {
    const Record& record = records[i];
    const std::string own =
        record.day ? std::to_string(record.day->year()) : std::string(site.words["search.no_day"]);
    if (own != year) {
      if (!year.empty()) out.raw("</ul>\n");
      out.raw("<h2>").text(own).raw("</h2>\n<ul class=\"plain titles\">\n");
      year = own;
    }
    out.raw("<li><a")
        .attribute("href", record.url())
        .raw("><bdi>")
        .text(without_addresses(record.title));
    out.raw("</bdi></a>");
    if (record.day) out.raw(" ").html(short_day_html(site.words, *record.day));
    out.raw("</li>\n");
  }
  if (!year.empty()) out.raw("</ul>\n");
  return out.take();
}

SearchRecord search_record(const SiteContext& site, const Record& record,
                           std::vector<std::vector<uint32_t>> facets) {
  SearchRecord result;
  result.url = record.url();
  result.title = plain_label(without_addresses(record.title));
  if (record.day) {
    result.day = absl::FormatCivilTime(*record.day);
    result.day_text = day_text(site.words, *record.day);
  }
  result.pieces = search_pieces(record);
  result.facets = std::move(facets);
  return result;
}

}  // namespace

std::vector<Page> search_pages(const SiteContext& site) {
  const std::vector<Record>& records = site.model.records;
  SearchFacets facets = search_facets(site);
  SearchIndex index = make_search_index(
      records.size(),
      [&](size_t i) {
        const size_t record = records.size() - 1 - i;
        return search_record(site, records[record], facets.of[record]);
      },
      facets.facets, site.options.jobs);
  const std::string brand = plain_label(site.model.corpus->config.site.title);
  TemplateValues values;
  values.text("TITLE", concat(site.words["search.title"], " – ", brand))
      .text("WORDS", script_words(site.words))
      .text("INDEX", concat("search/", index.about))
      .html("MARKS", std::move(facets.marks))
      .html("LIST", list_of(site))
      .show("EMPTY", records.empty());
  if (records.size() > kMostListed) {
    values.text_if("MORE", site.words.count("search.left_out", records.size() - kMostListed));
  }
  std::vector<Page> pages;
  pages.push_back({"search.html", ""});
  pages[0].bytes = in_layout(
      site, {pages[0].path, std::string(site.words["search.title"]), pages[0].path, {"search.js"}},
      site.templates.fill("site/search.html", values));
  for (SearchFile& file : index.files) {
    pages.push_back({concat("search/", file.name), std::move(file.bytes)});
  }
  return pages;
}

bool has_named_code(std::string_view html) {
  constexpr std::string_view kMark = "<code class=\"language-";
  static const std::boyer_moore_horspool_searcher kSearcher(kMark.begin(), kMark.end());
  return std::search(html.begin(), html.end(), kSearcher) != html.end();
}

}  // namespace debrief
