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

constexpr std::array kDateColumns = std::to_array<std::string_view>({"date"});
constexpr std::array kDayColumns = std::to_array<std::string_view>({"date", "day"});
constexpr std::array kIdColumns = std::to_array<std::string_view>({"id", "no", "nr"});
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
  std::optional<size_t> day, time, end, text, source, id;
};

class ColumnFinder {
 public:
  ColumnFinder(const DocumentReading& reading, const TableView& table)
      : reading_(reading), table_(table) {}

  Columns find() const {
    Columns columns;
    columns.day = table_.column(kDateColumns);
    if (!columns.day) columns.day = table_.column(kDayColumns);
    for (size_t i = 0; i < table_.labels.size() && !columns.time; ++i) {
      if (is_time_label(table_.labels[i]) && !names_no_event(table_.labels[i])) columns.time = i;
    }
    if (!columns.time) columns.time = columns.day;
    // A column that is called so but holds durations gives way to one that holds times.
    if (!columns.time || times_in(*columns.time) == 0) {
      if (const auto other = by_content()) columns.time = other;
    }
    if (columns.day == columns.time) columns.day.reset();
    if (!columns.time) return columns;
    columns.id = table_.column(kIdColumns);
    columns.end = table_.column(kEndColumns);
    columns.source = table_.column(kSourceColumns);
    columns.text = table_.column(kTextColumns);
    if (!columns.text) columns.text = remaining(columns);
    return columns;
  }

 private:
  size_t times_in(size_t column) const {
    size_t times = 0;
    for (const BlockIndex row : table_.rows) {
      times += read_time(cell_text(reading_, row, column)).has_value();
    }
    return times;
  }

  /// The first column in which at least half of what is filled in starts with a time.
  std::optional<size_t> by_content() const {
    for (size_t i = 0; i < table_.labels.size(); ++i) {
      if (names_no_event(table_.labels[i])) continue;
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
      if (i != columns.day && i != columns.end && i != columns.source && i != columns.id && !person)
        return i;
    }
    return std::nullopt;
  }

  const DocumentReading& reading_;
  const TableView& table_;
};

/// The time of a row, put together from its cells.
struct RowTime {
  std::optional<TimeText> time;  ///< nullopt when it does not read
  BlockIndex cell = 0;           ///< the cell that holds it as written
};

RowTime read_row_time(const DocumentReading& reading, BlockIndex row, const Columns& columns,
                      BlockIndex time_cell) {
  RowTime read{read_time(reading.prose(time_cell).text), time_cell};
  // `2021-02-19 later` does not say when; `10:02 – detected` does.
  if (read.time && !read.time->whole && !read.time->clock) read.time.reset();
  if (const auto day = read_day(cell_text(reading, row, columns.day))) {
    if (read.time && !read.time->day && !read.time->from_start) read.time->day = day;
    if (whole(reading.prose(time_cell)).empty()) {
      read.time.emplace().day = day;
      read.cell = *cell_of(reading, row, columns.day);
    }
  }
  const auto end = read_time(cell_text(reading, row, columns.end));
  if (end && end->whole && read.time && !read.time->end_clock) {
    read.time->end_day = end->day;
    read.time->end_clock = end->clock;
  }
  return read;
}

}  // namespace

void TimelineReader::read_table(BlockIndex index) {
  const TableView table = view_table(reading_, index);
  const Columns columns = ColumnFinder(reading_, table).find();
  if (!columns.time) return;
  const std::string head = cell_text(reading_, table.head, columns.time);
  if (Zone zone = zone_of(find_zone_name(head)); !zone.name.empty()) set_zone(std::move(zone));

  std::vector<BlockIndex> rows = table.rows;
  // A table without a head of its own has its first row there.
  if (read_time(head)) rows.insert(rows.begin(), table.head);
  for (const BlockIndex row : rows) {
    const auto time_cell = cell_of(reading_, row, columns.time);
    if (!time_cell) continue;
    const RowTime read = read_row_time(reading_, row, columns, *time_cell);
    const auto text_cell = cell_of(reading_, row, columns.text);
    const BlockIndex text_block = text_cell.value_or(*time_cell);
    const Prose& text = reading_.prose(text_block);
    // A row that says neither when nor what is left from a template.
    const bool says_what = text_cell && !is_placeholder(text.text);
    if (!says_what && read.time && read.time->day && !read.time->clock) set_day(*read.time->day);
    if (!says_what && (!read.time || !read.time->clock)) continue;
    const Prose& prose = reading_.prose(read.cell);
    Place place{reading_.block(row).span, row, text_block, text_cell ? whole(text) : Part{}};
    place.id = cell_text(reading_, row, columns.id);
    add(place, read.time, prose, whole(prose));
    document_.timeline.back().source = cell_text(reading_, row, columns.source);
  }
}

}  // namespace debrief
