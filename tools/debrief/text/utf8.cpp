#include "debrief/text/utf8.h"

#include <algorithm>
#include <array>

namespace debrief {
namespace {

bool is_continuation(char byte) { return (static_cast<uint8_t>(byte) & 0xC0) == 0x80; }

struct Range {
  char32_t first;
  char32_t last;
};

bool in_ranges(char32_t value, const Range* begin, const Range* end) {
  const Range* const found = std::lower_bound(
      begin, end, value, [](const Range& range, char32_t wanted) { return range.last < wanted; });
  return found != end && found->first <= value;
}

// Combining marks, joiners and variation selectors that occur in practice (Unicode 15, general
// category Mn, Me, Cf).
constexpr std::array<Range, 14> kZeroWidth = {{{0x0300, 0x036F},
                                               {0x0483, 0x0489},
                                               {0x0591, 0x05BD},
                                               {0x0610, 0x061A},
                                               {0x064B, 0x065F},
                                               {0x0E31, 0x0E3A},
                                               {0x1AB0, 0x1AFF},
                                               {0x1DC0, 0x1DFF},
                                               {0x200B, 0x200F},
                                               {0x202A, 0x202E},
                                               {0x2060, 0x206F},
                                               {0x20D0, 0x20FF},
                                               {0xFE00, 0xFE0F},
                                               {0xFEFF, 0xFEFF}}};

// East Asian wide and full-width blocks, and what shows as a picture (Unicode 15, EastAsianWidth W
// and F, by block).
constexpr std::array kWide = std::to_array<Range>(
    {{0x1100, 0x115F}, {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0},   {0x23F3, 0x23F3},
     {0x25FD, 0x25FE}, {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F},   {0x2693, 0x2693},
     {0x26A1, 0x26A1}, {0x26AA, 0x26AB}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5},   {0x26CE, 0x26CE},
     {0x26D4, 0x26D4}, {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5},   {0x26FA, 0x26FA},
     {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728},   {0x274C, 0x274C},
     {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797},   {0x27B0, 0x27B0},
     {0x27BF, 0x27BF}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55},   {0x2E80, 0x303E},
     {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA000, 0xA4CF},   {0xAC00, 0xD7A3},
     {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}});

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kAsPicture = 0xFE0F;  ///< shows the character before it as a picture

constexpr bool is_skin_tone(char32_t value) { return value >= 0x1F3FB && value <= 0x1F3FF; }

}  // namespace

CodePoint decode_utf8(std::string_view text) {
  const auto first = static_cast<uint8_t>(text[0]);
  if (first < 0x80) return {first, 1, true};
  uint8_t size = 0;
  char32_t value = 0;
  char32_t least = 0;
  if (first >= 0xC2 && first <= 0xDF) {
    size = 2, value = first & 0x1F, least = 0x80;
  } else if ((first & 0xF0) == 0xE0) {
    size = 3, value = first & 0x0F, least = 0x800;
  } else if (first >= 0xF0 && first <= 0xF4) {
    size = 4, value = first & 0x07, least = 0x10000;
  } else {
    return {};
  }
  if (text.size() < size) return {};
  for (uint8_t i = 1; i < size; ++i) {
    if (!is_continuation(text[i])) return {};
    value = (value << 6) | (static_cast<uint8_t>(text[i]) & 0x3F);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < least || surrogate || value > 0x10FFFF) return {};
  return {value, size, true};
}

void append_utf8(std::string& out, char32_t value) {
  const auto byte = [&](char32_t bits) { out += static_cast<char>(static_cast<uint8_t>(bits)); };
  if (value < 0x80) {
    byte(value);
  } else if (value < 0x800) {
    byte(0xC0 | (value >> 6));
    byte(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    byte(0xE0 | (value >> 12));
    byte(0x80 | ((value >> 6) & 0x3F));
    byte(0x80 | (value & 0x3F));
  } else {
    byte(0xF0 | (value >> 18));
    byte(0x80 | ((value >> 12) & 0x3F));
    byte(0x80 | ((value >> 6) & 0x3F));
    byte(0x80 | (value & 0x3F));
  }
}

std::optional<size_t> find_invalid_utf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text.substr(at));
    if (!point.valid) return at;
    at += point.size;
  }
  return std::nullopt;
}

std::string to_valid_utf8(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text.substr(at));
    if (point.valid) {
      valid += text.substr(at, point.size);
    } else {
      append_utf8(valid, 0xFFFD);
    }
    at += point.size;
  }
  return valid;
}

size_t display_width(std::string_view text) {
  size_t width = 0;
  size_t last = 0;      // the columns of the character before
  char32_t before = 0;  // what was read before
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text.substr(at));
    at += point.size;
    const bool joined = before == kJoiner || (is_skin_tone(point.value) && last == 2);
    before = point.value;
    if (point.value == kAsPicture && last == 1) {
      ++width;
      last = 2;
    }
    if (joined || in_ranges(point.value, kZeroWidth.begin(), kZeroWidth.end())) continue;
    last = in_ranges(point.value, kWide.data(), kWide.data() + kWide.size()) ? 2 : 1;
    width += last;
  }
  return width;
}

}  // namespace debrief
