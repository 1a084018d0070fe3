#include "debrief/postmortem/incident_id.h"

#include <absl/strings/str_format.h>

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

/// The base letters of Latin-1 and Latin Extended-A, U+00C0 to U+017F, one each; `-` for what has
/// none.
constexpr std::string_view kLatinBase =
    "aaaaaaaceeeeiiii"   // U+00C0
    "dnooooo-ouuuuyts"   // U+00D0
    "aaaaaaaceeeeiiii"   // U+00E0
    "dnooooo-ouuuuyty"   // U+00F0
    "aaaaaaccccccccdd"   // U+0100
    "ddeeeeeeeeeegggg"   // U+0110
    "gggghhhhiiiiiiii"   // U+0120
    "iiiijjkkklllllll"   // U+0130
    "lllnnnnnnnnnoooo"   // U+0140
    "oooorrrrrrssssss"   // U+0150
    "ssttttttuuuuuuuu"   // U+0160
    "uuuuwwyyyzzzzzzs";  // U+0170
static_assert(kLatinBase.size() == 0x180 - 0xC0);

char slug_letter(const CodePoint& point) {
  if (point.value < 0x80) {
    const char byte = lower_ascii(std::string(1, static_cast<char>(point.value)))[0];
    return is_ascii_alnum(byte) ? byte : '-';
  }
  const bool latin = point.value >= 0xC0 && point.value < 0x180;
  return latin ? kLatinBase[point.value - 0xC0] : '-';
}

}  // namespace

std::string slug_of(std::string_view title) {
  std::string slug;
  for (size_t at = 0; at < title.size();) {
    const CodePoint point = decode_utf8(title.substr(at));
    at += point.size;
    if (point.value == U'\'' || point.value == U'’') continue;
    const char letter = slug_letter(point);
    if (letter != '-') {
      slug += letter;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  constexpr size_t kMost = 69;  // with the date, 80 bytes
  if (slug.size() > kMost) {
    const size_t hyphen = slug.rfind('-', kMost);
    slug.resize(hyphen == std::string::npos || hyphen < kMost / 2 ? kMost : hyphen);
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug.empty() ? std::string(kNoSlug) : slug;
}

std::string dated_id(absl::CivilDay day, std::string_view slug) {
  return concat(absl::StrFormat("%04d-%02d-%02d-", day.year(), day.month(), day.day()), slug);
}

bool is_dated_id(std::string_view text) {
  constexpr std::string_view kDay = "0000-00-00-";
  if (text.size() <= kDay.size() || text.ends_with('-')) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool word = is_ascii_digit(text[i]) || (text[i] >= 'a' && text[i] <= 'z');
    const bool hyphen = text[i] == '-';
    if (i < kDay.size()) {
      if (hyphen != (kDay[i] == '-') || (!hyphen && !is_ascii_digit(text[i]))) return false;
    } else if (!word && (!hyphen || text[i - 1] == '-')) {
      return false;
    }
  }
  return true;
}

}  // namespace debrief
