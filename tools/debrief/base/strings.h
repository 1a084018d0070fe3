#pragma once
// The few string helpers that every layer needs. Debian's Abseil is built with its own string_view,
// which does not take ours, so these stand where absl::StrCat and its relatives would.

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

namespace strings_internal {

inline void append_one(std::string& out, std::string_view text) { out += text; }
inline void append_one(std::string& out, char byte) { out += byte; }
template <std::integral Number>
requires(!std::same_as<Number, char> &&
         !std::same_as<Number, bool>) void append_one(std::string& out, Number number) {
  out += std::to_string(number);
}

}  // namespace strings_internal

/// Appends texts, characters and whole numbers to `out`.
template <typename... Parts>
void append(std::string& out, const Parts&... parts) {
  (strings_internal::append_one(out, parts), ...);
}

/// Texts, characters and whole numbers one behind the other.
template <typename... Parts>
std::string concat(const Parts&... parts) {
  std::string text;
  append(text, parts...);
  return text;
}

/// ASCII letters in lower case, all other bytes unchanged.
std::string lower_ascii(std::string_view text);

/// Space, \t, \n, \v, \f, \r.
constexpr bool is_ascii_space(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }
constexpr bool is_ascii_digit(char byte) { return byte >= '0' && byte <= '9'; }
constexpr bool is_ascii_alpha(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}
constexpr bool is_ascii_alnum(char byte) { return is_ascii_alpha(byte) || is_ascii_digit(byte); }

/// Without ASCII white space at both ends.
std::string_view trim(std::string_view text);

/// Trimmed, and every run of ASCII white space inside turned into one space.
std::string fold_white_space(std::string_view text);

/// Whether a word stands in a list of words.
template <typename Words = std::initializer_list<std::string_view>>
bool is_one_of(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// The parts between separators, empty ones kept; one part when there is no separator.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The parts with `separator` between them.
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string join(const std::vector<std::string_view>& parts, std::string_view separator);

/// `text` with every `from` replaced; `from` must not be empty.
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// `1,234,567`.
std::string with_thousands(uint64_t number);

/// `1 file`, `2 files`: the number with thousands separators and the noun, `s` added for all but 1.
std::string counted(uint64_t number, std::string_view noun);

}  // namespace debrief
