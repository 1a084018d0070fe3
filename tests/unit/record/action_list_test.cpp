#include "debrief/record/action_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"
#include "debrief/schema/schema.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const absl::CivilDay kAsOf(2024, 6, 10);

CorpusDocument document_of(std::string id, const std::string& actions) {
  std::string path = concat("postmortems/", id, ".md");
  SourceFile file(path,
                  concat("---\ndebrief: 1\nid: ", id,
                         "\nservices: [web]\nseverity: SEV2\n---\n\n## Actions\n\n", actions));
  return {.path = std::move(path), .document = parse_document(std::move(file)), .history = {}};
}

/// The actions of documents that outlive the list, each without a strength.
ActionList list_of(const std::vector<CorpusDocument>& documents, const ActionFilter& filter = {}) {
  ActionList list{.as_of = kAsOf, .rows = {}};
  for (const CorpusDocument& document : documents) {
    for (const Action& action : document.document.actions) {
      ActionRow row{.document = &document,
                    .action = &action,
                    .strength = action.strength,
                    .overdue_days = overdue_days(action, kAsOf)};
      if (filter.admits(row)) list.rows.push_back(std::move(row));
    }
  }
  sort_rows(list.rows);
  return list;
}

std::vector<std::string> ids(const ActionList& list) {
  std::vector<std::string> ids;
  for (const ActionRow& row : list.rows) ids.push_back(row.action->id);
  return ids;
}

std::vector<CorpusDocument> two_documents() {
  std::vector<CorpusDocument> documents;
  documents.push_back(document_of("2024-05-14-cache",
                                  "- [ ] **A1** Fill the cache first — @alice, due 2024-07-01\n"
                                  "- [ ] **A2** Page on slow pages — @Bob, due 2024-06-01\n"
                                  "- [x] **A3** Write it down — @alice, due 2024-05-20\n"
                                  "- [ ] **A4** Ask about limits\n"));
  documents.push_back(document_of("2024-05-20-queue",
                                  "- [~] **A5** Bound the queue — @alice, due 2024-05-25\n"
                                  "- [-] **A6** Buy a bigger one\n"));
  return documents;
}

TEST(ActionList, PutsTheMostOverdueFirstAndCounts) {
  const auto documents = two_documents();
  const ActionList list = list_of(documents);
  EXPECT_THAT(ids(list), ElementsAre("A5", "A2", "A3", "A1", "A4", "A6"));
  EXPECT_EQ(list.rows[0].overdue_days, 16);
  EXPECT_EQ(list.rows[2].overdue_days, std::nullopt);
  EXPECT_EQ(list.open(), 4u);
  EXPECT_EQ(list.overdue(), 2u);
  EXPECT_EQ(list.unowned(), 1u);
}

TEST(ActionList, TakesWhatIsAskedFor) {
  const auto documents = two_documents();
  const auto of = [&](const ActionFilter& filter) { return ids(list_of(documents, filter)); };
  EXPECT_THAT(of({.owners = {"@bob"}}), ElementsAre("A2"));
  EXPECT_THAT(of({.owners = {"Alice"}}), ElementsAre("A5", "A3", "A1"));
  EXPECT_THAT(of({.owners = {"none"}}), ElementsAre("A4", "A6"));
  EXPECT_THAT(of({.statuses = {ActionStatus::kDone, ActionStatus::kDeclined}}),
              ElementsAre("A3", "A6"));
  EXPECT_THAT(of({.due_before = absl::CivilDay(2024, 6, 1)}), ElementsAre("A5", "A3"));
  EXPECT_THAT(of({.overdue = true}), ElementsAre("A5", "A2"));
  EXPECT_THAT(of({.services = {"queue"}}), ElementsAre());
  EXPECT_THAT(of({.strengths = {"none"}, .overdue = true}), ElementsAre("A5", "A2"));
}

TEST(ActionList, OverdueBeginsTheDayAfter) {
  const auto documents = two_documents();
  const Action& action = documents[0].document.actions[1];
  EXPECT_EQ(overdue_days(action, absl::CivilDay(2024, 6, 1)), std::nullopt);
  EXPECT_EQ(overdue_days(action, absl::CivilDay(2024, 6, 2)), 1);
}

TEST(ActionsText, KeepsToTheWidthAndShowsDistances) {
  const auto documents = two_documents();
  const std::string text =
      actions_text(list_of(documents, {.statuses = {ActionStatus::kOpen}}), {.columns = 80});
  EXPECT_THAT(text, HasSubstr(" 9 d over  @Bob    –         Page on slow pages"));
  EXPECT_THAT(text, HasSubstr(" in 21 d   @alice  –         Fill the cache first"));
  EXPECT_THAT(text, HasSubstr("3 open, 1 overdue, 1 unowned as of 2024-06-10 · debrief show ID\n"));
  EXPECT_THAT(text, Not(HasSubstr("status")));
  for (const std::string_view line : split(text, '\n')) EXPECT_LE(display_width(line), 80u) << line;
  EXPECT_THAT(actions_text(list_of(documents), {}), HasSubstr("in-progress"));
  EXPECT_EQ(actions_text(list_of({}), {.utf8 = false}),
            "0 open, 0 overdue, 0 unowned as of 2024-06-10 - debrief show ID\n");
}

