#pragma once
// One row of an export as names and values, and what they say of an alert, whichever program wrote
// them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/alerts/alerts.h"

namespace debrief {

/// A name in normal form (field_name()) and its value.
struct AlertField {
  std::string name;
  std::string value;
};

/// A name as it is compared: letters and digits in lower case, so that `starts_at`, `startsAt` and
/// `Starts At` are one; the dots of `labels.alertname` are kept.
std::string field_name(std::string_view name);

/// Whether a name is one that holds the time of an alert.
bool is_time_field(std::string_view name);

/// The value of the first of the names that hold the time of an alert; empty when there is none.
std::string_view time_field(const std::vector<AlertField>& fields);

/// What an alert's time says: any date and time with a year, or the seconds, milli-, micro- or
/// nanoseconds since 1970. Nullopt for anything else and for the zero times that stand for none.
std::optional<Moment> alert_time(std::string_view text);

/// The alert of a row; adds to `list`, with a problem when it has no time or says nothing.
void add_alert(const std::vector<AlertField>& fields, uint32_t line, AlertList& list);

}  // namespace debrief
