// The entries of feeds: records, events of actions, revisions.

#include <algorithm>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/corpus/public_status.h"
#include "debrief/site/data/base_url.h"
#include "debrief/site/data/feed.h"
#include "debrief/site/data/stable_id.h"
#include "debrief/site/dates.h"
#include "debrief/site/history/changes.h"
#include "debrief/site/parts.h"
#include "debrief/site/section_body.h"

namespace debrief {
namespace {

/// Longer facts are told by their first words alone, so that no reader chokes on a feed.
constexpr size_t kMostContent = 32 * 1024;

/// An entry that may be told, before it is written: only the newest are.
struct Candidate {
  Timestamp at;
  size_t record = 0;
  size_t part = 0, step = 0;  ///< of an action: its life and the event
};

void keep_newest(std::vector<Candidate>& candidates) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return b.at < a.at; });
  if (candidates.size() > kFeedEntries) candidates.resize(kFeedEntries);
}

Timestamp start_of(absl::CivilDay day) {
  return {absl::ToUnixSeconds(absl::FromCivil(day, absl::UTCTimeZone())), 0};
}

/// When a record was changed last, as git knows it; else the day that it tells of.
std::optional<Timestamp> updated_of(const Record& record) {
  const auto& history = record.source->history;
  if (history && history->updated) return history->updated;
  return record.day ? std::optional(start_of(*record.day)) : std::nullopt;
}

/// When it was published: as a status says, or of one without a status when it landed.
std::optional<Timestamp> published_of(const Record& record) {
  const auto& history = record.source->history;
  if (!history) return std::nullopt;
  if (history->life) {
    if (const auto published = history->life->published()) return published->at;
  }
  return record.document().status == Status::kUnknown ? history->landed : std::nullopt;
}

/// The facts of a record as its page has them; addresses lead from the feed.
SafeHtml facts_html(const SiteContext& site, const Record& record, const std::string& feed) {
  const auto& nodes = record.outline.nodes;
  const auto facts = std::find_if(nodes.begin(), nodes.end(), [&](const OutlineNode& node) {
    return record.document().sections[node.section].role == SectionRole::kFacts;
  });
  if (facts == nodes.end()) return {};
  SiteAssets assets;  // its page brings them along
  RecordContext context{site, record, {.id_prefix = "n-", .heading_offset = 3}};
  const auto rewrite = link_rewriter(site.model, record, site.options, assets);
  context.html.rewrite = [&](const std::string& url, bool image) -> std::optional<std::string> {
    auto address = rewrite(url, image);
    if (!address) return address;
    const size_t mark = address->find_first_of(":/?#");
    if (mark != std::string::npos && (*address)[mark] == ':') return address;
    const std::string_view found = *address;
    return address_from(
        site.options, feed,
        found.starts_with("../") ? std::string(found.substr(3)) : concat("incidents/", found));
  };
  SafeHtml html = section_body(context, *facts, 4);
  return html.str().size() > kMostContent ? SafeHtml() : html;
}

std::string summary_of(const SiteContext& site, const Record& record) {
  const std::string fact = first_fact(record.document());
  return fact.empty() ? std::string(site.words["feeds.no_facts"]) : fact;
}

std::vector<std::string> tags_of(const Document& document) {
  std::vector<std::string> tags;
  if (!document.severity.empty()) tags.push_back(document.severity);
  tags.insert(tags.end(), document.services.begin(), document.services.end());
  tags.insert(tags.end(), document.tags.begin(), document.tags.end());
  return tags;
}

/// Those who wrote something, as the site shows persons; each once.
std::vector<std::string> shown(const SiteContext& site, const std::vector<std::string>& names) {
  std::vector<std::string> persons;
  for (const std::string& name : names) {
    std::string person = author_text(site.model.corpus->config, name);
    const bool again = std::find(persons.begin(), persons.end(), person) != persons.end();
    if (!person.empty() && !again) persons.push_back(std::move(person));
  }
  return persons;
}

FeedEntry record_entry(const SiteContext& site, const Candidate& chosen, const std::string& feed) {
  const Record& record = site.model.records[chosen.record];
  FeedEntry entry;
  entry.uuid = site_uuid(site.model, "record", record_key(site.model, record));
  entry.title = plain_label(record.title);
  entry.page = record.url();
  entry.updated = chosen.at;
  entry.published = published_of(record);
  if (const auto& history = record.source->history) entry.authors = shown(site, history->authors);
  entry.tags = tags_of(record.document());
  entry.summary = summary_of(site, record);
  entry.content = facts_html(site, record, feed);
  return entry;
}

/// What an event changed, from what to what: `2026-03-01 → 2026-03-14`; empty when it names
/// neither.
std::string change_text(const ActionEvent& event) {
  const std::string before = without_addresses(event.before),
                    after = without_addresses(event.after);
  if (event.kind == ActionEventKind::kOpened) return "";
  return before.empty() || after.empty() ? concat(before, after) : concat(before, " → ", after);
}

