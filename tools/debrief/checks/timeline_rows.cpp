#include "debrief/checks/timeline_rows.h"

#include <map>
#include <set>
#include <utility>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// The outermost section of a timeline that a section is in.
std::optional<uint32_t> timeline_section(const Document& document, uint32_t index) {
  std::optional<uint32_t> found;
  for (std::optional<uint32_t> each = index; each; each = document.sections[*each].parent) {
    const SectionRole role = document.sections[*each].role;
    if (role == SectionRole::kTimeline) found = each;
    if (role != SectionRole::kTimeline && role != SectionRole::kNone) break;
  }
  return found;
}

/// The list or table that a row is in; of rows below another row that of the other one.
BlockIndex container_of(const Document& document, const std::set<BlockIndex>& rows,
                        BlockIndex block) {
  const std::vector<Block>& blocks = document.markdown.blocks;
  constexpr int kDeepest = 8;
  BlockIndex list = blocks[block].parent;
  for (int depth = 0; depth < kDeepest && rows.contains(blocks[list].parent); ++depth) {
    list = blocks[blocks[list].parent].parent;
  }
  return list;
}

}  // namespace

std::vector<TimelineRows> timelines_of(const Document& document) {
  std::vector<TimelineRows> timelines;
  std::set<BlockIndex> blocks;
  for (const TimelineEntry& entry : document.timeline) blocks.insert(entry.block);
  std::map<std::pair<int, uint32_t>, size_t> index;
  for (const TimelineEntry& entry : document.timeline) {
    const uint32_t section = document.block_sections[entry.block];
    const auto own = timeline_section(document, section);
    std::pair<int, uint32_t> key{0, 0};
    if (own) {
      key = {0, *own};
    } else if (document.markdown.blocks[entry.block].kind == BlockKind::kHeading) {
      key = {1, 0};
    } else if (document.markdown.blocks[entry.block].kind == BlockKind::kParagraph) {
      key = {2, section};
    } else {
      key = {3, container_of(document, blocks, entry.block)};
    }
    const auto [place, added] = index.try_emplace(key, timelines.size());
    if (added) timelines.push_back({own ? &document.sections[*own] : nullptr, {}});
    timelines[place->second].rows.push_back(&entry);
  }
  return timelines;
}

std::optional<absl::Duration> time_between(const Moment& from, const Moment& to) {
  if (from.date_only || to.date_only) {
    const int64_t days = absl::CivilDay(to.local) - absl::CivilDay(from.local);
    return absl::Hours(24 * days);
  }
  if (from.instant && to.instant) return *to.instant - *from.instant;
  if (from.instant.has_value() != to.instant.has_value()) return std::nullopt;
  if (from.zone != to.zone) return std::nullopt;
  return absl::Seconds(to.local - from.local);
}

bool is_newest_first(const TimelineRows& timeline) {
  size_t up = 0, down = 0;
  const Moment* before = nullptr;
  for (const TimelineEntry* row : timeline.rows) {
    if (!row->at) continue;
    if (before != nullptr) {
      const auto step = time_between(*before, *row->at);
      if (step && *step > absl::ZeroDuration()) ++up;
      if (step && *step < absl::ZeroDuration()) ++down;
    }
    before = &*row->at;
  }
  return down >= 3 && down >= 3 * up;
}

std::string rough_duration(absl::Duration duration) {
  const int64_t minutes = absl::ToInt64Minutes(absl::AbsDuration(duration));
  if (minutes < 1) return concat(absl::ToInt64Seconds(absl::AbsDuration(duration)), " s");
  if (minutes < 120) return concat(minutes, " min");
  if (minutes < 48 * 60) return concat(minutes / 60, " h");
  return concat(minutes / (24 * 60), " d");
}

bool needs_no_timeline(const Document& document) {
  const auto& kind = document.front_matter.kind;
  return document.status == Status::kStub || (kind && kind->value == "near-miss");
}

}  // namespace debrief
