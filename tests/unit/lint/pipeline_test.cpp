// From documents and rules to settled findings.

#include <algorithm>

#include "linting.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kBlame =
    "## Stories\n\nThe on-call engineer should have checked the dashboard.\n";

TEST(Pipeline, FillsInTheWordsOfTheRule) {
  const Document document = parse_document(SourceFile("postmortems/a.md", std::string(kBlame)));
  const auto findings = lint_document(document, {}, own_rules(), {}, {});
  ASSERT_THAT(findings, SizeIs(1));
  const Finding& finding = findings[0];
  EXPECT_EQ(finding.rule, "blame/should-have");
  EXPECT_EQ(finding.path, "postmortems/a.md");
  EXPECT_EQ(document.source.slice(finding.span), "should have checked");
  EXPECT_EQ(finding.begin, (Position{3, 22}));
  EXPECT_EQ(finding.end, (Position{3, 41}));
  EXPECT_EQ(finding.message, "“should have checked” describes an event that did not happen");
  EXPECT_THAT(finding.question, HasSubstr("the on-call engineer"));
  EXPECT_TRUE(finding.changed);
}

TEST(Pipeline, SaysNoSecretAndRemembersNone) {
  const auto lint_with = [](std::string_view password) {
    const std::string text = concat(
        "## Stories\n\nThe on-call engineer should have checked the pool, password=", password,
        ".\n");
    const Document document = parse_document(SourceFile("postmortems/a.md", text));
    return lint_document(document, {}, own_rules(), {}, {});
  };
  const auto findings = lint_with("T7rQp2vXs9");
  ASSERT_FALSE(findings.empty());
  for (const Finding& finding : findings) {
    for (const std::string& words : {finding.message, finding.question, finding.rewrite}) {
      EXPECT_EQ(words.find("T7rQp2vXs9"), std::string::npos) << words;
    }
  }
  EXPECT_EQ(findings[0].fingerprint, lint_with("Kf83mQz1Lb")[0].fingerprint);
}

TEST(Pipeline, LowersWhatIsQuoted) {
  EXPECT_EQ(lint_text("## Stories\n\n> The on-call engineer should have checked the dashboard.\n"),
            "3:24 info blame/should-have\n");
  EXPECT_EQ(lint_text("## Facts\n\nThe report called it “human error” twice.\n"),
            "3:23 info blame/human-error\n");
}

TEST(Pipeline, LeavesOutWhatIsOnlyMentioned) {
  EXPECT_EQ(lint_text("## Facts\n\nThis was not human error.\n"), "");
  EXPECT_EQ(lint_text("## Facts\n\nThe log said `human error` at 10:02Z.\n"), "");
}

TEST(Pipeline, TakesTheLastWordOnSeverity) {
  Config config;
  EXPECT_EQ(lint_text(kBlame, {}, config), "3:22 warning blame/should-have\n");
  config.profile = "etsy";
  EXPECT_EQ(lint_text(kBlame, {}, config), "3:22 error blame/should-have\n");
  EXPECT_EQ(lint_text(kBlame, {.profile = "leaddev"}, config), "3:22 warning blame/should-have\n");
  config.rules["blame/should-have"] = "info";
  EXPECT_EQ(lint_text(kBlame, {}, config), "3:22 info blame/should-have\n");
  config.overrides.push_back({{"postmortems/**"}, {{"blame/should-have", "error"}}});
  config.overrides.push_back({{"elsewhere/**"}, {{"blame/should-have", "off"}}});
  EXPECT_EQ(lint_text(kBlame, {}, config), "3:22 error blame/should-have\n");
  config.overrides.push_back({{"**/a.md"}, {{"blame/should-have", "off"}}});
  EXPECT_EQ(lint_text(kBlame, {}, config), "");
}

TEST(Pipeline, TakesAGroupForItsRulesAndARuleOverItsGroup) {
  Config config;
  config.rules["blame"] = "info";
  EXPECT_EQ(lint_text(kBlame, {}, config), "3:22 info blame/should-have\n");
  config.rules["blame/should-have"] = "error";
  EXPECT_EQ(lint_text(kBlame, {}, config), "3:22 error blame/should-have\n");
  config.overrides.push_back({{"**"}, {{"blame", "off"}}});
  EXPECT_EQ(lint_text(kBlame, {}, config), "");
}

TEST(Pipeline, LeavesAPreviewRuleOffUntilItIsNamed) {
  RuleSet rules = own_rules();
  for (Rule& rule : rules.rules) {
    if (rule.id == "blame/should-have") rule.status = RuleStatus::kPreview;
  }
  const Document document = parse_document(SourceFile("postmortems/a.md", std::string(kBlame)));
  const auto found = [&](const LintOptions& options, const Config& config = {}) {
    return shown(lint_document(document, config, rules, {}, options));
  };
  Config config;
  EXPECT_EQ(found({}), "");
  EXPECT_EQ(found({.profile = "strict"}), "");
  EXPECT_EQ(found({.select = {"blame"}}), "");
  EXPECT_EQ(found({.select = {"blame/should-have"}}), "3:22 warning blame/should-have\n");
  config.rules["blame"] = "error";
  EXPECT_EQ(found({}, config), "");
  config.rules["blame/should-have"] = "info";
  EXPECT_EQ(found({}, config), "3:22 info blame/should-have\n");
}

