#pragma once
// Which day each row of a timeline is on. Most rows hold a clock alone; the day stands in a
// heading, a column, another row, the front matter or the file's name. A smaller clock is the next
// day or only out of order: the size of the step and the rows around decide, and what they do not
// decide stays unknown.

#include <optional>
#include <vector>

#include "debrief/postmortem/time_context.h"

namespace debrief {

/// A row, or what stands between rows and names a day.
struct TimeStep {
  std::optional<TimeText> time;  ///< of a row; nullopt when it has none that reads
  std::optional<DayText> day;    ///< of a heading: what follows is on it
  Zone zone;                     ///< of rows that name none
  bool of_all = false;           ///< `day` is that of all rows that name none
  bool restart = false;          ///< a timeline begins
};

/// What is known about the days of a document before its rows are read.
struct KnownDays {
  std::optional<Moment> start;  ///< when the incident started
  bool firm = false;            ///< the start is told, not taken from a file's name or the text
  std::optional<int> year;      ///< of days that name none, when nothing else is known
  DayOrder order = DayOrder::kEither;
};

/// The times of all steps, in their order; those that are no row have none. Linear in the steps.
std::vector<ReadTime> place_on_days(const std::vector<TimeStep>& steps, const KnownDays& known);

/// What the rows tell about `03/04`: the order of those that have one reading, kEither when they
/// have none or disagree.
DayOrder order_of(const std::vector<TimeStep>& steps);

}  // namespace debrief
