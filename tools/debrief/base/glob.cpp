#include "debrief/base/glob.h"

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// Matches one byte of `text` against the element that `pattern` starts with; sets `used` to the
/// element's length.
bool match_byte(std::string_view pattern, char byte, size_t& used) {
  if (pattern[0] == '\\' && pattern.size() > 1) {
    used = 2;
    return pattern[1] == byte;
  }
  used = 1;
  if (pattern[0] == '?') return true;
  const size_t close = pattern[0] == '[' ? pattern.find(']', 2) : std::string_view::npos;
  if (close == std::string_view::npos) return pattern[0] == byte;
  used = close + 1;
  std::string_view set = pattern.substr(1, close - 1);
  const bool inverted = set[0] == '!' || set[0] == '^';
  if (inverted) set.remove_prefix(1);
  bool inside = false;
  for (size_t i = 0; i < set.size(); ++i) {
    if (i + 2 < set.size() && set[i + 1] == '-') {
      inside |= set[i] <= byte && byte <= set[i + 2];
      i += 2;
    } else {
      inside |= set[i] == byte;
    }
  }
  return inside != inverted;
}

/// Greedy match with one point of return, which is enough for `*`.
bool match_component(std::string_view pattern, std::string_view text) {
  size_t p = 0;
  size_t t = 0;
  size_t star = std::string_view::npos;
  size_t star_text = 0;
  while (t < text.size()) {
    size_t used = 0;
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_text = t;
    } else if (p < pattern.size() && match_byte(pattern.substr(p), text[t], used)) {
      p += used;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++star_text;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace

bool glob_match(std::string_view pattern, std::string_view path) {
  const auto wanted = split(pattern, '/');
  const auto parts = split(path, '/');
  size_t w = 0;
  size_t i = 0;
  size_t star = std::string_view::npos;
  size_t star_part = 0;
  while (i < parts.size()) {
    if (w < wanted.size() && wanted[w] == "**") {
      star = w++;
      star_part = i;
    } else if (w < wanted.size() && match_component(wanted[w], parts[i])) {
      ++w;
      ++i;
    } else if (star != std::string_view::npos) {
      w = star + 1;
      i = ++star_part;
    } else {
      return false;
    }
  }
  while (w < wanted.size() && wanted[w] == "**") ++w;
  return w == wanted.size();
}

bool is_glob(std::string_view text) {
  return text.find_first_of("*?[\\") != std::string_view::npos;
}

size_t unclosed_class(std::string_view pattern) {
  for (size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '\\')
      ++at;
    else if (pattern[at] == '[') {
      const size_t close = pattern.find(']', at + 2);
      if (close == pattern.npos || close > pattern.find('/', at)) return at;
      at = close;
    }
  }
  return pattern.npos;
}

std::string glob_root(std::string_view pattern) {
  std::string root;
  const auto parts = split(pattern, '/');
  for (size_t i = 0; i + 1 < parts.size() && !is_glob(parts[i]); ++i) {
    if (i > 0) root += '/';
    root += parts[i];
  }
  return root;
}

}  // namespace debrief
