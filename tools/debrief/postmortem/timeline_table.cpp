// Timelines as tables: a column of times, one of what happened, and perhaps of days, ends and
// sources.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/table.h"
#include "debrief/postmortem/timeline.h"

namespace debrief {
namespace {

constexpr std::array kDayColumns = std::to_array<std::string_view>({"date", "day"});
constexpr std::array kEndColumns =
    std::to_array<std::string_view>({"end", "end time", "ended", "finish", "to", "until"});
constexpr std::array kTextColumns = std::to_array<std::string_view>(
    {"action", "action impact", "activity", "comment", "comments", "description", "detail",
     "details", "event", "event description", "events", "message", "note", "notes", "occurrence",
     "summary", "update", "what", "what happened"});
constexpr std::array kSourceColumns =
    std::to_array<std::string_view>({"data source", "evidence", "link", "links", "ref", "reference",
                                     "references", "source", "sources"});
constexpr std::array kPersonColumns = std::to_array<std::string_view>(
    {"actor", "author", "by", "owner", "person", "user", "who", "who what"});
static_assert(std::ranges::is_sorted(kEndColumns) && std::ranges::is_sorted(kTextColumns) &&
              std::ranges::is_sorted(kSourceColumns) && std::ranges::is_sorted(kPersonColumns));

/// Whether a column's name is that of times: `Time`, `Date and Time in CET`, `When`.
bool is_time_label(std::string_view label) {
  if (label.starts_with("time to") || label.starts_with("time since")) return false;
  return std::ranges::any_of(split(label, ' '), [](std::string_view word) {
    return word == "time" || word == "times" || word == "when" || word == "timestamp" ||
           word == "datetime" || word == "start" || word == "from";
  });
}

struct Columns {
  std::optional<size_t> day, time, end, text, source;
};

class ColumnFinder {
 public:
  ColumnFinder(const Reading& reading, const TableView& table) : reading_(reading), table_(table) {}

  Columns find() const {
    Columns columns;
    columns.day = table_.column(kDayColumns);
    for (size_t i = 0; i < table_.labels.size() && !columns.time; ++i) {
      if (is_time_label(table_.labels[i])) columns.time = i;
    }
    if (!columns.time) columns.time = columns.day;
    if (!columns.time) columns.time = by_content();
    if (columns.day == columns.time) columns.day.reset();
    if (!columns.time) return columns;
    columns.end = table_.column(kEndColumns);
    columns.source = table_.column(kSourceColumns);
    columns.text = table_.column(kTextColumns);
    if (!columns.text) columns.text = remaining(columns);
    return columns;
  }

 private:
  /// The first column in which at least half of what is filled in starts with a time.
  std::optional<size_t> by_content() const {
    for (size_t i = 0; i < table_.labels.size(); ++i) {
      size_t filled = 0, times = 0;
      for (const BlockIndex row : table_.rows) {
        const std::string text = cell_text(reading_, row, i);
        filled += !text.empty();
        times += read_time(text).has_value();
      }
      if (times > 0 && times * 2 >= filled) return i;
    }
    return std::nullopt;
  }

  /// The first column that is nothing else, those behind the time first.
  std::optional<size_t> remaining(const Columns& columns) const {
    const size_t size = table_.labels.size();
    for (size_t k = 1; k < size; ++k) {
      const size_t i = (*columns.time + k) % size;
      const bool person =
          std::ranges::binary_search(kPersonColumns, std::string_view(table_.labels[i]));
      if (i != columns.day && i != columns.end && i != columns.source && !person) return i;
    }
    return std::nullopt;
  }

  const Reading& reading_;
  const TableView& table_;
};

}  // namespace

void TimelineReader::read_table(BlockIndex index) {
  const TableView table = view_table(reading_, index);
  const Columns columns = ColumnFinder(reading_, table).find();
  if (!columns.time) return;
  const std::string head = cell_text(reading_, table.head, columns.time);
  if (Zone zone = zone_of(find_zone_name(head)); !zone.name.empty()) context_.set_zone(zone);

  std::vector<BlockIndex> rows = table.rows;
  // A table without a head of its own has its first row there.
  if (read_time(head)) rows.insert(rows.begin(), table.head);
  for (const BlockIndex row : rows) {
    const auto time_cell = cell_of(reading_, row, columns.time);
    if (!time_cell) continue;
    const Prose& prose = reading_.prose(*time_cell);
    auto time = read_time(prose.text);
    if (time && !time->whole) time.reset();
    const auto day = read_day(cell_text(reading_, row, columns.day));
    if (day && time && !time->day) time->day = day;
    const std::string end_text = cell_text(reading_, row, columns.end);
    if (const auto end = read_time(end_text); end && time && end->whole && !time->end_clock) {
      time->end_day = end->day;
      time->end_clock = end->clock;
    }
    Part at = whole(prose);
    const bool day_alone = at.empty() && day;
    if (day_alone) {
      time.emplace();
      time->day = day;
    }
    const auto text_cell = cell_of(reading_, row, columns.text);
    const Prose& text = reading_.prose(text_cell.value_or(*time_cell));
    const bool said = text_cell && !is_placeholder(text.text);
    if (!said && (!time || !time->clock)) continue;
    const Place place{reading_.block(row).span, row, text_cell.value_or(*time_cell),
                      text_cell ? whole(text) : Part{}};
    if (day_alone) {
      const Prose& day_prose = reading_.prose(*cell_of(reading_, row, columns.day));
      add(place, time, day_prose, whole(day_prose));
    } else {
      add(place, time, prose, at);
    }
    document_.timeline.back().source = cell_text(reading_, row, columns.source);
  }
}

}  // namespace debrief
