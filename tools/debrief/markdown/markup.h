#pragma once
// The small grammars of CommonMark 0.29 that the aligner replays: escapes, entities, and what may
// stand behind the `]` of a link; and the line break of HTML.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// One decoded piece of text: an escape, an entity, or a plain byte.
struct Decoded {
  std::string text;   ///< empty: a plain byte
  size_t length = 1;  ///< bytes of source
};

bool is_ascii_punctuation(char byte);

/// Whether raw HTML is `<br>` without attributes, the one tag that is read as what it means.
bool is_break_tag(std::string_view html);

/// The entity or character reference at the start of `source` (which starts with `&`), decoded;
/// empty text when there is none.
Decoded decode_entity(std::string_view source);

/// Where the tail of a link ends whose `]` stands before `at`: behind `(destination "title")`,
/// `[label]` or `[]`; `at` itself for a shortcut reference.
size_t behind_link_tail(std::string_view content, size_t at);

}  // namespace debrief
