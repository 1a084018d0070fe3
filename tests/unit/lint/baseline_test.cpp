// What was there when debrief came is silent, wherever it moves; what is new, or gone, is told.

#include "debrief/lint/baseline.h"

#include "linting.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/lint/baseline_match.h"

namespace debrief {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view kShould = "The on-call engineer should have checked the dashboard.\n";
constexpr std::string_view kCould = "The reviewer should have asked for a second look.\n";

LintOptions with(const Baseline& baseline) {
  return {.select = {"blame", "process/stale-baseline"},
          .baseline = std::make_shared<const Baseline>(baseline)};
}

/// The baseline of what is found in these documents today.
Baseline baseline_of(const Corpus& corpus) {
  std::vector<BaselineEntry> entries;
  for (const Finding& each : lint(corpus, own_rules(), {}, {.select = {"blame"}}).all) {
    entries.push_back({.rule = each.rule, .path = each.path, .hash = each.text_hash});
  }
  return *Baseline::parse(std::string(kBaselineName), Baseline::write(std::move(entries)));
}

/// `path:line rule` of every finding.
std::string told(const Findings& findings) {
  std::string text;
  for (const Finding& each : findings.all) {
    append(text, each.path, ':', each.begin.line, ' ', each.rule, '\n');
  }
  return text;
}

std::string stories(std::string_view text) { return concat("## Stories\n\n", text); }

TEST(Baseline, SilencesWhatItHoldsWhereverTheParagraphMoves) {
  const Baseline baseline = baseline_of(corpus_of({{"a.md", stories(kShould)}}));
  ASSERT_EQ(baseline.entries().size(), 1u);
  for (const std::string& text :
       {stories(kShould), stories(concat("One more day.\n\n", kShould)),
        concat("## What happened\n\nIt rained.\n\n", stories(kShould)),
        stories("The on-call  engineer should have\nchecked the **dashboard**.\n")}) {
    const Findings findings = lint(corpus_of({{"a.md", text}}), own_rules(), {}, with(baseline));
    EXPECT_EQ(told(findings), "") << text;
    ASSERT_EQ(findings.silenced.size(), 1u) << text;
    EXPECT_EQ(findings.silenced[0].silenced_by, SilencedBy::kBaseline);
    EXPECT_EQ(findings.suppressed, 0u);
  }
}

TEST(Baseline, LetsAnEntryServeOneFindingOnly) {
  const Baseline baseline = baseline_of(corpus_of({{"a.md", stories(kShould)}}));
  const auto documents =
      corpus_of({{"a.md", stories(concat(kShould, '\n', kShould))}, {"b.md", stories(kShould)}});
  EXPECT_EQ(told(lint(documents, own_rules(), {}, with(baseline))),
            "a.md:5 blame/should-have\nb.md:3 blame/should-have\n");
}

TEST(Baseline, TellsWhatIsNewAndWhatIsGone) {
  const Baseline baseline =
      baseline_of(corpus_of({{"a.md", stories(kShould)}, {"b.md", stories(kCould)}}));
  const Findings findings = lint(corpus_of({{"a.md", stories(kCould)}, {"b.md", stories(kCould)}}),
                                 own_rules(), {}, with(baseline));
  EXPECT_EQ(told(findings),
            ".debrief-baseline.json:4 process/stale-baseline\na.md:3 blame/should-have\n");
  EXPECT_EQ(findings.all.front().message,
            "the baseline tolerates blame/should-have in a.md, which is found there no more");
  ASSERT_EQ(findings.files.size(), 1u);
}

TEST(Baseline, JudgesNoEntryOfARuleOrFileThatWasNotLookedAt) {
  const Baseline baseline =
      baseline_of(corpus_of({{"a.md", stories(kShould)}, {"b.md", stories(kCould)}}));
  LintOptions options = with(baseline);
  options.select = {"facts"};
  EXPECT_EQ(told(lint(corpus_of({{"a.md", stories("It rained.\n")}}), own_rules(), {}, options)),
            "");
  options.select = {"blame/should-have", "process/stale-baseline"};
  options.whole = false;
  EXPECT_EQ(told(lint(corpus_of({{"a.md", stories("It rained.\n")}}), own_rules(), {}, options)),
            ".debrief-baseline.json:4 process/stale-baseline\n");
}

TEST(Baseline, FollowsAFileThatGitKnowsToHaveMoved) {
  const Baseline baseline = baseline_of(corpus_of({{"old.md", stories(kShould)}}));
  Corpus moved = corpus_of({{"new.md", stories(kShould)}});
  EXPECT_EQ(told(lint(moved, own_rules(), {}, with(baseline))), "new.md:3 blame/should-have\n");
  Revision rename;
  rename.change = ChangeKind::kRenamed;
  rename.path = "new.md";
  rename.previous_path = "old.md";
  moved.documents[0].history.emplace().revisions = {rename};
  const Findings findings = lint(moved, own_rules(), {}, with(baseline));
  EXPECT_EQ(told(findings), "");
  const PrunedBaseline pruned = prune_baseline(baseline, findings);
  EXPECT_EQ(pruned.moved, 1u);
  ASSERT_EQ(pruned.entries.size(), 1u);
  EXPECT_EQ(pruned.entries[0].path, "new.md");
}

TEST(Baseline, PrunesWhatIsStaleAndAddsNothing) {
  const Baseline baseline =
      baseline_of(corpus_of({{"a.md", stories(kShould)}, {"b.md", stories(kCould)}}));
  const Findings findings = lint(corpus_of({{"a.md", stories("The operator should have waited.\n")},
                                            {"b.md", stories(kCould)}}),
                                 own_rules(), {}, with(baseline));
  const PrunedBaseline pruned = prune_baseline(baseline, findings);
  EXPECT_EQ(pruned.removed, 1u);
  ASSERT_EQ(pruned.entries.size(), 1u);
  EXPECT_EQ(pruned.entries[0].path, "b.md");
}

TEST(Baseline, PrunesWhatIsStaleWhereNoFindingSaysSo) {
  const Baseline baseline = baseline_of(corpus_of({{"a.md", stories(kShould)}}));
  Corpus corpus = corpus_of({{"a.md", stories("It rained.\n")}});
  corpus.config.rules["process/stale-baseline"] = "off";
  const Findings findings = lint(corpus, own_rules(), {}, with(baseline));
  EXPECT_EQ(told(findings), "");
  EXPECT_EQ(prune_baseline(baseline, findings).removed, 1u);
}

TEST(Baseline, NeverHoldsWhatNoCommentCanSuppress) {
  Corpus corpus = corpus_of({{"a.md", "<!-- debrief-ignore blame -->\nIt rained.\n"}});
  LintOptions options{.select = {"process/suppression"}};
  const Findings findings = lint(corpus, own_rules(), {}, options);
  ASSERT_EQ(told(findings), "a.md:1 process/suppression\n");
  const Finding& finding = findings.all[0];
  options.baseline = std::make_shared<const Baseline>(*Baseline::parse(
      "b.json", Baseline::write({{finding.rule, finding.path, finding.text_hash}})));
  EXPECT_THAT(told(lint(corpus, own_rules(), {}, options)), HasSubstr("process/suppression"));
}

TEST(Baseline, DoesNotCountAmongTheMostThatAreShown) {
  std::string many;
  for (int i = 0; i < 5; ++i) append(many, "The operator ", i, " should have waited.\n\n");
  Corpus corpus = corpus_of({{"a.md", stories(many)}});
  const Baseline baseline = baseline_of(corpus);
  corpus = corpus_of({{"a.md", stories(concat(many, kCould))}});
  corpus.config.findings_per_document = 2;
  const Findings findings = lint(corpus, own_rules(), {}, with(baseline));
  EXPECT_EQ(told(findings), "a.md:13 blame/should-have\n");
  EXPECT_EQ(findings.silenced.size(), 5u);
}

TEST(Baseline, WritesSortedLinesThatReadAgain) {
  const std::string bytes = Baseline::write({{"b/rule", "z.md", "00000000000000ff"},
                                             {"a/rule", "z.md", "00000000000000aa"},
                                             {"c/rule", "a\"é\n.md", "0123456789abcdef"}});
  EXPECT_EQ(
      bytes,
      "{\n  \"version\": 1,\n  \"findings\": [\n"
      "    {\"path\": \"a\\\"é\\n.md\", \"rule\": \"c/rule\", \"hash\": \"0123456789abcdef\"},\n"
      "    {\"path\": \"z.md\", \"rule\": \"a/rule\", \"hash\": \"00000000000000aa\"},\n"
      "    {\"path\": \"z.md\", \"rule\": \"b/rule\", \"hash\": \"00000000000000ff\"}\n"
      "  ]\n}\n");
  const auto read = Baseline::parse("b.json", bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->entries()[0].path, "a\"é\n.md");
  EXPECT_EQ(read->at("z.md").size(), 2u);
  EXPECT_TRUE(Baseline::parse("b.json", Baseline::write({})));
}

TEST(Baseline, RefusesWhatIsNoneWithAPlace) {
  const struct {
    std::string_view bytes, where;
  } kCases[] = {
      {"", "b.json:1:1"},
      {"{\"version\": 2, \"findings\": []}", "b.json:1:13"},
      {"{\"version\": 1}", "b.json:1:2"},
      {"{\"version\": 1,\n \"findings\": [{\"path\": \"a.md\"}]}", "b.json:2:16"},
      {"{\"version\": 1,\n \"findings\": [{\"path\": \"a\", \"rule\": \"b\", \"hash\": \"x\"}]}",
       "b.json:2:50"},
      {"{\"version\": 1, \"findings\": [", "b.json:1"},
      {"<<<<<<< HEAD\n", "b.json:1:1"},
  };
  for (const auto& [bytes, where] : kCases) {
    const auto read = Baseline::parse("b.json", std::string(bytes));
    ASSERT_FALSE(read) << bytes;
    EXPECT_EQ(read.error().kind, ErrorKind::kConfig);
    EXPECT_THAT(read.error().where, HasSubstr(std::string(where))) << bytes;
  }
}

}  // namespace
}  // namespace debrief
