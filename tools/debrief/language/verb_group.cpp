#include "debrief/language/verb_group.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "debrief/base/strings.h"
#include "debrief/language/grammar.h"
#include "debrief/language/noun_phrase.h"
#include "debrief/language/particle.h"

namespace debrief {
namespace {

/// Participles behind `be` that make an expectation of the verb in `to …`.
struct SemiModal {
  std::string_view participle, canonical;
};
constexpr SemiModal kExpectations[] = {{"supposed", "supposed to"},
                                       {"expected", "expected to"},
                                       {"meant", "meant to"},
                                       {"required", "required to"},
                                       {"obliged", "obliged to"}};

class Scanner {
 public:
  Scanner(const LanguageData& data, const SentenceView& sentence) : data_(data), s_(sentence) {}

  std::vector<VerbGroup> scan() {
    for (int64_t i = s_.first; i < s_.last;) {
      auto group = inverted_at(i);
      if (!group) group = questioned_at(i);
      if (!group) group = group_at(i);
      if (!group) {
        ++i;
        continue;
      }
      i = group->last;
      verdict_told_ =
          verdict_told_ || (group->perfect && (group->modal == "would" || group->modal == "could" ||
                                               group->modal == "might"));
      finite_seen_ = finite_seen_ || group->mood == Mood::kFinite;
      have_seen_ = have_seen_ || group->lemma == "have";
      groups_.push_back(std::move(*group));
    }
    return std::move(groups_);
  }

 private:
  const LanguageData& data_;
  const SentenceView& s_;
  std::vector<VerbGroup> groups_;
  bool verdict_told_ = false;  ///< would, could or might have, in a group so far
  bool finite_seen_ = false;
  bool have_seen_ = false;  ///< `have` is the main verb of a group so far

  bool is_verb(int64_t i, std::string_view lemma) const {
    return s_.tag(i) == Tag::kVerb && s_[i].lemma == lemma;
  }
  bool has_form(int64_t i, uint8_t form) const {
    return s_.tag(i) == Tag::kVerb && (s_[i].forms & form) != 0;
  }

  /// Behind adverbs and negations, and behind an aside of them: `should, in hindsight, have`.
  int64_t skip(int64_t i, VerbGroup& group) const {
    while (s_.holds(i)) {
      if (s_.tag(i) == Tag::kNot) {
        group.negative = true;
      } else if (s_.is(i, ",")) {
        int64_t k = i + 1;
        while (s_.tag(k) == Tag::kAdverb) ++k;
        if (k == i + 1 || !s_.is(k, ",")) return i;
        i = k;
      } else if (s_.tag(i) != Tag::kAdverb) {
        return i;
      }
      ++i;
    }
    return i;
  }

  /// Behind the noun phrase at `first` and what hangs on it: `anyone on the bridge`.
  uint32_t behind_subject(uint32_t first) const {
    uint32_t end = phrase_end(s_, first);
    for (int steps = 0; steps < 3 && end != first && s_.tag(end) == Tag::kPreposition; ++steps) {
      const uint32_t inner = phrase_end(s_, end + 1);
      if (inner == end + 1) break;
      end = inner;
    }
    return end;
  }

  /// `At no point did they …`, `Never had anyone …`: a denial that is put first.
  bool denied_before(int64_t i) const {
    for (int64_t k = i - 1; s_.holds(k) && i - k <= 3; --k) {
      if (s_.tag(k) == Tag::kNot || s_.is(k, "no") || s_.is(k, "nor") || s_.is(k, "neither"))
        return true;
      if (s_.tag(k) == Tag::kPunctuation) return false;
    }
    return false;
  }

  /// `at no point did the team confirm`, `why did Bob wait`: the auxiliary stands before the
  /// subject.
  std::optional<VerbGroup> questioned_at(int64_t i) const {
    if (!s_.is(i, "did") || !is_verb(i, "do")) return std::nullopt;
    const auto first = static_cast<uint32_t>(i + 1);
    const uint32_t end = behind_subject(first);
    if (end == first) return std::nullopt;
    VerbGroup aside;
    const int64_t main = skip(end, aside);
    if (!has_form(main, kBaseForm) || s_.tag(main) != Tag::kVerb) return std::nullopt;
    auto group = group_at(main);
    if (!group) return std::nullopt;
    group->past = true;
    group->mood = Mood::kFinite;
    group->negative = aside.negative || denied_before(i);
    return group;
  }

