// The API: every file holds to its schema, whatever documents say, and tells what pages tell.

#include <algorithm>
#include <limits>

#include "site_fixture.h"
#include "support/fixtures.h"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "debrief/base/strings.h"
#include "debrief/schema/schema.h"
#include "debrief/site/data/api_form.h"

namespace debrief {
namespace {

using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;

constexpr const char* kPath = "postmortems/rollout.md";

Corpus api_corpus() {
  Corpus corpus =
      corpus_of({{kPath, kRollout},
                 {"postmortems/2020-11-03-threads.md", kStub},
                 {"postmortems/old.md", "# \xFF\"</script>\n\n## Summary\n\nIt broke.\n"}});
  corpus.revision = ObjectId{};
  corpus.config.site.people = "names";
  add_history(corpus, kPath,
              {{"2021-03-01T08:00:00Z", "Move it", "Ben"},
               {"2021-02-22T15:20:00Z", "Record it", "Ann <ann@example.org>"}});
  const auto rollout = std::ranges::find(corpus.documents, kPath, &CorpusDocument::path);
  DocumentHistory& history = *rollout->history;
  history.revisions[0].change = ChangeKind::kRenamed;
  history.revisions[0].previous_path = "old/rollout.md";
  auto life = std::make_shared<DocumentLife>();
  ActionLife action;
  action.last.id = "A2";
  action.last.text = "Let a roll-out pause by itself";
  action.index = 1;
  action.slips = 1;
  action.events = {
      {ActionEventKind::kOpened, {1u, history.first_seen}, "", "open"},
      {ActionEventKind::kOwnerChanged, {0u, history.updated}, "ann@example.org", "@dana"}};
  life->actions = {action};
  history.life = life;
  return corpus;
}

Json incident_of(const SiteFiles& site, size_t index) {
  return Json::parse(site.at("api/v1/incidents.json"))["incidents"][index];
}

TEST(Api, EachFileHoldsToTheSchemaThatTheIndexNames) {
  const SiteFiles site = site_of(api_corpus());
  auto files = Json::parse(site.at("api/v1/index.json"))["files"];
  EXPECT_EQ(files.size(), 9u);
  files.push_back({{"file", "api/v1/index.json"}, {"schema", "api/v1/schema/index.json"}});
  for (const Json& file : files) {
    const std::string path =
        replace_all(file["file"].get<std::string>(), "{slug}", "2021-02-19-channel-rollout");
    ASSERT_TRUE(site.contains(path)) << path;
    const auto schema = Schema::compile(site.at(file["schema"].get<std::string>()));
    ASSERT_TRUE(schema) << path << ": " << schema.error().message;
    const SourceFile source(path, site.at(path));
    for (const SchemaProblem& problem : schema->validate(parse_yaml(source, {0, source.size()}))) {
      ADD_FAILURE() << path << problem.path << ": " << problem.message;
    }
    EXPECT_NO_THROW(Json::parse(site.at(path))) << path;
    EXPECT_THAT(site.at(path), Not(HasSubstr("ann@"))) << path;
  }
}

TEST(Api, SaysTheSameOfWhatSeveralSchemasDescribe) {
  std::map<std::string, std::pair<std::string, Json>> known;  // definition → file, what it says
  for (const char* name : {"incidents", "incident", "actions", "services", "factors", "links",
                           "redirects", "people", "index"}) {
    const Json schema = Json::parse(read_source(concat("schema/api/", name, ".schema.json")));
    const Json definitions = schema.value("definitions", Json::object());
    for (const auto& [definition, says] : definitions.items()) {
      // Two files have more of these than a list of all records has.
      if ((definition == "incident" && std::string_view(name) == "incident") ||
          (definition == "action" && std::string_view(name) == "actions")) {
        continue;
      }
      const auto other = known.try_emplace(definition, name, says).first;
      EXPECT_EQ(says, other->second.second) << name << " and " << other->second.first;
    }
  }
}

TEST(Api, TellsTheLifeOfAnAction) {
  const Json action = incident_of(site_of(api_corpus()), 0)["actions"][1];
  EXPECT_EQ(action["life"]["opened"], "2021-02-22T15:20:00+00:00");
  EXPECT_EQ(action["life"]["slips"], 1);
  const Json& changed = action["life"]["events"][1];
  EXPECT_EQ(changed["kind"], "owner-changed");
  EXPECT_EQ(changed["before"], "ann");
  EXPECT_EQ(changed["after"], "@dana");
  EXPECT_EQ(changed["commit"].get<std::string>().substr(0, 4), "0100");
  EXPECT_EQ(incident_of(site_of(api_corpus()), 0)["actions"][0]["life"], nullptr);
}

TEST(Api, TellsHowRecordsHangTogether) {
  const SiteFiles site = site_of(api_corpus());
  const Json rollout = incident_of(site, 0), threads = incident_of(site, 1);
  EXPECT_EQ(rollout.at("related").at(0).at("id"), "2020-11-03-threads");
  EXPECT_EQ(threads.at("related").at(0).at("page"), rollout["page"]);
  EXPECT_EQ(threads.at("cited_by").at(0).at("id"), rollout["id"]);
  const Json links = Json::parse(site.at("api/v1/links.json"))["links"];
  std::vector<std::string> kinds;
  for (const Json& link : links) {
    EXPECT_EQ(link["from"]["id"], rollout["id"]);
    EXPECT_EQ(link["to"]["id"], threads["id"]);
    kinds.push_back(link["kind"]);
  }
  EXPECT_THAT(kinds, testing::IsSupersetOf({"related", "cites"}));
}

TEST(Api, TellsWhereADocumentWasBefore) {
  const auto json = Json::parse(site_of(api_corpus()).at("api/v1/redirects.json"));
  ASSERT_EQ(json["redirects"].size(), 1u);
  EXPECT_EQ(json["redirects"][0]["from"], "old/rollout.md");
  EXPECT_EQ(json["redirects"][0]["to"], kPath);
}

TEST(Api, NamesPersonsOnlyWhereTheSiteHasPagesOfThem) {
  Corpus corpus = api_corpus();
  const auto people = Json::parse(site_of(corpus).at("api/v1/people.json"))["people"];
  std::vector<std::string> names;
  for (const Json& person : people) names.push_back(person["name"]);
  EXPECT_EQ(names, (std::vector<std::string>{"@aisha", "@bob", "@dana", "Ann", "Ben"}));
  corpus.config.site.people = "none";
  const SiteFiles site = site_of(corpus);
  EXPECT_FALSE(site.contains("api/v1/people.json"));
  EXPECT_FALSE(site.contains("api/v1/schema/people.json"));
  EXPECT_THAT(site.at("api/v1/index.json"), Not(HasSubstr("people")));
}

TEST(Api, PutsEachRecordBesideItsPageAsDataAndAsItWasWritten) {
  const std::string body = "## Facts\n\nAt 10:00 ann@example.org wrote.\x01\n\n### More\n\nText.\n";
  const std::string text = managed("services: [a]\nfacilitator: ann@example.org\n", body);
  const SiteFiles site = site_of(DocumentTexts{{"2021-02-19-a.md", text}});
  const std::string& source = site.at("incidents/2021-02-19-a.md");
  EXPECT_TRUE(source.ends_with(body)) << "the body is kept byte for byte";
  EXPECT_THAT(source, HasSubstr("facilitator: ann\n"));
  const Json incident = Json::parse(site.at("incidents/2021-02-19-a.json"))["incident"];
  EXPECT_EQ(incident["source"], "incidents/2021-02-19-a.md");
  ASSERT_EQ(incident["sections"].size(), 2u);
  EXPECT_EQ(incident["sections"][0]["role"], "facts");
  EXPECT_EQ(incident["sections"][0]["markdown"], "At 10:00 ann@example.org wrote.\x01");
  EXPECT_EQ(incident["sections"][1]["title"], "More");
  EXPECT_EQ(incident["sections"][1]["parent"], incident["sections"][0]["index"]);
  EXPECT_EQ(incident["sections"][1]["markdown"], "Text.");
}

TEST(Api, CanStandInAScriptOfAPage) {
  const std::string end = "</script><!-- \u2028";
  const std::string text = managed("services: [\"" + end + "\"]\n", "## Facts\n\n" + end + "\n");
  const SiteFiles site = site_of(DocumentTexts{{"2021-02-19-a.md", text}});
  for (const auto& [name, bytes] : site) {
    if (!name.ends_with(".json")) continue;
    EXPECT_THAT(bytes, testing::AllOf(Not(HasSubstr("</script")), Not(HasSubstr("<!--")),
                                      Not(HasSubstr("\u2028"))))
        << name;
  }
  const Json incident = Json::parse(site.at("incidents/2021-02-19-a.json"))["incident"];
  EXPECT_EQ(incident["services"][0], end);
  const Json incidents = Json::parse(site.at("api/v1/incidents.json"));
  EXPECT_EQ(incidents["incidents"][0]["services"][0], end);
}

TEST(Api, ListsOneRecordALine) {
  const std::string json = site_of(api_corpus()).at("api/v1/incidents.json");
  EXPECT_THAT(json, HasSubstr("\n    {\"id\":\"2021-02-19-channel-rollout\","));
  EXPECT_TRUE(json.ends_with("}\n  ]\n}\n"));
  EXPECT_THAT(site_of(std::map<std::string, std::string>{}).at("api/v1/incidents.json"),
              HasSubstr("\"incidents\": []\n}\n"));
}

TEST(JsonList, TakesAnyGuessOfHowManyEntriesWillCome) {
  JsonList list({{"version", 1}}, "entries", std::numeric_limits<size_t>::max());
  list.add({{"text", std::string(100'000, 'x')}});
  list.add("short");
  EXPECT_EQ(nlohmann::json::parse(list.take())["entries"].size(), 2u);
}

}  // namespace
}  // namespace debrief
