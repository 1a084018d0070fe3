#include "debrief/language/aside.h"

#include "debrief/language/grammar.h"

namespace debrief {
namespace {

/// How many words an aside may have, and a bracket.
constexpr int64_t kLongestAside = 40, kLongestBracket = 60;

bool is_dash(std::string_view mark) {
  return mark == "-" || mark == "--" || mark == "\xE2\x80\x93" || mark == "\xE2\x80\x94";
}

/// Between two commas behind a noun: a relative, participial or prepositional aside, or another
/// name for the noun.
bool is_aside(const SentenceView& s, const std::vector<VerbGroup>& groups, int64_t first,
              int64_t last) {
  while (first < last && s.tag(first) == Tag::kAdverb) ++first;
  if (first >= last) return true;
  const Tag tag = s.tag(first);
  if (tag == Tag::kRelative || tag == Tag::kPreposition || tag == Tag::kSubordinator) return true;
  if (const VerbGroup* group = find_group(groups, first)) {
    return group->mood == Mood::kGerund || group->mood == Mood::kParticiple || group->passive ||
           (s[first].forms & kParticipleForm) != 0;
  }
  for (int64_t i = first; i < last; ++i) {
    if (find_group(groups, i) != nullptr) return false;
  }
  return tag != Tag::kConjunction && is_head(s.tag(first - 2));
}

}  // namespace

bool step_over_aside(const SentenceView& s, const std::vector<VerbGroup>& groups, int64_t& j) {
  if (s.is(j, ")")) {
    for (int64_t k = j - 1; s.holds(k) && j - k < kLongestBracket; --k) {
      if (s.is(k, "(")) return j = k - 1, true;
    }
    return false;
  }
  const bool dash = is_dash(s.text(j));
  if (!dash && !s.is(j, ",")) return false;
  for (int64_t k = j - 1; s.holds(k) && j - k < kLongestAside; --k) {
    if (s.is(k, ";") || s.is(k, ":")) return false;
    const bool opens = dash ? is_dash(s.text(k)) : s.is(k, ",");
    if (!opens) continue;
    if (!is_aside(s, groups, k + 1, j)) return false;
    return j = k - 1, true;
  }
  return false;
}

}  // namespace debrief
