#pragma once
// What was left to be filled in: by a template, or by an author who meant to come back.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/text/prose.h"

namespace debrief {

/// Bytes [begin, end) of a text.
struct LeftOver {
  uint32_t begin = 0;
  uint32_t end = 0;
};

/// The left-overs of a running text, in order, without overlaps: `TODO: …`, `TBD`, `???`,
/// `<what happened>`, `[Describe …]`, `YYYY-MM-DD`, `XX:XX`, `@handle`, `{{date}}`, lorem ipsum,
/// and a
/// `?` that is all there is behind a label. Nothing in code, addresses and quotations. Linear.
std::vector<LeftOver> find_left_overs(const Prose& prose);

/// The same of a text without marks: a value of the front matter.
std::vector<LeftOver> find_left_overs(std::string_view text);

/// Whether a text is nothing but a request to its author: “Describe what happened.”
bool is_guidance(std::string_view text);

/// Whether a tag in angle brackets is a hint and no HTML: `<insert name>`, `<your summary here>`.
bool is_hint_tag(std::string_view tag);

}  // namespace debrief