TEST(DeprecatedNames, AreNotedWhereAnythingNamesThem) {
  RuleSet rules = own_rules();
  for (Rule& rule : rules.rules) {
    if (rule.id == "blame/should-have") rule.status = RuleStatus::kDeprecated;
  }
  Config config;
  EXPECT_THAT(deprecated_names(config, rules, {}), IsEmpty());
  EXPECT_THAT(deprecated_names(config, rules, {.select = {"blame/should-have"}}), SizeIs(1));
  config.overrides.push_back({{"**"}, {{"blame/should-have", "off"}}});
  EXPECT_THAT(deprecated_names(config, rules, {}),
              ElementsAre("the rule blame/should-have is deprecated; “debrief explain"
                          " blame/should-have” says why"));
}

TEST(Pipeline, RunsWhatIsSelectedAndNotIgnored) {
  EXPECT_EQ(lint_text(kBlame, {.select = {"blame"}}), "3:22 warning blame/should-have\n");
  EXPECT_EQ(lint_text(kBlame, {.select = {"facts"}}), "");
  EXPECT_EQ(lint_text(kBlame, {.select = {"blame"}, .ignore = {"blame/should-have"}}), "");
  EXPECT_EQ(lint_text(kBlame, {.ignore = {"blame"}}), "");
}

TEST(Pipeline, MarksOnlySectionsAndFieldsThatARuleIsAbout) {
  EXPECT_EQ(lint_text("## Actions\n\n- The on-call engineer should have checked it.\n",
                      {.select = {"blame/should-have"}}),
            "");
}

TEST(Pipeline, GivesAStructuralFindingTheWordsOfItsRuleAndOneStepLessWhenWeakened) {
  constexpr Check kChecks[] = {
      {"facts-missing", DocumentCheck([](const Document&, const Config&, Emit& emit) {
         emit({0, 4});
         emit({5, 8}, "seen differently")
             .question("Is it?")
             .rewrite("Say so")
             .note({0, 4}, "because of this")
             .fix("cut it", {{{5, 8}, ""}})
             .weaken();
       })}};
  const Document document = parse_document(SourceFile("a.md", "Some text\n"));
  const auto findings =
      lint_document(document, {}, own_rules(), kChecks, {.select = {"facts/missing"}});
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_EQ(findings[0].message, own_rules().find("facts/missing")->message);
  EXPECT_EQ(findings[0].question, own_rules().find("facts/missing")->question);
  EXPECT_EQ(findings[0].severity, Severity::kError);
  EXPECT_EQ(findings[1].message, "seen differently");
  EXPECT_EQ(findings[1].question, "Is it?");
  EXPECT_EQ(findings[1].rewrite, "Say so");
  EXPECT_EQ(findings[1].severity, Severity::kWarning);
  ASSERT_THAT(findings[1].notes, SizeIs(1));
  EXPECT_EQ(findings[1].notes[0].message, "because of this");
  ASSERT_TRUE(findings[1].fix);
  EXPECT_EQ(findings[1].fix->description, "cut it");
}

TEST(Pipeline, MergesEqualFindings) {
  constexpr Check kChecks[] = {
      {"facts-missing", DocumentCheck([](const Document&, const Config&, Emit& emit) {
         emit({0, 4}, "the same").weaken();
         emit({0, 4}, "the same");
         emit({0, 4}, "something else").weaken();
       })}};
  EXPECT_EQ(lint_text("Some text\n", {.select = {"facts/missing"}}, {}, kChecks),
            "1:1 warning facts/missing\n1:1 error facts/missing\n");
}

TEST(Pipeline, RunsHistoryChecksWithoutHistoryAndCorpusChecksNotAtAllOnADocumentAlone) {
  constexpr Check kChecks[] = {
      {"metadata-duplicate-id",
       CorpusCheck([](const CorpusDocument&, const Corpus& corpus, Emit& emit) {
         emit({0, 1}, concat("one of ", corpus.documents.size()));
       })},
      {"process-late-write-up",
       HistoryCheck([](const CorpusDocument& document, const Config&, Emit& emit) {
         emit({0, 2}, document.history ? "with history" : document.path);
       })},
  };
  EXPECT_EQ(lint_text("Some text\n", {}, {}, kChecks), "1:1 warning process/late-write-up\n");
  const Findings findings =
      lint(corpus_of({{"a.md", "Some text\n"}, {"b.md", "Some text\n"}}), own_rules(), kChecks, {});
  std::vector<std::string> messages;
  for (const Finding& each : findings.all) messages.push_back(each.path + " " + each.message);
  EXPECT_THAT(messages,
              ::testing::ElementsAre("a.md one of 2", "a.md a.md", "b.md one of 2", "b.md b.md"));
}

