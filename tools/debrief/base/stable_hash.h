#pragma once
// A hash that is the same in every run and on every machine, for what is kept or compared between
// runs. Not for anything that somebody could want to forge.

#include <cstdint>
#include <string>
#include <string_view>

namespace debrief {

inline constexpr uint64_t kHashStart = 0xcbf29ce484222325;

/// FNV-1a, 64 bits, going on from `hash`. Linear.
constexpr uint64_t stable_hash(std::string_view bytes, uint64_t hash = kHashStart) {
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3;
  }
  return hash;
}

/// Hashes parts one after another, each with a mark behind it, so that “ab”, “c” is not “a”, “bc”.
class PartHash {
 public:
  PartHash& add(std::string_view part) {
    hash_ = stable_hash({"\0", 1}, stable_hash(part, hash_));
    return *this;
  }
  PartHash& add_number(uint64_t number) { return add(std::to_string(number)); }
  uint64_t value() const { return hash_; }

 private:
  uint64_t hash_ = kHashStart;
};

}  // namespace debrief
