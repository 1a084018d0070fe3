#include "debrief/site/incident/timeline_rows.h"

#include <algorithm>
#include <set>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/postmortem/list_id.h"
#include "debrief/site/dates.h"

namespace debrief {
namespace {

/// Whether a table row has nothing but its time, its text and its source. With anything else the
/// table stays a table, so that nothing of it is lost.
bool is_told_whole(const Document& document, const TimelineEntry& entry) {
  const Block& row = document.markdown.blocks[entry.block];
  if (row.kind != BlockKind::kTableRow) return true;
  return std::all_of(row.children.begin(), row.children.end(), [&](BlockIndex cell) {
    const bool time =
        !entry.at_span.empty() && document.markdown.blocks[cell].span.contains(entry.at_span);
    if (time || cell == entry.text_block) return true;
    const std::string text = plain_text(document.markdown, cell);
    return text.empty() || text == entry.source || text == entry.id;
  });
}

/// An id in small letters that is a place on the page as it is.
bool is_row_name(std::string_view id) { return is_list_id(id, "t"); }

}  // namespace

RowsOfTimeline::RowsOfTimeline(const Document& document) : document_(document) {
  const std::vector<TimelineEntry>& entries = document.timeline;
  // Beside rows that are named, a place could be the name of another.
  const bool named = std::any_of(entries.begin(), entries.end(),
                                 [](const TimelineEntry& each) { return !each.id.empty(); });
  std::set<std::string> taken;
  for (size_t i = 0; i < entries.size(); ++i) {
    entry_of_.emplace(entries[i].block, i);
    begins_.push_back(entries[i].span.begin);
    const std::string place = concat(i + 1), id = lower_ascii(entries[i].id);
    const bool own = is_row_name(id) && taken.insert(id).second;
    names_.push_back({.label = id.empty() ? concat("T", place) : entries[i].id,
                      .anchor = own ? id : concat(named ? "row-" : "t", place)});
  }
  std::sort(begins_.begin(), begins_.end());
}

std::vector<size_t> RowsOfTimeline::of_block(BlockIndex block) const {
  const Markdown& markdown = document_.markdown;
  const Block& each = markdown.blocks[block];
  if (each.kind != BlockKind::kList && each.kind != BlockKind::kTable) return {};
  std::vector<size_t> found;
  for (const BlockIndex row : each.children) {
    if (markdown.blocks[row].header) continue;
    const auto entry = entry_of_.find(row);
    if (entry == entry_of_.end()) return {};
    if (!is_told_whole(document_, document_.timeline[entry->second])) return {};
    found.push_back(entry->second);
  }
  // Entries inside a row would be shown twice: once of their own, once as what the row holds.
  const auto inside = std::lower_bound(begins_.begin(), begins_.end(), each.span.end) -
                      std::lower_bound(begins_.begin(), begins_.end(), each.span.begin);
  return static_cast<size_t>(inside) == found.size() ? found : std::vector<size_t>();
}

std::vector<size_t> RowsOfTimeline::of_node(const OutlineNode& node) const {
  std::vector<size_t> rows;
  std::vector<const OutlineNode*> pending = {&node};
  while (!pending.empty()) {
    const OutlineNode& each = *pending.back();
    pending.pop_back();
    for (const BlockIndex block : document_.sections[each.section].blocks) {
      const std::vector<size_t> entries = of_block(block);
      rows.insert(rows.end(), entries.begin(), entries.end());
    }
    for (auto nested = each.nested.rbegin(); nested != each.nested.rend(); ++nested) {
      const SectionRole role = document_.sections[nested->section].role;
      if (role == SectionRole::kNone || role == SectionRole::kTimeline) pending.push_back(&*nested);
    }
  }
  return rows;
}

std::string row_tag(const Document& document, const TimelineEntry& entry) {
  if (!entry.phase.empty()) return entry.phase;
  const std::pair<const std::optional<Moment>*, const char*> kInstants[] = {
      {&document.started, "started"},
      {&document.detected, "detected"},
      {&document.mitigated, "mitigated"},
      {&document.resolved, "resolved"},
  };
  for (const auto& [instant, name] : kInstants) {
    if (time_between(*instant, entry.at) == absl::ZeroDuration()) return name;
  }
  return "";
}

bool is_turn(std::string_view tag) {
  static constexpr std::string_view kTurns[] = {"started", "detected", "acknowledged", "mitigated",
                                                "resolved"};
  return std::find(std::begin(kTurns), std::end(kTurns), tag) != std::end(kTurns);
}

std::string signed_offset(const Document& document, const TimelineEntry& entry) {
  if (!document.started || !entry.at) return "";
  if (const auto after = time_between(document.started, entry.at)) {
    return *after == absl::ZeroDuration() ? "0" : concat("+", duration_text(*after));
  }
  const auto before = time_between(entry.at, document.started);
  return before ? concat("−", duration_text(*before)) : "";
}

std::string_view phase_at(const std::vector<Phase>& phases, const std::optional<Moment>& at) {
  if (phases.empty() || !at || !at->instant) return "";
  for (const Phase& phase : phases) {
    if (!phase.begin.instant || !phase.end.instant) return "";
    if (*at->instant >= *phase.begin.instant && *at->instant < *phase.end.instant) {
      return phase_class(phase.kind);
    }
  }
  return "context";
}

}  // namespace debrief
