// Names in the site: of files, and of people.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/git/repository.h"
#include "debrief/site/model.h"

namespace debrief {
namespace {

bool is_address_byte(char byte) {
  return is_ascii_alnum(byte) || std::string_view("._%+-").find(byte) != std::string_view::npos;
}

constexpr size_t kLongestName = 100;

/// Names of devices on Windows, whatever ending follows.
bool is_reserved(std::string_view name) {
  constexpr std::array kDevices = {"con", "prn", "aux", "nul"};
  const std::string base = lower_ascii(name.substr(0, name.find('.')));
  const bool numbered = base.size() == 4 && base[3] >= '1' && base[3] <= '9' &&
                        (base.starts_with("com") || base.starts_with("lpt"));
  return numbered || std::find(kDevices.begin(), kDevices.end(), base) != kDevices.end();
}

/// Names that the site has of its own beside those of records: years, and what lies under the name
/// of a record with an ending behind it.
bool is_ours(std::string_view name) {
  return name.find('.') != std::string_view::npos ||
         std::all_of(name.begin(), name.end(), is_ascii_digit);
}

/// What a file name can keep of a text.
std::string safe_part(std::string_view text) {
  std::string name;
  for (const char byte : text.substr(0, kLongestName)) {
    const bool plain = is_ascii_alnum(byte) || byte == '-' || byte == '_' ||
                       (byte == '.' && !name.empty() && name.back() != '.');
    if (plain) {
      name += byte;
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  while (!name.empty() && (name.back() == '.' || name.back() == '-')) name.pop_back();
  return name;
}

std::string with_hash(std::string_view name, std::string_view hashed) {
  return concat(name, "-", blob_id(hashed).short_hex());
}

}  // namespace

std::string FileNames::take(std::string_view wish, std::string_view fallback,
                            std::string_view key) {
  std::string name = safe_part(wish);
  if (name != wish || name.empty() || is_reserved(name) || is_ours(name)) {
    name = with_hash(name.empty() ? fallback : name, wish.empty() ? key : wish);
  }
  if (taken_.insert(lower_ascii(name)).second) return name;
  const std::string own = with_hash(name, key);
  std::string candidate = own;
  for (int n = 2; !taken_.insert(lower_ascii(candidate)).second; ++n) {
    candidate = concat(own, "-", n);
  }
  return candidate;
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
