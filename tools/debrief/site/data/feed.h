#pragma once
// What is new, for feed readers: the same entries as Atom (RFC 4287) and as JSON Feed 1.1.
//
// Every date comes from git, or else is the day that the record tells of; an entry that has neither
// is left out, since a feed has no way to say “unknown”. Addresses are whole when it is known where
// the site will stand, else relative to the feed.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "debrief/site/pages.h"

namespace debrief {

/// How many entries a feed has at most; readers keep what they have seen.
inline constexpr size_t kFeedEntries = 50;

struct FeedEntry {
  std::string uuid;
  std::string title;
  std::string page;  ///< from the top of the site, with a fragment where there is one
  Timestamp updated;
  std::optional<Timestamp> published;
  std::vector<std::string> authors;  ///< as the site shows persons (`site.people`)
  std::vector<std::string> tags;
  std::string summary;  ///< plain
  SafeHtml content;     ///< its addresses are those of the feed; empty: there is only the summary
};

struct Feed {
  std::string path;  ///< `services/checkout.atom`
  std::string title;
  std::string page;  ///< that shows the same, from the top of the site
  std::string uuid;
  std::vector<FeedEntry> entries;  ///< newest first
};

/// Whether feeds tell of a record: one that is published or closed, or that has no status since it
/// was written before the repository had any.
bool is_told(const Record& record);

/// The records among these that were changed last.
Feed record_feed(const SiteContext& site, const std::vector<size_t>& records, std::string path,
                 std::string title, std::string page);
/// What became of actions, event by event.
Feed action_feed(const SiteContext& site, std::string path);
/// What changed last in which record, as the page of changes tells it.
Feed change_feed(const SiteContext& site, std::string path);

std::string atom_feed(const SiteContext& site, const Feed& feed);
std::string json_feed(const SiteContext& site, const Feed& feed);

/// The makers of all feeds of the site.
void add_feeds(const SiteContext& site, std::vector<PageMaker>& makers);

}  // namespace debrief
