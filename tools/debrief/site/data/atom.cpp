// A feed as Atom (RFC 4287).

#include "debrief/base/strings.h"
#include "debrief/site/data/base_url.h"
#include "debrief/site/data/feed.h"
#include "debrief/site/data/xml_writer.h"

namespace debrief {
namespace {

void write_entry(const SiteContext& site, const Feed& feed, const FeedEntry& entry,
                 XmlWriter& xml) {
  xml.open("entry")
      .element("id", concat("urn:uuid:", entry.uuid))
      .element("title", entry.title)
      .element("updated", format_iso(entry.updated));
  if (entry.published) xml.element("published", format_iso(*entry.published));
  const std::string page = address_from(site.options, feed.path, entry.page);
  xml.empty("link", {{"rel", "alternate"}, {"type", "text/html"}, {"href", page}});
  for (const std::string& author : entry.authors) {
    xml.open("author").element("name", author).close("author");
  }
  for (const std::string& tag : entry.tags) xml.empty("category", {{"term", tag}});
  xml.element("summary", entry.summary);
  if (!entry.content.empty()) {
    xml.element("content", entry.content.str(), {{"type", "html"}});
  }
  xml.close("entry");
}

/// When the newest of its entries was changed; of a feed without any the commit that was built.
Timestamp updated_of(const SiteContext& site, const Feed& feed) {
  if (!feed.entries.empty()) return feed.entries.front().updated;
  if (const auto& time = site.model.corpus->revision_time) return *time;
  return {absl::ToUnixSeconds(absl::FromCivil(site.model.as_of, absl::UTCTimeZone())), 0};
}

}  // namespace

std::string atom_feed(const SiteContext& site, const Feed& feed) {
  const std::string self = address_from(site.options, feed.path, feed.path);
  const std::string page = address_from(site.options, feed.path, feed.page);
  XmlWriter xml;
  xml.open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", site.words.language()}})
      .element("id", concat("urn:uuid:", feed.uuid))
      .element("title", feed.title)
      .element("updated", format_iso(updated_of(site, feed)))
      .empty("link", {{"rel", "self"}, {"type", "application/atom+xml"}, {"href", self}})
      .empty("link", {{"rel", "alternate"}, {"type", "text/html"}, {"href", page}})
      .open("author")
      .element("name", plain_label(site.model.corpus->config.site.title))
      .close("author")
      .element("generator", "debrief", {{"version", site.options.version}});
  for (const FeedEntry& entry : feed.entries) write_entry(site, feed, entry, xml);
  return xml.close("feed").take();
}

}  // namespace debrief
