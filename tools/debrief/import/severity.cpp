#include "debrief/import/severity.h"

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// Words of four ranks, the gravest first.
struct RankWord {
  std::string_view word;
  size_t rank;
};
constexpr size_t kRanks = 4;
constexpr std::array kWords = std::to_array<RankWord>({
    {"blocker", 0},
    {"critical", 0},
    {"emergency", 0},
    {"high", 1},
    {"highest", 0},
    {"low", 3},
    {"lowest", 3},
    {"major", 1},
    {"medium", 2},
    {"minor", 3},
    {"moderate", 2},
    {"severe", 0},
    {"trivial", 3},
    {"urgent", 0},
});
static_assert(std::ranges::is_sorted(kWords, {}, &RankWord::word));

/// Letters and digits alone, in lower case: `Sev-2` is `sev2`.
std::string letters_of(std::string_view text) {
  std::string letters = lower_ascii(text);
  std::erase_if(letters, [](char byte) { return !is_ascii_alnum(byte); });
  return letters;
}

/// The number of `P1`, `Severity 2`, `3`: letters of a known word, then digits.
std::optional<size_t> number_of(const std::string& letters) {
  size_t digits = 0;
  while (digits < letters.size() && is_ascii_alpha(letters[digits])) ++digits;
  const std::string_view number = std::string_view(letters).substr(digits);
  const std::string_view word = std::string_view(letters).substr(0, digits);
  const bool known = is_one_of(
      word, {"", "p", "s", "sev", "severity", "priority", "prio", "level", "tier", "t", "l"});
  const bool one_digit = number.size() == 1 && is_ascii_digit(number[0]);
  if (!known || !one_digit) return std::nullopt;
  return static_cast<size_t>(number[0] - '0');
}

}  // namespace

std::optional<SeverityMatch> severity_of(std::string_view written,
                                         const std::vector<std::string>& configured) {
  const std::string letters = letters_of(written);
  if (letters.empty() || configured.empty()) return std::nullopt;
  for (const std::string& name : configured) {
    if (letters_of(name) == letters) return SeverityMatch{name, ""};
  }
  if (const auto number = number_of(letters)) {
    // `P0` is graver than all; where ranks start at one, it is the first as well.
    const size_t index = *number == 0 ? 0 : *number - 1;
    if (index >= configured.size()) return std::nullopt;
    return SeverityMatch{configured[index], concat("number ", *number, " of “", written, "”")};
  }
  const auto word = std::ranges::lower_bound(kWords, letters, {}, &RankWord::word);
  if (word == kWords.end() || word->word != letters) return std::nullopt;
  const size_t index = (word->rank * (configured.size() - 1) + (kRanks - 1) / 2) / (kRanks - 1);
  return SeverityMatch{configured[index], concat("the rank of “", written, "”")};
}

}  // namespace debrief
