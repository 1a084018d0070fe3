// Timelines in code blocks: lists that were indented too far, and blocks that hold the whole
// timeline. Logs are code too: they have seconds, and stand among rows of another form.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/timeline.h"

namespace debrief {
namespace {

/// A line of source as prose that knows its bytes.
Prose prose_of_line(const SourceFile& file, Span line) {
  Prose prose;
  prose.text = std::string(file.slice(line));
  prose.sources.add_verbatim(line.begin, line.size());
  prose.fallback = line;
  return prose;
}

struct Line {
  Span span;
  bool bullet = false;
  std::optional<TimeText> time = {};  ///< offsets from `begin`
  size_t begin = 0;
};

Line read_line(const SourceFile& file, Span span) {
  Line line{span};
  const std::string_view text = file.slice(span);
  while (line.begin < text.size() && is_ascii_space(text[line.begin])) ++line.begin;
  const std::string_view rest = text.substr(line.begin);
  line.bullet = rest.starts_with("- ") || rest.starts_with("* ") || rest.starts_with("+ ");
  if (line.bullet) line.begin += 2;
  line.time = read_time(text.substr(line.begin));
  if (line.time && !line.time->clock) line.time.reset();
  return line;
}

bool has_seconds(const SourceFile& file, const Line& line) {
  const std::string_view at = file.slice(line.span).substr(line.begin + line.time->begin,
                                                           line.time->end - line.time->begin);
  // Not `10:02-10:09`, where the second colon is that of another clock.
  const size_t colon = at.find(':');
  return colon != at.npos &&
         at.find_first_not_of("0123456789", colon + 1) == at.find(':', colon + 1) &&
         at.find(':', colon + 1) != at.npos;
}

}  // namespace

void TimelineReader::read_code(BlockIndex index) {
  const Block& block = reading_.block(index);
  const SourceFile& file = document_.source;
  if (block.span.empty()) return;
  std::vector<Line> lines;
  size_t filled = 0, bullets = 0;
  bool seconds = false;
  for (uint32_t number = file.line_of(block.span.begin); number <= file.line_of(block.span.end - 1);
       ++number) {
    Line line = read_line(file, file.line_span(number));
    filled += !trim(file.slice(line.span)).empty();
    if (!line.time) continue;
    bullets += line.bullet;
    seconds |= has_seconds(file, line);
    lines.push_back(std::move(line));
  }
  const Section& section = document_.sections[document_.block_sections[index]];
  const bool alone = std::ranges::none_of(section.blocks, [&](BlockIndex each) {
    const BlockKind kind = reading_.block(each).kind;
    return kind == BlockKind::kList || kind == BlockKind::kTable;
  });
  const bool list = bullets == lines.size();
  if (lines.size() < 2 || lines.size() * 2 < filled || (!list && (!alone || seconds))) return;
  for (const Line& line : lines) {
    const Prose prose = prose_of_line(file, line.span);
    Place place{line.span, index, index, {}};
    place.text = {std::min(line.begin + line.time->rest, prose.text.size()), prose.text.size()};
    add(place, line.time, prose, {line.begin + line.time->begin, line.begin + line.time->end},
        prose);
  }
  bare_.reset();
}

void TimelineReader::read_day_without_times(uint32_t index) {
  const Section& section = document_.sections[index];
  const bool nested =
      index + 1 < document_.sections.size() && document_.sections[index + 1].parent == index;
  if (nested || section.role != SectionRole::kNone || !section.heading_block) return;
  const auto day = read_day(section.title);
  if (!day || day->weekday || day->later || day->number) return;
  TimeText time;
  time.day = day;
  const Prose& heading = reading_.prose(*section.heading_block);
  for (const BlockIndex block : section.blocks) {
    const Block& each = reading_.block(block);
    if (each.kind == BlockKind::kParagraph) {
      if (!holds_words(reading_.prose(block).text)) continue;
      add({each.span, block, block, whole(reading_.prose(block))}, time, heading, whole(heading));
      break;
    }
    if (each.kind != BlockKind::kList) continue;
    for (const BlockIndex item : each.children) {
      const auto paragraph = reading_.paragraph_of(item);
      if (!paragraph) continue;
      add({reading_.block(item).span, item, *paragraph, whole(reading_.prose(*paragraph))}, time,
          heading, whole(heading));
    }
    break;
  }
}

}  // namespace debrief
