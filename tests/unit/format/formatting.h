#pragma once
// Documents as tests of formatting write them.

#include <string>
#include <string_view>

#include "debrief/format/format.h"

namespace debrief {

/// The document formatted under front matter that makes it managed; the body alone comes back.
std::string formatted_body(std::string_view body, const FormatOptions& options = {});

/// `line: message` of each refusal of the same, lines of the body.
std::string refusals_of_body(std::string_view body);

/// A whole document formatted.
std::string formatted(std::string_view bytes, const FormatOptions& options = {});

}  // namespace debrief
