#include "debrief/site/data/offers.h"

#include "debrief/site/parts.h"

namespace debrief {
namespace {

SafeHtml link(std::string_view address, std::string_view text) {
  return HtmlWriter().raw("<a").attribute("href", address).raw(">").text(text).raw("</a>").take();
}

}  // namespace

SafeHtml data_offers(const SiteContext& site) {
  const Words& words = site.words;
  const auto offer = [&](std::string_view key, std::initializer_list<MarkupFiller> values) {
    return words_html(words[key], values);
  };
  HtmlWriter out;
  const auto item = [&](const SafeHtml& text) { out.raw("<li>").html(text).raw("</li>\n"); };
  out.raw("<ul class=\"plain\">\n");
  item(offer("feeds.offers.atom", {{"feed", link("feed.atom", words["feeds.all"])},
                                   {"json", link("feed.json", words["feeds.offers.json_feed"])}}));
  item(offer("feeds.offers.more_feeds",
             {{"actions", link("actions.atom", words["feeds.actions"])},
              {"changes", link("changes.atom", words["feeds.changes"])}}));
  item(offer("feeds.offers.calendars",
             {{"incidents", link("calendar.ics", words["feeds.incidents"])},
              {"due", link("actions.ics", words["feeds.due_dates"])}}));
  item(offer("feeds.offers.api",
             {{"files", link("api/v1/index.json", words["feeds.offers.api_files"])}}));
  item(text_html(words["feeds.offers.source"]));
  out.raw("</ul>\n");
  const std::string& address = site.options.base_url;
  const SafeHtml place =
      address.empty() ? text_html(words["feeds.offers.no_address"])
                      : offer("feeds.offers.site_address", {{"address", link(address, address)}});
  return out.raw("<p>").html(place).raw("</p>\n").take();
}

}  // namespace debrief
