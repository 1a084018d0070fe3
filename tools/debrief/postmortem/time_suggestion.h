#pragma once
// Did-you-mean for times that no reader accepts: `20202-01-16`, `2021-13-02`, `1O:02`, `10;02`.

#include <optional>
#include <string>
#include <string_view>

#include <absl/time/civil_time.h>

#include "debrief/postmortem/time_text.h"

namespace debrief {

/// `2020-01-16 12:00 UTC`; without what is not there. Empty when the day is not known.
std::string canonical_time(const TimeText& time);

/// The one time that `text` can mean, in the canonical form `2020-01-16 12:00`, or `17:14` for a
/// clock alone; empty when there is none or more than one. A misspelt year counts only when it is
/// then near the day of another row, or, without one, that of the document.
struct NearDays {
  std::optional<absl::CivilDay> day = {};
  std::optional<int> year = {};
};
std::string suggest_time(std::string_view text, const NearDays& near);

/// The bytes at the start of a text that were meant as a time but do not read: digits and their
/// separators, `20202-01-16 12:00` of `20202-01-16 12:00 deploy`. 0 when nothing looks like one.
size_t size_of_unread_time(std::string_view text);

}  // namespace debrief
