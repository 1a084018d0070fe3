#pragma once
// Instants and durations as a reader sees them. Month and day names of the
// site's language, whatever the locale; nothing here knows what an instant means for an incident.

#include <optional>
#include <string>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "debrief/base/time.h"
#include "debrief/postmortem/durations.h"
#include "debrief/postmortem/time_text.h"
#include "debrief/site/safe_html.h"
#include "debrief/site/words.h"

namespace debrief {

std::string day_text(const Words& words, absl::CivilDay day);        ///< `19 Feb 2021`
std::string short_day_text(const Words& words, absl::CivilDay day);  ///< `19 Feb`
/// `Friday 19 February 2021`
std::string long_day_text(const Words& words, absl::CivilDay day);
/// `February 2021`
std::string month_text(const Words& words, absl::CivilDay day);
std::string clock_text(absl::CivilSecond time);  ///< `10:00`, with seconds when there are any

/// The moment as the clocks of a zone showed it; as it is when its instant or the zone is not
/// known.
Moment in_zone_of(const Zone& zone, Moment moment);

/// `Fri 19 Feb 2021, 10:00`, `Fri 19 Feb 2021, about 13:40`, or the day alone.
std::string moment_text(const Words& words, const Moment& moment);

/// The zone of a moment for people: `UTC`, `UTC+02:00`, `Europe/London`; empty when there is none.
std::string zone_text(const Moment& moment);

/// What HTML's `datetime` takes: `2021-02-19T10:00:00Z`, `2021-02-19T10:00` without a zone, or a
/// date.
std::string machine_text(const Moment& moment);

/// The day of a git date, as the clock of its author showed it.
absl::CivilDay day_of(const Timestamp& timestamp);

/// `<time datetime="…">…</time>`.
SafeHtml moment_html(const Words& words, const Moment& moment);
/// The same without the day: `13:40`, `about 13:40`.
SafeHtml clock_html(const Words& words, const Moment& moment);
SafeHtml day_html(const Words& words, absl::CivilDay day);
SafeHtml short_day_html(const Words& words, absl::CivilDay day);
SafeHtml day_html(const Words& words, const Timestamp& timestamp);

/// `3 h 40 min` with spaces that do not break.
std::string duration_text(absl::Duration duration);

}  // namespace debrief
