#pragma once
// The reader of timelines. It goes through the timeline sections from top to bottom and hands each
// block to the reader of its form: tables (timeline_table.cpp), lists (timeline_list.cpp), and
// headings and plain lines (timeline_lines.cpp). To read a further form, add a member function in a
// file of its own and call it from read_block().

#include "debrief/postmortem/phase.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/reading.h"
#include "debrief/postmortem/time_context.h"

namespace debrief {

class TimelineReader {
 public:
  explicit TimelineReader(DocumentReading& reading);

  /// Reads all timeline sections into Document::timeline.
  void read();

 private:
  void read_section(uint32_t index);
  void read_block(BlockIndex index);

  /// A heading that is a time, or names the day of what is below it.
  void read_heading(const Section& section);
  /// A paragraph: lines that start with times, a day, or a remark on the zone.
  void read_paragraph(BlockIndex index);
  void read_lines(BlockIndex index, const std::vector<Part>& lines);

  void read_list(BlockIndex list, int depth);
  bool has_times(BlockIndex list) const;
  void read_item(BlockIndex item, bool timed_list, int depth);

  void read_table(BlockIndex table);

  /// What stands around an entry, and the text behind its time.
  struct Place {
    Span span;
    BlockIndex block = 0;
    BlockIndex text_block = 0;
    Part text = {};  ///< in the prose of `text_block`
  };
  /// Adds an entry; `time` and `at` are its time as read and as written in `prose`.
  void add(const Place& place, const std::optional<TimeText>& time, const Prose& prose, Part at);

  DocumentReading& reading_;
  Document& document_;
  Zone zone_;  ///< of a timeline that names none
  TimeContext context_;
};

}  // namespace debrief
