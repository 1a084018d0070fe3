#include "debrief/corpus/link.h"

#include <algorithm>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"

namespace debrief {
namespace {

int hex_digit(char byte) {
  if (is_ascii_digit(byte)) return byte - '0';
  const char lower = static_cast<char>(byte | 0x20);
  return 'a' <= lower && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Percent-encoding undone (RFC 3986 §2.1); what is no valid triplet stays.
std::string decode_percent(std::string_view text) {
  std::string decoded;
  for (size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    decoded += low >= 0 ? static_cast<char>(high * 16 + low) : text[i];
    if (low >= 0) i += 2;
  }
  return decoded;
}

}  // namespace

bool has_scheme(std::string_view url) {
  const size_t colon = url.find(':');
  if (colon == url.npos || colon == 0 || !is_ascii_alpha(url[0])) return false;
  const std::string_view scheme = url.substr(0, colon);
  return std::all_of(scheme.begin(), scheme.end(), [](char byte) {
    return is_ascii_alnum(byte) || byte == '+' || byte == '-' || byte == '.';
  });
}

std::optional<LocalLink> local_link(std::string_view from, std::string_view url) {
  if (has_scheme(url) || url.starts_with("//")) return std::nullopt;
  const size_t hash = url.find('#');
  LocalLink link;
  if (hash != url.npos) link.fragment = decode_percent(url.substr(hash + 1));
  const std::string_view before = url.substr(0, hash);
  const std::string path = decode_percent(before.substr(0, before.find('?')));
  if (path.empty()) {
    link.path = from;
    return link;
  }
  const size_t inner = path.find_first_not_of('/');
  if (inner == path.npos) {
    link.path = ".";
    return link;
  }
  const std::string_view folder = inner > 0 ? std::string_view() : parent_path(from);
  link.path = normalise_path(join_path(folder, std::string_view(path).substr(inner)));
  const bool outside = link.path == ".." || link.path.starts_with("../") ||
                       link.path.find('\0') != std::string::npos;
  return outside ? std::nullopt : std::optional(link);
}

}  // namespace debrief
