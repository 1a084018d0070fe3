#include "debrief/report/report.h"

#include <sstream>

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/report/code_frame.h"
#include "debrief/report/text.h"

namespace debrief {
namespace {

constexpr std::string_view kText =
    "# Cache\n\nThe on-call engineer should have checked the dashboard.\n- [ ] **A2** Page when it "
    "falls\n";

Finding finding_at(const SourceFile& file, std::string_view marked, std::string rule,
                   Severity severity) {
  const auto begin = static_cast<uint32_t>(file.bytes().find(marked));
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.path = file.path();
  finding.span = {begin, begin + static_cast<uint32_t>(marked.size())};
  finding.begin = file.position(finding.span.begin);
  finding.end = file.position(finding.span.end);
  finding.fingerprint = "f1";
  return finding;
}

struct Sample {
  SourceFile file{"postmortems/cache.md", std::string(kText)};
  RuleSet rules;
  Findings findings;

  Sample() {
    Finding first =
        finding_at(file, "should have checked", "blame/should-have", Severity::kWarning);
    first.message = "“should have checked” describes an event that did not happen";
    first.question = "What did the on-call engineer see at that moment?";
    first.rewrite = "say what was looked at, and why";
    Finding second = finding_at(file, "Page when it falls", "actions/unowned", Severity::kError);
    second.message = "nobody is named for this action";
    findings.all = {first, second};
    findings.documents = 38;
  }

