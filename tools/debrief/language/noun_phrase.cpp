#include "debrief/language/noun_phrase.h"

#include "debrief/language/grammar.h"

namespace debrief {
namespace {

/// How many words a noun phrase may have: more than people write, and few enough to keep walks
/// short.
constexpr int64_t kMaxPhrase = 24;

/// Whether two names stand apart: `the deploy | Alice`, unlike `engineer Alice`.
bool name_starts_anew(const SentenceView& s, int64_t name) {
  if (s.tag(name) != Tag::kName && s.tag(name) != Tag::kHandle) return false;
  const Tag before = s.tag(name - 1);
  // “the moment Bob touched it”
  for (const std::string_view time :
       {"moment",    "minute",   "instant",   "second",   "time",   "day",      "night",
        "monday",    "tuesday",  "wednesday", "thursday", "friday", "saturday", "sunday",
        "january",   "february", "march",     "april",    "june",   "july",     "august",
        "september", "october",  "november",  "december"}) {
    if (s.is(name - 1, time)) return true;
  }
  return before == Tag::kOpaque || before == Tag::kNumber || before == Tag::kHandle;
}

bool may_precede(const SentenceView& s, int64_t at, int64_t next) {
  switch (s.tag(at)) {
    case Tag::kNoun:
    case Tag::kName:
    case Tag::kOpaque:
    case Tag::kAdjective:
    case Tag::kGenitive:
      return !name_starts_anew(s, next);
    case Tag::kHandle:
      return s.tag(next) == Tag::kGenitive;
    case Tag::kNumber:
      return !is_instant(s[at]) && !name_starts_anew(s, next);
    case Tag::kPronoun:
      return s.tag(next) == Tag::kGenitive;  // someone's change
    case Tag::kAdverb:
      return s.tag(next) == Tag::kAdjective;
    default:
      return false;
  }
}

}  // namespace

bool is_instant(const Token& token) {
  if (token.tag != Tag::kNumber) return false;
  const std::string_view text = token.text();
  return text.find(':') != std::string_view::npos || text.find('-') != std::string_view::npos ||
         text.find('.') != std::string_view::npos || text.ends_with("z") || text.ends_with("am") ||
         text.ends_with("pm") || text.ends_with("h");
}

uint32_t phrase_start(const SentenceView& s, uint32_t head) {
  int64_t start = head;
  if (s.tag(head) == Tag::kPronoun || s.tag(head) == Tag::kObjectPronoun) {
    // “no one”, “all these”
    if (s.is(head, "one") && s.is(start - 1, "no")) --start;
    return static_cast<uint32_t>(start);
  }
  while (s.holds(start - 1) && head - start < kMaxPhrase && may_precede(s, start - 1, start))
    --start;
  while (s.tag(start) == Tag::kAdverb && start < static_cast<int64_t>(head)) ++start;
  if (s.tag(start) == Tag::kGenitive && start < static_cast<int64_t>(head))
    return static_cast<uint32_t>(start);
  for (int taken = 0; taken < 2; ++taken) {
    const Tag before = s.tag(start - 1);
    if (before != Tag::kDeterminer && before != Tag::kPossessive) break;
    --start;
  }
  return static_cast<uint32_t>(start);
}

uint32_t phrase_end(const SentenceView& s, uint32_t first) {
  int64_t end = first;
  if (s.tag(end) == Tag::kPronoun || s.tag(end) == Tag::kObjectPronoun) {
    if (!s.is(end + 1, "'s") || s.tag(end + 1) != Tag::kGenitive) return first + 1;
    ++end;
  }
  if (s.is(end, "no") && s.is(end + 1, "one")) return first + 2;
  while (s.tag(end) == Tag::kDeterminer || s.tag(end) == Tag::kPossessive) ++end;
  const int64_t words = end;
  while (s.holds(end) && end - first < kMaxPhrase) {
    const bool adverb = s.tag(end) == Tag::kAdverb && s.tag(end + 1) == Tag::kAdjective;
    if (!is_nominal(s.tag(end)) && !adverb) break;
    ++end;
  }
  // An adjective cannot end a phrase, but for one that stands alone (“the injured”).
  while (end > words && s.tag(end - 1) == Tag::kAdjective && end - 1 > words) --end;
  return static_cast<uint32_t>(end > words ? end : first);
}

}  // namespace debrief
