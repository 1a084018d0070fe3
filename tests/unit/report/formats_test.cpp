// What each format says, byte for byte, and how it counts columns.

#include "debrief/report/formats.h"

#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "debrief/base/strings.h"
#include "debrief/report/escape.h"
#include "debrief/report/positions.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A file with one marked place, and a report about it.
struct OneFinding {
  SourceFile file;
  RuleSet rules = {};
  Findings findings = {};
  std::string web_address = {};

  OneFinding(std::string path, std::string text, std::string_view marked,
             Severity severity = Severity::kWarning)
      : file(std::move(path), std::move(text)) {
    Finding finding;
    const auto begin = static_cast<uint32_t>(file.bytes().find(marked));
    finding.rule = "blame/should-have";
    finding.severity = severity;
    finding.path = file.path();
    finding.span = {begin, begin + static_cast<uint32_t>(marked.size())};
    finding.begin = file.position(finding.span.begin);
    finding.end = file.position(finding.span.end);
    finding.message = "“should have” describes an event that did not happen";
    finding.question = "What was seen?";
    finding.fingerprint = "00112233aabbccdd";
    findings.all = {finding};
    findings.documents = 1;
  }

  Finding& finding() { return findings.all.front(); }

  std::string write(std::string_view format) const {
    std::ostringstream out;
    const ReportInput input{.findings = findings,
                            .rules = rules,
                            .source = [this](const std::string&) { return &file; },
                            .terminal = {},
                            .paths = {"b.md", file.path()},
                            .web_address = web_address};
    for (const ReportFormat& each : report_formats()) {
      if (each.name == format) each.write(input, out);
    }
    return std::move(out).str();
  }
};

std::string shown(const FileRange& range) {
  return concat(range.begin.line, ':', range.begin.column, '-', range.end.line, ':',
                range.end.column);
}

TEST(Positions, CountsWhatEachFormatCounts) {
  const struct {
    std::string text, marked;
    std::string_view points, utf16, bytes;
  } kCases[] = {
      {"abc\n", "b", "1:2-1:3", "1:2-1:3", "1:2-1:3"},
      {"éb\n", "b", "1:2-1:3", "1:2-1:3", "1:3-1:4"},
      {"a𐐀b\n", "b", "1:3-1:4", "1:4-1:5", "1:6-1:7"},
      {"👩‍🚒b\n", "b", "1:4-1:5", "1:6-1:7", "1:12-1:13"},
      {"\tb\n", "b", "1:2-1:3", "1:2-1:3", "1:2-1:3"},
      {"a\r\nb\r\n", "b", "2:1-2:2", "2:1-2:2", "2:1-2:2"},
      {"\xEF\xBB\xBF"
       "ab\n",
       "b", "1:2-1:3", "1:2-1:3", "1:2-1:3"},
      {"a\nbc\n\nd\n", "bc\n\n", "2:1-2:3", "2:1-2:3", "2:1-2:3"},
      {"a\nb\nc\n", "b\nc", "2:1-3:2", "2:1-3:2", "2:1-3:2"},
      {"a\n", "", "1:1-1:1", "1:1-1:1", "1:1-1:1"},
  };
  for (const auto& each : kCases) {
    const SourceFile file("a.md", each.text);
    const auto begin = static_cast<uint32_t>(each.text.find(each.marked));
    const Span span{begin, begin + static_cast<uint32_t>(each.marked.size())};
    EXPECT_EQ(shown(range_in(file, span, ColumnUnit::kCodePoint)), each.points) << each.text;
    EXPECT_EQ(shown(range_in(file, span, ColumnUnit::kUtf16)), each.utf16) << each.text;
    EXPECT_EQ(shown(range_in(file, span, ColumnUnit::kByte)), each.bytes) << each.text;
  }
  const SourceFile end("a.md", "ab\n");
  EXPECT_EQ(shown(range_in(end, {3, 3}, ColumnUnit::kUtf16)), "2:1-2:1");
}

TEST(GithubReport, EscapesAndDropsColumnsOfSeveralLines) {
  OneFinding one("a,b:c%.md", "é should have\nchecked.\n", "should have");
  one.finding().message = "100 % of\r\n::error::x";
  one.finding().question.clear();
  EXPECT_EQ(one.write("github"),
            "::warning file=a%2Cb%3Ac%25.md,line=1,endLine=1,col=3,endColumn=14,"
            "title=blame/should-have::100 %25 of%0D%0A::error::x\n");
  OneFinding two("a.md", "é should have\nchecked.\n", "should have\nchecked");
  EXPECT_THAT(two.write("github"), HasSubstr("line=1,endLine=2,title="));
}

TEST(GithubReport, ShowsTenOfALevelTheMostSevereFirstAndSaysHowManyMore) {
  OneFinding one("a.md", "should have\n", "should have");
  Finding error = one.finding();
  error.severity = Severity::kError;
  Finding outside = one.finding();
  outside.changed = false;
  outside.message = "not changed";
  one.findings.all = std::vector<Finding>(12, one.finding());
  one.findings.all.insert(one.findings.all.begin(), outside);
  one.findings.all.push_back(error);
  const std::string text = one.write("github");
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 11);
  EXPECT_TRUE(text.starts_with("::error ")) << text;
  EXPECT_THAT(text, HasSubstr("; and 3 more warnings, see the summary"));
  EXPECT_THAT(text, Not(HasSubstr("not changed")));
}

