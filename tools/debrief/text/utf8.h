#pragma once
// UTF-8, byte by byte: what is valid, and how long a code point is.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace debrief {

struct CodePoint {
  char32_t value = 0xFFFD;  ///< U+FFFD when the bytes are not valid
  uint8_t size = 1;         ///< bytes it takes; 1 for an invalid byte
  bool valid = false;
};

/// The code point at the start of `text`, which must not be empty. Overlong forms, surrogates and
/// values above U+10FFFF are invalid (Unicode 15, table 3-7); an invalid byte is taken alone.
CodePoint decode_utf8(std::string_view text);

/// Appends the UTF-8 form of a code point.
void append_utf8(std::string& out, char32_t value);

/// The offset of the first byte that is not valid UTF-8; nullopt when all are.
std::optional<size_t> find_invalid_utf8(std::string_view text);

/// `text` with every invalid byte replaced by U+FFFD.
std::string to_valid_utf8(std::string_view text);

/// How many terminal columns the text takes: 0 for combining marks and joiners, 2 for wide East
/// Asian characters and emoji, 1 for the rest. An approximation, as every terminal's own is.
size_t display_width(std::string_view text);

}  // namespace debrief
