#pragma once
// Clocks as people write them: `9:05`, `09:05:30`, `1:26 PM`, `0930Z`, `10h02`, and the slips that
// leave no doubt (`17:14pm`, `07:7:47`). Days are in day_text.h, whole times in time_text.h.

#include <optional>

#include "debrief/postmortem/scanner.h"

namespace debrief {

/// A clock that was read.
struct ClockText {
  int seconds = 0;           ///< after midnight
  bool approximate = false;  ///< `10:02ish`, `10:02~`, `10:02?`
  bool half = false;         ///< `am` or `pm` is written
  bool short_hour = false;   ///< its hour has one digit
  bool hour_alone = false;   ///< `22:XX`: its minutes are not known
  bool slip = false;         ///< written in a way that no form allows, but of one meaning
};

/// Where a clock stands, which says how much must tell it from a number.
enum class ClockPlace { kAlone, kBehindDay };

/// Moves past the clock that stands here. Of `22:XX` the hour is read, approximately.
std::optional<ClockText> take_clock(Scanner& scan, ClockPlace place);

/// Moves past a clock that says that it is not known: `--:--`, `??:??`, `2X:XX`, or left from a
/// template.
bool take_unknown_clock(Scanner& scan);

/// A stretch of time in seconds, `90`, `00:05`, `1h30m`, `5 min`; `unit` says that one must be
/// named.
enum class SpanUnit { kRequired, kOptional };
std::optional<int> take_stretch(Scanner& scan, SpanUnit unit);

}  // namespace debrief
