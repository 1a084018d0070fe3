// What the site tells of the linter: the quality of the records, and its rules.

#include "site_fixture.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Finding finding(std::string rule, Severity severity, std::string path, uint32_t line) {
  Finding found;
  found.rule = std::move(rule);
  found.severity = severity;
  found.path = std::move(path);
  found.begin = found.end = {line, 1};
  found.message = "Alice “should have checked” it";
  return found;
}

Findings three_findings() {
  Findings findings;
  findings.all = {finding("actions/overdue", Severity::kError, "a.md", 40),
                  finding("blame/should-have", Severity::kWarning, "a.md", 17),
                  finding("blame/should-have", Severity::kWarning, "b.md", 9)};
  Finding ignored = finding("blame/should-have", Severity::kWarning, "b.md", 30);
  ignored.silenced_by = SilencedBy::kComment;
  ignored.justification = "quotes the provider";
  findings.silenced = {ignored};
  return findings;
}

SiteFiles site_with(const Corpus& corpus, const Findings& findings) {
  static const auto kRules = load_rules({}, {});
  SiteOptions options = test_options();
  options.rules = &*kRules;
  auto site = render_site(corpus, findings, embedded_template, options);
  if (!site) ADD_FAILURE() << site.error().message;
  return site ? std::move(*site) : SiteFiles{};
}

Corpus two_records() {
  Corpus corpus = corpus_of({{"a.md", kRollout}, {"b.md", kStub}});
  corpus.config.site.repository = "https://git.example/records";
  return corpus;
}

TEST(QualityPage, TellsFindingsByRuleAndByRecordWithTheirPlaces) {
  const SiteFiles site = site_with(two_records(), three_findings());
  const std::string& page = site.at("quality.html");
  in_order(text_of(page),
           {"1 error", "2 warnings", "0 questions", "1 ignored with a reason", "Findings",
            "Profile leaddev.", "Error", "actions/overdue", "1 record", "Warning",
            "blame/should-have", "2 records", "By record", "A roll-out reached more organisations",
            "1 error, 1 warning", "line 40"});
  EXPECT_THAT(page, HasSubstr("href=\"https://git.example/records/blob/HEAD/a.md#L40\""));
  EXPECT_THAT(page, HasSubstr("href=\"rules/blame/should-have.html#here\""));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST(QualityPage, NamesNoPersonNotEvenInTheWordsOfAFinding) {
  const SiteFiles site = site_with(two_records(), three_findings());
  for (const char* name : {"Alice", "@aisha", "@dana", "@sam", "@bob"}) {
    EXPECT_THAT(site.at("quality.html"), Not(HasSubstr(name)));
  }
  EXPECT_THAT(site.at("rules/blame/should-have.html"), Not(HasSubstr("Alice “should have")));
}

TEST(QualityPage, TellsWhatWaitsAndWhatIsNotRecorded) {
  const SiteFiles site = site_with(two_records(), {});
  in_order(
      text_of(site.at("quality.html")),
      {"Waiting", "3 Nov 2020", "Stub", "A roll-out of Threads", "No debrief yet.",
       "The linter finds nothing to ask.", "Not recorded", "Start 2 of 2 –", "Detection 1 of 2",
       "3 Nov 2020", "Written how soon", "The target is 48\u00a0h.", "Known for 0 of 2"});
}

TEST(QualityPage, WithoutARecordSaysSo) {
  const SiteFiles site = site_with(corpus_of({}), {});
  EXPECT_THAT(text_of(site.at("quality.html")),
              AllOf(HasSubstr("No record yet."), HasSubstr("The linter finds nothing to ask.")));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST(RulePages, ShowARuleInItsOwnWordsWithWhatItMarksAndWhereItIsFound) {
  const SiteFiles site = site_with(two_records(), three_findings());
  const std::string& page = site.at("rules/blame/should-have.html");
  in_order(text_of(page), {"Rules",
                           "blame",
                           "should-have",
                           "Warning",
                           "Stable since 0.1",
                           "Judges a past act by what is known only now.",
                           "It asks",
                           "What did",
                           "Cases",
                           "Found",
                           "Left alone",
                           "In this repository",
                           "2 findings in 2 records.",
                           "line 17",
                           "line 9",
                           "1 not reported",
                           "line 30",
                           "quotes the provider",
                           "Sources",
                           "Dekker",
                           "Next to it"});
  EXPECT_THAT(page, HasSubstr("<u>should have checked</u>"));
  EXPECT_THAT(page, HasSubstr("<link rel=\"stylesheet\" href=\"../../assets/style."));
  EXPECT_THAT(page, HasSubstr("&lt;!-- debrief-ignore blame/should-have: the reason --&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("{agent}")));
}

TEST(RulePages, TellTheLevelOfThisConfiguration) {
  Corpus corpus = two_records();
  corpus.config.rules["blame/should-have"] = "off";
  const SiteFiles site = site_with(corpus, {});
  in_order(text_of(site.at("rules/blame/should-have.html")),
           {"Off Stable since", "Its own level Warning", "Nothing is found here."});
  EXPECT_THAT(text_of(site.at("rules.html")), HasSubstr("of them off here"));
}

TEST(RulePages, AreThereForEveryRule) {
  const SiteFiles site = site_with(two_records(), {});
  const auto rules = load_rules({}, {});
  ASSERT_TRUE(rules);
  for (const Rule& rule : rules->rules) {
    ASSERT_TRUE(site.contains(concat("rules/", rule.id, ".html"))) << rule.id;
    EXPECT_THAT(site.at(concat("rules/", rule.id, ".html")), Not(HasSubstr("{match}"))) << rule.id;
  }
}

}  // namespace
}  // namespace debrief
