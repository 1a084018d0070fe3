#pragma once
// The bytes that cmark is fed: the region of a file with what cmark would misread replaced byte for
// byte, so that every offset still holds.
//
// - NUL and bytes that are not UTF-8 become kStandIn, shown as U+FFFD in literals.
// - A CR without LF becomes a space: it does not end a line (text/source_file.h), but would in
// cmark.
// - The checkbox at the start of a list item, `[ ]`, `[x]`, `[-]` or `[~]`, becomes three
// stand-ins,
//   so that it is neither a link nor a delimiter. What turns out not to be a checkbox (a line of
//   code that looks like one) is restored from the file.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/markdown/markdown.h"

namespace debrief {

/// U+001A SUBSTITUTE, “in place of a character that is invalid”.
inline constexpr char kStandIn = '\x1A';
/// What it is shown as: U+FFFD.
inline constexpr std::string_view kShownStandIn = "\xEF\xBF\xBD";

struct FedText {
  std::string bytes;                  ///< as long as the region
  std::string_view original;          ///< the region's own bytes
  uint32_t base = 0;                  ///< the offset of bytes[0] in the file
  std::vector<uint32_t> line_starts;  ///< offsets into `bytes`, the first 0
  std::vector<uint32_t> checkboxes;   ///< offsets into `bytes` of the `[` of each, sorted

  uint32_t size() const { return static_cast<uint32_t>(bytes.size()); }
  uint32_t line_count() const { return static_cast<uint32_t>(line_starts.size()); }
  /// A 0-based line without its ending; empty at the end of the text behind the last.
  Span line(uint32_t index) const;
  /// The 0-based line that holds the byte.
  uint32_t line_of(uint32_t offset) const;
  /// A span of this text as one of the file.
  Span in_file(Span span) const { return {span.begin + base, span.end + base}; }
};

/// `region` of `file` made ready; it lies in the file and behind its byte order mark. Linear. The
/// file must outlive the result.
FedText make_fed_text(const SourceFile& file, Span region);

/// What the byte between the brackets of a checkbox says; kNone for any other byte.
Checkbox checkbox_of(char mark);

/// `text` with every stand-in shown as U+FFFD.
std::string without_stand_ins(std::string_view text);

}  // namespace debrief
