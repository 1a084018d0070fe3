#pragma once
// Texts under consecutive numbers, for tables of terms that are filled millions of times a build.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A hash that is the same in every run; not for what a foe may choose keys of.
uint64_t text_hash(std::string_view text);

/// A set of texts; the first has number 0. Not more than 2³² bytes of text.
class TermTable {
 public:
  TermTable() : slots_(64, 0) {}

  /// The number of a text, which is added when it is new. `hash` is its text_hash(). O(1).
  uint32_t number(std::string_view text, uint64_t hash);
  /// Gives back the room that only number() needs, which is not called again.
  void close();
  std::string_view text(uint32_t number) const {
    return std::string_view(bytes_).substr(entries_[number].begin, entries_[number].size);
  }
  uint64_t hash(uint32_t number) const { return entries_[number].hash; }
  uint32_t size() const { return static_cast<uint32_t>(entries_.size()); }

 private:
  struct Entry {
    uint64_t hash = 0;
    uint32_t begin = 0, size = 0;
  };
  void grow();

  std::string bytes_;
  std::vector<Entry> entries_;
  std::vector<uint32_t> slots_;  ///< number + 1; 0 is free; a power of two, at most half full
};

}  // namespace debrief
