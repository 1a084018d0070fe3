#include "debrief/record/statistics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"
#include "debrief/schema/schema.h"
#include "debrief/text/source_file.h"
#include "debrief/yaml/tree.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

CorpusDocument incident(const std::string& id, const std::string& fields,
                        const std::string& actions = {}) {
  std::string path = concat("postmortems/", id, ".md");
  SourceFile file(
      path, concat("---\ndebrief: 1\nid: ", id, "\n", fields, "---\n\n## Actions\n\n", actions));
  return {.path = std::move(path), .document = parse_document(std::move(file)), .history = {}};
}

/// Starts at ten on the day and takes so many minutes.
CorpusDocument lasting(int day, int minutes, const std::string& fields = {}) {
  const std::string date = concat("2024-05-", day < 10 ? "0" : "", day);
  const absl::CivilMinute end = absl::CivilMinute(2024, 5, day, 10, 0) + minutes;
  return incident(
      concat(date, "-x"),
      concat("started: ", date, "T10:00Z\nresolved: ", absl::FormatCivilTime(end), "Z\n", fields));
}

Statistics of(const std::vector<CorpusDocument>& documents, const IncidentFilter& filter = {}) {
  ActionList actions{.as_of = absl::CivilDay(2024, 6, 10), .rows = {}};
  std::vector<const CorpusDocument*> admitted;
  for (const CorpusDocument& document : documents) {
    if (filter.admits(document.document)) admitted.push_back(&document);
    for (const Action& action : document.document.actions) {
      actions.rows.push_back({.document = &document,
                              .action = &action,
                              .strength = action.strength,
                              .overdue_days = overdue_days(action, actions.as_of)});
    }
  }
  return statistics_of(admitted, Config(), actions);
}

const Distribution& named(const Statistics& statistics, std::string_view key) {
  return *std::find_if(statistics.durations.begin(), statistics.durations.end(),
                       [&](const Distribution& each) { return each.key == key; });
}

std::vector<std::string> rows(const Statistics& statistics, std::string_view key) {
  std::vector<std::string> rows;
  for (const Counts& counts : statistics.counts) {
    if (counts.key != key) continue;
    for (const Counts::Row& row : counts.rows) rows.push_back(concat(row.name, " ", row.count));
    if (counts.without > 0) rows.push_back(concat("without ", counts.without));
  }
  return rows;
}

TEST(Statistics, QuantilesAreLengthsThatWereMeasured) {
  std::vector<CorpusDocument> documents;
  const int kMinutes[] = {500, 10, 20, 40, 30};
  for (int i = 0; i < 5; ++i) documents.push_back(lasting(i + 1, kMinutes[i]));
  documents.push_back(incident("2024-05-09-open", "started: 2024-05-09T10:00Z\n"));
  const Statistics statistics = of(documents);
  const Distribution& resolve = named(statistics, "to_resolve");
  EXPECT_EQ(resolve.values.size(), 5u);
  EXPECT_EQ(resolve.unknown, 1u);
  const struct {
    double share;
    int minutes;
  } kCases[] = {{0.0, 10}, {0.2, 10}, {0.25, 20}, {0.5, 30}, {0.75, 40}, {0.81, 500}, {1.0, 500}};
  for (const auto& [share, minutes] : kCases)
    EXPECT_EQ(resolve.quantile(share), absl::Minutes(minutes)) << share;
  EXPECT_THAT(named(statistics, "to_detect").values, IsEmpty());
  EXPECT_EQ(statistics.from, absl::CivilDay(2024, 5, 1));
  EXPECT_EQ(statistics.to, absl::CivilDay(2024, 5, 9));
}

TEST(Statistics, CountsANameOnceAnIncidentAndSaysHowManyNameNone) {
  std::vector<CorpusDocument> documents;
  documents.push_back(incident("2024-05-01-a", "severity: SEV3\nservices: [web, web, db]\n",
                               "- [ ] **A1** One — @a, due 2024-06-01, prevent\n"
                               "- [x] **A2** Two — @a, stronger\n"));
  documents.push_back(incident("2024-05-02-b", "severity: SEV1\nservices: [web]\n",
                               "- [ ] **A3** Three — weaker\n"));
  documents.push_back(incident("2024-05-03-c", "severity: SEV3\n"));
  documents.push_back(incident("2024-05-04-d", "severity: SEV1\nstatus: withdrawn\n",
                               "- [ ] **A4** Of one that counts nowhere\n"));
  const Statistics statistics = of(documents);
  EXPECT_EQ(statistics.incidents, 3u);
  EXPECT_THAT(rows(statistics, "severities"), ElementsAre("SEV1 1", "SEV3 2"));
  EXPECT_THAT(rows(statistics, "services"), ElementsAre("web 2", "db 1", "without 1"));
  EXPECT_THAT(rows(statistics, "action_statuses"), ElementsAre("open 2", "done 1"));
  EXPECT_THAT(rows(statistics, "action_strengths"),
              ElementsAre("stronger 1", "weaker 1", "without 1"));
  EXPECT_EQ(statistics.open_actions, 2u);
  EXPECT_EQ(statistics.overdue_actions, 1u);
}

