// Timelines as plain lines (`10:02 text`) and as headings: one per time, or one per day.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/timeline.h"

namespace debrief {
namespace {

/// Whether a line starts a row: with a clock, or with a day before other text.
bool starts_row(std::string_view line) {
  const auto time = read_time(line);
  return time && (time->clock || time->from_start || time->unknown || time->day);
}

/// Whether a line goes on with the sentence of the one above it, `… acknowledged at` and `10:05
/// by`.
bool goes_on(std::string_view above) {
  const size_t space = above.rfind(' ');
  const std::string last = lower_ascii(space == above.npos ? above : above.substr(space + 1));
  return is_one_of(last, {"about", "after", "and", "approximately", "around", "at", "before",
                          "between", "by", "from", "roughly", "since", "till", "to", "until"});
}

/// `Timeline (2021-02-19)`, `Events of May 12`: the day that a heading of a timeline names.
std::optional<DayText> day_of_title(const Section& section) {
  if (const auto day = read_day(section.title)) return day;
  if (section.role == SectionRole::kTimeline) return find_day(section.title);
  const auto time = read_time(section.title);
  if (time && time->day && !time->clock) return time->day;
  const auto last = read_last_time(section.title);
  return last && last->day && !last->clock ? last->day : std::nullopt;
}

}  // namespace

std::optional<DayText> TimelineReader::take_day_line(std::string_view line) {
  if (const auto day = read_day(line)) return day;
  line = trim(line);
  const size_t bracket = line.find('(');
  if (bracket == line.npos || !line.ends_with(')')) return std::nullopt;
  Zone zone = zone_of(find_zone_name(line.substr(bracket)));
  const auto day = zone.name.empty() ? std::nullopt : read_day(line.substr(0, bracket));
  // `19 May (10:02 UTC)` is a time.
  if (!day || read_time(line.substr(bracket + 1))) return std::nullopt;
  set_zone(std::move(zone));
  return day;
}

void TimelineReader::read_heading(const Section& section) {
  if (!section.heading_block) return;
  const BlockIndex block = *section.heading_block;
  const Prose& prose = reading_.prose(block);
  const auto time = section.role == SectionRole::kNone ? read_time(prose.text) : std::nullopt;
  if (!time || !time->clock) {
    if (Zone zone = zone_of(find_zone_name(section.title)); !zone.name.empty()) {
      set_zone(std::move(zone));
    }
    if (const auto day = day_of_title(section)) set_day(*day);
    return;
  }
  Place place{section.heading, block, block, {time->rest, whole(prose).end}};
  if (!section.blocks.empty()) {
    place.span = cover(place.span, reading_.block(section.blocks.back()).span);
  }
  add(place, time, prose, {time->begin, time->end});
  if (!section.blocks.empty() && document_.timeline.back().text.empty()) {
    const BlockIndex first = section.blocks.front();
    const BlockKind kind = reading_.block(first).kind;
    const bool paragraph = kind == BlockKind::kParagraph && !starts_row(reading_.prose(first).text);
    const bool list = kind == BlockKind::kList && form_of(first) == ListForm::kOther;
    if (paragraph || list) add_text_below(first);
    document_.timeline.back().span = place.span;
  }
  bare_.reset();
}

void TimelineReader::read_paragraph(BlockIndex index) {
  const InlineList& inlines = reading_.block(index).inlines;
  const bool image =
      inlines.size() == 1 && document_.markdown.inlines[inlines[0]].kind == InlineKind::kImage;
  if (image) return;
  const Prose& prose = reading_.prose(index);
  const std::vector<Part> lines = lines_of(prose, document_.source);
  const bool rows = std::ranges::any_of(lines, [&](Part line) {
    return starts_row(text_of(prose, line)) || read_labelled_time(prose, line);
  });
  if (!rows) {
    if (lines.size() == 1) {
      if (const auto day = take_day_line(text_of(prose, lines.front()))) {
        bare_.reset();
        return set_day(*day);
      }
    }
    if (add_text_below(index)) return;
    // “All times on 19 February 2021, in UTC”
    constexpr size_t kLongestRemark = 200;
    const bool remark = prose.text.size() <= kLongestRemark &&
                        lower_ascii(prose.text).find("times") != std::string::npos;
    if (const auto day = remark ? find_day(prose.text) : std::nullopt) {
      const std::string lower = lower_ascii(prose.text);
      const bool all = lower.find("all ") != lower.npos || lower.find("unless") != lower.npos;
      set_day(*day, all ? Holds::kForAll : Holds::kFromHere);
    }
    return;
  }
  read_lines(index, lines);
}

void TimelineReader::read_lines(BlockIndex index, const std::vector<Part>& lines) {
  const Prose& prose = reading_.prose(index);
  const auto is_start = [&](size_t i) {
    if (i > 0 && goes_on(text_of(prose, lines[i - 1]))) return false;
    const std::string_view line = text_of(prose, lines[i]);
    return starts_row(line) || read_labelled_time(prose, lines[i]) || read_day(line);
  };
  for (size_t i = 0; i < lines.size();) {
    if (!is_start(i)) {
      ++i;
      continue;
    }
    size_t next = i + 1;
    while (next < lines.size() && !is_start(next)) ++next;
    const Part entry{lines[i].begin, lines[next - 1].end};
    const std::string_view line = text_of(prose, lines[i]);
    const auto time = read_time(line);
    Place place{span_of(prose, entry), index, index, entry};
    if (i == 0 && next == lines.size()) place.span = reading_.block(index).span;
    const auto day = next == i + 1 ? take_day_line(line) : std::nullopt;
    if (day) {
      set_day(*day);
    } else if (time) {
      place.text.begin = std::min(lines[i].begin + time->rest, entry.end);
      // A row of a table whose head is broken.
      while (line.starts_with('|') && !place.text.empty() &&
             is_one_of(text_of(prose, {place.text.end - 1, place.text.end}), {"|", " "})) {
        --place.text.end;
      }
      add(place, time, prose, {lines[i].begin + time->begin, lines[i].begin + time->end});
    } else if (const auto labelled = read_labelled_time(prose, lines[i])) {
      place.phase = std::string(phase_of(text_of(prose, labelled->label)));
      place.text = text_behind(*labelled, entry, place.phase);
      add(place, labelled->time, prose,
          {labelled->begin + labelled->time.begin, labelled->begin + labelled->time.end});
    }
    i = next;
  }
}

bool holds_words(std::string_view text) {
  for (size_t at = 0; at + 1 < text.size(); ++at) {
    const bool letter = is_ascii_alpha(text[at]) || (text[at] & 0x80) != 0;
    if (letter && (is_ascii_alpha(text[at + 1]) || (text[at + 1] & 0x80) != 0)) return true;
  }
  return false;
}

bool names_no_event(std::string_view label) {
  const std::string normal = normal_label(label);
  if (normal.starts_with("time to") || normal.starts_with("time since")) return true;
  const std::vector<std::string_view> words = split(normal, ' ');
  return std::ranges::any_of(words, [](std::string_view word) {
    return is_one_of(word,
                     {"author", "created",  "deadline", "downtime", "due",  "duration", "elapsed",
                      "eta",    "length",   "meeting",  "modified", "mttd", "mttr",     "published",
                      "review", "reviewed", "total",    "ttd",      "ttr",  "updated",  "written"});
  });
}

Part text_behind(const LabelledTime& labelled, Part entry, std::string_view phase) {
  const size_t rest = std::min(labelled.begin + labelled.time.rest, entry.end);
  if (rest >= entry.end) return labelled.label;
  // A label that names no phase, `Dana 10:02: …`, belongs to what happened.
  return phase.empty() ? entry : Part{rest, entry.end};
}

bool TimelineReader::holds_rows(BlockIndex index) const {
  const Prose& prose = reading_.prose(index);
  const std::vector<Part> lines = lines_of(prose, document_.source);
  for (size_t i = 1; i < lines.size(); ++i) {
    const auto time = read_time(text_of(prose, lines[i]));
    if (time && time->clock && !goes_on(text_of(prose, lines[i - 1]))) return true;
  }
  return false;
}

EntryId read_entry_id(std::string_view text) {
  Scanner scan{text};
  scan.skip_space();
  if (!scan.take("T") || !scan.take_number(1, 4) || is_ascii_alnum(scan.peek())) return {};
  EntryId id{std::string(trim(text.substr(0, scan.at)))};
  while (scan.take_any({":", ")", ".", "–", "—", " "})) {
  }
  id.rest = scan.at;
  return id;
}

std::optional<LabelledTime> read_labelled_time(const Prose& prose, Part part) {
  constexpr size_t kLongestLabel = 48;
  const std::string_view text = text_of(prose, part);
  const size_t bold = end_of_mark(prose, ProseMark::kStrong, part.begin);
  size_t end = std::min(text.substr(0, kLongestLabel).find(':'), text.size());
  if (bold > part.begin && bold <= part.end && bold - part.begin <= kLongestLabel) {
    end = std::min(end, bold - part.begin);
  }
  if (end == 0 || end >= text.size()) return std::nullopt;
  const std::string_view label = text.substr(0, end);
  if (label.find_first_of("0123456789") != label.npos) return std::nullopt;
  size_t begin = end;
  while (begin < text.size() && (text[begin] == ':' || is_ascii_space(text[begin]))) ++begin;
  auto time = read_time(text.substr(begin));
  if (!time || names_no_event(label)) return std::nullopt;
  // A date alone says when a phase began; under other labels it dates the document.
  const bool dated = time->day && time->whole && !phase_of(label).empty();
  if (!time->clock && !dated) return std::nullopt;
  return LabelledTime{{part.begin, part.begin + end}, std::move(*time), part.begin + begin};
}

}  // namespace debrief
