#pragma once
// Instants, wall clocks and durations as people and git write them. The clock itself is not here:
// it comes in through World (base/world.h), so that output never depends on when a program runs.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

namespace debrief {

/// An instant with the offset of the clock that showed it, as git keeps them.
struct Timestamp {
  int64_t seconds = 0;     ///< since 1970-01-01T00:00:00Z
  int offset_minutes = 0;  ///< east of UTC

  friend auto operator<=>(const Timestamp& a, const Timestamp& b) {
    return a.seconds <=> b.seconds;
  }
  friend bool operator==(const Timestamp& a, const Timestamp& b) = default;
  absl::Time instant() const { return absl::FromUnixSeconds(seconds); }
};

/// A point in time as a person wrote it in a document.
///
/// `instant` is known only when the text or its surroundings name a zone; a date alone
/// (`date_only`) has no instant.
struct Moment {
  absl::CivilSecond local;            ///< the wall clock as written; midnight for a date
  std::optional<absl::Time> instant;  ///< nullopt when the zone is unknown or only a date is given
  std::string zone;  ///< as written: `Z`, `+02:00`, `CET`, `Europe/London`, or empty
  bool date_only = false;
  bool approximate = false;  ///< written with a leading `~`

  friend bool operator==(const Moment&, const Moment&) = default;
};

/// Parses RFC 3339 §5.6 `date-time` (`T`, `t` or a space between; seconds optional; zone optional),
/// or a full date, each with an optional leading `~`. The calendar is checked: 30 February and
/// 24:00 are refused. Second 60 is read where a leap second can be, at the end of a UTC day, and
/// counts as the midnight behind it. Nullopt for anything else. No text may stand before or behind.
std::optional<Moment> parse_moment(std::string_view text);

/// Parses `hour:minute` or `hour:minute:second` (two digits each, or one for the hour) into seconds
/// after midnight.
std::optional<int> parse_clock(std::string_view text);

/// The zone of an IANA name such as `Europe/London`, or `UTC`; nullopt when the system does not
/// know it.
std::optional<absl::TimeZone> load_zone(std::string_view name);

/// `moment` with its instant computed in `zone` if it has none yet. A date alone stays without. A
/// wall clock that the zone skips or repeats takes the earlier reading and becomes approximate.
Moment in_zone(Moment moment, const absl::TimeZone& zone, std::string_view zone_name);

/// `2021-02-19T10:00:00Z`: always UTC, seconds precision.
std::string format_utc(absl::Time instant);

/// `2021-02-19T11:00:00+01:00`, in the offset of the timestamp; git's `%aI` (strict ISO 8601,
/// `+00:00` for UTC).
std::string format_iso(const Timestamp& timestamp);

/// `2021-02-19T10:00` or `2021-02-19`: the wall clock of a moment; seconds only when they are not
/// zero.
std::string format_local(const Moment& moment);

/// `3 h 40 min`, `2 d 23 h`, `45 min`, `20 s`: the two largest units, rounded down; `space` stands
/// before each unit and between the parts.
std::string format_duration(absl::Duration duration, std::string_view space = " ");

/// Parses `48h`, `15d`, `30min`, `2w`; nullopt for anything else and for anything negative.
std::optional<absl::Duration> parse_duration(std::string_view text);

}  // namespace debrief
