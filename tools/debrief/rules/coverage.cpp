// Which parts of the rules no case needs: a frame, pattern or phrase that could be dropped without
// a test noticing.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/rules/case_reader.h"
#include "debrief/rules/rule_set.h"

namespace debrief {
namespace {

/// One alternative of a matcher, alone, and what to call it.
struct Alternative {
  std::string name;
  Matcher matcher;
};

std::vector<Alternative> alternatives_of(const Rule& rule) {
  std::vector<Alternative> all;
  for (size_t i = 0; i < rule.matchers.size(); ++i) {
    const Matcher& matcher = rule.matchers[i];
    if (matcher.kind != Matcher::Kind::kPhrases) {
      const bool frame = matcher.kind == Matcher::Kind::kFrame;
      all.push_back({concat(frame ? "the frame" : "the pattern", " of matcher ", i + 1), matcher});
    }
    for (const std::string& phrase : matcher.phrases) {
      Matcher alone = matcher;
      alone.phrases = {phrase};
      all.push_back({concat("the phrase “", phrase, "”"), std::move(alone)});
    }
  }
  return all;
}

}  // namespace

std::vector<RuleTestFailure> uncovered(const RuleSet& rules, const std::vector<std::string>& only) {
  const CaseReader reader(rules.lexicon);
  std::vector<RuleTestFailure> gaps;
  for (const Rule& rule : rules.rules) {
    if (!selects(only, rule)) continue;
    for (Alternative& alternative : alternatives_of(rule)) {
      Rule alone;
      alone.matchers.push_back(std::move(alternative.matcher));
      const auto needs = [&](const RuleCase& one) { return !reader.run(alone, one.text).empty(); };
      if (std::any_of(rule.bad.begin(), rule.bad.end(), needs)) continue;
      gaps.push_back({rule.id, rule.path, concat("no bad case needs ", alternative.name)});
    }
  }
  return gaps;
}

}  // namespace debrief
