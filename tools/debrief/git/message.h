#pragma once
// A commit's message: its subject and its trailers, as git reads them.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/git/history.h"

namespace debrief {

/// Text in the encoding that a commit's header names (ISO-8859-1, ISO-8859-15, windows-1252; all
/// else is taken for UTF-8), as UTF-8. Bytes that are not valid become U+FFFD.
std::string decode_text(std::string_view bytes, std::string_view encoding);

/// The first paragraph on one line (`%s` of git log).
std::string message_subject(std::string_view message);

/// The trailers of the last paragraph, folded lines joined by a space (`%(trailers:only,unfold)`).
/// The paragraph counts when all its lines are trailers, or a quarter of them are and one is a
/// line that git itself writes (`Signed-off-by:`, `(cherry picked from commit …`). The subject
/// has none.
std::vector<Trailer> message_trailers(std::string_view message);

}  // namespace debrief
