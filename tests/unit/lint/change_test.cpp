// What a change brings, and what it cannot hide.

#include "debrief/lint/change.h"

#include "linting.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/lint/added_suppressions.h"

namespace debrief {
namespace {

constexpr std::string_view kShould = "The on-call engineer should have checked the dashboard.\n";
constexpr std::string_view kCould = "The reviewer should have asked for a second look.\n";

std::string stories(std::string_view text) { return concat("## Stories\n\n", text); }

ChangedFile modified(std::string path, std::vector<LineRange> lines,
                     std::vector<uint32_t> cuts = {}) {
  ChangedFile file;
  file.path = std::move(path);
  file.lines = std::move(lines);
  file.cuts = std::move(cuts);
  return file;
}

using Texts = std::vector<std::pair<std::string, std::string>>;

/// `path:line rule` of what is brought, and how many are not.
std::string brought(const Texts& newer, const Texts* older, const ChangeSet& change,
                    ChangePolicy policy = ChangePolicy::kOwn, const Config& config = {},
                    std::vector<std::string> select = {"blame", "process"}) {
  Corpus now = corpus_of(newer);
  now.config = config;
  std::optional<Corpus> before;
  if (older != nullptr) {
    before = corpus_of(*older);
    before->config = config;
  }
  const Findings findings =
      lint_change(now, {change, before ? &*before : nullptr, policy}, own_rules(), {},
                  {.select = std::move(select), .ignore = {"process/uninvolved"}});
  std::string text;
  for (const Finding& each : findings.all) {
    append(text, each.path, ':', each.begin.line, ' ', severity_name(each.severity), ' ', each.rule,
           '\n');
  }
  if (findings.outside > 0) append(text, findings.outside, " outside\n");
  return text;
}

TEST(LintChange, ReportsWhatIsOnLinesThatTheChangeWrote) {
  const Texts before = {{"a.md", stories(kShould)}};
  const Texts now = {{"a.md", stories(concat("One more day.\n\n", kShould, "\n", kCould))}};
  const ChangeSet change{{modified("a.md", {{3, 4}, {6, 7}})}};
  EXPECT_EQ(brought(now, &before, change), "a.md:7 warning blame/should-have\n1 outside\n");
  EXPECT_EQ(brought(now, nullptr, change), "a.md:7 warning blame/should-have\n1 outside\n");
}

TEST(LintChange, ReportsNothingOfAParagraphThatMoved) {
  const Texts before = {{"a.md", stories(concat(kShould, "\nOne more day.\n"))}};
  const Texts now = {{"b.md", stories(concat("One more day.\n\n", kShould))}};
  ChangedFile file = modified("b.md", {});
  file.previous_path = "a.md";
  file.kind = ChangeKind::kRenamed;
  EXPECT_EQ(brought(now, &before, {{file}}), "1 outside\n");
}

TEST(LintChange, ReportsEverythingOfANewDocument) {
  const Texts before = {};
  ChangedFile file = modified("a.md", {});
  file.kind = ChangeKind::kAdded;
  EXPECT_EQ(brought({{"a.md", stories(kShould)}}, &before, {{file}}),
            "a.md:3 warning blame/should-have\n");
}

TEST(LintChange, CountsEqualSentencesOneByOne) {
  const Texts before = {{"a.md", stories(kShould)}};
  const Texts now = {{"a.md", stories(concat(kShould, "\n", kShould))}};
  EXPECT_EQ(brought(now, &before, {{modified("a.md", {{4, 5}})}}),
            "a.md:5 warning blame/should-have\n1 outside\n");
}

TEST(LintChange, ReportsOfEqualSentencesTheOneThatTheChangeWrote) {
  const Texts before = {{"a.md", stories(kShould)}};
  const Texts now = {{"a.md", stories(concat(kShould, "\n", kShould))}};
  EXPECT_EQ(brought(now, &before, {{modified("a.md", {{3, 4}})}}),
            "a.md:3 warning blame/should-have\n1 outside\n");
}

TEST(LintChange, ReportsWhatIsNewAmongMoreThanAreShown) {
  Config config;
  config.findings_per_document = 2;
  std::string many;
  for (int i = 0; i < 5; ++i) append(many, "The operator ", i, " should have waited.\n\n");
  const Texts before = {{"a.md", stories(many)}};
  const Texts now = {{"a.md", stories(concat(many, kCould))}};
  EXPECT_EQ(brought(now, &before, {{modified("a.md", {{13, 13}})}}, ChangePolicy::kOwn, config),
            "a.md:13 warning blame/should-have\n5 outside\n");
}

TEST(LintChange, ReportsInOtherDocumentsWhatWasNotThereBefore) {
  const Texts before = {{"a.md", stories("It rained.\n")}, {"b.md", stories(kShould)}};
  const Texts now = {{"a.md", stories(kShould)}, {"b.md", stories(kShould)}};
  EXPECT_EQ(brought(now, &before, {}), "a.md:3 warning blame/should-have\n1 outside\n");
  EXPECT_EQ(brought(now, nullptr, {}), "2 outside\n");
}

TEST(LintChange, IsTheSameForAnyNumberOfJobs) {
  Texts before, now;
  ChangeSet change;
  for (int i = 0; i < 20; ++i) {
    const std::string path = concat("p", 10 + i, ".md");
    before.emplace_back(path, stories(kShould));
    now.emplace_back(path, stories(concat(kShould, "\n", kCould)));
    change.files.push_back(modified(path, {{5, 5}}));
  }
  const Corpus newer = corpus_of(now), older = corpus_of(before);
  const auto run = [&](unsigned jobs) {
    return shown(
        lint_change(newer, {change, &older}, own_rules(), {}, {.select = {"blame"}, .jobs = jobs})
            .all);
  };
  EXPECT_EQ(run(1), run(4));
}

TEST(AddedSuppression, IsTold) {
  const Texts before = {{"a.md", stories(kShould)}};
  const Texts now = {
      {"a.md", stories(concat("<!-- debrief-ignore blame: her words -->\n", kShould))}};
  const ChangeSet change{{modified("a.md", {{3, 3}})}};
  EXPECT_EQ(brought(now, &before, change), "");
  EXPECT_EQ(brought(now, &before, change, ChangePolicy::kBase),
            "a.md:3 warning process/suppression-added\n");
}

TEST(AddedSuppression, CoversNoErrorUntilItIsMerged) {
  Config config;
  config.rules["blame/should-have"] = "error";
  const Texts before = {{"a.md", stories("It rained.\n")}};
  const std::string text =
      concat("<!-- debrief-ignore-file blame: nobody needs it -->\n\n", stories(kShould));
  const Texts now = {{"a.md", text}};
  const ChangeSet all{{modified("a.md", {{1, 5}})}};
  EXPECT_EQ(brought(now, &before, all, ChangePolicy::kOwn, config), "");
  EXPECT_EQ(brought(now, &before, all, ChangePolicy::kBase, config),
            "a.md:1 warning process/suppression-added\na.md:5 error blame/should-have\n");
  config.added_suppressions = AddedSuppressions::kAll;
  EXPECT_EQ(brought(now, &before, all, ChangePolicy::kBase, config),
            "a.md:1 warning process/suppression-added\n");
  config.added_suppressions = AddedSuppressions::kWarnings;
  const Texts commented = {
      {"a.md",
       concat("<!-- debrief-ignore-file blame: nobody needs it -->\n\n", stories("It rained.\n"))}};
  const ChangeSet sentence{{modified("a.md", {{5, 5}})}};
  EXPECT_EQ(brought(now, &commented, sentence, ChangePolicy::kBase, config), "")
      << "a comment that was there covers";
  EXPECT_EQ(brought(now, &before, sentence, ChangePolicy::kBase, config),
            "a.md:1 warning process/suppression-added\na.md:5 error blame/should-have\n")
      << "whatever lines a diff calls changed, it was not there";
}

TEST(AddedSuppression, CoversNothingWhereTheConfigurationSaysSo) {
  Config config;
  config.added_suppressions = AddedSuppressions::kNone;
  const Texts before = {{"a.md", stories("It rained.\n")}};
  const Texts now = {
      {"a.md", stories(concat("<!-- debrief-ignore blame: her words -->\n", kShould))}};
  EXPECT_EQ(brought(now, &before, {{modified("a.md", {{3, 4}})}}, ChangePolicy::kBase, config),
            "a.md:3 warning process/suppression-added\na.md:4 warning blame/should-have\n");
}

TEST(AddedSuppression, IsOneThatTheDocumentHadNoneOfBefore) {
  const std::string comment = "<!-- debrief-ignore-section blame: old testimony -->\n\n";
  const Texts before = {{"a.md", stories("It rained.\n")}};
  const Texts now = {{"a.md", stories(concat(comment, kShould))}};
  const ChangeSet elsewhere{{modified("a.md", {{5, 5}})}};
  EXPECT_EQ(brought(now, &before, elsewhere, ChangePolicy::kBase),
            "a.md:3 warning process/suppression-added\n");
}

TEST(AddedSuppression, WeighsWhatTheConfigurationSays) {
  Config config;
  config.rules["process/suppression-added"] = "info";
  const Texts before = {{"a.md", stories("It rained.\n")}};
  const Texts now = {
      {"a.md", stories(concat("<!-- debrief-ignore blame: her words -->\n", kShould))}};
  EXPECT_EQ(brought(now, &before, {{modified("a.md", {{3, 4}})}}, ChangePolicy::kBase, config),
            "a.md:3 info process/suppression-added\n");
}

}  // namespace
}  // namespace debrief
