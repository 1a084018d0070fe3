#pragma once
// The words of a schema's problems: what a value is called and what was expected of it.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/yaml/tree.h"

namespace debrief::schema {

/// `a list`, `a text`, …: one phrase for each type of the bits, whole numbers merged into numbers.
std::vector<std::string> type_phrases(uint8_t types);

/// What a value is, as in `not a list`; `empty` for one that is missing.
std::string observed_phrase(const YamlNode& node);

/// `a, b or c`; a long list is cut.
std::string listed(const std::vector<std::string>& parts, std::string_view last_separator);

/// A name in the quotation marks of messages: “severity”.
std::string in_quotes(std::string_view name);

/// A scalar's text, short and safe to show.
std::string shown_text(std::string_view text);

}  // namespace debrief::schema