  std::string write(std::string_view format, Terminal terminal = {}) const {
    std::ostringstream out;
    const ReportInput input{.findings = findings,
                            .rules = rules,
                            .source = [this](const std::string&) { return &file; },
                            .terminal = terminal};
    for (const ReportFormat& each : report_formats()) {
      if (each.name == format) each.write(input, out);
    }
    return std::move(out).str();
  }
};

TEST(TextReport, MasksASecretOnALineThatItShows) {
  const SourceFile file("a.md", "We simply set password=T7rQp2vXs9 there.\n");
  Findings findings;
  findings.all = {finding_at(file, "simply", "blame/minimiser", Severity::kInfo)};
  std::ostringstream out;
  const RuleSet rules;
  write_text_report({.findings = findings,
                     .rules = rules,
                     .source = [&](const std::string&) { return &file; },
                     .terminal = {}},
                    out);
  EXPECT_NE(out.str().find("We simply set password=********** there."), std::string::npos)
      << out.str();
}

TEST(TextReport, ShowsThePlaceTheQuestionAndAWayOn) {
  EXPECT_EQ(
      Sample().write("text"),
      "warning[blame/should-have] “should have checked” describes an event that did not happen\n"
      " ╭─ postmortems/cache.md:3:22\n"
      " │\n"
      "3│ The on-call engineer should have checked the dashboard.\n"
      " │                      ───────────────────\n"
      " ├ ask  What did the on-call engineer see at that moment?\n"
      " ╰ try  say what was looked at, and why\n"
      "\n"
      "error[actions/unowned] nobody is named for this action\n"
      " ╭─ postmortems/cache.md:4:14\n"
      " │\n"
      "4│ - [ ] **A2** Page when it falls\n"
      " │              ──────────────────\n"
      "\n"
      "1 error, 1 warning in 1 of 38 post-mortems · debrief explain actions/unowned\n");
}

TEST(TextReport, FallsBackToAsciiAndSaysNothingByColourAlone) {
  const std::string ascii = Sample().write("text", {.utf8 = false});
  EXPECT_NE(ascii.find(" +- postmortems/cache.md:3:22\n"), std::string::npos);
  EXPECT_NE(ascii.find(" |                      -------------------\n"), std::string::npos);
  const std::string coloured = Sample().write("text", {.colour = true});
  EXPECT_NE(coloured.find("\x1b[1;31merror[actions/unowned]\x1b[0m"), std::string::npos);
}

TEST(TextReport, SaysWhenThereIsNothing) {
  Sample sample;
  sample.findings.all.clear();
  EXPECT_EQ(sample.write("text"), "No findings in 38 post-mortems\n");
  sample.findings.documents = 1;
  EXPECT_EQ(sample.write("concise"), "No findings in 1 post-mortem.\n");
}

TEST(ConciseReport, GivesALineEach) {
  EXPECT_EQ(Sample().write("concise"),
            "postmortems/cache.md:3:22: warning: “should have checked” describes an event that did "
            "not happen "
            "[blame/should-have]\n"
            "postmortems/cache.md:4:14: error: nobody is named for this action [actions/unowned]\n"
            "1 error, 1 warning in 1 of 38 post-mortems.\n");
}

TEST(Reports, KeepControlCharactersOfDocumentsAway) {
  Sample sample;
  sample.findings.all[0].message = "“\x1b[31m\n::error::x\u202E” is odd";
  sample.findings.all[0].path = "post\nmortem.md";
  for (const std::string_view format : {"text", "concise"}) {
    const std::string out = sample.write(format);
    EXPECT_EQ(out.find("\x1b[31m"), std::string::npos) << format;
    EXPECT_EQ(out.find("\n::error"), std::string::npos) << format;
    EXPECT_EQ(out.find("\u202E"), std::string::npos) << format;
    EXPECT_EQ(out.find("post\nmortem"), std::string::npos) << format;
  }
}

TEST(JsonReport, HoldsRangesInLinesColumnsAndBytes) {
  const std::string json = Sample().write("json");
  EXPECT_NE(json.find("\"line\": 3,\n          \"column\": 22,\n          \"offset\": 30"),
            std::string::npos)
      << json;
  EXPECT_NE(json.find("\"rewrite\": null"), std::string::npos);
  EXPECT_NE(json.find("\"summary\": {\n    \"error\": 1,\n    \"warning\": 1,\n    \"info\": 0"),
            std::string::npos);
}

TEST(JsonReport, ReplacesBytesThatAreNotText) {
  Sample sample;
  sample.findings.all[0].message = "“\xFF” is no text";
  EXPECT_NE(sample.write("json").find("“\xEF\xBF\xBD” is no text"), std::string::npos);
}

std::string framed(const std::string& line, std::string_view marked, size_t columns) {
  const SourceFile file("a.md", line);
  const auto begin = static_cast<uint32_t>(line.find(marked));
  const CodeFrame frame =
      code_frame(file, {begin, begin + static_cast<uint32_t>(marked.size())}, columns, "…");
  return concat(frame.line, "\n", std::string(frame.mark_indent, ' '),
                std::string(frame.mark_width, '^'));
}

TEST(CodeFrame, MarksUnderWideAndCombinedCharacters) {
  EXPECT_EQ(framed("日本 was down", "was", 80), "日本 was down\n     ^^^");
  EXPECT_EQ(framed("was 日本 down", "日本", 80), "was 日本 down\n    ^^^^");
  EXPECT_EQ(framed("cafe\u0301 fell", "fell", 80), "cafe\u0301 fell\n     ^^^^");
  EXPECT_EQ(framed("\tx y", "y", 80), " x y\n   ^");
}

TEST(CodeFrame, CutsWideLinesAroundTheMark) {
  const std::string words = "aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee fffffffff";
  EXPECT_EQ(framed(words, "bbbbbbbbb", 40),
            "aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd…\n          ^^^^^^^^^");
  const std::string cut = framed(words, "eeeeeeeee", 40);
  EXPECT_TRUE(cut.starts_with("…")) << cut;
  EXPECT_NE(cut.find("eeeeeeeee fffffffff\n"), std::string::npos) << cut;
}

TEST(CodeFrame, SurvivesALineOfMegabytes) {
  const std::string line = std::string(5'000'000, 'x') + "HERE" + std::string(5'000'000, 'y');
  const std::string cut = framed(line, "HERE", 60);
  EXPECT_LT(cut.size(), 400u);
  EXPECT_NE(cut.find("HERE"), std::string::npos);
}

TEST(CodeFrame, MarksOneColumnForAnEmptySpan) {
  const SourceFile file("a.md", "ab\n");
  const CodeFrame frame = code_frame(file, {2, 2}, 80, "…");
  EXPECT_EQ(frame.mark_indent, 2u);
  EXPECT_EQ(frame.mark_width, 1u);
}

}  // namespace
}  // namespace debrief