  /// `had they checked`, `had the change been tested`: a condition, whose subject stands inside.
  std::optional<VerbGroup> inverted_at(int64_t i) const {
    if (!s_.is(i, "had") || !is_verb(i, "have")) return std::nullopt;
    const int64_t before = i - 1;
    const bool opens = !s_.holds(before) || s_.tag(before) == Tag::kConjunction ||
                       s_.tag(before) == Tag::kPunctuation || s_.tag(before) == Tag::kAdverb;
    const bool denied = denied_before(i);
    // “The error would not have spread had they …”
    const bool behind_verdict = verdict_told_;
    if (!opens && !behind_verdict && !denied) return std::nullopt;
    const auto first = static_cast<uint32_t>(i + 1);
    const uint32_t end = behind_subject(first);
    if (end == first) return std::nullopt;
    VerbGroup aside;
    const int64_t main = skip(end, aside);
    if (!has_form(main, kParticipleForm)) return std::nullopt;
    auto group = group_at(main);
    if (!group) return std::nullopt;
    group->inverted = !denied;
    group->inverted_at = static_cast<uint32_t>(i);
    group->negative = group->negative || aside.negative || denied;
    group->never = group->never || denied;
    group->perfect = group->past = true;
    group->passive = is_verb(main, "be") && group->main != static_cast<uint32_t>(main) &&
                     has_form(group->main, kParticipleForm);
    group->mood = Mood::kFinite;
    return group;
  }

  std::optional<VerbGroup> group_at(int64_t i) const {
    VerbGroup group;
    group.lead = group.first = static_cast<uint32_t>(i);
    int64_t j = i;
    if (s_.tag(i) == Tag::kTo) {
      j = skip(i + 1, group);
      if (!has_form(j, kBaseForm)) return std::nullopt;
      group.mood = Mood::kInfinitive;
    } else if (s_.tag(i) == Tag::kModal) {
      j = read_modal(i, group);
      if (j == i) return std::nullopt;
    } else if (s_.tag(i) != Tag::kVerb) {
      return std::nullopt;
    }
    j = read_semi_modal(j, group);
    if (s_.tag(j) != Tag::kVerb && !reads_of_as_have(j, group)) return lone_modal(group);
    read_auxiliaries(j, group);
    group.negative = group.negative || negated_before(group);
    group.never = says_never(group);
    return group;
  }

  /// `should`, `could and should`, `ought to`. The index behind it.
  int64_t read_modal(int64_t i, VerbGroup& group) const {
    if (s_.is(i, "ought")) {
      int64_t j = skip(i + 1, group);
      if (s_.tag(j) == Tag::kTo || s_.is(j, "to")) {
        group.modal = "ought to";
        return skip(j + 1, group);
      }
      if (!is_verb(j, "have")) return i;
      group.modal = "ought to";
      return j;
    }
    group.modal = s_.is(i, "'d") ? "would" : std::string(s_.text(i));
    const int64_t j = skip(i + 1, group);
    if (s_.tag(j) == Tag::kConjunction && s_.tag(j + 1) == Tag::kModal) {
      group.first = static_cast<uint32_t>(j + 1);
      return read_modal(j + 1, group);
    }
    return j;
  }

