// Timelines as lists: `- **10:02** text`, `1. 10:02 text`, `- First alert: 10:02`, and lists below
// an item that is a day.

#include <algorithm>

#include "debrief/postmortem/time_suggestion.h"
#include "debrief/postmortem/timeline.h"

namespace debrief {
namespace {

constexpr int kDeepestList = 8;

}  // namespace

TimelineReader::ListForm TimelineReader::form_of(BlockIndex list) const {
  size_t first = 0, last = 0, items = 0;
  for (const BlockIndex item : reading_.block(list).children) {
    const auto paragraph = reading_.paragraph_of(item);
    if (!paragraph) continue;
    ++items;
    const Prose& prose = reading_.prose(*paragraph);
    const std::string_view text = prose.text;
    if (read_time(text) || read_time(text.substr(size_of_entry_id(text)))) {
      ++first;
    } else if (read_labelled_time(prose, whole(prose)) || read_last_time(text)) {
      ++last;
    }
  }
  if (first > 0 && first >= last) return ListForm::kTimesFirst;
  return last > 0 && last * 2 >= items ? ListForm::kTimesLast : ListForm::kOther;
}

void TimelineReader::read_list(BlockIndex list, int depth) {
  const ListForm form = form_of(list);
  for (const BlockIndex item : reading_.block(list).children) read_item(item, form, depth);
}

void TimelineReader::read_item(BlockIndex item, ListForm form, int depth) {
  const auto paragraph = reading_.paragraph_of(item);
  const std::vector<BlockIndex>& children = reading_.block(item).children;
  const auto is_list = [&](BlockIndex child) {
    return reading_.block(child).kind == BlockKind::kList;
  };
  const auto nested = std::ranges::find_if(children, is_list);
  const bool inner_times = nested != children.end() && form_of(*nested) != ListForm::kOther;
  const Prose& prose = paragraph ? reading_.prose(*paragraph) : reading_.prose(item);
  const auto day = paragraph ? read_day(text_of(prose, whole(prose))) : std::nullopt;
  if (day && (nested != children.end() || children.size() == 1)) {
    set_day(*day);
  } else if (paragraph && form != ListForm::kOther) {
    Place place{reading_.block(item).span, item, *paragraph, whole(prose)};
    const size_t id = size_of_entry_id(prose.text);
    auto time = read_time(std::string_view(prose.text).substr(id));
    if (time && id > 0) place.id = prose.text.substr(0, id);
    Part at;
    if (time) {
      at = {id + time->begin, id + time->end};
      place.text.begin = std::min(id + time->rest, place.text.end);
    } else if (const auto labelled = read_labelled_time(prose, place.text)) {
      time = labelled->time;
      at = {labelled->begin + time->begin, labelled->begin + time->end};
      place.phase = std::string(phase_of(text_of(prose, labelled->label)));
      const size_t rest = std::min(labelled->begin + time->rest, place.text.end);
      place.text = rest < place.text.end ? Part{rest, place.text.end} : labelled->label;
    } else if (const auto last = read_last_time(prose.text); last && last->clock) {
      time = last;
      at = {time->begin, time->end};
      place.text = {0, time->rest};
      place.phase = std::string(phase_of(text_of(prose, place.text)));
    } else if (const size_t size = size_of_unread_time(prose.text); size > 0) {
      at = {0, size};
      place.text.begin = size;
    }
    // `- **10:02**` with its text in a block of its own.
    if (place.text.empty() && children.size() > 1) {
      const Block& below = reading_.block(children[1]);
      const auto first = below.kind == BlockKind::kList && !inner_times
                             ? reading_.paragraph_of(below.children.front())
                             : std::nullopt;
      if (below.kind == BlockKind::kParagraph) place.text_block = children[1];
      if (first) place.text_block = *first;
      if (place.text_block != *paragraph) place.text = whole(reading_.prose(place.text_block));
    }
    // An item without a time that only heads timed ones is no entry.
    if (time || !at.empty() || !inner_times) add(place, time, prose, at);
  }
  if (depth >= kDeepestList) return;
  for (const BlockIndex child : children) {
    if (is_list(child)) read_list(child, depth + 1);
  }
}

}  // namespace debrief
