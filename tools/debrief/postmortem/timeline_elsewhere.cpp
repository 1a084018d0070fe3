// Timelines that stand under other headings, `Key events` or `Lead-up`: lists and tables of which
// most rows start with a clock, and headings and lines that do. A date alone makes no timeline: due
// dates, reviews and releases have one too.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/role_aliases.h"
#include "debrief/postmortem/table.h"
#include "debrief/postmortem/timeline.h"

namespace debrief {
namespace {

constexpr int kDeepestList = 8;

/// Sections whose times may be those of the course of events.
bool may_hold_timeline(SectionRole role) {
  return role == SectionRole::kNone || role == SectionRole::kFacts ||
         role == SectionRole::kSecondStories;
}

/// Titles below which times belong to the course of events even when there is a timeline besides.
bool is_course(std::string_view title) {
  const std::string label = normal_label(title);
  return is_one_of(label,
                   {"background", "context", "detection", "escalation", "events", "investigation",
                    "lead up", "leadup", "mitigation", "recovery", "resolution", "response"}) ||
         label.ends_with(" timeline");
}

/// The role of an item that is a label, as `**Impact**:` above a list.
SectionRole role_of_label(std::string_view title) {
  constexpr size_t kLongest = 60;
  if (title.size() > kLongest) return SectionRole::kNone;
  const std::string label = normal_label(title);
  using role_aliases::kAliases;
  const auto found = std::ranges::lower_bound(kAliases, label, {}, &RoleAlias::label);
  const bool known = found != kAliases.end() && found->label == label;
  return known ? found->role : SectionRole::kNone;
}

bool starts_with_clock(std::string_view text) {
  const auto time = read_time(text);
  return time && time->clock.has_value();
}

/// A clock and what happened; a clock and numbers are measured values.
bool tells_event(std::string_view text) {
  const auto time = read_time(text);
  if (!time || !time->clock) return false;
  const std::string_view rest = text.substr(std::min(time->rest, text.size()));
  return rest.empty() || holds_words(rest);
}

}  // namespace

bool TimelineReader::is_timed_list(BlockIndex list) const {
  size_t timed = 0, items = 0;
  for (const BlockIndex item : reading_.block(list).children) {
    ++items;
    const auto paragraph = reading_.paragraph_of(item);
    timed += paragraph && tells_event(reading_.prose(*paragraph).text);
  }
  return timed >= 2 && timed * 3 >= items * 2;
}

bool TimelineReader::is_timed_table(BlockIndex table) const {
  size_t timed = 0, rows = 0;
  for (const BlockIndex row : reading_.block(table).children) {
    if (reading_.block(row).header) continue;
    ++rows;
    const BlockList& cells = reading_.block(row).children;
    bool clock = false, words = false;
    for (size_t i = 0; i < cells.size(); ++i) {
      const std::string_view text = reading_.prose(cells[i]).text;
      clock |= i < 2 && starts_with_clock(text);
      words |= !starts_with_clock(text) && holds_words(text);
    }
    timed += clock && words;
  }
  return timed >= 3 && timed * 3 >= rows * 2;
}

/// `15:35 – Plan pushed`, one a paragraph or line.
void TimelineReader::read_timed_lines(const Section& section) {
  constexpr size_t kFewest = 3;
  const auto starts = [&](const Prose& prose, Part line) {
    // “At 10:02 the cache …” begins a sentence of a story.
    const std::string_view text = text_of(prose, line);
    return starts_with_clock(text) && !is_ascii_alpha(text.front());
  };
  size_t timed = 0;
  for (const BlockIndex block : section.blocks) {
    if (reading_.block(block).kind != BlockKind::kParagraph) continue;
    const Prose& prose = reading_.prose(block);
    const std::vector<Part> lines = lines_of(prose, document_.source);
    if (!starts(prose, lines.front())) continue;
    for (const Part line : lines) timed += starts(prose, line);
  }
  if (timed < kFewest) return;
  start_timeline({});
  for (const BlockIndex block : section.blocks) {
    if (reading_.block(block).kind != BlockKind::kParagraph) continue;
    const Prose& prose = reading_.prose(block);
    const std::vector<Part> lines = lines_of(prose, document_.source);
    if (starts(prose, lines.front())) read_lines(block, lines);
  }
}

void TimelineReader::read_elsewhere(BlockIndex index, bool anywhere, int depth) {
  const Block& block = reading_.block(index);
  if (block.kind == BlockKind::kTable && anywhere && is_timed_table(index)) {
    start_timeline({});
    read_table(index);
  }
  if (block.kind != BlockKind::kList || depth > kDeepestList) return;
  if (anywhere && is_timed_list(index)) {
    start_timeline({});
    return read_list(index, depth);
  }
  for (const BlockIndex item : block.children) {
    const auto paragraph = reading_.paragraph_of(item);
    const SectionRole role =
        paragraph ? role_of_label(reading_.prose(*paragraph).text) : SectionRole::kNone;
    const bool named = role == SectionRole::kTimeline;
    if (!named && !may_hold_timeline(role)) continue;
    const bool course = paragraph && is_course(reading_.prose(*paragraph).text);
    for (const BlockIndex child : reading_.block(item).children) {
      if (reading_.block(child).kind != BlockKind::kList) continue;
      if (named && form_of(child) != ListForm::kOther) {
        start_timeline({});
        read_list(child, depth + 1);
      } else {
        read_elsewhere(child, anywhere || course, depth + 1);
      }
    }
  }
}

void TimelineReader::read_elsewhere() {
  elsewhere_ = true;
  const auto& timeline = document_.timeline;
  // Entries so far have no times yet: what they start with tells.
  const bool known = std::ranges::any_of(
      timeline, [](const TimelineEntry& entry) { return !entry.at_text.empty(); });
  size_t headings = 0;
  const auto is_timed_heading = [&](const Section& section) {
    return section.heading_block && section.role == SectionRole::kNone &&
           starts_with_clock(section.title);
  };
  for (uint32_t i = 0; i < document_.sections.size(); ++i) {
    headings +=
        may_hold_timeline(document_.role_of_section(i)) && is_timed_heading(document_.sections[i]);
  }
  bool started = false;
  std::optional<uint32_t> course;
  for (uint32_t i = 0; i < document_.sections.size(); ++i) {
    const Section& section = document_.sections[i];
    if (!may_hold_timeline(document_.role_of_section(i))) continue;
    // `Follow-up timeline`, with a heading for each time.
    const bool in_course =
        known && section.parent && is_course(document_.sections[*section.parent].title);
    if ((!known || in_course) && headings >= 2 && is_timed_heading(section)) {
      if (in_course && course != section.parent) {
        course = section.parent;
        start_timeline(zone_of(find_zone_name(document_.sections[*course].title)));
      } else if (!started) {
        start_timeline({});
      }
      started = true;
      read_heading(section);
      continue;
    }
    const bool anywhere = !known || is_course(section.title);
    if (anywhere) read_timed_lines(section);
    for (const BlockIndex block : section.blocks) read_elsewhere(block, anywhere, 0);
  }
  bare_.reset();
}

}  // namespace debrief
