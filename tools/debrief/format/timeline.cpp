// Timelines in one form: a full date in the first row and where the day changes, clocks of two
// digits, ranges with `–`, markers in lower case, and tables with their pipes under each other.

#include <algorithm>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/format/plan.h"
#include "debrief/format/time_form.h"

namespace debrief {
namespace {

/// Where days are written.
enum class Days {
  kFirstAndChange,  ///< in the first row and where the day changes
  kAsWritten,       ///< around the entries: a column, a heading or an item gives them
};

bool has_digit(std::string_view text) { return std::ranges::any_of(text, is_ascii_digit); }

/// One list: the entries of a table, of a Markdown list, or of a paragraph.
class TimelineList {
 public:
  TimelineList(Planning& planning, std::vector<size_t> entries)
      : planning_(planning), entries_(std::move(entries)) {}

  void plan() {
    days_ = days_of_list();
    read_times();
    for (size_t i = 0; i < entries_.size(); ++i) {
      if (!plan_time(i)) return;
      plan_marker(entry(i));
    }
    FormatPlan plan{.list = EntryList::kTimeline, .entries = entries_, .span = entry(0).span};
    if (is_table()) return planning_.add_table(std::move(plan), table(), edits_);
    plan.edits = std::move(edits_);
    planning_.add(std::move(plan));
  }

 private:
  const TimelineEntry& entry(size_t i) const { return planning_.document().timeline[entries_[i]]; }
  const Block& block_of(const TimelineEntry& entry) const { return planning_.block(entry.block); }
  bool is_table() const { return block_of(entry(0)).kind == BlockKind::kTableRow; }
  BlockIndex table() const { return block_of(entry(0)).parent; }

  /// The time as its bytes stand in the source; empty when the entry has none.
  std::string_view written(const TimelineEntry& entry) const {
    return planning_.slice(entry.at_span);
  }

  Days days_of_list() const {
    if (is_table()) return has_day_column() ? Days::kAsWritten : Days::kFirstAndChange;
    const bool nested = std::ranges::any_of(entries_, [&](size_t index) {
      const BlockIndex block = planning_.document().timeline[index].block;
      const BlockIndex list =
          planning_.block(block).kind == BlockKind::kItem ? planning_.block(block).parent : block;
      return planning_.block(list).parent != 0;
    });
    return nested ? Days::kAsWritten : Days::kFirstAndChange;
  }

  /// Whether some row has its day in a cell of its own.
  bool has_day_column() const {
    for (size_t i = 0; i < entries_.size(); ++i) {
      for (const BlockIndex cell : block_of(entry(i)).children) {
        if (planning_.block(cell).span.contains(entry(i).at_span.begin)) continue;
        if (read_day(trim(planning_.prose(cell).text))) return true;
      }
    }
    return false;
  }

  /// Whether a heading or a line above the list says which day it is.
  bool has_day_above() const {
    const Document& document = planning_.document();
    const BlockIndex outermost = planning_.outermost(entry(0).block);
    const Section& section = document.sections[section_of(entry(0))];
    if (find_date(section.title) || read_day(section.title)) return true;
    constexpr int kFarthest = 32;  // blocks above the list
    auto block = std::ranges::lower_bound(section.blocks, outermost);
    for (int i = 0; i < kFarthest && block != section.blocks.begin(); ++i) {
      const std::string& text = planning_.prose(*--block).text;
      if (find_date(text) || read_day(trim(text))) return true;
    }
    return false;
  }

  void read_times() {
    for (size_t i = 0; i < entries_.size(); ++i) {
      times_.push_back(read_time(written(entry(i))));
      if (times_.back() && has_seconds(*times_.back())) seconds_ = SecondsShown::kWhereWritten;
    }
  }

  /// False when the entry's time has no one form: the list stays as it is.
  bool plan_time(size_t i) {
    const TimelineEntry& each = entry(i);
    const std::string_view text = written(each);
    if (text.empty() || each.at_text.empty() || is_told(i)) return true;
    if (fold_white_space(text) != each.at_text) {
      return refuse(each, concat("the time “", each.at_text, "” holds markup"));
    }
    const bool reads = times_[i] && (each.at || (times_[i]->clock && !times_[i]->day));
    if (!reads && !has_digit(text)) return true;  // `?`, `later`: said to be unknown
    if (!reads) return refuse(each, concat("“", each.at_text, "” does not read as a time"));
    const TimeStyle style{shows_day(i) ? DayShown::kYes : DayShown::kNo, seconds_};
    auto form = time_form(text, *times_[i], each, style);
    if (!form) return refuse(each, std::move(form.error()));
    if (*form != text) edits_.push_back({each.at_span, std::move(*form)});
    return true;
  }

