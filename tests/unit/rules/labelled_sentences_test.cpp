// How well the shipped blame rules do on labelled sentences, when there are some: prints precision
// and recall of each rule, and holds a floor under both. Sentences are read, never kept.

#include <algorithm>
#include <cstdio>
#include <map>
#include <utility>

#include "rule_cases.h"
#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/rules/rule_set.h"

namespace debrief {
namespace {

struct Labelled {
  bool blame = false;
  std::string category;
  std::string text;
};

std::vector<Labelled> labelled_sentences(const std::string& directory) {
  std::vector<Labelled> sentences;
  for (const char* name : {"/sentences.tsv", "/drafts.tsv"}) {
    const std::string bytes = read_file(directory + name);
    bool first = true;
    for (const std::string_view line : split(bytes, '\n')) {
      const std::vector<std::string_view> fields = split(line, '\t');
      if (!std::exchange(first, false) && fields.size() >= 4) {
        sentences.push_back({fields[0] == "blame", std::string(fields[1]), std::string(fields[3])});
      }
    }
  }
  return sentences;
}

/// A sentence as prose: strong marks dropped, words between backticks code spans.
Prose prose_of(std::string_view text) {
  Prose prose;
  std::optional<uint32_t> open;
  for (const char byte : replace_all(std::string(text), "**", "")) {
    const auto at = static_cast<uint32_t>(prose.text.size());
    if (byte != '`') {
      prose.text += byte;
    } else if (!open) {
      open = at;
    } else {
      prose.marks.push_back({ProseMark::kCode, *std::exchange(open, std::nullopt), at});
    }
  }
  return prose;
}

/// What a rule found: sentences of each category, found and all.
struct Score {
  int right = 0, wrong = 0;
  std::map<std::string, std::pair<int, int>> categories;

  double precision() const { return right / std::max(1.0, double(right + wrong)); }
  double recall(const std::vector<std::string_view>& claimed) const {
    int found = 0, all = 0;
    for (const auto& [category, counts] : categories) {
      if (std::find(claimed.begin(), claimed.end(), category) == claimed.end()) continue;
      found += counts.first;
      all += counts.second;
    }
    return found / std::max(1.0, double(all));
  }
};

Score score_of(const Rule& rule, const Reader& reader, const std::vector<Labelled>& sentences) {
  const bool verbose = std::getenv("DEBRIEF_VERBOSE") != nullptr;
  Score score;
  for (const Labelled& sentence : sentences) {
    const Prose prose = prose_of(sentence.text);
    const std::vector<RuleMatch> matches = run_matchers(rule, reader, reader.read(prose));
    const bool found = std::any_of(matches.begin(), matches.end(),
                                   [](const RuleMatch& match) { return !match.quoted; });
    if (found) ++(sentence.blame ? score.right : score.wrong);
    if (verbose && found != sentence.blame) {
      std::printf("  %s %s: %s\n", rule.id.c_str(), found ? "wrong" : "missed",
                  sentence.text.c_str());
    }
    if (!sentence.blame) continue;
    auto& [some, all] = score.categories[sentence.category];
    some += found ? 1 : 0;
    ++all;
  }
  return score;
}

TEST(LabelledSentences, ShippedBlameRulesArePrecise) {
  const auto directory = real_documents();
  if (!directory) GTEST_SKIP() << "DEBRIEF_CORPUS is not set";
  const std::vector<Labelled> sentences = labelled_sentences(*directory);
  const Reader reader(std::make_shared<const Lexicon>(shipped_lexicon()), {});
  /// What each rule is for. Recall falls when one of these gets worse.
  struct {
    std::string_view rule;
    std::vector<std::string_view> claims;
    double recall;
  } const kFloors[] = {
      {"blame/human-error", {"human_error", "human_error:abstract"}, 0.79},
      {"blame/person-as-cause", {"person_as_cause"}, 0.29},
      {"blame/should-have",
       {"counterfactual", "counterfactual:personal", "counterfactual:impersonal", "cf"},
       0.34},
  };
  for (const auto& [id, claims, floor] : kFloors) {
    const Result<RuleSet> set = load_rules({}, {}, RuleCases::kLeaveOut);
    ASSERT_TRUE(set) << error_of(set);
    const auto rule = std::find_if(set->rules.begin(), set->rules.end(),
                                   [&](const Rule& each) { return each.id == id; });
    ASSERT_NE(rule, set->rules.end()) << id;
    const Score score = score_of(*rule, reader, sentences);
    std::printf("%-22s %3d right, %d wrong: precision %.3f, recall %.3f of what it is for\n",
                rule->id.c_str(), score.right, score.wrong, score.precision(),
                score.recall(claims));
    for (const auto& [category, counts] : score.categories) {
      if (counts.first > 0)
        std::printf("    %-30s %d of %d\n", category.c_str(), counts.first, counts.second);
    }
    EXPECT_GT(score.right, 0) << id;
    EXPECT_GE(score.precision(), 0.90) << id;
    EXPECT_GE(score.recall(claims), floor) << id;
  }
}

}  // namespace
}  // namespace debrief
