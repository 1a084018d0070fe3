#pragma once
// Where the site will stand, and the addresses that follow from it: for what is read away from the
// site, such as feeds and calendars.

#include <string>
#include <string_view>

#include "debrief/base/result.h"
#include "debrief/site/site.h"

namespace debrief {

/// An address of a site as SiteOptions::base_url takes it: `https://docs.example.org/post-mortems`
/// with a slash at its end. An error says what is wrong, with a hint; whoever asked knows its kind
/// and place. Empty for an empty text.
Result<std::string> checked_base_url(std::string_view url);

/// The address of a file of the site (`incidents/a.html`) as the file `from` names it: whole when
/// it is known where the site will stand, else relative to `from`, which readers resolve by where
/// they got it (RFC 3986 §5.1.3).
std::string address_from(const SiteOptions& options, std::string_view from, std::string_view path);

}  // namespace debrief
