// The log of a post-mortem as programs read it. As people read it: tests/cli/log-*.txt.

#include "debrief/record/life_report.h"

#include "support/fixtures.h"
#include "support/git_fixture.h"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/corpus/corpus.h"
#include "debrief/schema/schema.h"
#include "debrief/yaml/tree.h"

namespace debrief {
namespace {

using Json = nlohmann::json;

class LifeReport : public ::testing::Test {
 protected:
  LifeReport() : repository_((isolated_home(), scratch_.at("repository"))) {}

  void commit(std::string_view id, std::string_view started, std::string_view actions,
              std::string message = "Change it") {
    repository_.write(
        concat("postmortems/", id, ".md"),
        concat("---\ndebrief: 1\nid: ", id, "\nstatus: published\nstarted: ", started,
               "\nservices: [cart]\n---\n\n## Facts\n\nAt 10:02Z it returned 503.\n\n",
               "## Factors\n\n- **F1** [tool.observability] Nobody saw it\n\n", "## Actions\n\n",
               actions));
    repository_.commit(message);
  }

  /// The log of an incident, which must fit its schema.
  static Json log_in(const std::string& directory, std::string_view id) {
    DiskFileSystem files;
    const auto corpus = load_corpus(files, directory, {});
    EXPECT_TRUE(corpus);
    const auto found = corpus->index.by_id.find(std::string(id));
    const std::string text = life_json(corpus->documents[found->second.front()], *corpus);
    const auto schema = Schema::compile(std::string(*embedded_file("schema/log.schema.json")));
    EXPECT_TRUE(schema);
    const SourceFile file("log.json", text);
    const YamlTree tree = parse_yaml(file, {0, static_cast<uint32_t>(text.size())});
    for (const SchemaProblem& problem : schema->validate(tree)) ADD_FAILURE() << problem.message;
    return Json::parse(text);
  }

  ScratchDirectory scratch_;
  GitFixture repository_;
};

TEST_F(LifeReport, TellsEverythingOfAnAction) {
  commit("2024-03-01-a", "2024-03-01T10:00:00Z",
         "- [ ] **A1** Page below 60 % (@ada, due 2024-03-15)\n");
  commit("2024-03-01-a", "2024-03-01T10:00:00Z",
         "- [ ] **A1** Page below 60 % (@bert, due 2024-04-15)\n");
  commit("2024-03-01-a", "2024-03-01T10:00:00Z",
         "- [x] **A1** Page below 60 % (@bert, due 2024-04-15)\n",
         "Close it\n\nDebrief-Action: 2024-03-01-a/A1");
  const Json log = log_in(repository_.path(), "2024-03-01-a");
  EXPECT_EQ(log["revisions"].size(), 3u);
  const Json& action = log["actions"][0];
  EXPECT_EQ(action["slips"], 1);
  EXPECT_EQ(action["status"], "done");
  EXPECT_EQ(action["owners"], "@bert");
  EXPECT_EQ(action["evidence"][0]["subject"], "Close it");
  std::vector<std::string> kinds;
  for (const Json& event : action["events"]) kinds.push_back(event["kind"]);
  EXPECT_EQ(join(kinds, " "), "opened due-changed owner-changed closed");
  EXPECT_EQ(action["closed"], log["revisions"][2]["authored"]);
}

TEST_F(LifeReport, TellsWhatCameBack) {
  commit("2024-01-10-a", "2024-01-10T10:00:00Z", "- [ ] **A1** Page below 60 % → F1\n");
  commit("2024-03-01-b", "2024-03-02T10:00:00Z", "- [ ] **A1** Page again → F1\n");
  const Json log = log_in(repository_.path(), "2024-03-01-b");
  ASSERT_EQ(log["recurrences"].size(), 1u);
  EXPECT_EQ(log["recurrences"][0]["incident"], "2024-01-10-a");
  EXPECT_EQ(log["recurrences"][0]["kind"], "tool.observability");
  EXPECT_EQ(log["recurrences"][0]["open_actions"][0]["id"], "A1");
}

TEST_F(LifeReport, GivesNoDateThatAShallowCloneCannotProve) {
  commit("2024-03-01-a", "2024-03-01T10:00:00Z", "- [ ] **A1** Page below 60 %\n");
  commit("2024-03-01-a", "2024-03-01T10:00:00Z", "- [x] **A1** Page below 60 %\n");
  repository_.git({"clone", "-q", "--depth", "1", concat("file://", repository_.path()),
                   scratch_.at("shallow")});
  const Json log = log_in(scratch_.at("shallow"), "2024-03-01-a");
  EXPECT_TRUE(log["truncated"]);
  for (const char* date : {"first_seen", "first_written", "landed", "published", "updated"}) {
    EXPECT_TRUE(log[date].is_null()) << date;
  }
  EXPECT_TRUE(log["actions"][0]["opened"].is_null());
  EXPECT_TRUE(log["actions"][0]["closed"].is_null());
  EXPECT_TRUE(log["actions"][0]["older_than_history"]);
}

}  // namespace
}  // namespace debrief
