#include "debrief/postmortem/label.h"

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

/// Whether a code point above ASCII is part of a word: not punctuation, symbol or emoji.
bool is_word(char32_t value) {
  if (value < 0xC0 || value == 0xD7 || value == 0xF7) return value == 0xAA || value == 0xBA;
  if (value >= 0x2000 && value <= 0x2BFF) return false;  // punctuation, symbols, arrows, dingbats
  if (value >= 0x3000 && value <= 0x3020) return false;  // CJK punctuation
  if (value >= 0xFE00 && value <= 0xFE6F) return false;  // variation selectors, small forms
  if (value >= 0xFF00 && value <= 0xFF0F) return false;  // full-width punctuation
  if (value == 0xFF1A || value == 0xFFFD) return false;  // full-width colon, replacement
  return value < 0x1F000 || value > 0x1FAFF;             // emoji
}

bool is_apostrophe(char32_t value) { return value == '\'' || value == 0x2019 || value == 0x2018; }

/// Without a leading `1.`, `2.3)`, `IV.`, `#4`.
std::string_view without_number(std::string_view text) {
  size_t at = 0;
  if (text.starts_with('#')) ++at;
  while (at < text.size() && (is_ascii_digit(text[at]) || (at > 0 && text[at] == '.'))) ++at;
  if (at == 0 || at > 8) return text;
  if (at < text.size() && (text[at] == ')' || text[at] == ':')) ++at;
  const bool number = at < text.size() && is_ascii_space(text[at]) &&
                      (at > 1 || !is_ascii_digit(text[0])) && !is_ascii_digit(text[at - 1]);
  return number ? text.substr(at) : text;
}

}  // namespace

char32_t lower_letter(char32_t letter) {
  if (letter >= 'A' && letter <= 'Z') return letter + 32;
  if (letter >= 0xC0 && letter <= 0xDE && letter != 0xD7) return letter + 32;
  if (letter >= 0x100 && letter <= 0x137) return letter | 1;
  if (letter >= 0x139 && letter <= 0x148) return letter + (letter & 1);
  if (letter >= 0x14A && letter <= 0x177) return letter | 1;
  if (letter >= 0x391 && letter <= 0x3A9) return letter + 32;
  if (letter >= 0x400 && letter <= 0x40F) return letter + 80;
  if (letter >= 0x410 && letter <= 0x42F) return letter + 32;
  return letter;
}

std::string normal_label(std::string_view text) {
  return normal_label(text, std::string_view::npos);
}

std::string normal_label(std::string_view text, size_t most) {
  text = without_number(trim(text));
  std::string label;
  bool space = false;
  int brackets = 0;
  const auto put = [&](char32_t value) {
    if (space && !label.empty()) label += ' ';
    space = false;
    if (value < 0x80) {
      label += static_cast<char>(value);
    } else {
      append_utf8(label, value);
    }
  };
  while (!text.empty() && label.size() <= most) {
    const CodePoint point = decode_utf8(text);
    text.remove_prefix(point.size);
    const char32_t value = point.value;
    if (value == '(' || value == '[') {
      // A title that is all in brackets keeps its words.
      if (!label.empty() && text.find(value == '(' ? ')' : ']') != text.npos) ++brackets;
      space = true;
    } else if (value == ')' || value == ']') {
      if (brackets > 0) --brackets;
      space = true;
    } else if (brackets > 0) {
      continue;
    } else if (value == '&') {
      space = true;
      for (const char letter : std::string_view("and")) put(static_cast<unsigned char>(letter));
      space = true;
    } else if (is_apostrophe(value)) {
      continue;
    } else if (value < 0x80 ? is_ascii_alnum(static_cast<char>(value))
                            : point.valid && is_word(value)) {
      put(lower_letter(value));
    } else {
      space = true;
    }
  }
  return label;
}

}  // namespace debrief