  /// `needed to have`, `had to`, `was supposed to`: moves behind `to` and names the modal.
  int64_t read_semi_modal(int64_t j, VerbGroup& group) const {
    if (s_.tag(j) != Tag::kVerb) return j;
    VerbGroup aside;
    const int64_t next = skip(j + 1, aside);
    const auto infinitive = [&](int64_t to) {
      return s_.tag(to) == Tag::kTo && has_form(skip_plain(to + 1), kBaseForm);
    };
    if ((is_verb(j, "need") || is_verb(j, "have")) && infinitive(next)) {
      group.modal = concat_modal(is_verb(j, "have") ? (has_form(j, kPastForm) ? "had" : "have")
                                                    : (has_form(j, kPastForm) ? "needed" : "need"));
    } else if (is_verb(j, "be") && s_.tag(next) == Tag::kVerb && infinitive(skip_plain(next + 1))) {
      const auto* row =
          std::find_if(std::begin(kExpectations), std::end(kExpectations),
                       [&](const SemiModal& modal) { return modal.participle == s_.text(next); });
      if (row == std::end(kExpectations)) return j;
      group.modal = row->canonical;
    } else {
      return j;
    }
    group.past = has_form(j, kPastForm);
    group.negative = group.negative || aside.negative;
    int64_t to = next;
    while (s_.tag(to) != Tag::kTo) ++to;
    return skip(to + 1, group);
  }

  static std::string concat_modal(std::string_view verb) { return std::string(verb) + " to"; }

  int64_t skip_plain(int64_t i) const {
    while (s_.tag(i) == Tag::kAdverb || s_.tag(i) == Tag::kNot) ++i;
    return i;
  }

  /// `should of checked`.
  bool reads_of_as_have(int64_t j, const VerbGroup& group) const {
    return !group.modal.empty() && s_.is(j, "of") && has_form(skip_plain(j + 1), kParticipleForm);
  }

  /// A modal without a verb still ends its clause: `as they should`.
  std::optional<VerbGroup> lone_modal(VerbGroup& group) const {
    if (s_.tag(group.lead) != Tag::kModal) return std::nullopt;
    group.main = group.first;
    group.last = group.mark_last = group.first + 1;
    return group;
  }

  void read_auxiliaries(int64_t j, VerbGroup& group) const {
    const int64_t first_verb = j;
    bool auxiliary = !group.modal.empty();
    for (int steps = 0; steps < 6; ++steps) {
      const int64_t next = skip_plain(j + 1);
      VerbGroup aside;
      const int64_t far = skip(j + 1, aside);
      if ((is_verb(j, "have") || s_.is(j, "of")) && has_form(far, kParticipleForm)) {
        group.perfect = true;
        group.negative = group.negative || aside.negative;
        j = far;
      } else if (is_verb(j, "have") && s_.is(far, "be") && !group.modal.empty() &&
                 has_form(skip_plain(far + 1), kParticipleForm)) {  // “could have be done”
        group.perfect = true;
        j = far;
      } else if (is_verb(j, "be") && has_form(next, kGerundForm)) {
        j = next;
      } else if ((is_verb(j, "be") || is_verb(j, "get")) && has_form(next, kParticipleForm) &&
                 !is_verb(next, "be") && !is_verb(next, "have")) {
        group.passive = true;
        j = next;
      } else if (is_verb(j, "do") && (has_form(next, kBaseForm))) {
        j = next;
      } else {
        break;
      }
      for (int64_t k = first_verb; k < j; ++k)
        group.negative = group.negative || s_.tag(k) == Tag::kNot;
      auxiliary = true;
    }
    if (!group.modal.empty() && is_verb(j, "have") && leaves_verb_out(j)) group.perfect = true;
    finish(first_verb, j, auxiliary, group);
  }

  /// `They did not check it, but they should have.` Behind a `have` of its own the noun is left
  /// out: `we had no runbook and should have`.
  bool leaves_verb_out(int64_t have) const {
    const bool clause_ends =
        !s_.holds(have + 1) || s_.tag(have + 1) == Tag::kConjunction ||
        std::string_view(".,;:!?)").find(s_[have + 1].text()) != std::string_view::npos;
    if (!clause_ends) return false;
    return !have_seen_;
  }

