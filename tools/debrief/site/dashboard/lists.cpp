// What stands beside the latest records on the start page.

#include <algorithm>

#include "debrief/base/stable_hash.h"
#include "debrief/base/strings.h"
#include "debrief/corpus/recurrence.h"
#include "debrief/site/charts/series.h"
#include "debrief/site/dashboard/dashboard.h"
#include "debrief/site/dates.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

constexpr size_t kMostOverdue = 4;
constexpr size_t kMostYearAgo = 3;
constexpr size_t kMostRepeated = 3;
/// So many of the newest incidents are compared with those before them.
constexpr size_t kLookedAt = 200;
constexpr int64_t kOldEnough = 365;

/// An item of a list: a link and what is said below it.
void begin_item(HtmlWriter& out, const std::string& url, std::string_view text) {
  out.raw("<li><a").attribute("href", url).raw("><bdi>").text(text).raw("</bdi></a>");
}

/// How often the date of an action was moved to a later one.
size_t slips_of(const Record& record, const Action& action) {
  const auto& history = record.source->history;
  if (!history || history->life == nullptr) return 0;
  const auto& actions = record.document().actions;
  for (const ActionLife& life : history->life->actions) {
    if (life.index && &actions[*life.index] == &action) return life.slips;
  }
  return 0;
}

void write_overdue(HtmlWriter& out, const SiteContext& site, const ActionView& view) {
  const Record& record = site.model.records[view.record];
  const Action& action = *view.action;
  begin_item(out, concat(record.url(), "#", view.anchor),
             action.text.empty() ? action.id : action.text);
  out.raw("<span class=\"sub\"><span class=\"late\">");
  out.text(site.words.count("dashboard.days_late", static_cast<uint64_t>(*view.overdue_days)));
  out.raw("</span>");
  if (const std::string owners = owner_text(action); !owners.empty()) {
    out.raw(", <bdi>").text(owners).raw("</bdi>");
  }
  if (const size_t slips = slips_of(record, action); slips > 0) {
    out.raw(", ").text(site.words.count("dashboard.moved", slips));
  }
  out.raw(". ");
  if (!action.id.empty()) {
    out.text(site.words.say("dashboard.of", {{"id", action.id}})).raw(" ");
  }
  out.raw("<bdi>").text(record.title).raw("</bdi></span></li>\n");
}

/// The day and the severity of a record, under its title.
void write_record(HtmlWriter& out, const SiteContext& site, const Record& record) {
  begin_item(out, record.url(), record.title);
  out.raw("<span class=\"sub\">").html(incident_day(site, record));
  const std::string& severity = record.document().severity;
  if (!severity.empty()) out.raw(", ").text(severity);
  out.raw("</span></li>\n");
}

void write_repeated(HtmlWriter& out, const SiteContext& site, const Record& later,
                    const Recurrence& recurrence) {
  const Record& earlier =
      site.model.records[site.model.by_path.find(recurrence.earlier->path)->second];
  begin_item(out, later.url(), later.title);
  out.raw(" ").text(site.words["dashboard.repeats"]).raw(" <a");
  out.attribute("href", earlier.url()).raw("><bdi>").text(earlier.title).raw("</bdi></a>");
  std::vector<std::string> ids;
  for (const uint32_t action : recurrence.open_actions) {
    const std::string& id = earlier.document().actions[action].id;
    if (!id.empty()) ids.push_back(id);
  }
  out.raw("<span class=\"sub\">");
  out.text(site.words.count(
      "dashboard.still_open", recurrence.open_actions.size(),
      {{"ids", join(ids, ", ")}, {"factor", later.document().factors[recurrence.factor].kind}}));
  out.raw("</span></li>\n");
}

SafeHtml list_of(HtmlWriter items) {
  if (items.empty()) return {};
  return HtmlWriter().raw("<ul class=\"plain\">\n").html(items.take()).raw("</ul>\n").take();
}

}  // namespace

SafeHtml overdue_list(const SiteContext& site) {
  HtmlWriter out;
  size_t shown = 0;
  for (const ActionView* view : site.model.actions()) {
    if (!view->overdue_days || shown == kMostOverdue) break;
    write_overdue(out, site, *view);
    ++shown;
  }
  return list_of(std::move(out));
}

SafeHtml year_ago_list(const SiteContext& site) {
  const absl::CivilMonth month = absl::CivilMonth(site.model.as_of) - 12;
  HtmlWriter out;
  size_t shown = 0;
  for (const size_t index : counted_records(site.model)) {
    const Record& record = site.model.records[index];
    if (!record.day || absl::CivilMonth(*record.day) != month || shown == kMostYearAgo) continue;
    write_record(out, site, record);
    ++shown;
  }
  return list_of(std::move(out));
}

SafeHtml repeated_list(const SiteContext& site) {
  HtmlWriter out;
  size_t shown = 0, looked_at = 0;
  for (const size_t index : counted_records(site.model)) {
    if (shown == kMostRepeated || looked_at++ == kLookedAt) break;
    const Record& record = site.model.records[index];
    for (const Recurrence& each : recurrences_of(*record.source, *site.model.corpus)) {
      if (each.open_actions.empty() || !site.model.by_path.contains(each.earlier->path)) continue;
      write_repeated(out, site, record, each);
      ++shown;
      break;
    }
  }
  return list_of(std::move(out));
}

SafeHtml reread_list(const SiteContext& site) {
  const Record* chosen = nullptr;
  uint64_t least = 0;
  for (const size_t index : counted_records(site.model)) {
    const Record& record = site.model.records[index];
    const Document& document = record.document();
    const bool is_told = document.status == Status::kPublished ||
                         document.status == Status::kClosed ||
                         document.mode == DocumentMode::kLegacy;
    if (!record.day || site.model.as_of - *record.day < kOldEnough || !is_told) continue;
    const uint64_t order =
        PartHash().add(absl::FormatCivilTime(site.model.as_of)).add(record.slug).value();
    if (chosen != nullptr && order >= least) continue;
    chosen = &record;
    least = order;
  }
  if (chosen == nullptr) return {};
  HtmlWriter out;
  write_record(out, site, *chosen);
  return list_of(std::move(out));
}

}  // namespace debrief
