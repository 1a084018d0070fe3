#pragma once
// A stretch of Prose: its lines, its trimmed text, and whether markup covers it.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/text/prose.h"
#include "debrief/text/source_file.h"

namespace debrief {

/// Bytes `[begin, end)` of a Prose's text.
struct Part {
  size_t begin = 0;
  size_t end = 0;
  bool empty() const { return begin >= end; }
  size_t size() const { return empty() ? 0 : end - begin; }
};

std::string_view text_of(const Prose& prose, Part part);

/// Without white space at both ends.
Part trimmed(const Prose& prose, Part part);
inline Part whole(const Prose& prose) { return trimmed(prose, {0, prose.text.size()}); }

/// The part's bytes in the source; the lines of the block when they are not proven.
Span span_of(const Prose& prose, Part part);

/// The parts between line breaks, as they stand in the source. One part when the bytes are not
/// proven and no hard break is there.
std::vector<Part> lines_of(const Prose& prose, const SourceFile& file);

/// Whether one mark covers the whole part.
bool is_marked(const Prose& prose, ProseMark mark, Part part);

/// The first mark of a kind that starts at `begin`; its end, or `begin` when there is none.
size_t end_of_mark(const Prose& prose, ProseMark mark, size_t begin);

}  // namespace debrief
