#pragma once
// A cursor over a line of text for the readers of times and action items.

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "debrief/base/strings.h"

namespace debrief {

/// Reads forward; a caller that must go back keeps `at` and restores it.
struct Scanner {
  std::string_view text;
  size_t at = 0;

  bool done() const { return at >= text.size(); }
  char peek(size_t ahead = 0) const { return at + ahead < text.size() ? text[at + ahead] : '\0'; }
  std::string_view rest() const { return text.substr(std::min(at, text.size())); }

  bool take(std::string_view expected) {
    if (!rest().starts_with(expected)) return false;
    at += expected.size();
    return true;
  }

  /// The first of the given texts that stands here.
  bool take_any(std::initializer_list<std::string_view> choices) {
    return std::any_of(choices.begin(), choices.end(), [&](auto each) { return take(each); });
  }

  /// A word in lower case, as it is or with capitals, with no letter or digit behind it.
  bool take_word(std::string_view word) {
    if (at + word.size() > text.size() || (text[at] | 0x20) != word[0]) return false;
    if (is_ascii_alnum(peek(word.size()))) return false;
    if (lower_ascii(text.substr(at, word.size())) != word) return false;
    at += word.size();
    return true;
  }

  void skip_space() {
    while (is_ascii_space(peek()) || rest().starts_with("\u00A0")) at += peek() == '\xC2' ? 2 : 1;
  }

  /// Exactly as many digits as stand here, when they are `least` to `most`.
  std::optional<int> take_number(size_t least, size_t most) {
    size_t digits = 0;
    int value = 0;
    while (is_ascii_digit(peek(digits))) {
      if (digits == most) return std::nullopt;
      value = value * 10 + (peek(digits++) - '0');
    }
    if (digits < least) return std::nullopt;
    at += digits;
    return value;
  }
};

}  // namespace debrief