TEST(Pipeline, IsTheSameForAnyNumberOfJobs) {
  std::vector<std::pair<std::string, std::string>> documents;
  for (int i = 100; i < 150; ++i) {
    documents.emplace_back(concat(i, ".md"),
                           concat(kBlame, "\nOn day ", i, " it was human error.\n"));
  }
  const Corpus corpus = corpus_of(documents);
  const Findings one = lint(corpus, own_rules(), {}, {.jobs = 1});
  const Findings many = lint(corpus, own_rules(), {}, {.jobs = 7});
  EXPECT_EQ(one.documents, 50u);
  EXPECT_EQ(one.all.size(), 100u);
  EXPECT_EQ(shown(one.all), shown(many.all));
  for (size_t i = 0; i < one.all.size(); ++i) {
    EXPECT_EQ(one.all[i].fingerprint, many.all[i].fingerprint);
    EXPECT_EQ(one.all[i].path, many.all[i].path);
  }
}

TEST(Pipeline, CapsTheFindingsOfADocumentAndSaysSo) {
  Config config;
  config.findings_per_document = 3;
  config.rules["blame/should-have"] = "error";
  std::string text = "## Stories\n";
  for (int i = 0; i < 5; ++i) append(text, "\nIt was human error ", i, ".\n");
  append(text, "\nThe on-call engineer should have checked the dashboard.\n");
  const Document document = parse_document(SourceFile("a.md", text));
  const auto findings = lint_document(document, config, own_rules(), {}, {});
  EXPECT_EQ(shown(findings),
            "3:8 warning blame/human-error\n5:8 warning blame/human-error\n"
            "13:22 error blame/should-have\n");
  EXPECT_EQ(findings.back().message,
            "“should have checked” describes an event that did not happen; 3 more findings of this "
            "document are not shown");
}

TEST(Findings, CountAndReachLevels) {
  Findings findings;
  findings.all.resize(3);
  findings.all[0].severity = Severity::kInfo;
  EXPECT_EQ(findings.count(Severity::kWarning), 2u);
  EXPECT_EQ(findings.count(Severity::kError), 0u);
  EXPECT_TRUE(findings.reach(Severity::kInfo));
  EXPECT_TRUE(findings.reach(Severity::kWarning));
  EXPECT_FALSE(findings.reach(Severity::kError));
}

std::string fingerprint_of(std::string_view text, std::string_view path = "a.md") {
  const Document document = parse_document(SourceFile(std::string(path), std::string(text)));
  const auto findings = lint_document(document, {}, own_rules(), {}, {});
  EXPECT_FALSE(findings.empty()) << text;
  return findings.empty() ? std::string() : findings.back().fingerprint;
}

TEST(Fingerprint, HoldsTheRuleThePathAndTheSentence) {
  const std::string one = fingerprint_of("It was human error.\n");
  EXPECT_THAT(one, SizeIs(16));
  EXPECT_EQ(fingerprint_of("# Title\n\nOther text. It was\n  *human* error!\n"), one);
  EXPECT_NE(fingerprint_of("It was human error.\n", "b.md"), one);
  EXPECT_NE(fingerprint_of("It was plain human error.\n"), one);
  EXPECT_NE(fingerprint_of("It was human error.\n\nIt was human error.\n"), one);
}

TEST(ValidateRuleNames, NamesWhatDoesNotExistAndWhereItStands) {
  const auto problem = [](const LintOptions& options, std::string_view yaml = "version: 1\n") {
    Corpus corpus;
    corpus.config = parse_config(".debrief.yaml", std::string(yaml)).value_or(Config{});
    const auto valid = validate_rule_names(corpus, own_rules(), options);
    return valid ? std::string("fine") : concat(valid.error().where, ": ", valid.error().message);
  };
  EXPECT_EQ(problem({.select = {"blame", "facts/missing"}, .profile = "etsy"}), "fine");
  EXPECT_EQ(problem({.select = {"blame/should-hav"}}),
            "--select: no rule or group is named “blame/should-hav”; did you mean "
            "“blame/should-have”?");
  EXPECT_EQ(problem({.ignore = {"blam"}}),
            "--ignore: no rule or group is named “blam”; did you mean “blame”?");
  EXPECT_EQ(problem({.profile = "gogle"}),
            "--profile: no profile is named “gogle”; did you mean “google”?");
  EXPECT_EQ(problem({}, "version: 1\nprofile: esty\n"),
            ".debrief.yaml:2:1: no profile is named “esty”; did you mean “etsy”?");
  EXPECT_EQ(problem({}, "version: 1\nrules:\n  blame/should-hve: off\n"),
            ".debrief.yaml:3:3: no rule or group is named “blame/should-hve”; did you mean "
            "“blame/should-have”?");
  EXPECT_EQ(problem({}, "version: 1\nrules: { blame: off }\n"), "fine");
  EXPECT_EQ(problem({}, "version: 1\nrules: { blam: off }\n"),
            ".debrief.yaml:2:10: no rule or group is named “blam”; did you mean “blame”?");
  EXPECT_EQ(problem({}, "version: 1\noverrides:\n  - paths: [a]\n    rules: {facts/mising: off}\n"),
            ".debrief.yaml:4:13: no rule or group is named “facts/mising”; did you mean "
            "“facts/missing”?");
}

}  // namespace
}  // namespace debrief
