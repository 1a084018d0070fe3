#include "debrief/text/random_look.h"

#include <algorithm>
#include <bitset>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr std::string_view kPlaceholderParts[] = {
    "example",    "xxxx",      "redact",   "placeholder", "changeme", "change-me", "change_me",
    "dummy",      "your",      "fake",     "sample",      "removed",  "hidden",    "masked",
    "0123456789", "123456789", "abcdefgh", "mytoken",     "mypass",   "mysecret",  "mykey",
    "***",        "...",       "…",        "${",          "{{",       "<",
};
constexpr std::string_view kPlaceholderValues[] = {"pass",   "passwd", "password", "pw",    "pwd",
                                                   "secret", "token",  "user",     "xxx",   "none",
                                                   "null",   "true",   "false",    "guest", "test"};

bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }

bool is_uuid(std::string_view value) {
  if (value.size() != 36) return false;
  for (size_t i = 0; i < value.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? value[i] != '-' : !is_ascii_alnum(value[i])) return false;
  }
  return true;
}

/// `payments-db-v2`, `settings.auth.v1`, `web_tls_2024`: short words with marks between.
bool is_name(std::string_view value) {
  if (std::ranges::any_of(value, is_upper)) return false;
  constexpr size_t kLongestWord = 15;
  size_t run = 0, longest = 0;
  bool parted = false;
  for (const char byte : value) {
    if (is_ascii_alnum(byte)) {
      longest = std::max(longest, ++run);
    } else if (byte == '-' || byte == '_' || byte == '.' || byte == '/' || byte == ':') {
      run = 0;
      parted = true;
    } else {
      return false;
    }
  }
  return parted && longest <= kLongestWord;
}

bool is_date(std::string_view value) {
  return value.size() >= 10 && value[4] == '-' && value[7] == '-' &&
         std::all_of(value.begin(), value.begin() + 4, is_ascii_digit);
}

}  // namespace

bool says_placeholder(std::string_view value) {
  const std::string lower = lower_ascii(value);
  if (is_one_of(lower, kPlaceholderValues)) return true;
  if (!value.empty() && std::string_view("$%{[(*<").find(value.front()) != std::string_view::npos) {
    return true;
  }
  std::bitset<256> seen;
  for (const char byte : value) seen.set(static_cast<unsigned char>(byte));
  if (value.size() >= 8 && seen.count() <= 3) return true;
  return std::ranges::any_of(kPlaceholderParts, [&](std::string_view part) {
    return lower.find(part) != std::string::npos;
  });
}

bool looks_random(std::string_view value) {
  constexpr size_t kLeast = 8, kLeastDistinct = 6;
  if (value.size() < kLeast || says_placeholder(value)) return false;
  if (std::string_view("/~.@").find(value.front()) != std::string_view::npos) return false;
  if (value.find('(') != value.npos || value.find("://") != value.npos) return false;
  if (is_uuid(value) || is_name(value) || is_date(value)) return false;
  std::bitset<256> seen;
  for (const char byte : value) seen.set(static_cast<unsigned char>(byte));
  const bool all_printable =
      std::ranges::all_of(value, [](char byte) { return byte > ' ' && byte < 0x7f; });
  return all_printable && seen.count() >= kLeastDistinct &&
         std::ranges::any_of(value, is_ascii_digit) && std::ranges::any_of(value, is_ascii_alpha);
}

}  // namespace debrief
