#pragma once
// The rows of a document's timelines, as the checks compare them.

#include <optional>
#include <string>
#include <vector>

#include "debrief/postmortem/document.h"

namespace debrief {

/// The rows of one timeline, in the order of the text.
struct TimelineRows {
  const Section* section = nullptr;  ///< its section; nullptr for a list under another heading
  std::vector<const TimelineEntry*> rows;
};

/// The timelines of a document: each section of that role is one, and each list or table of times
/// elsewhere.
std::vector<TimelineRows> timelines_of(const Document& document);

/// How much later `to` is than `from`; nullopt when that cannot be said, as for clocks in different
/// unknown zones. Dates without a clock are compared by day.
std::optional<absl::Duration> time_between(const Moment& from, const Moment& to);

/// Whether most rows stand before an earlier one: the newest first.
bool is_newest_first(const TimelineRows& timeline);

/// `2 min`, `3 h`, `5 d`: the largest unit of a duration, rounded down.
std::string rough_duration(absl::Duration duration);

/// A stub, or a near miss, of which no timeline is asked.
bool needs_no_timeline(const Document& document);

}  // namespace debrief
