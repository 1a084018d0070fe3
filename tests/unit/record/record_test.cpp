#include "debrief/record/record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/postmortem/durations.h"
#include "debrief/postmortem/parse.h"
#include "debrief/record/columns.h"
#include "debrief/schema/schema.h"

namespace debrief {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const char* const kIncident =
    "---\n"
    "debrief: 1\n"
    "id: 2024-05-14-cold-cache\n"
    "title: Product pages took nine seconds\n"
    "status: review\n"
    "severity: SEV2\n"
    "started: 2024-05-14T09:02:00Z\n"
    "detected: ~2024-05-14T09:20Z\n"
    "resolved: 2024-05-14T11:00Z\n"
    "timezone: UTC\n"
    "owner: \"@aisha\"\n"
    "participants: [{who: \"@alice\", role: on-call}]\n"
    "services: [web]\n"
    "---\n"
    "\n"
    "## Facts\n"
    "\n"
    "Pages took 9 s between 09:02Z and 10:40Z.\n"
    "\n"
    "## Timeline\n"
    "\n"
    "| Time | Event | Source |\n"
    "|---|---|---|\n"
    "| 2024-05-14 09:02 | Deploy 812 reached all hosts | deploys |\n"
    "| ~09:20 | [detected] First page | pager |\n"
    "| later | Somebody looked | |\n"
    "\n"
    "## Contributing factors\n"
    "\n"
    "- **F1** (tool.missing-guardrail) The deploy emptied the cache\n"
    "\n"
    "## Actions\n"
    "\n"
    "- [ ] **A1** Fill the cache before traffic moves — @alice, due 2024-06-01, prevent, F1\n"
    "- [x] **A2** Page when the median passes 3 s — @bob, #4512\n";

CorpusDocument document_of(std::string text, std::string path = "postmortems/cold-cache.md") {
  SourceFile file(path, std::move(text));
  return {.path = std::move(path), .document = parse_document(std::move(file)), .history = {}};
}

nlohmann::json json_of(std::string text) {
  return nlohmann::json::parse(record_json(document_of(std::move(text))));
}

const char* const kAnalysis =
    "## Facts\n\n- **X1** It was slow\n- It was fast\n\n"
    "## Stories\n\n### @alice\n\nDeclined.\n\n"
    "## Second stories\n\n**Typed 4.** The box has a percent sign.\n\n"
    "## Contributing factors\n\n- **F1** (know.ambiguity) Two wholes ← X1 — accepted: one day\n\n"
    "## Whys\n\n1. Why on Friday? The date.\n2. Why the date? It was announced.\n\n"
    "## Actions\n\nNone.\n\n"
    "## Check-back\n\n- X1 → A1, F1\n- F1 → accepted\n\n"
    "## Amendments\n\n- 2021-03-01: a number\n";

TEST(RecordJson, TellsHowItWasAnalysed) {
  const nlohmann::json json = json_of(kAnalysis);
  EXPECT_EQ(json["facts"][0]["id"], "X1");
  EXPECT_EQ(json["facts"][1]["id"], nullptr);
  EXPECT_EQ(json["stories"][0]["declined"], true);
  EXPECT_EQ(json["second_stories"][0]["first"], "Typed 4.");
  EXPECT_EQ(json["factors"][0]["evidence"], nlohmann::json::array({"X1"}));
  EXPECT_EQ(json["factors"][0]["accepted"], "one day");
  EXPECT_EQ(json["whys"][0]["parent"], nullptr);
  EXPECT_EQ(json["whys"][1]["parent"], 0);
  EXPECT_EQ(json["check_back"][0]["fact"], 0);
  EXPECT_EQ(json["check_back"][0]["through"], nlohmann::json::array({"A1", "F1"}));
  EXPECT_EQ(json["check_back"][1]["accepted"], "");
  EXPECT_EQ(json["amendments"][0]["at"]["local"], "2021-03-01");
}

TEST(RecordText, ShowsHowItWasAnalysed) {
  const std::string text = record_text(document_of(kAnalysis), {.columns = 60});
  for (const char* part :
       {"Facts  2\n  X1  It was slow\n  2   It was fast\n", "  @alice  declined\n",
        "  first   Typed 4.\n  second  The box has a percent sign.\n",
        "  Why on Friday?\n  → The date.\n", "  X1  A1, F1\n  F1  accepted\n",
        "Amendments  1\n  2021-03-01  a number\n"})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST(RecordJson, HoldsToItsSchema) {
  const auto schema = Schema::compile(std::string(*embedded_file("schema/record.schema.json")));
  ASSERT_TRUE(schema) << schema.error().message;
  for (const std::string& text :
       {std::string(kIncident), std::string(kAnalysis), std::string(),
        std::string("# Title\n\nIt broke at 10:02.\n"),
        std::string("\xFF\xFE\n\n## Timeline\n\n- 25:99 \xC3 x\n\n## Actions\n\n- \"do\" \x01\n"),
        std::string("---\nstarted: 2024-13-45\n---\n## Timeline\n\n| a |\n|--|\n| |\n")}) {
    const SourceFile file("record.json", record_json(document_of(text)));
    const YamlTree tree = parse_yaml(file, {0, file.size()});
    EXPECT_TRUE(tree.problems.empty()) << file.bytes();
    for (const SchemaProblem& problem : schema->validate(tree))
      ADD_FAILURE() << problem.path << ": " << problem.message << "\n" << file.bytes();
  }
}

TEST(RecordJson, TellsWhatWasRead) {
  const nlohmann::json json = json_of(kIncident);
  EXPECT_EQ(json["id"], "2024-05-14-cold-cache");
  EXPECT_EQ(json["mode"], "managed");
  EXPECT_EQ(json["detected"]["at"], "2024-05-14T09:20:00Z");
  EXPECT_EQ(json["detected"]["approximate"], true);
  EXPECT_EQ(json["mitigated"], nullptr);
  EXPECT_EQ(json["durations"]["to_detect"], 18 * 60);
  EXPECT_EQ(json["durations"]["to_mitigate"], nullptr);
  EXPECT_EQ(json["durations"]["to_resolve"], 118 * 60);
  EXPECT_EQ(json["participants"][0]["role"], "on-call");
  EXPECT_EQ(json["sections"][0]["role"], "facts");
  EXPECT_EQ(json["sections"][0]["line"], 16);
  EXPECT_EQ(json["first_seen"], nullptr);

  ASSERT_EQ(json["timeline"].size(), 3u);
  EXPECT_EQ(json["timeline"][0]["line"], 24);
  EXPECT_EQ(json["timeline"][1]["at"], "2024-05-14T09:20:00Z");
  EXPECT_EQ(json["timeline"][1]["local"], "2024-05-14T09:20");
  EXPECT_EQ(json["timeline"][1]["phase"], "detected");
  EXPECT_EQ(json["timeline"][2]["at"], nullptr);
  EXPECT_EQ(json["timeline"][2]["local"], nullptr);
  EXPECT_EQ(json["timeline"][2]["written"], "later");

  ASSERT_EQ(json["factors"].size(), 1u);
  EXPECT_EQ(json["factors"][0]["kind"], "tool.missing-guardrail");
  ASSERT_EQ(json["actions"].size(), 2u);
  EXPECT_EQ(json["actions"][0]["owners"], nlohmann::json::array({"@alice"}));
  EXPECT_EQ(json["actions"][0]["due"], "2024-06-01");
  EXPECT_EQ(json["actions"][0]["addresses"], nlohmann::json::array({"F1"}));
  EXPECT_EQ(json["actions"][1]["status"], "done");
  EXPECT_EQ(json["actions"][1]["tracker"], "#4512");
}

TEST(RecordText, ShowsTheSameForPeople) {
  const std::string text = record_text(document_of(kIncident), {.columns = 60});
  EXPECT_THAT(text, HasSubstr("Product pages took nine seconds\n"
                              "2024-05-14-cold-cache · SEV2 · review\n"
                              "postmortems/cold-cache.md\n"));
  EXPECT_THAT(text, HasSubstr("  detected      about 2024-05-14 09:20 UTC  after 18 min\n"));
  EXPECT_THAT(text, HasSubstr("  mitigated     –\n"));
  EXPECT_THAT(text, HasSubstr("\nTimeline  3\n"));
  EXPECT_THAT(text, HasSubstr("  ? later "));
  EXPECT_THAT(text, HasSubstr("\nActions  2\n"));
  EXPECT_THAT(text, HasSubstr("  A1  open  @alice  due 2024-06-01  Fill the cache before t…\n"));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
}

TEST(RecordText, IsSafeAndPlainWhereItMustBe) {
  const std::string text = record_text(
      document_of("# \x1b[31mRed\n\n## Timeline\n\n- 10:02 \x1b]0;x\x07 it broke\n", "a\nb.md"),
      {.columns = 80, .utf8 = false});
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, HasSubstr("  started    -\n"));
  EXPECT_THAT(record_text(document_of(kIncident), {.colour = true}), HasSubstr("\x1b[1mTimeline"));
}

TEST(Columns, AlignsCellsAndCutsTheLast) {
  Columns columns({.columns = 40}, 1);
  columns.add({"a", "一二", "what happened then and there, at length"});
  columns.add({"long", "b", ""});
  columns.add({"alone"});
  EXPECT_EQ(columns.text(),
            " a     一二  what happened then and the…\n"
            " long  b\n"
            " alone\n");
  EXPECT_EQ(cut_to_width("abcdef", 5, false), "ab...");
  EXPECT_EQ(cut_to_width("abc def", 5, true), "abc…");
  EXPECT_EQ(cut_to_width("一二三", 5, true), "一二…");
  EXPECT_EQ(cut_to_width("abc", 3, true), "abc");
}

TEST(Durations, AreUnknownWhereInstantsDoNotTell) {
  const auto of = [](std::string front) {
    return durations_of(document_of(concat("---\ndebrief: 1\n", front, "---\n")).document);
  };
  EXPECT_EQ(of("started: 2024-05-14T09:00Z\nresolved: 2024-05-14T11:30+02:00\n").to_resolve,
            absl::Minutes(30));
  EXPECT_EQ(of("started: 2024-05-14\nresolved: 2024-05-15T09:00Z\n").to_resolve, std::nullopt);
  EXPECT_EQ(of("started: 2024-05-14T09:00Z\nresolved: 2024-05-14T08:00Z\n").to_resolve,
            std::nullopt);
  EXPECT_EQ(of("resolved: 2024-05-14T08:00Z\n").to_resolve, std::nullopt);
}

}  // namespace
}  // namespace debrief
