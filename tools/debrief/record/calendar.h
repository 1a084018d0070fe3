#pragma once
// The form of iCalendar (RFC 5545): lines that calendars take, whatever text they carry.

#include <string>
#include <string_view>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

namespace debrief {

/// TEXT of §3.3.11: valid UTF-8, line feeds as `\n`, no other control.
std::string calendar_text(std::string_view text);

/// Adds a content line, folded at 75 bytes, never inside a code point (§3.1), with its line end.
void add_calendar_line(std::string& out, std::string_view line);

/// `20240301` (§3.3.4).
std::string calendar_day(absl::CivilDay day);
/// `20240301T100200Z` (§3.3.5).
std::string calendar_time(absl::Time instant);

}  // namespace debrief
