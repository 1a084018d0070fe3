#pragma once
// Running text taken out of markup, with the way back: every byte knows where in the source it
// stands. Markdown and front matter make Prose, the language layer reads it, and a match becomes a
// source span again.

#include <cstdint>
#include <string>

#include "debrief/base/packed_list.h"
#include "debrief/text/source_map.h"
#include "debrief/text/span.h"

namespace debrief {

/// What a stretch of prose is, where it matters to a reader of language.
enum class ProseMark : uint8_t {
  kCode,  ///< a code span; its text stands for a noun
  kLink,  ///< the text of a link
  kUrl,   ///< a bare address
  kEmphasis,
  kStrong,
  kDeleted,  ///< struck through
};

struct ProseRange {
  ProseMark mark = ProseMark::kCode;
  uint32_t begin = 0;  ///< byte offsets in Prose::text
  uint32_t end = 0;
};

/// One block's text as it is read: markup gone, escapes and entities decoded, a soft break as one
/// space, a hard break as a newline, an image as its alternative text.
struct Prose {
  std::string text;
  SourceMap sources;             ///< of each byte of `text`; of a scalar that is not exact, empty
  PackedList<ProseRange> marks;  ///< sorted by begin, properly nested
  bool exact = true;             ///< false: some byte could not be proven; findings use `fallback`
  Span fallback;                 ///< the lines of the block

  /// The source of `text[begin, end)`: from the first byte's source to behind the last byte's,
  /// markup between them included. `fallback` when the prose is not exact or the range is empty.
  Span source(size_t begin, size_t end) const {
    if (!exact || begin >= end || end > sources.size()) return fallback;
    return sources.source(begin, end);
  }
};

}  // namespace debrief
