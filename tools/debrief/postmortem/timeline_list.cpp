// Timelines as lists: `- **10:02** text`, `1. 10:02 text`, `- First alert: 10:02`, and lists below
// an item that is a day.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/time_suggestion.h"
#include "debrief/postmortem/timeline.h"

namespace debrief {
namespace {

constexpr int kDeepestList = 8;

}  // namespace

/// `19. April, 11:00` is a numbered item to Markdown: the number is the day. The offsets are those
/// in the item's own text.
std::optional<TimeText> TimelineReader::read_numbered_day(BlockIndex item,
                                                          std::string_view text) const {
  const Block& block = reading_.block(item);
  if (!reading_.block(block.parent).ordered) return std::nullopt;
  Scanner month{text};
  if (!take_month(month)) return std::nullopt;
  Scanner number{document_.source.slice(block.span)};
  number.skip_space();
  const auto day = number.take_number(1, 2);
  if (!day) return std::nullopt;
  const std::string head = concat(*day, " ");
  constexpr size_t kLongest = 200;
  auto time = read_time(concat(head, text.substr(0, kLongest)));
  if (!time || !time->day || !time->clock) return std::nullopt;
  time->begin = 0;
  time->end -= head.size();
  time->rest -= head.size();
  return time;
}

TimelineReader::ListForm TimelineReader::form_of(BlockIndex list) const {
  size_t first = 0, last = 0, items = 0;
  for (const BlockIndex item : reading_.block(list).children) {
    const auto paragraph = reading_.paragraph_of(item);
    if (!paragraph) continue;
    ++items;
    const Prose& prose = reading_.prose(*paragraph);
    const std::string_view text = prose.text;
    if (read_time(text) || read_time(text.substr(read_entry_id(text).rest)) ||
        read_numbered_day(item, text)) {
      ++first;
    } else if (read_labelled_time(prose, whole(prose)) ||
               (read_last_time(text) && !names_no_event(text))) {
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
  const BlockList& children = reading_.block(item).children;
  const auto is_list = [&](BlockIndex child) {
    return reading_.block(child).kind == BlockKind::kList;
  };
  const auto nested = std::ranges::find_if(children, is_list);
  const bool inner_times = nested != children.end() && form_of(*nested) != ListForm::kOther;
  const Prose& prose = paragraph ? reading_.prose(*paragraph) : reading_.prose(item);
  const auto day = paragraph ? read_day(text_of(prose, whole(prose))) : std::nullopt;
  if (day && (nested != children.end() || children.size() == 1)) {
    set_day(*day);
  } else if (paragraph && form == ListForm::kTimesFirst && holds_rows(*paragraph)) {
    read_lines(*paragraph, lines_of(prose, document_.source));
  } else if (paragraph && form != ListForm::kOther) {
    Place place{reading_.block(item).span, item, *paragraph, whole(prose)};
    const EntryId id = read_entry_id(prose.text);
    auto time = read_time(std::string_view(prose.text).substr(id.rest));
    size_t begin = id.rest;
    if (time) {
      place.id = id.id;
    } else {
      begin = 0;
      time = read_time(prose.text);
    }
    if (!time || time->day) {
      if (auto numbered = read_numbered_day(item, prose.text)) time = std::move(numbered);
    }
    Part at;
    if (time) {
      at = {begin + time->begin, begin + time->end};
      place.text.begin = std::min(begin + time->rest, place.text.end);
    } else if (const auto labelled = read_labelled_time(prose, place.text)) {
      time = labelled->time;
      at = {labelled->begin + time->begin, labelled->begin + time->end};
      place.phase = std::string(phase_of(text_of(prose, labelled->label)));
      place.text = text_behind(*labelled, place.text, place.phase);
    } else if (const auto last = read_last_time(prose.text);
               last && last->clock && !names_no_event(prose.text)) {
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
    if (time || !at.empty() || (!inner_times && !elsewhere_)) add(place, time, prose, at);
  }
  if (depth >= kDeepestList) return;
  // Below a row, times at the end of a sentence are details of it.
  const bool detail = day == std::nullopt && form == ListForm::kTimesFirst;
  for (const BlockIndex child : children) {
    if (!is_list(child) || (detail && form_of(child) == ListForm::kTimesLast)) continue;
    read_list(child, depth + 1);
  }
}

}  // namespace debrief