  /// Whether the time is part of a sentence, `On 24 April 2023 the team …`, which is prose, or of a
  /// table that is none.
  bool is_told(size_t i) const {
    if (is_table() || !times_[i]) return false;
    const TimelineEntry& each = entry(i);
    const Span line = planning_.document().source.line_span(
        planning_.document().source.line_of(each.at_span.begin));
    const std::string_view before = planning_.slice({line.begin, each.at_span.begin});
    if (std::ranges::any_of(before,
                            [](char byte) { return is_ascii_alpha(byte) || byte == '|'; })) {
      return true;
    }
    if (times_[i]->clock) return false;
    const std::string_view behind = planning_.slice({each.at_span.end, line.end});
    const size_t next = behind.find_first_not_of(' ');
    if (next == behind.npos) return false;
    return is_ascii_alnum(behind[next]) ||
           (next > 0 && std::string_view("`*_[(@#").find(behind[next]) != std::string_view::npos);
  }

  bool refuse(const TimelineEntry& each, std::string why) {
    planning_.refuse(each.at_span, concat(why, "; this timeline stays as it is"));
    return false;
  }

  /// The entry above, in this list or, but for tables, in the one before it in the section.
  const TimelineEntry* above(size_t i) const {
    if (i > 0) return &entry(i - 1);
    if (is_table() || entries_[0] == 0) return nullptr;
    const TimelineEntry& before = planning_.document().timeline[entries_[0] - 1];
    return section_of(before) == section_of(entry(0)) ? &before : nullptr;
  }

  uint32_t section_of(const TimelineEntry& each) const {
    return planning_.document().block_sections[planning_.outermost(each.block)];
  }

  bool shows_day(size_t i) const {
    const TimeText& time = *times_[i];
    if (!time.clock) return true;
    if (days_ == Days::kAsWritten || !entry(i).at) return time.day.has_value();
    const TimelineEntry* const before = above(i);
    if (before == nullptr) return time.day || !has_day_above();
    const auto time_before = read_time(written(*before));
    if (!time_before || !before->at) return time.day.has_value();
    if (absl::CivilDay(before->at->local) != absl::CivilDay(entry(i).at->local)) return true;
    // A clock alone that is half a day earlier would be read as one of the next day.
    constexpr int kHalfDay = 12 * 60 * 60;
    const bool back = time_before->clock && *time_before->clock - *time.clock > kHalfDay;
    return time.day && (back || before->at->date_only);
  }

  /// `[Detected]` at either end of the text.
  void plan_marker(const TimelineEntry& each) {
    if (each.phase.empty()) return;
    const Span text = text_span(each);
    const std::string_view bytes = planning_.slice(text);
    for (const size_t open : {bytes.find('['), bytes.rfind('[')}) {
      if (open == bytes.npos) return;
      const size_t close = bytes.find(']', open);
      if (close == bytes.npos) return;
      const std::string_view word = bytes.substr(open + 1, close - open - 1);
      if (word == each.phase || lower_ascii(word) != each.phase) continue;
      if (close + 1 < bytes.size() && (bytes[close + 1] == '(' || bytes[close + 1] == '[')) return;
      const auto begin = static_cast<uint32_t>(text.begin + open + 1);
      edits_.push_back({{begin, begin + static_cast<uint32_t>(word.size())}, each.phase});
      return;
    }
  }

  Span text_span(const TimelineEntry& each) const {
    if (each.block == each.text_block && block_of(each).kind == BlockKind::kParagraph) {
      return {std::max(each.at_span.end, each.span.begin), each.span.end};
    }
    Span span = planning_.block(each.text_block).span;
    if (span.contains(each.at_span)) span.begin = each.at_span.end;
    return span;
  }

  Planning& planning_;
  std::vector<size_t> entries_;
  Days days_ = Days::kFirstAndChange;
  SecondsShown seconds_ = SecondsShown::kWhereNotZero;
  std::vector<std::optional<TimeText>> times_;
  std::vector<Edit> edits_;
};

/// The list that an entry belongs to: its table, its outermost list, or its paragraph.
BlockIndex list_of(const Planning& planning, const TimelineEntry& entry) {
  return planning.block(entry.block).kind == BlockKind::kTableRow
             ? planning.block(entry.block).parent
             : planning.outermost(entry.block);
}

}  // namespace

void plan_timeline(Planning& planning) {
  std::map<BlockIndex, std::vector<size_t>> lists;
  const auto& timeline = planning.document().timeline;
  for (size_t i = 0; i < timeline.size(); ++i) {
    // A heading is an anchor that links may lead to: it stays.
    if (planning.block(timeline[i].block).kind == BlockKind::kHeading) continue;
    lists[list_of(planning, timeline[i])].push_back(i);
  }
  for (auto& [block, entries] : lists) TimelineList(planning, std::move(entries)).plan();
}

}  // namespace debrief
