#include "debrief/postmortem/timeline.h"

#include <algorithm>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/postmortem/time_suggestion.h"

namespace debrief {
namespace {

/// The day that the text tells when nothing else does: the first full date, unless there are many.
std::optional<absl::CivilDay> day_in_text(const DocumentReading& reading) {
  constexpr size_t kFarthest = 2000, kMost = 2;
  std::optional<absl::CivilDay> first;
  std::set<absl::CivilDay> days;
  for (const TextBlock& text : reading.document.texts) {
    const bool prelude = text.role == SectionRole::kTimeline && text.kind == TextKind::kParagraph &&
                         !read_time(text.prose.text);
    const bool tells = text.role == SectionRole::kFacts || text.role == SectionRole::kImpact ||
                       text.role == SectionRole::kNone || prelude;
    if (!tells || text.quoted || text.kind == TextKind::kField) continue;
    const auto day = find_date(std::string_view(text.prose.text).substr(0, kFarthest));
    if (!day) continue;
    if (!first) first = day;
    days.insert(*day);
    if (days.size() > kMost) return std::nullopt;
  }
  return first;
}

}  // namespace

TimelineReader::TimelineReader(DocumentReading& reading)
    : reading_(reading),
      document_(reading.document),
      remarks_(reading),
      remarked_(remarks_.of_document()) {
  if (remarked_.name.empty()) remarked_ = reading.zone;
}

void TimelineReader::read() {
  for (uint32_t index = 0; index < document_.sections.size(); ++index) {
    if (document_.role_of_section(index) == SectionRole::kTimeline) read_section(index);
  }
  read_elsewhere();
  place_on_days();
  std::stable_sort(
      document_.timeline.begin(), document_.timeline.end(),
      [](const TimelineEntry& a, const TimelineEntry& b) { return a.span.begin < b.span.begin; });
}

void TimelineReader::read_section(uint32_t index) {
  const Section& section = document_.sections[index];
  if (section.role == SectionRole::kTimeline) {
    start_timeline(remarks_.of_timeline(section.span));
  }
  bare_.reset();
  read_heading(section);
  const size_t before = document_.timeline.size();
  for (const BlockIndex block : section.blocks) read_block(block);
  if (document_.timeline.size() == before) read_day_without_times(index);
}

void TimelineReader::read_block(BlockIndex index) {
  switch (reading_.block(index).kind) {
    case BlockKind::kTable:
      read_table(index);
      break;
    case BlockKind::kList:
      if (form_of(index) == ListForm::kOther && add_text_below(index)) return;
      read_list(index, 0);
      break;
    case BlockKind::kParagraph:
      return read_paragraph(index);
    case BlockKind::kCodeBlock:
      return read_code(index);
    default:
      return;
  }
  bare_.reset();
}

void TimelineReader::start_timeline(const Zone& zone) {
  zone_ = reading_.zone;
  set_zone(remarked_);
  if (!zone.name.empty()) set_zone(zone);
  TimeStep step;
  step.restart = true;
  steps_.push_back(std::move(step));
  entries_.push_back(kNoEntry);
}

void TimelineReader::set_zone(Zone zone) {
  // Two names in a row (`Timeline (BST)` in a document of Europe/London): the one with a meaning
  // may explain the other, so it stays until a time needs it.
  if (zone.zone || !zone_.zone || zone.name.empty()) {
    zone_ = std::move(zone);
  } else {
    zone_.name = std::move(zone.name);
  }
}

void TimelineReader::set_day(const DayText& day, Holds holds) {
  TimeStep step;
  step.of_all = holds == Holds::kForAll;
  step.day = day;
  steps_.push_back(std::move(step));
  entries_.push_back(kNoEntry);
}

void TimelineReader::add(const Place& place, const std::optional<TimeText>& time,
                         const Prose& prose, Part at) {
  add(place, time, prose, at, reading_.prose(place.text_block));
}

void TimelineReader::add(const Place& place, const std::optional<TimeText>& time,
                         const Prose& prose, Part at, const Prose& text) {
  TimelineEntry entry;
  entry.span = place.span;
  entry.block = place.block;
  entry.text_block = place.text_block;
  entry.id = place.id;
  if (!at.empty()) {
    entry.at_span = span_of(prose, at);
    entry.at_text = fold_white_space(text_of(prose, at));
  } else {
    entry.at_span = {place.span.begin, place.span.begin};
  }
  TimeStep step;
  step.time = time;
  step.zone = zone_;
  steps_.push_back(std::move(step));
  entries_.push_back(document_.timeline.size());
  const PhaseMark mark = read_phase(text, place.text);
  entry.phase = mark.phase.empty() ? place.phase : std::string(mark.phase);
  entry.text = fold_white_space(text_of(text, mark.text));
  bare_.reset();
  if (entry.text.empty()) bare_ = place.block;
  document_.timeline.push_back(std::move(entry));
}

bool TimelineReader::add_text_below(BlockIndex block) {
  if (!bare_) return false;
  BlockIndex text = block;
  if (reading_.block(block).kind == BlockKind::kList) {
    const auto paragraph = reading_.paragraph_of(reading_.block(block).children.front());
    if (!paragraph) return false;
    text = *paragraph;
  }
  TimelineEntry& entry = document_.timeline.back();
  const Prose& prose = reading_.prose(text);
  const PhaseMark mark = read_phase(prose, whole(prose));
  if (entry.phase.empty()) entry.phase = std::string(mark.phase);
  entry.text = fold_white_space(text_of(prose, mark.text));
  entry.text_block = text;
  entry.span = cover(entry.span, reading_.block(block).span);
  bare_.reset();
  return true;
}

/// A timeline whose first row names the zone, and whose others name none or the same, is in it; and
/// one whose rows name none is in that of all other clocks of the document.
void TimelineReader::spread_zones() {
  std::optional<std::string> clocks;
  for (size_t begin = 0; begin < steps_.size();) {
    size_t end = begin + 1;
    while (end < steps_.size() && !steps_[end].restart) ++end;
    std::string zone;
    bool first = true, one = true;
    for (size_t i = begin; i < end; ++i) {
      const auto& time = steps_[i].time;
      if (!time || !time->clock) continue;
      one &= steps_[i].zone.name.empty();
      if (first) zone = time->zone;
      first = false;
      one &= time->zone.empty() || time->zone == zone;
    }
    if (one && zone.empty()) {
      if (!clocks) clocks = zone_of_clocks(reading_);
      zone = *clocks;
    }
    if (one && !zone.empty()) {
      for (size_t i = begin; i < end; ++i) steps_[i].zone = zone_of(zone);
    }
    begin = end;
  }
}

/// Days and months in `03-04-2024` are told apart when one order keeps the rows together and the
/// other scatters them over months.
DayOrder order_that_keeps_together(const std::vector<TimeStep>& steps) {
  constexpr int64_t kTogether = 10, kScattered = 25;
  std::vector<absl::CivilDay> month_first, day_first;
  const auto take = [&](const std::optional<DayText>& day) {
    if (!day || !day->year || day->weekday || day->later || day->number || !in_calendar(*day))
      return;
    month_first.emplace_back(*day->year, day->month, day->day);
    const bool either = day->order == DayOrder::kEither;
    day_first.emplace_back(*day->year, either ? day->day : day->month,
                           either ? day->month : day->day);
  };
  for (const TimeStep& step : steps) {
    take(step.day);
    if (step.time) take(step.time->day);
  }
  if (month_first.size() < 2 || month_first == day_first) return DayOrder::kEither;
  const auto length = [](const std::vector<absl::CivilDay>& days) {
    const auto [first, last] = std::ranges::minmax(days);
    return last - first;
  };
  if (length(day_first) <= kTogether && length(month_first) >= kScattered) {
    return DayOrder::kDayFirst;
  }
  if (length(month_first) <= kTogether && length(day_first) >= kScattered) {
    return DayOrder::kMonthFirst;
  }
  return DayOrder::kEither;
}

KnownDays TimelineReader::known_days() const {
  KnownDays known;
  known.start = document_.started;
  known.firm = known.start.has_value();
  if (!known.start && reading_.named_day) known.start = moment_of_day(*reading_.named_day);
  if (!known.start) {
    if (const auto day = day_in_text(reading_)) known.start = moment_of_day(*day);
  }
  const std::string_view path = document_.source.path();
  known.year = find_year(document_.title);
  if (!known.year) known.year = find_year(path.substr(path.rfind('/') + 1));
  if (!known.year) known.year = find_year(path);
  known.order = order_of(steps_);
  if (known.order == DayOrder::kEither) known.order = reading_.day_order;
  if (known.order == DayOrder::kEither) known.order = order_that_keeps_together(steps_);
  return known;
}

/// Times that do not read but can mean one thing only, `20202-01-16 12:00`, count as that.
void TimelineReader::mend_times(const KnownDays& known) {
  NearDays near;
  near.year = known.year;
  if (known.start) near.day = absl::CivilDay(known.start->local);
  for (size_t i = 0; i < steps_.size(); ++i) {
    auto& time = steps_[i].time;
    if (time && time->day && full_day(*time->day)) near.day = full_day(*time->day);
    if (entries_[i] == kNoEntry) continue;
    TimelineEntry& entry = document_.timeline[entries_[i]];
    if (entry.at_text.empty() || (time && !time->slip)) continue;
    entry.suggestion = suggest_time(entry.at_text, near);
    if (!time && !entry.suggestion.empty()) time = read_time(entry.suggestion);
  }
}

/// A row that is a year or more from all others, and with their year among them, has a slip in the
/// year.
void TimelineReader::mend_years() {
  constexpr int64_t kTogether = 20, kYear = 300, kAmong = 7;
  std::vector<absl::CivilDay> days;
  const auto day_of = [&](size_t i) {
    const auto& time = steps_[i].time;
    return entries_[i] != kNoEntry && time && time->day ? full_day(*time->day) : std::nullopt;
  };
  for (size_t i = 0; i < steps_.size(); ++i) {
    if (const auto day = day_of(i)) days.push_back(*day);
  }
  if (days.size() < 3) return;
  std::ranges::sort(days);
  const absl::CivilDay middle = days[days.size() / 2];
  const auto together = std::ranges::count_if(
      days, [&](absl::CivilDay day) { return std::abs(day - middle) <= kTogether; });
  if (static_cast<size_t>(together) + 1 != days.size()) return;
  for (size_t i = 0; i < steps_.size(); ++i) {
    const auto day = day_of(i);
    if (!day || std::abs(*day - middle) < kYear) continue;
    const absl::CivilDay mended(middle.year(), day->month(), day->day());
    if (mended.day() != day->day() || std::abs(mended - middle) > kAmong) continue;
    TimeText& time = *steps_[i].time;
    time.day->year = static_cast<int>(middle.year());
    document_.timeline[entries_[i]].suggestion = canonical_time(time);
  }
}

void TimelineReader::place_on_days() {
  spread_zones();
  const KnownDays known = known_days();
  mend_times(known);
  mend_years();
  const std::vector<ReadTime> read = debrief::place_on_days(steps_, known);
  for (size_t i = 0; i < steps_.size(); ++i) {
    if (entries_[i] == kNoEntry) continue;
    TimelineEntry& entry = document_.timeline[entries_[i]];
    entry.at = read[i].at;
    entry.until = read[i].until;
  }
}

void read_timeline(DocumentReading& reading) { TimelineReader(reading).read(); }

}  // namespace debrief