  void finish(int64_t first_verb, int64_t main, bool auxiliary, VerbGroup& group) const {
    const Token& verb = s_[main];
    group.main = static_cast<uint32_t>(main);
    group.lemma = verb.lemma.empty() ? std::string(verb.text()) : verb.lemma;
    group.last = group.mark_last = static_cast<uint32_t>(main + 1);
    if (group.modal.empty()) group.past = has_form(first_verb, kPastForm);
    if (group.mood != Mood::kInfinitive && !auxiliary) group.mood = mood_of(main, group);
    // “Do not rush”
    if (is_verb(first_verb, "do") && s_.is(first_verb, "do") && first_verb != main &&
        group.mood == Mood::kFinite && group.modal.empty() && starts_clause(first_verb))
      group.mood = Mood::kImperative;
    if (group.mood == Mood::kFinite && !auxiliary && hangs_on_let(main)) {
      group.mood = Mood::kInfinitive;
      group.past = false;
    }
    const bool gerund_first =
        group.modal.empty() && has_form(first_verb, kGerundForm) && first_verb != main;
    if (gerund_first) group.mood = Mood::kGerund;
    if (group.mood == Mood::kParticiple) group.passive = true;
    // “is not to blame”: behind a copula the negation follows.
    if ((group.lemma == "be" || group.lemma == "have") && s_.tag(main + 1) == Tag::kNot) {
      group.negative = true;
      group.last = static_cast<uint32_t>(main + 2);
    }
    read_particle(data_, s_, group);
  }

  /// `let the certificate expire`.
  bool hangs_on_let(int64_t i) const {
    if (groups_.empty() || groups_.back().lemma != "let" || !has_form(i, kBaseForm)) return false;
    return phrase_end(s_, groups_.back().last) == static_cast<uint32_t>(i);
  }

  /// The mood of a verb without auxiliary.
  Mood mood_of(int64_t i, VerbGroup& group) const {
    const uint8_t forms = s_[i].forms;
    if ((forms & kGerundForm) != 0) return Mood::kGerund;
    if ((forms & (kPastForm | kBaseForm | kThirdForm)) == 0) return Mood::kParticiple;
    const bool noun_before = is_head(s_.tag(i - 1));
    const bool reduced = (forms & kParticipleForm) != 0 && noun_before && s_.is(i + 1, "by");
    if (reduced && s_.tag(i + 2) != Tag::kNumber) return Mood::kParticiple;
    if ((forms & kPastForm) != 0 && (forms & kBaseForm) == 0) {
      group.past = true;
      return Mood::kFinite;
    }
    if ((forms & kBaseForm) != 0 && starts_clause(i))
      return (forms & kPastForm) != 0 ? Mood::kFinite : Mood::kImperative;
    group.past = (forms & kPastForm) != 0 && (forms & kThirdForm) == 0;
    return Mood::kFinite;
  }

  bool starts_clause(int64_t i) const {
    int64_t k = i - 1;
    while (s_.tag(k) == Tag::kAdverb || s_.tag(k) == Tag::kNot) --k;
    if (!s_.holds(k)) return true;
    if (s_.is(k, "please")) return true;
    // “Going forward, check the host”
    if (s_.is(k, ",")) return !finite_seen_;
    if (s_.tag(k) == Tag::kPunctuation) return !s_.is(k, ")");
    return false;
  }

  /// `never checked`, `not yet been`.
  bool negated_before(const VerbGroup& group) const {
    int64_t k = static_cast<int64_t>(group.first) - 1;
    while (s_.tag(k) == Tag::kAdverb) --k;
    return s_.tag(k) == Tag::kNot;
  }

  /// `never checked`, `has never been tested`.
  bool says_never(const VerbGroup& group) const {
    int64_t k = static_cast<int64_t>(group.first) - 1;
    while (s_.tag(k) == Tag::kAdverb) --k;
    if (s_.is(k, "never")) return true;
    for (k = group.first; k < static_cast<int64_t>(group.main); ++k) {
      if (s_.is(k, "never")) return true;
    }
    return false;
  }
};

}  // namespace

std::vector<VerbGroup> find_verb_groups(const LanguageData& data, const SentenceView& sentence) {
  return Scanner(data, sentence).scan();
}

std::vector<std::string_view> modal_names() {
  std::vector<std::string_view> names = modal_words();
  for (const std::string_view name : {"ought to", "need to", "needed to", "have to", "had to"}) {
    names.push_back(name);
  }
  for (const SemiModal& modal : kExpectations) names.push_back(modal.canonical);
  return names;
}

}  // namespace debrief
