// A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

#include "debrief/base/strings.h"
#include "debrief/record/values.h"
#include "debrief/site/data/api_form.h"
#include "debrief/site/data/base_url.h"
#include "debrief/site/data/feed.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

Json item_json(const SiteContext& site, const Feed& feed, const FeedEntry& entry) {
  Json item = {{"id", concat("urn:uuid:", entry.uuid)},
               {"url", address_from(site.options, feed.path, entry.page)},
               {"title", clean_text(entry.title)},
               {"summary", clean_text(entry.summary)}};
  if (entry.content.empty()) {
    item["content_text"] = clean_text(entry.summary);
  } else {
    item["content_html"] = entry.content.str();
  }
  if (entry.published) item["date_published"] = format_iso(*entry.published);
  item["date_modified"] = format_iso(entry.updated);
  for (const std::string& author : entry.authors) {
    item["authors"].push_back({{"name", clean_text(author)}});
  }
  for (const std::string& tag : entry.tags) item["tags"].push_back(clean_text(tag));
  return item;
}

}  // namespace

std::string json_feed(const SiteContext& site, const Feed& feed) {
  Json out = {{"version", "https://jsonfeed.org/version/1.1"},
              {"title", feed.title},
              {"home_page_url", address_from(site.options, feed.path, feed.page)},
              {"feed_url", address_from(site.options, feed.path, feed.path)},
              {"language", site.words.language()},
              {"items", Json::array()}};
  for (const FeedEntry& entry : feed.entries) {
    out["items"].push_back(item_json(site, feed, entry));
  }
  return script_safe(json_text(out));
}

}  // namespace debrief