TEST(ActionsJson, HoldsToItsSchema) {
  const auto schema = Schema::compile(std::string(*embedded_file("schema/actions.schema.json")));
  ASSERT_TRUE(schema) << schema.error().message;
  auto documents = two_documents();
  documents.push_back(document_of("2024-05-21-x", "- [ ] \xFF <b> \"do\" \x01 it\n"));
  const SourceFile file("actions.json", actions_json(list_of(documents)));
  const YamlTree tree = parse_yaml(file, {0, file.size()});
  for (const SchemaProblem& problem : schema->validate(tree))
    ADD_FAILURE() << problem.path << ": " << problem.message;
  const auto json = nlohmann::json::parse(file.bytes());
  EXPECT_EQ(json["actions"][0]["incident"], "2024-05-20-queue");
  EXPECT_EQ(json["actions"][0]["line"], 10);
  EXPECT_EQ(json["summary"]["unowned"], 2);
}

TEST(ActionsCsv, QuotesAndDisarmsCells) {
  std::vector<CorpusDocument> documents;
  documents.push_back(document_of("2024-05-14-cache",
                                  "- [ ] **A1** =HYPERLINK(\"x\"), then wait — @alice\n"
                                  "- [ ] **A2** +1 replica a shard — @bob\n"));
  const std::string csv = actions_csv(list_of(documents));
  EXPECT_TRUE(csv.starts_with("incident,path,line,severity,services,id,text,owners,due,")) << csv;
  EXPECT_THAT(csv, HasSubstr(",A1,\"'=HYPERLINK(\"\"x\"\"), then wait\",@alice,"));
  EXPECT_THAT(csv, HasSubstr(",A2,'+1 replica a shard,@bob,"));
  EXPECT_TRUE(csv.ends_with("\r\n"));
}

TEST(ActionsMarkdown, EscapesWhatDocumentsBring) {
  std::vector<CorpusDocument> documents;
  documents.push_back(document_of(
      "2024-05-14-cache", "- [ ] **A1** Refuse `<script>` and \\[x\\](y) — due 2024-06-01\n"));
  const std::string digest = actions_markdown(list_of(documents));
  EXPECT_THAT(digest, HasSubstr("2024-06-10: 1 open action, 1 overdue, 1 without an owner.\n"));
  EXPECT_THAT(digest, HasSubstr("### Overdue\n\n- Refuse "));
  EXPECT_THAT(digest, HasSubstr("\\<script\\>"));
  EXPECT_THAT(digest, HasSubstr("nobody yet, due 2024-06-01, 9 days over; "
                                "[2024-05-14-cache](<postmortems/2024-05-14-cache.md#L10>))"));
  EXPECT_THAT(digest, HasSubstr("\\[x\\](y)"));
}

TEST(ActionsCalendar, FoldsAndEscapesLines) {
  std::vector<CorpusDocument> documents;
  documents.push_back(document_of(
      "2024-05-14-cache",
      "- [ ] **A1** Größe der Warteschlange begrenzen, auch wenn es länger dauert; und melden — "
      "@alice, due 2024-07-01\n- [ ] **A2** Without a date\n- [x] **A3** Done — due 2024-05-01\n"));
  const std::string calendar = actions_calendar(list_of(documents));
  EXPECT_TRUE(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  EXPECT_TRUE(calendar.ends_with("END:VCALENDAR\r\n"));
  EXPECT_THAT(calendar, HasSubstr("UID:2024-05-14-cache-A1@debrief\r\n"));
  EXPECT_THAT(calendar, HasSubstr("DTSTART;VALUE=DATE:20240701\r\nDTEND;VALUE=DATE:20240702\r\n"));
  EXPECT_THAT(calendar, Not(HasSubstr("A2@debrief")));
  EXPECT_THAT(calendar, Not(HasSubstr("A3@debrief")));
  for (std::string_view line : split(calendar, '\n')) {
    EXPECT_LE(line.size(), 76u) << line;
    EXPECT_EQ(find_invalid_utf8(line), std::nullopt) << line;
  }
  EXPECT_THAT(
      replace_all(calendar, "\r\n ", ""),
      HasSubstr("SUMMARY:Größe der Warteschlange begrenzen\\, auch wenn es länger dauert\\; "
                "und melden\r\n"));
}

}  // namespace
}  // namespace debrief
