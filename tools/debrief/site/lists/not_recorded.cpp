#include "debrief/site/lists/not_recorded.h"

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

/// A mark a record up to here; beyond, the numbers say enough.
constexpr size_t kMostUnits = 40;
constexpr size_t kMostLinks = 3;

struct Thing {
  std::string_view key;
  bool (*recorded)(const Document& document);
};

bool owned_and_dated(const Action& action) {
  return is_settled(action.status) || (action.owners.size() == 1 && action.due);
}

constexpr std::array kThings = {
    Thing{"quality.thing.facts", [](const Document& d) { return !first_fact(d).empty(); }},
    Thing{"quality.thing.started", [](const Document& d) { return d.started.has_value(); }},
    Thing{"quality.thing.detected", [](const Document& d) { return d.detected.has_value(); }},
    Thing{"quality.thing.resolved", [](const Document& d) { return d.resolved.has_value(); }},
    Thing{"quality.thing.timeline", [](const Document& d) { return !d.timeline.empty(); }},
    Thing{"quality.thing.stories", [](const Document& d) { return !d.stories.empty(); }},
    Thing{"quality.thing.second", [](const Document& d) { return !d.second_stories.empty(); }},
    Thing{"quality.thing.evidence",
          [](const Document& d) {
            return !d.factors.empty() &&
                   std::all_of(d.factors.begin(), d.factors.end(),
                               [](const Factor& factor) { return !factor.evidence.empty(); });
          }},
    Thing{"quality.thing.actions",
          [](const Document& d) {
            return (!d.actions.empty() || d.no_actions) &&
                   std::all_of(d.actions.begin(), d.actions.end(), owned_and_dated);
          }},
    Thing{"quality.thing.check_back", [](const Document& d) { return !d.check_back.empty(); }},
};

SafeHtml missing_html(const SiteContext& site, const std::vector<size_t>& missing) {
  if (missing.empty()) return text_html("–");
  HtmlWriter out;
  for (size_t i = 0; i < missing.size() && i < kMostLinks; ++i) {
    const Record& record = site.model.records[missing[i]];
    out.raw(i == 0 ? Markup("<a") : Markup(", <a"))
        .attribute("href", record.url())
        .attribute("title", record.title)
        .raw(">")
        .text(record.day ? day_text(site.words, *record.day) : record.title)
        .raw("</a>");
  }
  if (missing.size() > kMostLinks) {
    out.raw(" ").text(site.words.count("lists.and_more", missing.size() - kMostLinks));
  }
  return out.take();
}

}  // namespace

SafeHtml not_recorded_table(const SiteContext& site) {
  const Words& words = site.words;
  const auto& records = site.model.records;
  HtmlWriter out;
  out.raw("<table class=\"tbl st-tbl met\"><caption class=\"vh\">")
      .text(words["quality.not_recorded"])
      .raw("</caption>\n<thead><tr><th scope=\"col\">")
      .text(words["quality.what"])
      .raw("</th><th scope=\"col\">")
      .text(words["quality.recorded"])
      .raw("</th><th scope=\"col\">")
      .text(words["quality.missing_in"])
      .raw("</th></tr></thead>\n<tbody>\n");
  for (const Thing& thing : kThings) {
    std::vector<size_t> missing;
    HtmlWriter units;
    // The oldest record stands first, as in a line of time.
    for (size_t i = records.size(); i-- > 0;) {
      const bool there = thing.recorded(records[i].document());
      if (!there) missing.push_back(i);
      units.raw(there ? Markup("<i class=\"on\"></i>") : Markup("<i></i>"));
    }
    std::reverse(missing.begin(), missing.end());
    const std::string share =
        words.say("quality.share", {{"n", words.number(records.size() - missing.size())},
                                    {"all", words.number(records.size())}});
    out.raw("<tr><th scope=\"row\" class=\"wide\">").text(words[thing.key]).raw("</th><td>");
    if (records.size() <= kMostUnits) {
      out.raw("<span class=\"units\" aria-hidden=\"true\">").html(units.take()).raw("</span> ");
    }
    out.text(share).raw("</td><td");
    out.attribute("data-l", words["quality.missing_label"]).raw(">");
    out.html(missing_html(site, missing)).raw("</td></tr>\n");
  }
  return out.raw("</tbody></table>\n").take();
}

}  // namespace debrief
