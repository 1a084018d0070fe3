#pragma once
// The names of time zones, for advice. Which names are valid is the system's database's to say:
// load_zone() in base/time.h.

#include <span>
#include <string_view>

namespace debrief {

/// `UTC` and the zones of the IANA database whose clocks differ since 1970, sorted. Whoever
/// misspells a name is told the nearest of these.
std::span<const std::string_view> common_zone_names();

}  // namespace debrief
