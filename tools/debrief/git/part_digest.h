#pragma once
// A digest of many parts, for results that are kept from one run to the next: nobody can write a
// document that is taken for another one.

#include <cstdint>
#include <string>
#include <string_view>

#include "debrief/git/repository.h"

namespace debrief {

/// Takes parts one after another, each with its size before it, so that “ab”, “c” is not “a”, “bc”.
class PartDigest {
 public:
  PartDigest& add(std::string_view part) {
    add_number(part.size());
    bytes_ += part;
    return *this;
  }
  PartDigest& add(const ObjectId& id) {
    bytes_.append(id.bytes.begin(), id.bytes.end());
    return *this;
  }
  PartDigest& add_number(uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(number >> shift);
    return *this;
  }
  PartDigest& add_flag(bool flag) {
    bytes_ += flag ? '+' : '-';
    return *this;
  }
  /// Adds `parts` one by one, their number before them.
  template <typename Parts>
  PartDigest& add_all(const Parts& parts) {
    add_number(parts.size());
    for (const auto& part : parts) add(part);
    return *this;
  }

  /// Of all parts so far. Linear in their bytes.
  ObjectId value() const { return blob_id(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace debrief
