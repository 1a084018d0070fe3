#pragma once
// How alike two files are, by the lines they share: the measure behind git's "similarity index".

#include <cstdint>
#include <string_view>
#include <vector>

namespace debrief {

/// A file cut into lines (long ones into pieces of 64 bytes), each kept as a hash and its bytes.
struct Fingerprint {
  struct Chunk {
    uint64_t hash = 0;
    uint64_t bytes = 0;  ///< of all chunks with this hash
  };
  std::vector<Chunk> chunks;  ///< sorted by hash
  uint64_t size = 0;          ///< of the file
};

/// O(n log n) in the number of lines. A carriage return before a line feed does not count in text.
Fingerprint fingerprint(std::string_view bytes);

constexpr uint32_t kSameContent = 60'000;

/// The part of the larger file that the two share, of kSameContent. As git does, it compares how
/// often each line stands in both, wherever it stands.
uint32_t similarity(const Fingerprint& a, const Fingerprint& b);

}  // namespace debrief