/// An action on its record's page, or the page itself for one that is there no more.
std::string action_page(const Record& record, const ActionLife& life) {
  if (!life.index || *life.index >= record.actions.size()) return record.url();
  return concat(record.url(), "#", record.actions[*life.index].anchor);
}

FeedEntry event_entry(const SiteContext& site, const Candidate& chosen) {
  const Record& record = site.model.records[chosen.record];
  const ActionLife& life = record.source->history->life->actions[chosen.part];
  const ActionEvent& event = life.events[chosen.step];
  const std::string_view kind = action_event_name(event.kind);
  const std::string_view word = site.words[concat("feeds.events.", kind)];
  const std::string name = life.last.id.empty() ? std::string() : concat(life.last.id, " ");
  const std::string commit = site.model.corpus->history->commits[*event.moment.commit].id.hex();
  FeedEntry entry;
  entry.uuid = site_uuid(site.model, "event", record_key(site.model, record),
                         concat(commit, " ", kind, " ",
                                life.last.id.empty() ? concat("#", chosen.part) : life.last.id));
  entry.title = plain_label(concat(word, ": ", name, life.last.text));
  entry.page = action_page(record, life);
  entry.updated = chosen.at;
  const std::string change = change_text(event);
  entry.summary = concat(word, change.empty() ? "" : ": ", change, " – ", record.title);
  entry.tags = record.document().services;
  return entry;
}

FeedEntry change_entry(const SiteContext& site, const Change& change) {
  const Record& record = site.model.records[change.record];
  const Commit& commit = *change.revision.commit;
  FeedEntry entry;
  entry.uuid = site_uuid(site.model, "change", commit.id.hex(), change.revision.revision->path);
  entry.title = plain_label(record.title);
  entry.page = change.url;
  entry.updated = *change.revision.at;
  entry.authors = shown(site, {commit.author.name});
  entry.summary = change.text;
  if (trim(entry.summary).empty()) entry.summary = site.words["feeds.no_subject"];
  return entry;
}

/// A feed without its entries.
Feed empty_feed(const SiteContext& site, std::string path, std::string title, std::string page) {
  const std::string name =
      plain_label(concat(site.model.corpus->config.site.title, title.empty() ? "" : ": ", title));
  const std::string uuid = site_uuid(site.model, "feed", path);
  return {std::move(path), name, std::move(page), uuid, {}};
}

}  // namespace

bool is_told(const Record& record) {
  const Status status = record.document().status;
  return is_public(status) ||
         (status == Status::kUnknown && record.document().mode == DocumentMode::kLegacy);
}

Feed record_feed(const SiteContext& site, const std::vector<size_t>& records, std::string path,
                 std::string title, std::string page) {
  Feed feed = empty_feed(site, std::move(path), std::move(title), std::move(page));
  std::vector<Candidate> candidates;
  for (const size_t index : records) {
    const Record& record = site.model.records[index];
    if (!is_told(record)) continue;
    if (const auto at = updated_of(record)) candidates.push_back({*at, index});
  }
  keep_newest(candidates);
  for (const Candidate& each : candidates) {
    feed.entries.push_back(record_entry(site, each, feed.path));
  }
  return feed;
}

Feed action_feed(const SiteContext& site, std::string path) {
  Feed feed =
      empty_feed(site, std::move(path), std::string(site.words["feeds.actions"]), "actions.html");
  std::vector<Candidate> candidates;
  for (size_t i = 0; i < site.model.records.size(); ++i) {
    const Record& record = site.model.records[i];
    const auto& history = record.source->history;
    if (!history || !history->life || record.document().status == Status::kWithdrawn) continue;
    for (size_t a = 0; a < history->life->actions.size(); ++a) {
      const auto& events = history->life->actions[a].events;
      for (size_t e = 0; e < events.size(); ++e) {
        const LifeMoment& moment = events[e].moment;
        if (moment.at && moment.commit) candidates.push_back({*moment.at, i, a, e});
      }
    }
  }
  keep_newest(candidates);
  std::set<std::string> taken;
  for (const Candidate& each : candidates) {
    feed.entries.push_back(event_entry(site, each));
    // Two actions of one record may have the same id; their events must not.
    std::string& uuid = feed.entries.back().uuid;
    while (!taken.insert(uuid).second) uuid = stable_uuid({uuid, "again"});
  }
  return feed;
}

Feed change_feed(const SiteContext& site, std::string path) {
  Feed feed =
      empty_feed(site, std::move(path), std::string(site.words["feeds.changes"]), "changes.html");
  for (const Change& change : recent_changes(site, kFeedEntries)) {
    feed.entries.push_back(change_entry(site, change));
  }
  return feed;
}

}  // namespace debrief
