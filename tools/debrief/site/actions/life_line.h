#pragma once
// The life of an action as a line from the day it was opened to the day it was settled, on an axis
// of days that the tables of a page share. The words beside it are life_words.h's; the line says
// nothing that they do not.

#include <optional>
#include <vector>

#include <absl/time/civil_time.h>

#include "debrief/site/actions/action_table.h"

namespace debrief {

enum class LifeEnd { kNone, kDone, kDeclined, kVanished };

/// What is drawn of a life.
struct LifeSpan {
  std::optional<absl::CivilDay> begin;  ///< nullopt: not known, as a rule older than the history
  /// Of a life whose beginning is not known: from when on it is known to have been there.
  std::optional<absl::CivilDay> known_since;
  LifeEnd ending = LifeEnd::kNone;
  std::optional<absl::CivilDay> end;  ///< nullopt where it goes on, or its end has no known date
  std::optional<absl::CivilDay> due;
  std::vector<absl::CivilDay> slips;  ///< the dates that it was to be done on before it was put off
};

/// Nullopt when nothing is known of the entry's life.
std::optional<LifeSpan> life_span(const SiteModel& model, const ActionEntry& entry);

/// The days that lie across a column of lives.
struct LifeAxis {
  absl::CivilDay begin, end, today;
  /// Where a day lies, in per cent; days beyond either end lie at it.
  double at(absl::CivilDay day) const;
};

/// An axis that holds these lives and today. Dates far ahead do not stretch it: the future takes a
/// third at most.
LifeAxis life_axis(const std::vector<LifeSpan>& spans, absl::CivilDay today);
LifeAxis life_axis(const SiteModel& model, const std::vector<ActionEntry>& entries);

/// What an axis is labelled with, at most four days besides today.
struct AxisLabel {
  absl::CivilDay day;
  std::string text;
  bool today = false;
};
std::vector<AxisLabel> axis_labels(const Words& words, const LifeAxis& axis);

/// The labels of the axis, for the head of the column.
SafeHtml life_head(const Words& words, const LifeAxis& axis);
SafeHtml life_line(const LifeSpan& span, const LifeAxis& axis);
/// What the marks of the lines mean.
SafeHtml life_key(const Words& words);

}  // namespace debrief
