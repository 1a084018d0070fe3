// Names in the site: of files, and of people.

#include "debrief/base/strings.h"
#include "debrief/site/model.h"

namespace debrief {
namespace {

bool is_address_byte(char byte) {
  return is_ascii_alnum(byte) || std::string_view("._%+-").find(byte) != std::string_view::npos;
}

constexpr size_t kLongestName = 100;

}  // namespace

std::string FileNames::take(std::string_view wish, std::string_view fallback) {
  std::string name;
  for (const char byte : wish.substr(0, kLongestName)) {
    const bool plain = is_ascii_alnum(byte) || byte == '-' || byte == '_' ||
                       (byte == '.' && !name.empty() && name.back() != '.');
    if (plain) {
      name += byte;
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  while (!name.empty() && (name.back() == '.' || name.back() == '-')) name.pop_back();
  if (name.empty()) name = fallback;
  for (int n = 1;; ++n) {
    std::string candidate = n == 1 ? name : concat(name, "-", n);
    if (taken_.insert(lower_ascii(candidate)).second) return candidate;
  }
}

std::string without_addresses(std::string_view text) {
  std::string out;
  size_t copied = 0;
  for (size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    size_t end = at + 1;
    while (end < text.size() && is_address_byte(text[end])) ++end;
    const std::string_view host = text.substr(at + 1, end - at - 1);
    const size_t dot = host.find('.');
    const bool local = at > copied && is_address_byte(text[at - 1]);
    if (!local || dot == 0 || dot == std::string_view::npos || dot + 1 == host.size()) continue;
    append(out, text.substr(copied, at - copied));
    copied = end;
  }
  append(out, text.substr(copied));
  return out;
}

std::string person_name(std::string_view name) {
  std::string bare = without_addresses(name);
  // `Ann <ann@example.org>` leaves `Ann <ann>`.
  if (bare.size() != name.size() && bare.ends_with('>')) {
    if (const size_t open = bare.rfind('<'); open != std::string::npos) bare.resize(open);
  }
  const std::string_view trimmed = trim(bare);
  return std::string(trimmed);
}

}  // namespace debrief
