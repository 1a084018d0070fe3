#include "debrief/site/history/changes.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"

namespace debrief {
namespace {

constexpr size_t kMostChanges = 100;

/// A revision that counts, before anything is said of it.
struct Candidate {
  int64_t seconds = 0;
  size_t record = 0, revision = 0;

  /// Newest first.
  friend bool operator<(const Candidate& a, const Candidate& b) {
    return std::tie(b.seconds, a.record, a.revision) < std::tie(a.seconds, b.record, b.revision);
  }
};

std::vector<Candidate> candidates_of(const SiteModel& model) {
  std::vector<Candidate> all;
  if (!model.corpus->history) return all;
  for (size_t i = 0; i < model.records.size(); ++i) {
    const auto& history = model.records[i].source->history;
    if (!history) continue;
    for (size_t r = 0; r < history->revisions.size(); ++r) {
      if (r < history->counts.size() && !history->counts[r]) continue;
      const auto at = revision_time(*model.corpus->history, history->revisions[r]);
      if (at) all.push_back({at->seconds, i, r});
    }
  }
  return all;
}

void add_change(const SiteContext& site, const Change& change, TemplateValues& day) {
  const Record& record = site.model.records[change.record];
  TemplateValues item = day.add("CHANGE");
  item.text("GLYPH", revision_glyph(change.revision.kind))
      .text("KIND", revision_word(site.words, change.revision.kind))
      .text("RECORD", record.title)
      .text("RECORD_URL", record.url())
      .text("TEXT", change.text)
      .text("URL", change.url)
      .text("COMMIT", change.revision.commit->id.short_hex())
      .text_if("AUTHOR",
               author_text(site.model.corpus->config, change.revision.commit->author.name));
}

}  // namespace

std::vector<Change> recent_changes(const SiteContext& site, size_t most) {
  std::vector<Candidate> all = candidates_of(site.model);
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size()));
  std::partial_sort(all.begin(), end, all.end());
  std::map<size_t, std::vector<RevisionView>> known;
  std::vector<Change> changes;
  for (auto each = all.begin(); each != end; ++each) {
    const Record& record = site.model.records[each->record];
    const auto [views, is_new] = known.try_emplace(each->record);
    if (is_new) {
      PastDocuments past(site, record);
      views->second = revisions_of(site, record, past);
    }
    Change change{each->record, views->second[each->revision], "", ""};
    change.url = concat(history_url(record), "#", change.revision.anchor());
    change.text = join(change.revision.what, "; ");
    if (change.text.empty()) change.text = without_addresses(change.revision.commit->subject);
    changes.push_back(std::move(change));
  }
  return changes;
}

Page changes_page(const SiteContext& site) {
  TemplateValues values;
  const std::vector<Change> changes = recent_changes(site, kMostChanges);
  const auto day = [&](size_t i) { return day_of(*changes[i].revision.at); };
  for (size_t i = 0; i < changes.size();) {
    TemplateValues group = values.add("DAY");
    const absl::CivilDay today = day(i);
    group.text("ANCHOR", concat("d", absl::FormatCivilTime(today)))
        .text("DATE", absl::FormatCivilTime(today))
        .text("NAME", long_day_text(site.words, today));
    for (; i < changes.size() && day(i) == today; ++i) add_change(site, changes[i], group);
  }
  if (changes.empty()) {
    values.text_if("NONE",
                   site.words[site.model.corpus->history ? "changes.none" : "changes.no_history"]);
  }
  if (changes.size() == kMostChanges) {
    values.text_if("MORE", site.words.count("changes.newest", changes.size()));
  }
  Page page{"changes.html", ""};
  page.bytes = in_layout(site,
                         {.path = page.path,
                          .title = std::string(site.words["changes.title"]),
                          .nav = "changes.html",
                          .feed = "changes.atom"},
                         site.templates.fill("site/changes.html", values));
  return page;
}

}  // namespace debrief