TEST(AzureReport, EscapesPropertiesAndMessages) {
  OneFinding one("a;b].md", "should have\n", "should have", Severity::kError);
  one.finding().message = "50 %; ]";
  EXPECT_EQ(one.write("azure"),
            "##vso[task.logissue type=error;sourcepath=a%3Bb%5D.md;linenumber=1;columnnumber=1;"
            "code=blame/should-have;]50 %AZP25%3B %5D\n");
  EXPECT_EQ(OneFinding("a.md", "x\n", "x", Severity::kInfo).write("azure"), "");
}

TEST(GitlabReport, GivesEachFindingAFingerprintOfItsOwn) {
  OneFinding one("é/a.md", "x\n\nshould have\n", "should have");
  one.findings.all.push_back(one.finding());
  const auto json = nlohmann::json::parse(one.write("gitlab"));
  ASSERT_EQ(json.size(), 2u);
  EXPECT_EQ(json[0]["location"],
            nlohmann::json::parse(R"({"path": "é/a.md", "lines": {"begin": 3, "end": 3}})"));
  EXPECT_EQ(json[0]["severity"], "minor");
  EXPECT_EQ(json[0]["fingerprint"], "00112233aabbccdd");
  EXPECT_EQ(json[1]["fingerprint"], "00112233aabbccdd-1");
}

TEST(RdjsonReport, CountsBytesAndSuggestsFixesOfOneEdit) {
  OneFinding one("a.md", "a𐐀b\n", "b");
  one.finding().fix = Fix{"write c", {{one.finding().span, "c"}}};
  const auto json = nlohmann::json::parse(one.write("rdjson"));
  const auto& diagnostic = json["diagnostics"][0];
  EXPECT_EQ(diagnostic["location"]["range"]["start"]["column"], 6);
  EXPECT_EQ(diagnostic["severity"], "WARNING");
  EXPECT_EQ(diagnostic["suggestions"][0]["text"], "c");
  EXPECT_EQ(diagnostic["suggestions"][0]["range"], diagnostic["location"]["range"]);
  EXPECT_EQ(nlohmann::json::parse(one.write("rdjsonl")), diagnostic);
  one.finding().fix->edits.push_back({{0, 0}, "d"});
  EXPECT_THAT(one.write("rdjson"), Not(HasSubstr("suggestions")));
}

TEST(JunitReport, HasACaseForEachFindingAndOneThatPassesForACleanDocument) {
  OneFinding one("a&\"b\".md", "should have\n", "should have");
  one.finding().message = "a < b \x01 \xFF";
  one.finding().question.clear();
  EXPECT_EQ(
      one.write("junit"),
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"debrief\" tests=\"2\" failures=\"1\" errors=\"0\">\n"
      "  <testsuite name=\"a&amp;&quot;b&quot;.md\" tests=\"1\" failures=\"1\" errors=\"0\">\n"
      "    <testcase classname=\"a&amp;&quot;b&quot;.md\" name=\"blame/should-have (line "
      "1)\">\n"
      "      <failure type=\"warning\" message=\"a &lt; b � �\">a&amp;&quot;b&quot;.md:1:1: "
      "warning: a &lt; b � �</failure>\n"
      "    </testcase>\n"
      "  </testsuite>\n"
      "  <testsuite name=\"b.md\" tests=\"1\" failures=\"0\" errors=\"0\">\n"
      "    <testcase classname=\"b.md\" name=\"no finding\"/>\n"
      "  </testsuite>\n"
      "</testsuites>\n");
}

TEST(CheckstyleReport, NamesFileLineAndRule) {
  const OneFinding one("a.md", "should have\n", "should have", Severity::kInfo);
  EXPECT_EQ(
      one.write("checkstyle"),
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
      "  <file name=\"a.md\">\n"
      "    <error line=\"1\" column=\"1\" severity=\"info\" message=\"“should have” describes "
      "an event that did not happen\" source=\"debrief.blame/should-have\"/>\n"
      "  </file>\n  <file name=\"b.md\"/>\n</checkstyle>\n");
}

TEST(GccReport, IsOneLineAFinding) {
  EXPECT_EQ(OneFinding("a.md", "é b\n", "b", Severity::kInfo).write("gcc"),
            "a.md:1:3: note: “should have” describes an event that did not happen "
            "[blame/should-have]\n");
}

