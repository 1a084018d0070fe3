#pragma once
// The reader of timelines. It goes through the timeline sections from top to bottom and hands each
// block to the reader of its form: tables (timeline_table.cpp), lists (timeline_list.cpp), and
// headings and plain lines (timeline_lines.cpp); then through the lists and tables of times that
// stand under other headings (timeline_elsewhere.cpp). What each row takes over from those around
// it is decided last (timeline_days.h). To read a further form, add a member function in a file of
// its own and call it from read_block().

#include "debrief/postmortem/phase.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/reading.h"
#include "debrief/postmortem/timeline_days.h"

namespace debrief {

/// The remarks of a document on the clocks of its times, such as “All times in UTC”. A zone without
/// a name where there is none.
class ZoneRemarks {
 public:
  explicit ZoneRemarks(const DocumentReading& reading);
  /// Of the whole document.
  Zone of_document() const;
  /// Within a timeline, where `(UTC)` alone says it too. Logarithmic.
  Zone of_timeline(Span span) const;

 private:
  struct Remark {
    uint32_t begin = 0;
    bool anywhere = true;  ///< false: says it only within a timeline
    std::string zone = {};
  };
  std::vector<Remark> remarks_;  ///< in the order of the text
};

class TimelineReader {
 public:
  explicit TimelineReader(DocumentReading& reading);

  /// Reads all timelines into Document::timeline.
  void read();

 private:
  void read_section(uint32_t index);
  void read_block(BlockIndex index);

  /// A heading that is a time, or names the day of what is below it.
  void read_heading(const Section& section);
  /// A paragraph: lines that start with times, a day, or what belongs to a bare time above it.
  void read_paragraph(BlockIndex index);
  /// Lines of a code block, when it is a list that was indented too far or the whole timeline.
  void read_code(BlockIndex index);
  /// Below a heading that is a day and holds no time: what happened on that day.
  void read_day_without_times(uint32_t section);
  /// The day that a line names for those below it, with the zone in brackets, `19 May (in UTC)`,
  /// taken over.
  std::optional<DayText> take_day_line(std::string_view line);
  void read_lines(BlockIndex index, const std::vector<Part>& lines);
  /// Whether lines below a paragraph's first start with clocks: each is a row.
  bool holds_rows(BlockIndex index) const;

  /// Whose items a list holds: those with times, or also others that stand between them.
  enum class ListForm { kOther, kTimesFirst, kTimesLast };
  void read_list(BlockIndex list, int depth);
  ListForm form_of(BlockIndex list) const;
  void read_item(BlockIndex item, ListForm form, int depth);
  std::optional<TimeText> read_numbered_day(BlockIndex item, std::string_view text) const;

  void read_table(BlockIndex table);

  /// Timelines under headings of other names.
  void read_elsewhere();
  void read_elsewhere(BlockIndex block, bool anywhere, int depth);
  bool is_timed_list(BlockIndex list) const;
  bool is_timed_table(BlockIndex table) const;
  void read_timed_lines(const Section& section);

  /// What stands around an entry, and the text behind its time.
  struct Place {
    Span span;
    BlockIndex block = 0;
    BlockIndex text_block = 0;
    Part text = {};          ///< in the prose of `text_block`
    std::string phase = {};  ///< of a label before the time
    std::string id = {};
  };
  /// Adds an entry; `time` and `at` are its time as read and as written in `prose`.
  void add(const Place& place, const std::optional<TimeText>& time, const Prose& prose, Part at);
  void add(const Place& place, const std::optional<TimeText>& time, const Prose& prose, Part at,
           const Prose& text);
  /// Gives the entry above, a time alone, the text of a block below it. False when there is none.
  bool add_text_below(BlockIndex block);

  void start_timeline(const Zone& zone);
  /// A heading or column head names the zone of what follows.
  void set_zone(Zone zone);
  /// A heading names the day of what follows.
  enum class Holds { kFromHere, kForAll };
  void set_day(const DayText& day, Holds holds = Holds::kFromHere);
  /// Completes the times of all entries by those around them.
  void place_on_days();
  void spread_zones();
  void mend_times(const KnownDays& known);
  void mend_years();
  KnownDays known_days() const;

  DocumentReading& reading_;
  Document& document_;
  ZoneRemarks remarks_;
  Zone remarked_;  ///< of all times, as a remark says; else the document's own
  Zone zone_;      ///< of rows that name none
  std::vector<TimeStep> steps_;
  std::vector<size_t> entries_;     ///< for each step its entry; kNoEntry for none
  bool elsewhere_ = false;          ///< outside timeline sections only what has a time is a row
  std::optional<BlockIndex> bare_;  ///< the block of the last entry, when that is a time alone

  static constexpr size_t kNoEntry = SIZE_MAX;
};

/// The zone of the clocks in the text, `at 18:52 UTC`, when all that name one name the same; empty
/// otherwise.
std::string zone_of_clocks(const DocumentReading& reading);

/// The id in front of an entry, `T3` of `T3: 10:02` or `**T3** 10:02`; empty for none.
struct EntryId {
  std::string id = {};
  size_t rest = 0;  ///< where the text behind it starts
};
EntryId read_entry_id(std::string_view text);

/// A label in front of a time, `Detected` of `**Detected:** 10:20 – pager`.
struct LabelledTime {
  Part label;
  TimeText time;     ///< offsets from `begin`
  size_t begin = 0;  ///< where in the prose what `time` was read from starts
};
std::optional<LabelledTime> read_labelled_time(const Prose& prose, Part part);

/// Whether a text holds a word of two letters or more: a table of numbers by the hour does not.
bool holds_words(std::string_view text);

/// Whether a label or column names a length of time, or when the document was written: `Duration`,
/// `Last updated`.
bool names_no_event(std::string_view label);

/// What such an entry says: what stands behind its time, else its label.
Part text_behind(const LabelledTime& labelled, Part entry, std::string_view phase);

}  // namespace debrief
