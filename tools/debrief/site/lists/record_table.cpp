#include "debrief/site/lists/record_table.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/durations.h"
#include "debrief/site/charts/span.h"
#include "debrief/site/dates.h"
#include "debrief/site/marks.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

constexpr size_t kMostKinds = 3;
constexpr size_t kMostWithFact = 50;
constexpr size_t kMostLines = 400;

/// What the columns are sorted by: day, rank of the severity, minutes to detection, status, open
/// actions; `-` for what is not known, which stands last.
std::string sort_keys(const Record& record) {
  const Document& document = record.document();
  const auto detected = time_between(document.started, document.detected);
  const std::string day =
      record.day ? std::to_string(*record.day - absl::CivilDay(1970, 1, 1)) : "-";
  const std::string rank = record.severity_rank == 0 ? "-" : std::to_string(record.severity_rank);
  const std::string minutes = detected ? std::to_string(absl::ToInt64Minutes(*detected)) : "-";
  return concat(day, " ", rank, " ", minutes, " ", static_cast<int>(document.status), " ",
                record.live_actions());
}

SafeHtml what_html(const SiteContext& site, const Record& record) {
  const Document& document = record.document();
  HtmlWriter out;
  bool first = true;
  for (const std::string& service : document.services) {
    out.raw(first ? Markup("") : Markup(", ")).raw("<span class=\"sv\">");
    out.text(service).raw("</span>");
    first = false;
  }
  for (size_t i = 0; i < record.factor_kinds.size() && i < kMostKinds; ++i) {
    out.raw(" <span class=\"id\">").text(record.factor_kinds[i]).raw("</span>");
  }
  if (record.factor_kinds.size() > kMostKinds) {
    out.raw(" <span class=\"note\">")
        .text(site.words.count("incidents.more_factors", record.factor_kinds.size() - kMostKinds))
        .raw("</span>");
  }
  if (record.factor_kinds.empty() && document.mode == DocumentMode::kManaged) {
    out.raw(" ").html(unknown_html(site.words["incidents.no_factors"]));
  }
  return out.take();
}

void add_row(const SiteContext& site, const Record& record, std::string_view root,
             HtmlWriter& out) {
  const Document& document = record.document();
  const Words& words = site.words;
  out.raw("<tr").attribute("data-k", sort_keys(record)).raw("><td class=\"d\">");
  // The year stands above the row.
  out.html(record.day ? short_day_html(words, *record.day) : record_day(site, record));
  out.raw("</td><td>").html(severity_mark(words, record.severity_rank, document.severity));
  out.raw("</td><th scope=\"row\" class=\"wide t\">");
  out.html(link_html(concat(root, record.url()), record.title));
  if (const auto& kind = document.front_matter.kind; kind && kind->value != "incident") {
    out.raw(" <span class=\"note\">").text(replace_all(kind->value, "-", " ")).raw("</span>");
  }
  out.raw("<span class=\"sub\">").html(what_html(site, record)).raw("</span></th>");
  out.raw("<td class=\"wide x\">").html(span_chart(words, record)).raw("</td><td>");
  out.html(status_mark(words, document.status))
      .raw("</td><td")
      .attribute("data-l", words["incidents.actions"]);
  out.raw(">").text(action_summary(words, record));
  if (const size_t overdue = record.overdue_actions(); overdue > 0) {
    out.raw(", <span class=\"late\">").text(words.count("parts.overdue", overdue)).raw("</span>");
  }
  out.raw("</td></tr>\n");
}

void add_head(const SiteContext& site, HtmlWriter& out) {
  const Words& words = site.words;
  out.raw("<table class=\"tbl st-tbl inc\"><caption class=\"vh\">")
      .text(words["incidents.caption"])
      .raw("</caption>\n<thead><tr><th scope=\"col\" data-s=\"0\">")
      .text(words["lists.date"])
      .raw("</th><th scope=\"col\" data-s=\"1\">")
      .text(words["lists.severity"])
      .raw("</th><th scope=\"col\" data-s=\"t\">")
      .text(words["lists.record"])
      .raw("</th><th scope=\"col\" class=\"x\" data-s=\"2\">")
      .html(span_axis(words))
      .raw("</th><th scope=\"col\" data-s=\"3\">")
      .text(words["lists.status"])
      .raw("</th><th scope=\"col\" data-s=\"4\">")
      .text(words["lists.actions"])
      .raw("</th></tr></thead>\n");
}

}  // namespace

