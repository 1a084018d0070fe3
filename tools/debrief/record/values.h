#pragma once
// The values that every JSON of a post-mortem is made of.

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "debrief/base/time.h"
#include "debrief/postmortem/document.h"

namespace debrief {

/// Null for an empty text: what was not read is not an empty string.
nlohmann::ordered_json text_or_null(std::string_view text);
nlohmann::ordered_json located_or_null(const std::optional<Located<std::string>>& value);

/// `{"at", "local", "zone", "date_only", "approximate"}`: `at` is the instant in UTC, null when the
/// zone is unknown or only a date is given, `local` the wall clock as a person reads it. Null
/// without a moment.
nlohmann::ordered_json moment_json(const std::optional<Moment>& moment);

/// RFC 3339 with the offset of the clock that showed it; null when there is none.
nlohmann::ordered_json date_json(const std::optional<Timestamp>& timestamp);

/// What every list of actions says of one: its id, text, owners, due date, status, type, tracker
/// and the factors it addresses.
nlohmann::ordered_json action_json(const Action& action);

/// Any JSON as text: two spaces a level, a line break at the end, valid UTF-8 whatever it holds.
std::string json_text(const nlohmann::ordered_json& json);

}  // namespace debrief
