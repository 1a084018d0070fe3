#pragma once
// A range of bytes in one source file. Spans are stored, views are not: text is sliced on demand.

#include <algorithm>
#include <compare>
#include <cstdint>

namespace debrief {

/// Bytes `[begin, end)`, 0-based from the start of the file (a byte order mark counts).
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  constexpr uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(uint32_t offset) const { return begin <= offset && offset < end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }

  friend constexpr auto operator<=>(Span, Span) = default;
};

/// The smallest span that holds both.
constexpr Span cover(Span a, Span b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace debrief
