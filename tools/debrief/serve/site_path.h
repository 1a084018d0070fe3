#pragma once
// From what a browser asks for to a file of the site.

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// `text` with each `%41` as its byte; nullopt for a `%` that no two hexadecimal digits follow.
std::optional<std::string> percent_decoded(std::string_view text);

/// The path that a request's target names, decoded once, from the root of the site without the
/// leading slash, its query left out: `/incidents/x%C3%A9.html?a=1` → `incidents/xé.html`. Nullopt
/// for what names no path: no slash at the start, a broken escape, a NUL, or a step of `.` or `..`,
/// however it is written.
std::optional<std::string> site_path(std::string_view target);

/// The value of a parameter in the query of a target, decoded; nullopt when it has none.
std::optional<std::string> query_value(std::string_view target, std::string_view name);

/// The media type of a file by its name, with `charset` where it is text.
std::string_view content_type(std::string_view path);

}  // namespace debrief
