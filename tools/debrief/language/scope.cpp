#include "debrief/language/scope.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/language/grammar.h"

namespace debrief {
namespace {

constexpr int64_t kScope = 12;

constexpr std::string_view kDenials[] = {"not", "never",   "no",   "nobody", "neither",
                                         "nor", "without", "none", "hardly", "unlike"};
constexpr std::string_view kPreventions[] = {
    "against",     "chance",    "chances",    "likelihood",  "opportunities", "opportunity",
    "possibility", "potential", "prevention", "probability", "prone",         "protection",
    "resilient",   "risk",      "risks",      "robust",      "room",          "scope",
    "susceptible", "tolerant",  "vulnerable"};
/// Only before `to`: “open to human error”.
constexpr std::string_view kExposures[] = {"exposed", "exposure",  "immune",
                                           "open",    "resistant", "subject"};
constexpr std::string_view kTerms[] = {"category", "concept", "expression", "idea", "label",
                                       "notion",   "phrase",  "phrases",    "tag",  "term",
                                       "terms",    "wording", "word",       "words"};
/// What is said of a label rather than with it: “human error is a symptom”.
constexpr std::string_view kAboutLabels[] = {
    "attribution", "consequence",  "effect",   "excluded", "expected",
    "inevitable",  "insufficient", "label",    "myth",     "never",
    "normal",      "possible",     "starting", "symptom",  "unavoidable"};
/// What a question is not when nobody is to answer it.
constexpr std::string_view kConcerns[] = {"business", "concern",  "interest", "issue", "matter",
                                          "point",    "question", "subject",  "theme", "topic"};
constexpr std::string_view kConcernVerbs[] = {"ask",    "belong",   "concern", "count",
                                              "matter", "interest", "seek"};

}  // namespace

bool Scope::mentions(int64_t first, int64_t last, SaidAs said_as) const {
  if (is_supposed(first) || spoken_about_left(first) || is_waved_aside(first, last)) return true;
  return said_as == SaidAs::kLabel && (spoken_about_right(last) || is_compound(last));
}

bool Scope::ends_in_question() const { return asks(SentenceView(r_.tokens, s_.first, s_.last)); }

bool Scope::has_due_date(const VerbGroup& group) const {
  for (int64_t i = group.last; holds(i) && i - group.last < 14; ++i) {
    if (tag(i) == Tag::kPunctuation || tag(i) == Tag::kSubordinator) return false;
    if (is(i, "by") && is(i + 1, "the") && (is(i + 2, "end") || is(i + 2, "time"))) return true;
  }
  return false;
}

bool Scope::is_supposed(int64_t first) const {
  for (int64_t i = first - 1; i >= s_.first && first - i < 30; --i) {
    if (tag(i) == Tag::kPunctuation) return false;
    if (tag(i) == Tag::kSubordinator && (is_condition(text(i)) || is(i, "case"))) return true;
  }
  return false;
}

const VerbGroup* Scope::group_at(int64_t i) const {
  const auto begin = r_.groups.begin() + s_.first_group, end = r_.groups.begin() + s_.last_group;
  const auto found = std::upper_bound(
      begin, end, i, [](int64_t at, const VerbGroup& group) { return at < group.last; });
  return found == end || i < found->first ? nullptr : &*found;
}

const VerbGroup* Scope::group_before(int64_t i) const {
  const auto begin = r_.groups.begin() + s_.first_group, end = r_.groups.begin() + s_.last_group;
  const auto found = std::upper_bound(
      begin, end, i, [](int64_t at, const VerbGroup& group) { return at < group.last; });
  return found == begin ? nullptr : &*(found - 1);
}

bool Scope::spoken_about_left(int64_t first) const {
  bool elsewhere = false;  // behind `in`, `during`: no longer what the verb speaks of
  for (int64_t i = first - 1; holds(i) && first - i <= kScope; --i) {
    const std::string_view word = text(i);
    if (tag(i) == Tag::kPunctuation && !is(i, "/")) return false;
    if (is_one_of(word, kDenials)) return !is(i + 1, "only") && !is(i + 1, "doubt");
    if (is(i, "than") && is(i - 1, "rather")) return true;
    if (is(i, "of") && is(i - 1, "instead")) return true;
    if (is_one_of(word, kPreventions)) return true;
    if (is(i, "to") && is_one_of(text(i - 1), kExposures)) return true;
    if (is_one_of(word, kTerms) && first - i <= 2) return true;
    if (is_cause(word)) return cause_is_denied(i);
    if (tag(i) == Tag::kSubordinator || tag(i) == Tag::kRelative) return false;
    elsewhere = elsewhere || is(i, "in") || is(i, "during") || is(i, "herself") ||
                is(i, "himself") || is(i, "themselves");
    const VerbGroup* group = group_at(i);
    if (group == nullptr) continue;
    i = group->first;
    if (group->last > first) continue;  // a part of what was found
    if (speaks_about(*group) && (!elsewhere || prevents(*group))) return true;
    if (group->mood == Mood::kFinite) return group->negative;
  }
  return false;
}

bool Scope::prevents(const VerbGroup& group) const {
  return verb_classes(group).test(data_.classes.prevent_verb);
}

/// “Whose fault it was is no question here”, “who did it does not matter”.
bool Scope::is_waved_aside(int64_t first, int64_t last) const {
  if (!is(first, "whose") && !is(first, "who") && !is(first, "which")) return false;
  for (int64_t i = last; holds(i) && i - last < kScope; ++i) {
    if (tag(i) == Tag::kPunctuation) return false;
    if (is(i, "no") && is_one_of(text(i + 1), kConcerns)) return true;
    const VerbGroup* group = group_at(i);
    if (group == nullptr) continue;
    i = std::max(i, static_cast<int64_t>(group->last) - 1);
    if (!group->negative || group->mood != Mood::kFinite) continue;
    if (is_one_of(group->lemma, kConcernVerbs)) return true;
    for (int64_t k = i + 1; k < i + 5; ++k) {
      if (is_one_of(text(k), kConcerns)) return true;
    }
  }
  return false;
}

/// `prevents`, `to avoid`, `calling it`: verbs that do not assert their object.
bool Scope::speaks_about(const VerbGroup& group) const {
  const WordClasses classes = verb_classes(group);
  // What was removed or excluded in a passive happened to something else.
  if (prevents(group) && !group.passive) return true;
  if (!classes.test(data_.classes.mention_verb)) return false;
  return group.mood == Mood::kInfinitive || group.mood == Mood::kGerund ||
         group.mood == Mood::kImperative || !group.modal.empty() || group.negative;
}

/// `not because of`, `was not caused by`, `is not due to`.
bool Scope::cause_is_denied(int64_t cause) const {
  for (int64_t i = cause - 1; holds(i) && cause - i <= 5; --i) {
    if (is_one_of(text(i), kDenials)) return true;
    const VerbGroup* group = group_at(i);
    const bool passes = group != nullptr || tag(i) == Tag::kAdverb || is_cause(text(i)) ||
                        is(i, "to") || is(i, "of");
    if (!passes) return false;
    if (group != nullptr && group->negative) return true;
    if (group != nullptr && !group->modal.empty() && !group->perfect)
      return true;  // can be caused by
  }
  return false;
}

bool Scope::spoken_about_right(int64_t last) const {
  int64_t i = last;
  while (tag(i) == Tag::kAdverb) ++i;
  if (is(i, "(") && tag(i + 1) == Tag::kNumber) return true;
  const VerbGroup* group = group_at(i);
  if (group == nullptr || group->first != i) return false;
  if (group->mood != Mood::kFinite) return false;
  if (group->negative) return true;
  if (!group->modal.empty() && !group->perfect) return true;
  if (verb_classes(*group).test(data_.classes.prevent_verb) && group->passive) return true;
  if (group->lemma != "be" && !group->passive) return false;
  for (int64_t k = group->main; holds(k) && k - group->main < 5; ++k) {
    if (is_one_of(text(k), kAboutLabels)) return true;
  }
  return false;
}

/// `user error rate`, `human error prevention`.
bool Scope::is_compound(int64_t last) const {
  if (!holds(last) || tag(last) != Tag::kNoun) return false;
  return !r_.tokens[static_cast<size_t>(last)].word.break_before && tag(last - 1) != Tag::kGenitive;
}

}  // namespace debrief
