// The names that documents give to zones.

#include "debrief/postmortem/zone_text.h"

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/scanner.h"
#include "debrief/postmortem/time_text.h"

namespace debrief {
namespace {

constexpr int kSeveral = 24 * 60;  ///< several countries use the abbreviation for different offsets

struct Abbreviation {
  std::string_view name;
  int minutes;                  ///< east of UTC, or kSeveral
  std::string_view place = {};  ///< the IANA zone whose clock is meant, summer time or not
};

constexpr std::array kAbbreviations = std::to_array<Abbreviation>({
    {"AEDT", 660},
    {"AEST", 600},
    {"AST", kSeveral},
    {"BST", kSeveral},
    {"CDT", -300},
    {"CEST", 120},
    {"CET", 60},
    {"CST", kSeveral},
    {"EDT", -240},
    {"EEST", 180},
    {"EET", 120},
    {"EST", -300},
    {"ET", 0, "America/New_York"},
    {"GMT", 0},
    {"HKT", 480},
    {"IST", kSeveral},
    {"JST", 540},
    {"KST", 540},
    {"MDT", -360},
    {"MSK", 180},
    {"MST", -420},
    {"NZDT", 780},
    {"NZST", 720},
    {"PDT", -420},
    {"PST", -480},
    {"PT", 0, "America/Los_Angeles"},
    {"SGT", 480},
    {"UTC", 0},
    {"WEST", 60},
    {"WET", 0},
    {"Z", 0},
});
static_assert(std::ranges::is_sorted(kAbbreviations, {}, &Abbreviation::name));

const Abbreviation* find_abbreviation(std::string_view name) {
  const auto found = std::ranges::lower_bound(kAbbreviations, name, {}, &Abbreviation::name);
  return found != kAbbreviations.end() && found->name == name ? &*found : nullptr;
}

/// `+02:00`, `+0200`, `-5`: minutes east of UTC.
std::optional<int> take_offset(Scanner& scan) {
  const size_t start = scan.at;
  const bool west = scan.peek() == '-' || scan.rest().starts_with("−");
  if (!scan.take_any({"+", "-", "−"})) return std::nullopt;
  size_t digits = 0;
  while (is_ascii_digit(scan.peek(digits))) ++digits;
  const auto number = scan.take_number(1, 4);
  int minutes = 0;
  if (number && digits >= 3) {
    minutes = *number / 100 * 60 + *number % 100;
  } else if (number) {
    minutes = *number * 60;
    if (scan.take(":")) minutes += scan.take_number(2, 2).value_or(24 * 60);
  }
  if (!number || minutes > 14 * 60) {
    scan.at = start;
    return std::nullopt;
  }
  return west ? -minutes : minutes;
}

bool is_zone_byte(char byte) {
  return is_ascii_alnum(byte) || byte == '/' || byte == '_' || byte == '-' || byte == '+';
}

/// `Europe/London`, when the system knows it.
bool take_place(Scanner& scan) {
  size_t size = 0;
  bool slash = false;
  while (is_zone_byte(scan.peek(size))) slash |= scan.peek(size++) == '/';
  const std::string_view name = scan.rest().substr(0, size);
  if (!slash || size > 40 || name[0] < 'A' || name[0] > 'Z' || !load_zone(name)) return false;
  scan.at += size;
  return true;
}

}  // namespace

bool take_zone(Scanner& scan) {
  const size_t start = scan.at;
  if (take_offset(scan)) {
    // `+5` and `+10` behind a space count things; an offset has four digits or touches its clock.
    const bool attached = start > 0 && is_ascii_digit(scan.text[start - 1]);
    if (!is_ascii_alnum(scan.peek()) && scan.at - start >= (attached ? 2u : 5u)) return true;
    scan.at = start;
    return false;
  }
  size_t size = 0;
  while (is_ascii_alpha(scan.peek(size))) ++size;
  std::string_view name = scan.rest().substr(0, size);
  if (name == "z" && start > 0 && is_ascii_digit(scan.text[start - 1])) name = "Z";
  if (find_abbreviation(name) != nullptr && scan.peek(size) != '/' &&
      !is_ascii_digit(scan.peek(size))) {
    scan.at += size;
    if (name == "UTC" || name == "GMT") take_offset(scan);
    return true;
  }
  return take_place(scan);
}

std::string find_zone_name(std::string_view text) {
  // Looking up a place opens a file, so a long text is not searched to its end.
  constexpr size_t kFarthest = 200;
  text = text.substr(0, kFarthest);
  Scanner scan{text};
  while (!scan.done()) {
    const size_t start = scan.at;
    const bool word = start == 0 || !is_zone_byte(text[start - 1]);
    if (word && is_ascii_alpha(text[start]) && take_zone(scan)) {
      return std::string(text.substr(start, scan.at - start));
    }
    if (word && scan.peek() == '+' && take_zone(scan)) {
      return std::string(text.substr(start, scan.at - start));
    }
    scan.at = start + 1;
  }
  return {};
}

Zone zone_of(std::string_view name) {
  Zone zone{std::string(name), std::nullopt};
  Scanner scan{name};
  if (name == "z") zone.zone = absl::UTCTimeZone();
  scan.take_any({"UTC", "GMT"});
  if (const auto minutes = take_offset(scan); minutes && scan.done()) {
    zone.zone = absl::FixedTimeZone(*minutes * 60);
  } else if (const Abbreviation* known = find_abbreviation(name)) {
    if (!known->place.empty()) {
      zone.zone = load_zone(known->place);
    } else if (known->minutes != kSeveral) {
      zone.zone = absl::FixedTimeZone(known->minutes * 60);
    }
  } else if (!zone.zone) {
    zone.zone = load_zone(name);
  }
  return zone;
}

}  // namespace debrief
