// Timelines as plain lines (`10:02 text`) and as headings: one per time, or one per day.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/timeline.h"

namespace debrief {
namespace {

constexpr size_t kLongestRemark = 200;

/// Whether a paragraph speaks about the clocks of the timeline: “All times in UTC”.
bool is_remark(std::string_view text) {
  if (text.size() > kLongestRemark) return false;
  const std::string lower = lower_ascii(text);
  return lower.find("times") != lower.npos || lower.find("time zone") != lower.npos ||
         lower.find("timezone") != lower.npos;
}

}  // namespace

void TimelineReader::read_heading(const Section& section) {
  if (!section.heading_block) return;
  const BlockIndex block = *section.heading_block;
  const Prose& prose = reading_.prose(block);
  const auto time = section.role == SectionRole::kNone ? read_time(prose.text) : std::nullopt;
  if (const auto day = read_day(section.title)) return context_.set_day(*day);
  if (!time || !time->clock) {
    if (Zone zone = zone_of(find_zone_name(section.title)); !zone.name.empty()) {
      context_.set_zone(std::move(zone));
    }
    if (time && time->day) return context_.set_day(*time->day);
    if (const auto date = find_date(section.title)) {
      context_.set_day({static_cast<int>(date->year()), date->month(), date->day()});
    }
    return;
  }
  Place place{section.heading, block, block, {time->rest, whole(prose).end}};
  if (!section.blocks.empty()) {
    place.span = cover(place.span, reading_.block(section.blocks.back()).span);
    const BlockIndex first = section.blocks.front();
    if (place.text.empty() && reading_.block(first).kind == BlockKind::kParagraph) {
      place.text_block = first;
      place.text = whole(reading_.prose(first));
    }
  }
  add(place, time, prose, {time->begin, time->end});
}

void TimelineReader::read_paragraph(BlockIndex index) {
  const Prose& prose = reading_.prose(index);
  const std::vector<Part> lines = lines_of(prose, document_.source);
  if (read_time(text_of(prose, lines.front()))) {
    if (lines.size() == 1) {
      if (const auto day = read_day(text_of(prose, lines.front()))) return context_.set_day(*day);
    }
    return read_lines(index, lines);
  }
  if (!is_remark(prose.text)) return;
  if (Zone zone = zone_of(find_zone_name(prose.text)); !zone.name.empty()) {
    context_.set_zone(std::move(zone));
  }
  if (const auto date = find_date(prose.text)) {
    context_.set_day({static_cast<int>(date->year()), date->month(), date->day()});
  }
}

void TimelineReader::read_lines(BlockIndex index, const std::vector<Part>& lines) {
  const Prose& prose = reading_.prose(index);
  for (size_t i = 0; i < lines.size();) {
    const auto time = read_time(text_of(prose, lines[i]));
    size_t next = i + 1;
    while (next < lines.size() && !read_time(text_of(prose, lines[next]))) ++next;
    const Part entry{lines[i].begin, lines[next - 1].end};
    if (time) {
      Place place{span_of(prose, entry), index, index, {lines[i].begin + time->rest, entry.end}};
      if (i == 0 && next == lines.size()) place.span = reading_.block(index).span;
      add(place, time, prose, {lines[i].begin + time->begin, lines[i].begin + time->end});
    }
    i = next;
  }
}

}  // namespace debrief