TEST(Statistics, TakesTheIncidentsThatAreAskedFor) {
  std::vector<CorpusDocument> documents;
  documents.push_back(lasting(1, 10, "services: [web]\nseverity: SEV1\n"));
  documents.push_back(lasting(5, 20, "services: [db]\nseverity: SEV2\n"));
  documents.push_back(incident("undated", "severity: SEV1\n"));
  const struct {
    IncidentFilter filter;
    size_t incidents;
  } kCases[] = {
      {{}, 3},
      {{.services = {"web"}}, 1},
      {{.services = {"web", "db"}}, 2},
      {{.severities = {"SEV1"}}, 2},
      {{.since = absl::CivilDay(2024, 5, 1)}, 2},
      {{.since = absl::CivilDay(2024, 5, 2)}, 1},
      {{.until = absl::CivilDay(2024, 5, 5)}, 1},
      {{.services = {"db"}, .severities = {"SEV1"}}, 0},
  };
  for (const auto& [filter, incidents] : kCases)
    EXPECT_EQ(of(documents, filter).incidents, incidents);
}

TEST(Statistics, FewValuesHaveNoQuartilesAndNobodyIsNamed) {
  std::vector<CorpusDocument> documents;
  for (int i = 1; i <= 3; ++i) documents.push_back(lasting(i, 10 * i, "owner: \"@aisha\"\n"));
  Terminal wide;
  wide.columns = 120;
  const std::string few = statistics_text(of(documents), wide);
  EXPECT_THAT(few, HasSubstr("to resolve   3 of 3  10 min  –     –     –     30 min"));
  EXPECT_THAT(few, Not(HasSubstr("┃")));
  documents.push_back(lasting(4, 600));
  const std::string text = statistics_text(of(documents), wide);
  EXPECT_THAT(text, HasSubstr("10 min  10 min  20 min  30 min  10 h"));
  EXPECT_THAT(text, HasSubstr("┃"));
  EXPECT_THAT(text, Not(HasSubstr("aisha")));
  EXPECT_THAT(statistics_json(of(documents)), Not(HasSubstr("aisha")));
  Terminal narrow;
  narrow.columns = 60;
  narrow.utf8 = false;
  const std::string plain = statistics_text(of(documents), narrow);
  EXPECT_TRUE(std::all_of(plain.begin(), plain.end(), [](char c) { return c > 0; })) << plain;
}

TEST(Statistics, JsonFitsItsSchemaAlsoWhenThereIsNothing) {
  const auto bytes = embedded_file("schema/stats.schema.json");
  ASSERT_TRUE(bytes);
  const auto schema = Schema::compile(*bytes);
  ASSERT_TRUE(schema);
  std::vector<CorpusDocument> documents;
  for (const size_t count : {0u, 2u}) {
    while (documents.size() < count)
      documents.push_back(lasting(static_cast<int>(documents.size()) + 1, 10, "services: [web]\n"));
    const SourceFile file("stats.json", statistics_json(of(documents)));
    const YamlTree tree = parse_yaml(file, {0, file.size()});
    EXPECT_THAT(tree.problems, IsEmpty());
    for (const SchemaProblem& problem : schema->validate(tree)) ADD_FAILURE() << problem.message;
  }
}

TEST(Statistics, CsvHoldsEachMeasuredLength) {
  std::vector<CorpusDocument> documents;
  documents.push_back(lasting(1, 10));
  EXPECT_EQ(statistics_csv(of(documents)),
            "incident,path,measure,seconds\r\n"
            "2024-05-01-x,postmortems/2024-05-01-x.md,to_resolve,600\r\n");
}

}  // namespace
}  // namespace debrief