SafeHtml link_html(std::string_view url, std::string_view text) {
  return HtmlWriter()
      .raw("<a")
      .attribute("href", url)
      .raw("><bdi>")
      .text(text)
      .raw("</bdi></a>")
      .take();
}

std::optional<int64_t> year_of(const Record& record) {
  if (!record.day) return std::nullopt;
  return record.day->year();
}

std::string year_url(std::optional<int64_t> year) {
  return year ? concat("incidents/", *year, ".html") : "undated.html";
}

std::string year_anchor(std::optional<int64_t> year) {
  return year ? concat("y", *year) : "y-none";
}

std::string year_name(const Words& words, std::optional<int64_t> year) {
  return year ? std::to_string(*year) : std::string(words["lists.undated"]);
}

std::vector<YearRun> years_in(const SiteModel& model, const std::vector<size_t>& records) {
  std::vector<YearRun> runs;
  for (size_t i = 0; i < records.size(); ++i) {
    const auto year = year_of(model.records[records[i]]);
    if (runs.empty() || runs.back().year != year) runs.push_back({year, i, i});
    runs.back().end = i + 1;
  }
  return runs;
}

SafeHtml record_table(const SiteContext& site, const std::vector<size_t>& records,
                      std::string_view root) {
  HtmlWriter out;
  add_head(site, out);
  for (const YearRun& run : years_in(site.model, records)) {
    out.raw("<tbody><tr class=\"grp\"")
        .attribute("id", year_anchor(run.year))
        .raw("><th scope=\"rowgroup\" colspan=\"6\" class=\"wide\">")
        .html(link_html(concat(root, year_url(run.year)), year_name(site.words, run.year)))
        .raw("<span class=\"grp-n\">")
        .text(record_count(site.words, run.size()))
        .raw("</span></th></tr>\n");
    for (size_t i = run.begin; i < run.end; ++i) {
      add_row(site, site.model.records[records[i]], root, out);
    }
    out.raw("</tbody>\n");
  }
  return out.raw("</table>\n").take();
}

SafeHtml record_lines(const SiteContext& site, const std::vector<size_t>& records,
                      std::string_view root) {
  HtmlWriter out;
  out.raw("<ul class=\"lines\">\n");
  for (const size_t index : records) {
    const Record& record = site.model.records[index];
    const std::string& severity = record.document().severity;
    out.raw("<li><span class=\"d\">").html(record_day(site, record)).raw("</span> <span>");
    out.text(severity.empty() ? std::string_view("–") : severity).raw("</span> ");
    out.html(link_html(concat(root, record.url()), record.title)).raw("</li>\n");
  }
  return out.raw("</ul>\n").take();
}

SafeHtml long_record_list(const SiteContext& site, const std::vector<size_t>& records,
                          std::string_view root) {
  const auto part = [&](size_t begin, size_t end) {
    const auto from =
        records.begin() + static_cast<std::ptrdiff_t>(std::min(begin, records.size()));
    const auto to = records.begin() + static_cast<std::ptrdiff_t>(std::min(end, records.size()));
    return std::vector<size_t>(from, to);
  };
  const Words& words = site.words;
  HtmlWriter out;
  out.html(record_list(site, part(0, kMostWithFact), root));
  if (records.size() <= kMostWithFact) return out.take();
  out.raw("<h3 class=\"later\">").text(words["lists.older"]).raw("</h3>\n");
  out.html(record_lines(site, part(kMostWithFact, kMostLines), root));
  if (records.size() <= kMostLines) return out.take();
  const std::vector<size_t> rest = part(kMostLines, records.size());
  out.raw("<p class=\"more\"><span>").text(words.count("lists.beyond", rest.size())).raw("</span>");
  for (const YearRun& run : years_in(site.model, rest)) {
    out.raw(" <span>")
        .html(link_html(concat(root, year_url(run.year)), year_name(words, run.year)))
        .raw(" ")
        .number(run.size())
        .raw("</span>");
  }
  return out.raw("</p>\n").take();
}

}  // namespace debrief
