#include "debrief/postmortem/timeline.h"

#include <algorithm>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

std::optional<Moment> start_of(const DocumentReading& reading) {
  if (reading.document.started) return reading.document.started;
  if (reading.named_day) return moment_of_day(*reading.named_day);
  return std::nullopt;
}

/// The zone that a remark such as “All times in UTC” gives a legacy or managed document.
Zone remarked_zone(const DocumentReading& reading) {
  for (const TextBlock& text : reading.document.texts) {
    constexpr size_t kLongestRemark = 200;
    if (text.kind == TextKind::kField || text.prose.text.size() > kLongestRemark) continue;
    if (text.prose.text.find("ll times") == std::string::npos) continue;
    if (Zone zone = zone_of(find_zone_name(text.prose.text)); !zone.name.empty()) return zone;
  }
  return reading.zone;
}

}  // namespace

TimelineReader::TimelineReader(DocumentReading& reading)
    : reading_(reading),
      document_(reading.document),
      zone_(remarked_zone(reading)),
      context_(reading.zone, start_of(reading)) {}

void TimelineReader::read() {
  for (uint32_t index = 0; index < document_.sections.size(); ++index) {
    if (document_.role_of_section(index) == SectionRole::kTimeline) read_section(index);
  }
  std::stable_sort(
      document_.timeline.begin(), document_.timeline.end(),
      [](const TimelineEntry& a, const TimelineEntry& b) { return a.span.begin < b.span.begin; });
}

void TimelineReader::read_section(uint32_t index) {
  const Section& section = document_.sections[index];
  if (section.role == SectionRole::kTimeline) {
    context_ = TimeContext(reading_.zone, start_of(reading_));
    if (!zone_.name.empty()) context_.set_zone(zone_);
  }
  read_heading(section);
  for (const BlockIndex block : section.blocks) read_block(block);
}

void TimelineReader::read_block(BlockIndex index) {
  switch (reading_.block(index).kind) {
    case BlockKind::kTable:
      return read_table(index);
    case BlockKind::kList:
      return read_list(index, 0);
    case BlockKind::kParagraph:
      return read_paragraph(index);
    default:
      return;
  }
}

void TimelineReader::add(const Place& place, const std::optional<TimeText>& time,
                         const Prose& prose, Part at) {
  TimelineEntry entry;
  entry.span = place.span;
  entry.block = place.block;
  entry.text_block = place.text_block;
  if (!at.empty()) {
    entry.at_span = span_of(prose, at);
    entry.at_text = fold_white_space(text_of(prose, at));
  } else {
    entry.at_span = {place.span.begin, place.span.begin};
  }
  if (time) {
    ReadTime read = context_.read(*time);
    entry.at = std::move(read.at);
    entry.until = std::move(read.until);
  }
  const Prose& text = reading_.prose(place.text_block);
  const PhaseMark mark = read_phase(text, place.text);
  entry.phase = std::string(mark.phase);
  entry.text = fold_white_space(text_of(text, mark.text));
  document_.timeline.push_back(std::move(entry));
}

void read_timeline(DocumentReading& reading) { TimelineReader(reading).read(); }

}  // namespace debrief