TEST(SarifReport, HoldsWhatGitHubAsksFor) {
  OneFinding one("post mortems/é#1.md", "a𐐀 should have\n", "should have");
  one.rules.rules.emplace_back();
  Rule& rule = one.rules.rules.back();
  rule.id = "blame/should-have";
  rule.summary = "Judges a past action by what is known only now";
  rule.why = "A counterfactual ends the inquiry.\n";
  const auto json = nlohmann::json::parse(one.write("sarif"));
  const auto& run = json["runs"][0];
  EXPECT_EQ(run["columnKind"], "utf16CodeUnits");
  EXPECT_EQ(run["automationDetails"]["id"], "debrief/");
  const auto& described = run["tool"]["driver"]["rules"][0];
  EXPECT_EQ(described["name"], "BlameShouldHave");
  EXPECT_EQ(described["fullDescription"]["text"], "A counterfactual ends the inquiry.");
  EXPECT_THAT(described["help"]["markdown"].get<std::string>(),
              HasSubstr("<!-- debrief-ignore blame/should-have: the reason -->"));
  const auto& result = run["results"][0];
  EXPECT_EQ(result["ruleIndex"], 0);
  const auto& place = result["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "post%20mortems/%C3%A9%231.md");
  EXPECT_EQ(place["region"],
            nlohmann::json::parse(
                R"({"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 16})"));
  EXPECT_THAT(result["partialFingerprints"]["primaryLocationLineHash"].get<std::string>(),
              HasSubstr(":1"));
}

TEST(SarifReport, TellsOfWhatIsSilencedAndIsWholeWhenClean) {
  OneFinding one("a.md", "should have\n", "should have");
  Finding silenced = one.finding();
  silenced.silenced_by = SilencedBy::kComment;
  silenced.justification = "her words";
  Finding known = one.finding();
  known.silenced_by = SilencedBy::kBaseline;
  one.findings.all.clear();
  EXPECT_EQ(nlohmann::json::parse(one.write("sarif"))["runs"][0]["results"],
            nlohmann::json::array());
  one.findings.silenced = {silenced, known};
  const auto results = nlohmann::json::parse(one.write("sarif"))["runs"][0]["results"];
  EXPECT_EQ(results[0]["suppressions"],
            nlohmann::json::parse(R"([{"kind": "inSource", "justification": "her words"}])"));
  EXPECT_EQ(results[1]["suppressions"][0]["kind"], "external");
  EXPECT_EQ(results[1]["baselineState"], "unchanged");
}

TEST(SarifReport, LeavesOutAFixThatWouldRepeatASecret) {
  OneFinding one("a.md", "x\n", "x");
  one.finding().fix = Fix{"move it", {{one.finding().span, "password=T7rQp2vXs9"}}};
  EXPECT_THAT(one.write("sarif"), Not(HasSubstr("T7rQp2vXs9")));
  EXPECT_THAT(one.write("rdjson"), Not(HasSubstr("T7rQp2vXs9")));
  one.finding().fix->edits[0].text = "a date";
  EXPECT_THAT(one.write("sarif"), HasSubstr("\"insertedContent\""));
}

TEST(MarkdownReport, NeutralisesWhatItQuotesAndLinksToLines) {
  OneFinding one("a b.md", "should have\n", "should have");
  one.finding().message = "ask @alice in #12 | <b>`x`</b> https://a.example";
  one.web_address = "https://host/o/r/blob/abc/";
  const std::string text = one.write("markdown");
  EXPECT_TRUE(text.starts_with("<!-- debrief:summary -->\n")) << text;
  EXPECT_THAT(text, HasSubstr("| [1](https://host/o/r/blob/abc/a%20b.md#L1) | warning | ask "
                              "@<!-- -->alice in #<!-- -->12 \\| &lt;b\\>\\`x\\`&lt;/b\\> "
                              "https:<!-- -->//a.example<br>What was seen?"));
}

TEST(MarkdownReport, StaysBelowTheLimitOfACommentAndSaysWhatIsLeftOut) {
  OneFinding one("a.md", "should have\n", "should have");
  const Finding finding = one.finding();
  one.findings.all.clear();
  for (int i = 0; i < 3000; ++i) {
    one.findings.all.push_back(finding);
    one.findings.all.back().path = concat("p", i / 300, ".md");
  }
  const std::string text = one.write("markdown");
  EXPECT_LE(text.size(), 60'000u);
  EXPECT_THAT(text, HasSubstr("more findings of this file not shown."));
  EXPECT_THAT(text, HasSubstr("more files are not shown here"));
}

TEST(Runners, FindNoCommandInWhatIsQuoted) {
  EXPECT_EQ(visible("a ##[error]b ##vso[task.complete]"),
            "a ##\\u{5b}error]b ##vso\\u{5b}task.complete]");
  OneFinding one("::error::a.md", "x ##[stop-commands]y should have ##vso[task.x]\n",
                 "should have");
  for (const std::string_view format : {"text", "concise", "gcc", "markdown"}) {
    const std::string text = one.write(format);
    EXPECT_THAT(text, Not(HasSubstr("##["))) << format;
    EXPECT_THAT(text, Not(HasSubstr("##vso["))) << format;
    for (const std::string_view line : split(text, '\n')) {
      EXPECT_FALSE(trim(line).starts_with("::")) << format << ": " << line;
    }
  }
}

}  // namespace
}  // namespace debrief
