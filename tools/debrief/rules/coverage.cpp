// Which parts of the rules no case needs: a matcher, phrase, modal, verb, object or adverb without
// which every bad case still holds. It could be dropped, and no test would notice.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/rules/case_reader.h"
#include "debrief/rules/rule_set.h"

namespace debrief {
namespace {

/// A rule without one of its alternatives, and what to call that.
struct Reduced {
  std::string dropped;
  size_t matcher = 0;  ///< of the whole rule: the one that lost it
  Rule rule;
};

using Words = std::vector<std::string>;

/// Lists of a frame of which each word widens it.
struct FrameWords {
  std::string_view name;
  Words Frame::*words;
};
constexpr FrameWords kFrameWords[] = {{"modal", &Frame::modals},
                                      {"verb", &Frame::verbs},
                                      {"subject", &Frame::subjects},
                                      {"subject modifier", &Frame::subject_modifiers},
                                      {"object", &Frame::objects},
                                      {"object modifier", &Frame::object_modifiers},
                                      {"object verb", &Frame::object_verbs},
                                      {"complement", &Frame::complements},
                                      {"infinitive", &Frame::infinitives},
                                      {"adverb", &Frame::adverbs},
                                      {"near word", &Frame::near}};

class Alternatives {
 public:
  Alternatives(const Rule& rule, const Lexicon& lexicon) : rule_(rule), lexicon_(lexicon) {}

  std::vector<Reduced> all() && {
    for (size_t i = 0; i < rule_.matchers.size(); ++i) {
      const Matcher& matcher = rule_.matchers[i];
      if (matcher.kind != Matcher::Kind::kPhrases || matcher.phrases.size() == 1) drop_matcher(i);
      drop_each(i, "phrase", [](Matcher& m) -> Words& { return m.phrases; });
      for (const FrameWords& list : kFrameWords)
        drop_each(i, list.name, [&](Matcher& m) -> Words& { return m.frame.*list.words; });
    }
    return std::move(reduced_);
  }

 private:
  void drop_matcher(size_t index) {
    const Matcher& matcher = rule_.matchers[index];
    const std::string_view what = matcher.kind == Matcher::Kind::kFrame     ? "frame"
                                  : matcher.kind == Matcher::Kind::kPattern ? "pattern"
                                                                            : "phrase";
    Rule without = rule_;
    without.matchers.erase(without.matchers.begin() + static_cast<std::ptrdiff_t>(index));
    reduced_.push_back(
        {concat("the ", what, " of matcher ", index + 1), index, std::move(without)});
  }

  /// Drops each word of a list in turn; a list of one is the matcher's own matter, since without
  /// it the frame would hold for any word.
  template <typename List>
  void drop_each(size_t index, std::string_view what, const List& list_of) {
    Matcher matcher = rule_.matchers[index];
    const std::vector<std::string> words = list_of(matcher);
    for (size_t i = 0; words.size() > 1 && i < words.size(); ++i) {
      Rule without = rule_;
      auto& list = list_of(without.matchers[index]);
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
      without.matchers[index].compile(lexicon_);
      reduced_.push_back({concat("the ", what, " “", words[i], "” of matcher ", index + 1), index,
                          std::move(without)});
    }
  }

  const Rule& rule_;
  const Lexicon& lexicon_;
  std::vector<Reduced> reduced_;
};

/// The bad cases of a rule, and which of them each matcher finds something in: to drop a part of it
/// changes nothing in the others.
class BadCases {
 public:
  BadCases(const Rule& rule, const CaseReader& reader) : rule_(rule), reader_(reader) {
    for (const RuleCase& one : rule.bad) texts_.push_back(reader.read(one.text));
    Rule alone;
    for (const Matcher& matcher : rule.matchers) {
      alone.matchers = {matcher};
      std::vector<size_t>& found = found_by_.emplace_back();
      for (size_t i = 0; i < texts_.size(); ++i) {
        if (!reader.run(alone, texts_[i]).empty()) found.push_back(i);
      }
    }
  }

  bool need(const Reduced& reduced) const {
    const std::vector<size_t>& cases = found_by_[reduced.matcher];
    return std::any_of(cases.begin(), cases.end(), [&](size_t i) {
      return reader_.run(reduced.rule, texts_[i]) != rule_.bad[i].marks;
    });
  }

 private:
  const Rule& rule_;
  const CaseReader& reader_;
  std::vector<CaseText> texts_;
  std::vector<std::vector<size_t>> found_by_;  ///< indices of cases, by matcher
};

}  // namespace

std::vector<RuleTestFailure> uncovered(const RuleSet& rules, const std::vector<std::string>& only) {
  const CaseReader reader(rules.lexicon);  // without the index: reduced rules are not in it
  std::vector<RuleTestFailure> gaps;
  for (const Rule& rule : rules.rules) {
    if (!selects(only, rule)) continue;
    const BadCases bad(rule, reader);
    for (const Reduced& reduced : Alternatives(rule, *rules.lexicon).all()) {
      if (!bad.need(reduced))
        gaps.push_back({rule.id, rule.path, concat("no bad case needs ", reduced.dropped)});
    }
  }
  return gaps;
}

}  // namespace debrief
