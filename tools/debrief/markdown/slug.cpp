// GitHub's anchors: letters, marks, digits, hyphens and underscores stay, a space becomes a hyphen,
// all else goes.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/markdown/markdown.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

struct Range {
  char32_t first, last;
};

/// Blocks of punctuation and symbols (Unicode 15), sorted.
constexpr std::array<Range, 17> kSymbols = {{
    {0x80, 0xA9},
    {0xAB, 0xB4},
    {0xB6, 0xB9},
    {0xBB, 0xBF},
    {0xD7, 0xD7},
    {0xF7, 0xF7},
    {0x2000, 0x203E},
    {0x2041, 0x2053},
    {0x2055, 0x206F},
    {0x20A0, 0x20CF},
    {0x2190, 0x245F},
    {0x2500, 0x2BFF},
    {0x2E00, 0x2E7F},
    {0x3000, 0x3004},
    {0x3008, 0x3020},
    {0xFF01, 0xFF0F},
    {0x1F000, 0x1FAFF},
}};

bool is_symbol(char32_t value) {
  return std::any_of(kSymbols.begin(), kSymbols.end(), [&](const Range& range) {
    return range.first <= value && value <= range.last;
  });
}

/// Simple case mapping of the Latin, Greek and Cyrillic letters of European languages.
char32_t lower(char32_t value) {
  const auto in = [&](char32_t first, char32_t last) { return first <= value && value <= last; };
  if (in(0xC0, 0xDE) || in(0x391, 0x3A9) || in(0x410, 0x42F)) return value + 32;
  if (in(0x400, 0x40F)) return value + 80;
  if (in(0x100, 0x12F) || in(0x132, 0x137) || in(0x14A, 0x177)) return value | 1;
  if (in(0x139, 0x148) || in(0x179, 0x17E)) return value + (value & 1);
  return value;
}

}  // namespace

std::string heading_slug(std::string_view text) {
  std::string slug;
  for (CodePoint point; !text.empty(); text.remove_prefix(point.size)) {
    point = decode_utf8(text);
    const char byte = text.front();
    if (!point.valid) continue;
    if (point.size > 1) {
      if (!is_symbol(point.value)) append_utf8(slug, lower(point.value));
    } else if (is_ascii_alnum(byte) || byte == '_' || byte == '-') {
      slug += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    } else if (byte == ' ') {
      slug += '-';
    }
  }
  return slug;
}

}  // namespace debrief
