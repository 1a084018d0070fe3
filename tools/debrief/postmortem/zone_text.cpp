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
    {"ACDT", 630},
    {"ACST", 570},
    {"AEDT", 660},
    {"AEST", 600},
    {"AKDT", -480},
    {"AKST", -540},
    {"AST", kSeveral},
    {"AWST", 480},
    {"BRT", -180},
    {"BST", kSeveral},
    {"CAT", 120},
    {"CDT", -300},
    {"CEST", 120},
    {"CET", 60},
    {"CST", kSeveral},
    {"CT", 0, "America/Chicago"},
    {"EAT", 180},
    {"EDT", -240},
    {"EEST", 180},
    {"EET", 120},
    {"EST", -300},
    {"ET", 0, "America/New_York"},
    {"GMT", 0},
    {"GST", 240},
    {"HKT", 480},
    {"HST", -600},
    {"IDT", 180},
    {"IST", kSeveral},
    {"JST", 540},
    {"KST", 540},
    {"MDT", -360},
    {"MESZ", 120},
    {"MEZ", 60},
    {"MSK", 180},
    {"MST", -420},
    {"MT", 0, "America/Denver"},
    {"NZDT", 780},
    {"NZST", 720},
    {"NZT", 0, "Pacific/Auckland"},
    {"PDT", -420},
    {"PHT", 480},
    {"PST", -480},
    {"PT", 0, "America/Los_Angeles"},
    {"SAST", 120},
    {"SGT", 480},
    {"TRT", 180},
    {"UTC", 0},
    {"WEST", 60},
    {"WET", 0},
    {"WIB", 420},
    {"Z", 0},
});
static_assert(std::ranges::is_sorted(kAbbreviations, {}, &Abbreviation::name));

/// Names in words, longest first where one begins another; lower case.
constexpr std::array kNamesInWords = std::to_array<Abbreviation>({
    {"british summer time", 60},
    {"central european summer time", 120},
    {"central european time", 0, "Europe/Berlin"},
    {"central daylight time", -300},
    {"central time", 0, "America/Chicago"},
    {"coordinated universal time", 0},
    {"eastern daylight time", -240},
    {"eastern standard time", -300},
    {"eastern time", 0, "America/New_York"},
    {"greenwich mean time", 0},
    {"indian standard time", 330},
    {"japan standard time", 540},
    {"mountain time", 0, "America/Denver"},
    {"pacific daylight time", -420},
    {"pacific standard time", -480},
    {"pacific time", 0, "America/Los_Angeles"},
    {"berlin time", 0, "Europe/Berlin"},
    {"copenhagen time", 0, "Europe/Copenhagen"},
    {"london time", 0, "Europe/London"},
    {"paris time", 0, "Europe/Paris"},
    {"uk time", 0, "Europe/London"},
    {"japan time", 540},
    {"india time", 330},
    {"korea time", 540},
    {"amsterdam time", 0, "Europe/Amsterdam"},
    {"india standard time", 330},
    {"mountain daylight time", -360},
    {"mountain standard time", -420},
    {"new york time", 0, "America/New_York"},
    {"oslo time", 0, "Europe/Oslo"},
    {"stockholm time", 0, "Europe/Stockholm"},
    {"sydney time", 0, "Australia/Sydney"},
    {"tokyo time", 540},
    {"us central", 0, "America/Chicago"},
    {"us eastern", 0, "America/New_York"},
    {"us pacific", 0, "America/Los_Angeles"},
    {"universal time", 0},
});

const Abbreviation* find_in_words(std::string_view text) {
  const std::string lower = lower_ascii(text.substr(0, 32));
  for (const Abbreviation& each : kNamesInWords) {
    if (!lower.starts_with(each.name)) continue;
    if (lower.size() > each.name.size() && is_ascii_alnum(lower[each.name.size()])) continue;
    return &each;
  }
  return nullptr;
}

/// Abbreviations that are no words: they count in small letters too.
constexpr std::array kNoWords = std::to_array<std::string_view>(
    {"bst", "cdt", "cest", "cet", "edt", "gmt", "pdt", "pst", "utc"});
static_assert(std::ranges::is_sorted(kNoWords));

std::string upper(std::string_view text) {
  std::string capitals(text);
  for (char& each : capitals)
    each = each >= 'a' && each <= 'z' ? static_cast<char>(each - 32) : each;
  return capitals;
}

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

/// Whether the name is the start of a place: `EST/…` and `GMT/…` are none, `CET/CEST` is two zones.
bool names_place(const Scanner& scan, size_t size) {
  if (scan.peek(size) != '/') return false;
  size_t letters = 0;
  while (is_ascii_alpha(scan.peek(size + 1 + letters))) ++letters;
  return find_abbreviation(scan.rest().substr(size + 1, letters)) == nullptr;
}

/// The offset of `UTC+2`, `UTC +02:00`, `UTC (+2)`.
void take_offset_behind(Scanner& scan) {
  if (take_offset(scan)) return;
  const size_t start = scan.at;
  scan.skip_space();
  const bool bracket = scan.take("(");
  const size_t sign = scan.at;
  const auto offset = take_offset(scan);
  const bool four = scan.at - sign >= 5;
  if (offset && !is_ascii_alnum(scan.peek()) && (bracket ? scan.take(")") : four)) return;
  scan.at = start;
}

/// `Pacific` of `(Pacific)` or “all times Eastern.”: bytes; 0 for a region that is no clock.
size_t size_of_region(const Scanner& scan) {
  const std::string_view before = scan.text.substr(0, scan.at);
  const bool led = before.ends_with('(') || before.ends_with("times ") || before.ends_with("in ");
  if (!led) return 0;
  for (const std::string_view region : {"Pacific", "Eastern", "Central", "Mountain"}) {
    if (!scan.rest().starts_with(region)) continue;
    const char behind = scan.peek(region.size());
    const bool ends = behind == '\0' || behind == ')' || behind == '.' || behind == ',';
    return ends ? region.size() : 0;
  }
  return 0;
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
  const bool small = std::ranges::binary_search(kNoWords, name);
  if ((small || find_abbreviation(name) != nullptr) && !is_ascii_digit(scan.peek(size)) &&
      !names_place(scan, size)) {
    scan.at += size;
    if (is_one_of(name, std::array<std::string_view, 4>{"UTC", "GMT", "utc", "gmt"})) {
      take_offset_behind(scan);
    }
    return true;
  }
  if (const size_t region = size_of_region(scan)) {
    scan.at += region;
    return true;
  }
  if (const Abbreviation* words = find_in_words(scan.rest())) {
    scan.at += words->name.size();
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
  if (scan.take_any({"UTC", "GMT", "utc", "gmt"})) {
    scan.skip_space();
    scan.take("(");
  }
  const Abbreviation* known = find_abbreviation(name);
  if (known == nullptr && std::ranges::binary_search(kNoWords, name)) {
    known = find_abbreviation(upper(name));
  }
  if (known == nullptr && is_one_of(name, {"Pacific", "Eastern", "Central", "Mountain"})) {
    known = find_in_words(concat(name, " time"));
  } else if (known == nullptr) {
    known = find_in_words(name);
    if (known != nullptr && known->name.size() != name.size()) known = nullptr;
  }
  const auto minutes = take_offset(scan);
  scan.take(")");
  if (minutes && scan.done()) {
    zone.zone = absl::FixedTimeZone(*minutes * 60);
  } else if (known != nullptr) {
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
