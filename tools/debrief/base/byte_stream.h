#pragma once
// Numbers and texts as bytes and back, for what is worked out while the program is built. Read back
// by the same version of the program only.

#include <cstdint>
#include <string>
#include <string_view>

namespace debrief {

/// Appends numbers in LEB128, and texts behind their size.
class ByteWriter {
 public:
  void number(uint32_t value);
  void text(std::string_view text);
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Takes them from the front of bytes, which must outlive the texts; `bad()` once something did not
/// fit, and from then on there are only zeros.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  uint32_t number() {
    // Most numbers are small.
    if (!rest_.empty() && static_cast<unsigned char>(rest_.front()) < 0x80) {
      const auto value = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      return value;
    }
    return long_number();
  }
  /// A number below `limit`.
  uint32_t number_below(uint32_t limit);
  /// How many elements follow; each takes a byte at least.
  uint32_t count();
  std::string_view text();

  bool bad() const { return bad_; }
  void fail();
  /// Whether all has been taken, and all of it fitted.
  bool done() const { return !bad_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool bad_ = false;

  uint32_t long_number();
};

}  // namespace debrief
