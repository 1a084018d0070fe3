#pragma once
// The id of an incident as debrief makes it: a day and a few words.

#include <string>
#include <string_view>

#include <absl/time/civil_time.h>

namespace debrief {

/// A title as part of an id: lower-case letters, digits and hyphens; accents dropped where Latin;
/// kNoSlug when nothing is left. 69 bytes at most.
std::string slug_of(std::string_view title);

/// What stands for a title without a letter that an id may hold.
inline constexpr std::string_view kNoSlug = "incident";

/// `2026-03-01-cache-stampede-after-deploy`, of a day and a slug.
std::string dated_id(absl::CivilDay day, std::string_view slug);

/// Whether a text is an id as the schema has it: a day of digits, then words in lower case.
bool is_dated_id(std::string_view text);

}  // namespace debrief
