// The rules' index only saves time: whatever is read, every rule finds with it what it finds
// without it. Held for all rules that the program carries over their own cases, over words in no
// order, and over real documents where DEBRIEF_CORPUS has some.

#include <algorithm>
#include <random>

#include "linting.h"
#include "support/fixtures.h"
#include "support/sanitized.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/lint/lexical.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

/// Of long lists, one text in so many is enough with sanitizers.
constexpr size_t kEvery = kSanitized ? 60 : 1;
constexpr size_t kEveryParagraph = kSanitized ? 24 : 1;

/// All that a match says.
std::string described(const RuleMatch& match, const Prose& prose) {
  std::string kinds;
  for (const std::string_view name : agent_kind_names()) {
    if (match.agent_kinds.has(*agent_kind_of_name(name))) append(kinds, ' ', name);
  }
  std::string text =
      concat(match.begin, " [", prose.text.substr(match.begin, match.end - match.begin), "] ",
             agent_class_name(match.agent_class), kinds, " “", match.agent, "” ", match.verb);
  const auto say = [&](bool holds, std::string_view what) {
    if (holds) append(text, ' ', what);
  };
  say(match.agent_lowers, "lowers");
  say(match.told, "told");
  say(match.asked, "asked");
  say(match.ordered, "ordered");
  say(match.quoted, "quoted");
  say(match.mentioned, "mentioned");
  say(match.unsure, "unsure");
  if (match.severity) append(text, ' ', severity_name(*match.severity));
  return text + '\n';
}

/// Runs all lexical rules with the index and without, and compares.
class BothWays {
 public:
  explicit BothWays(const KnownNames& names, size_t every = kEvery)
      : with_(own_rules().lexicon, names, own_rules().index),
        without_(own_rules().lexicon, names),
        every_(every) {}

  void expect_same(const Prose& prose) {
    const Reading quick = with_.read(prose), slow = without_.read(prose);
    const std::vector<uint32_t> candidates = own_rules().candidates(quick);
    for (uint32_t i = 0; i < own_rules().rules.size(); ++i) {
      const Rule& rule = own_rules().rules[i];
      if (rule.matchers.empty()) continue;
      const auto found = run_matchers(rule, with_, quick);
      const auto expected = run_matchers(rule, without_, slow);
      EXPECT_EQ(listed(found, prose), listed(expected, prose)) << rule.id << " in: " << prose.text;
      EXPECT_TRUE(expected.empty() || std::binary_search(candidates.begin(), candidates.end(), i))
          << rule.id << " is no candidate in: " << prose.text;
      matches_ += expected.size();
    }
  }
  /// The same for a sentence of a long list.
  void expect_same(std::string_view text) {
    if (seen_++ % every_ != 0) return;
    Prose prose;
    prose.text = text;
    expect_same(prose);
  }
  /// So that a test that finds nothing at all does not pass for one that compares.
  size_t matches() const { return matches_; }

 private:
  Reader with_, without_;
  size_t every_, seen_ = 0, matches_ = 0;

  static std::string listed(const std::vector<RuleMatch>& matches, const Prose& prose) {
    std::string text;
    for (const RuleMatch& match : matches) text += described(match, prose);
    return text;
  }
};

TEST(RuleIndex, ChangesNothingInTheRulesOwnCases) {
  BothWays readers({.people = {"Alice", "Bob"}, .teams = {}, .services = {}});
  for (const Rule& rule : own_rules().rules) {
    for (const RuleCase& one : rule.bad) readers.expect_same(one.text);
    for (const RuleCase& one : rule.good) readers.expect_same(one.text);
  }
  EXPECT_GT(readers.matches(), 1000 / kEvery);
}

TEST(RuleIndex, ChangesNothingWhenCasesRunTogether) {
  BothWays readers({.people = {"Alice", "Bob"}, .teams = {}, .services = {}}, kEveryParagraph);
  for (const Rule& rule : own_rules().rules) {
    std::string paragraph;
    for (const RuleCase& one : rule.bad) append(paragraph, one.text, ' ');
    readers.expect_same(paragraph);
    std::replace(paragraph.begin(), paragraph.end(), '.', ',');
    readers.expect_same(paragraph);
  }
  EXPECT_GT(readers.matches(), 1000 / (2 * kEveryParagraph));
}

TEST(RuleIndex, ChangesNothingInWordsWithoutOrder) {
  std::vector<std::string> words;
  for (const Rule& rule : own_rules().rules) {
    for (const RuleCase& one : rule.bad) {
      for (const std::string_view word : split(one.text, ' ')) words.emplace_back(word);
    }
  }
  ASSERT_GT(words.size(), 1000u);
  std::mt19937 random(5);
  BothWays readers({.people = {"Alice", "Bob"}, .teams = {"Falcon"}, .services = {"checkout"}});
  for (int round = 0; round < 150; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) append(text, words[random() % words.size()], ' ');
    readers.expect_same(text);
  }
}

TEST(RuleIndex, ChangesNothingInRealDocuments) {
  const std::vector<std::string> paths = real_document_paths();
  if (paths.empty()) GTEST_SKIP() << "DEBRIEF_CORPUS is not set";
  size_t matches = 0;
  for (size_t i = 0; i < paths.size(); i += kEveryParagraph) {
    const Document document = parse_document(SourceFile(paths[i], read_file(paths[i])));
    BothWays readers(known_names(document, {}, {}));
    for (size_t k = 0; k < document.texts.size(); k += kEvery)
      readers.expect_same(document.texts[k].prose);
    matches += readers.matches();
  }
  EXPECT_TRUE(kSanitized || matches > 100);
}

TEST(RuleIndex, ChangesNothingInRealSentences) {
  const auto folder = real_documents();
  if (!folder) GTEST_SKIP() << "DEBRIEF_CORPUS is not set";
  BothWays readers({});
  for (const std::string_view name : {"sentences.tsv", "drafts.tsv"}) {
    const std::string table = read_file(concat(*folder, "/", name));
    for (const std::string_view line : split(table, '\n'))
      readers.expect_same(line.substr(line.rfind('\t') + 1));
  }
  EXPECT_GT(readers.matches(), 100 / kEvery);
}

}  // namespace
}  // namespace debrief
