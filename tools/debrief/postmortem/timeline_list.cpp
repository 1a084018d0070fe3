// Timelines as lists: `- **10:02** text`, `1. 10:02 text`, and lists below an item that is a day.

#include <algorithm>

#include "debrief/postmortem/timeline.h"

namespace debrief {
namespace {

constexpr int kDeepestList = 8;

}  // namespace

bool TimelineReader::has_times(BlockIndex list) const {
  return std::ranges::any_of(reading_.block(list).children, [&](BlockIndex item) {
    const auto paragraph = reading_.paragraph_of(item);
    return paragraph && read_time(reading_.prose(*paragraph).text);
  });
}

void TimelineReader::read_list(BlockIndex list, int depth) {
  const bool timed = has_times(list);
  for (const BlockIndex item : reading_.block(list).children) read_item(item, timed, depth);
}

void TimelineReader::read_item(BlockIndex item, bool timed_list, int depth) {
  const auto paragraph = reading_.paragraph_of(item);
  const std::vector<BlockIndex>& children = reading_.block(item).children;
  const auto is_list = [&](BlockIndex child) {
    return reading_.block(child).kind == BlockKind::kList;
  };
  const auto nested = std::ranges::find_if(children, is_list);
  const bool inner_times = nested != children.end() && has_times(*nested);
  const auto day =
      paragraph && nested != children.end()
          ? read_day(text_of(reading_.prose(*paragraph), whole(reading_.prose(*paragraph))))
          : std::nullopt;
  if (day) {
    context_.set_day(*day);
  } else if (timed_list && paragraph) {
    const Prose& prose = reading_.prose(*paragraph);
    const auto time = read_time(prose.text);
    Place place{reading_.block(item).span, item, *paragraph, whole(prose)};
    Part at;
    if (time) {
      at = {time->begin, time->end};
      place.text.begin = std::min(time->rest, place.text.end);
    }
    // `- **10:02**` with its text in a paragraph of its own.
    if (place.text.empty() && children.size() > 1 &&
        reading_.block(children[1]).kind == BlockKind::kParagraph) {
      place.text_block = children[1];
      place.text = whole(reading_.prose(children[1]));
    }
    // An item without a time that only heads timed ones is no entry.
    if (time || !inner_times) add(place, time, prose, at);
  }
  if (depth >= kDeepestList) return;
  for (const BlockIndex child : children) {
    if (is_list(child)) read_list(child, depth + 1);
  }
}

}  // namespace debrief
