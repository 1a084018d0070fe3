#pragma once
// The way from decoded text back to its source: for each byte of the text, the bytes that it was
// read from. Most text stands in its source as it is, so that whole stretches are kept, not bytes.

#include <cstddef>
#include <cstdint>

#include "debrief/base/packed_list.h"
#include "debrief/text/span.h"

namespace debrief {

/// The sources of a text's bytes, in the order of the text. A byte's source is one byte where it
/// stands as it is, several for an escape, an entity or a line break, and none where its place is
/// not known; all bytes that one entity decodes to have the entity as their source.
///
/// Costs 12 bytes a stretch of text that stands as it is, and one for each entity or escape;
/// looking a byte up takes the logarithm of their number.
class SourceMap {
 public:
  size_t size() const { return size_; }  ///< in bytes of the text
  bool empty() const { return size_ == 0; }

  /// Adds `count` bytes of text, each of them read from all of `source`.
  void add(Span source, size_t count = 1) {
    for (size_t i = 0; i < count; ++i) add_byte(source.begin, source.size());
  }

  /// Adds `count` bytes that stand in the source as they are, from `begin` on.
  void add_verbatim(uint32_t begin, size_t count);

  /// Adds what another map has for its bytes [begin, end).
  void append(const SourceMap& other, size_t begin, size_t end);
  void append(const SourceMap& other) { append(other, 0, other.size()); }

  /// Adds bytes with no source, at the end of what is known, up to `size` bytes.
  void fill_up(size_t size);

  /// The source of one byte; `at` < size().
  Span operator[](size_t at) const;

  /// From the source of the byte at `begin` to the end of that of the byte before `end`; the range
  /// must not be empty.
  Span source(size_t begin, size_t end) const {
    return {(*this)[begin].begin, (*this)[end - 1].end};
  }

  /// The first byte of text whose source begins at `offset` or behind it; size() when none does.
  /// The sources must be in order, as those of exact prose are.
  size_t first_from(uint32_t offset) const;

  /// Takes `count` bytes of text away at the start.
  void drop_front(size_t count);

  /// Moves all sources by `distance`.
  void shift(uint32_t distance);

  void clear();
  void give_back_room() { more_.give_back_room(); }

 private:
  /// Bytes of text up to the next run. With a length of 1 each is read from the byte behind that of
  /// the one before; with another, all are read from the same place.
  struct Run {
    uint32_t text = 0;
    uint32_t source = 0;
    uint32_t length = 0;
  };

  const Run& run(size_t index) const { return index == 0 ? first_ : more_[index - 1]; }
  Run& run(size_t index) { return index == 0 ? first_ : more_[index - 1]; }
  size_t run_count() const { return empty() ? 0 : 1 + more_.size(); }
  size_t run_end(size_t index) const { return index < more_.size() ? more_[index].text : size_; }
  size_t run_at(size_t at) const;
  void add_byte(uint32_t source, uint32_t length);

  uint32_t size_ = 0;
  Run first_;             ///< of an empty map: nothing
  PackedList<Run> more_;  ///< most texts have a single run
};

}  // namespace debrief
