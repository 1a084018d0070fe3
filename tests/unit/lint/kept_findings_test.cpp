// What is found in a document by itself is kept from run to run, and looked for again when anything
// has changed that it depends on.

#include "debrief/lint/kept_findings.h"

#include "linting.h"
#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

constexpr const char* kPath = "postmortems/a.md";
constexpr const char* kText =
    "## Stories\n\nThe on-call engineer should have checked the dashboard. It was human error.\n";

/// How often documents were looked at, by themselves and with others.
int looks_within = 0, looks_around = 0;

constexpr Check kChecks[] = {
    {"facts-missing", DocumentCheck([](const Document&, const Config&, Emit& emit) {
       ++looks_within;
       emit({0, 2}, "no facts").note({3, 5}, "here").fix("Add them", {{{0, 0}, "## Facts\n"}});
     })},
    {"process-repeat-with-open-action",
     CorpusCheck([](const CorpusDocument&, const Corpus&, Emit& emit) {
       ++looks_around;
       emit({4, 6}, "no such");
     })},
};

class KeptFindingsTest : public testing::Test {
 protected:
  KeptFindingsTest() { looks_within = looks_around = 0; }

  std::vector<Finding> lint_kept(const Corpus& corpus, const LintOptions& options = {},
                                 const RuleSet& rules = own_rules()) {
    Cache cache(files_, scratch_.at("cache"), "1");
    LintOptions kept = options;
    kept.cache = &cache;
    const Findings found = lint(corpus, rules, kChecks, kept);
    cache.flush();
    const Findings anew = lint(corpus, rules, kChecks, options);
    --looks_within;
    --looks_around;
    EXPECT_EQ(finding_bytes(found.all), finding_bytes(anew.all));
    EXPECT_EQ(shown(found.all), shown(anew.all));
    EXPECT_EQ(shown(found.silenced), shown(anew.silenced));
    return found.all;
  }

  ScratchDirectory scratch_;
  DiskFileSystem files_;
};

TEST_F(KeptFindingsTest, LooksOnceAtADocumentThatStaysWhatItIs) {
  const Corpus corpus = corpus_of({{kPath, kText}});
  const auto first = lint_kept(corpus);
  EXPECT_FALSE(first.empty());
  const auto second = lint_kept(corpus);
  EXPECT_EQ(looks_within, 1);
  EXPECT_EQ(finding_bytes(first), finding_bytes(second));
  EXPECT_EQ(looks_around, 2) << "others may have changed";
}

TEST_F(KeptFindingsTest, LooksAgainWhenAnythingElseHolds) {
  Corpus corpus = corpus_of({{kPath, kText}});
  int looks = 0;
  const auto expect_look = [&](const Corpus& now, const LintOptions& options = {}) {
    lint_kept(now, options);
    EXPECT_EQ(looks_within, ++looks);
    lint_kept(now, options);
    EXPECT_EQ(looks_within, looks);
  };
  expect_look(corpus);
  expect_look(corpus_of({{kPath, concat(kText, "\nMore.\n")}}));
  expect_look(corpus_of({{"postmortems/b.md", kText}}));
  expect_look(corpus, {.ignore = {"blame/should-have"}});
  corpus.known_people = {"Alice"};
  expect_look(corpus);
  corpus.config.bytes = "version: 1\n";
  expect_look(corpus);
  corpus.documents.front().history.emplace();
  expect_look(corpus);
  corpus.documents.front().history->uncommitted = true;
  expect_look(corpus);
  corpus.documents.front().history->first_written = Timestamp{1'700'000'000, 60};
  expect_look(corpus);
}

TEST_F(KeptFindingsTest, LooksAgainUnderOtherRules) {
  const Corpus corpus = corpus_of({{kPath, kText}});
  lint_kept(corpus);
  RuleSet other = own_rules();
  other.note_own_file({".debrief/rules/blame/x.yaml", "id: blame/x\n"});
  lint_kept(corpus, {}, other);
  EXPECT_EQ(looks_within, 2);
}

TEST_F(KeptFindingsTest, SettlesWhatItKeptAsWhatItFinds) {
  const Corpus corpus = corpus_of(
      {{kPath, concat("<!-- debrief-ignore-file blame/should-have: told -->\n\n", kText)}});
  lint_kept(corpus);
  lint_kept(corpus);
  EXPECT_EQ(looks_within, 1);
}

TEST_F(KeptFindingsTest, RemembersNoSecret) {
  const Corpus corpus = corpus_of({{kPath, concat(kText, "\nThe password=T7rQp2vXs9 failed.\n")}});
  lint_kept(corpus);
  lint_kept(corpus);
  EXPECT_EQ(looks_within, 2);
  EXPECT_FALSE(files_.read(concat(scratch_.at("cache"), "/findings")));
}

TEST_F(KeptFindingsTest, ReadsNothingButWhatItWrote) {
  const std::string bytes = finding_bytes(lint_kept(corpus_of({{kPath, kText}})));
  ASSERT_TRUE(read_findings(bytes));
  EXPECT_EQ(finding_bytes(*read_findings(bytes)), bytes);
  for (size_t size = 1; size < bytes.size(); ++size) {
    EXPECT_FALSE(read_findings(std::string_view(bytes).substr(0, size))) << size;
  }
  EXPECT_FALSE(read_findings(concat(bytes, "x")));
}

}  // namespace
}  // namespace debrief
