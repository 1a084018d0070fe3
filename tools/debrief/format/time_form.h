#pragma once
// A time of the timeline in its one form: `2024-05-14 10:02`, `~10:02`, `10:02–10:09 CET`.

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "debrief/postmortem/document.h"
#include "debrief/postmortem/time_text.h"

namespace debrief {

enum class DayShown { kNo, kYes };
enum class SecondsShown { kWhereNotZero, kWhereWritten };

struct TimeStyle {
  DayShown day = DayShown::kNo;
  SecondsShown seconds = SecondsShown::kWhereNotZero;
};

/// `written` in its one form, or why it has none: it says something that the form would lose, such
/// as a second zone or a weekday of another date.
///
/// `time` is what read_time() makes of `written`, `entry` what the document made of it. The zone
/// and what stands behind the time stay as they are written.
tl::expected<std::string, std::string> time_form(std::string_view written, const TimeText& time,
                                                 const TimelineEntry& entry, TimeStyle style);

/// Whether a time names seconds that are not zero.
bool has_seconds(const TimeText& time);

}  // namespace debrief
