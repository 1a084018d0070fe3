#include "debrief/corpus/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"

namespace debrief {
namespace {

using ::testing::_;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

/// `path:line:column: message (hint)`, or `fine`.
std::string problem_of(std::string_view yaml) {
  const auto config = parse_config(".debrief.yaml", std::string(yaml));
  if (config) return "fine";
  const Error& error = config.error();
  EXPECT_EQ(error.kind, ErrorKind::kConfig);
  std::string text = concat(error.where, ": ", error.message);
  for (const std::string& hint : error.hints) append(text, " (", hint, ")");
  return text;
}

Config read(std::string_view yaml) {
  auto config = parse_config(".debrief.yaml", std::string(yaml));
  EXPECT_TRUE(config) << problem_of(yaml);
  return config ? *std::move(config) : Config{};
}

TEST(ParseConfig, NeedsNothingButAVersion) {
  const Config config = read("version: 1\n");
  const Config defaults;
  EXPECT_EQ(config.path, ".debrief.yaml");
  EXPECT_EQ(config.paths, defaults.paths);
  EXPECT_EQ(config.exclude, default_exclude());
  EXPECT_EQ(config.profile, "leaddev");
  EXPECT_EQ(config.document_bytes, 1024u * 1024u);
  EXPECT_THAT(config.origins, ElementsAre(Pair("/version", _)));
}

TEST(ParseConfig, ReadsEveryKey) {
  const Config config = read(R"(version: 1
paths: ["docs/incidents/*.md"]
exclude: ["docs/incidents/old/**"]
profile: google
timezone: Europe/London
severities: [P1, P2]
services:
  checkout: { owner: payments, description: Takes orders }
  search:
teams: [payments, search]
people: [Alice Okafor, "@bob"]
headings: { facts: ["Issue summary"], went-well: [Kudos] }
rules: { blame/should-have: warning, actions/no-due-date: off }
overrides:
  - paths: ["docs/incidents/2019/**"]
    rules: { facts/missing: info }
lateness: { within: 3d, from: mitigated }
actions: { due: { P1: 15d, P2: 4w }, team_owners: true }
factors: { x.legal-hold: A hold keeps a change from going out }
participants: { most: 6 }
acronyms: [WMS]
privacy: { internal: ["*.corp.example"] }
site: { title: Outages, repository: https://git.example/ops, people: initials, visibility: public }
suppressions: { added: none }
limits: { document: 512KiB, findings_per_document: 20 }
)");
  EXPECT_THAT(config.paths, ElementsAre("docs/incidents/*.md"));
  EXPECT_THAT(config.exclude, ElementsAre("docs/incidents/old/**"));
  EXPECT_EQ(config.profile, "google");
  EXPECT_EQ(config.timezone, "Europe/London");
  EXPECT_THAT(config.severities, ElementsAre("P1", "P2"));
  ASSERT_EQ(config.services.size(), 2u);
  EXPECT_EQ(config.services[0].id, "checkout");
  EXPECT_EQ(config.services[0].owner, "payments");
  EXPECT_EQ(config.services[0].description, "Takes orders");
  EXPECT_EQ(config.services[1].id, "search");
  EXPECT_THAT(config.teams, ElementsAre("payments", "search"));
  EXPECT_THAT(config.people, ElementsAre("Alice Okafor", "@bob"));
  EXPECT_THAT(config.headings,
              UnorderedElementsAre(Pair(SectionRole::kFacts, ElementsAre("Issue summary")),
                                   Pair(SectionRole::kWentWell, ElementsAre("Kudos"))));
  EXPECT_THAT(config.rules, ElementsAre(Pair("actions/no-due-date", "off"),
                                        Pair("blame/should-have", "warning")));
  ASSERT_EQ(config.overrides.size(), 1u);
  EXPECT_THAT(config.overrides[0].paths, ElementsAre("docs/incidents/2019/**"));
  EXPECT_THAT(config.overrides[0].rules, ElementsAre(Pair("facts/missing", "info")));
  EXPECT_EQ(config.late_after, absl::Hours(72));
  EXPECT_EQ(config.late_from, "mitigated");
  EXPECT_THAT(config.action_due,
              ElementsAre(Pair("P1", absl::Hours(360)), Pair("P2", absl::Hours(672))));
  EXPECT_TRUE(config.team_owners);
  EXPECT_THAT(config.factors,
              ElementsAre(Pair("x.legal-hold", "A hold keeps a change from going out")));
  EXPECT_EQ(config.most_participants, 6u);
  EXPECT_EQ(config.added_suppressions, AddedSuppressions::kNone);
  EXPECT_THAT(config.acronyms, ElementsAre("WMS"));
  EXPECT_THAT(config.internal_hosts, ElementsAre("*.corp.example"));
  EXPECT_EQ(config.site.title, "Outages");
  EXPECT_EQ(config.site.repository, "https://git.example/ops");
  EXPECT_EQ(config.site.people, "initials");
  EXPECT_EQ(config.site.visibility, "public");
  EXPECT_EQ(config.document_bytes, 512u * 1024u);
  EXPECT_EQ(config.findings_per_document, 20u);
}

TEST(ParseConfig, KnowsThePlaceOfEveryKey) {
  const Config config = read(
      "version: 1\nrules:\n  blame/should-have: off\noverrides:\n  - paths: [a.md]\n    rules:\n"
      "      facts/missing: info\n");
  EXPECT_EQ(config_place(config, "/rules/blame~1should-have"), ".debrief.yaml:3:3");
  EXPECT_EQ(config_line(config, "/rules/blame~1should-have"), ".debrief.yaml:3");
  EXPECT_EQ(config_place(config, "/overrides/0/rules" + pointer_step("facts/missing")),
            ".debrief.yaml:7:7");
  EXPECT_EQ(config_place(config, "/profile"), ".debrief.yaml");
}

TEST(ParseConfig, SaysWhatIsWrongAndWhere) {
  struct {
    std::string_view yaml, problem;
  } const kCases[] = {
      {"", ".debrief.yaml:1:1: the configuration is empty (begin with “version: 1”)"},
      {"version: 1\npaths: [/srv/pm/*.md]\n",
       ".debrief.yaml:2:9: “/srv/pm/*.md” starts at the root of the disk (globs are relative to "
       "the "
       "root of the repository, such as “postmortems/**/*.md”)"},
      {"version: 1\nexclude: [../x.md]\n",
       ".debrief.yaml:2:11: “../x.md” leads out of the root (globs are relative to the root of the "
       "repository, such as “postmortems/**/*.md”)"},
      {"version: 1\noverrides: [{ paths: [\"postmortems/[a.md\"], rules: {} }]\n",
       ".debrief.yaml:2:23: “postmortems/[a.md” holds a “[” that no “]” closes (globs are relative "
       "to the root of the repository, such as “postmortems/**/*.md”)"},
      {"version: 1\nprofile: ../house.yaml\n",
       ".debrief.yaml:2:10: “../house.yaml” leads out of the root (a profile file is named by its "
       "path from the root of the repository)"},
      {"version: 1\ntimezone: Europe/Londn\n",
       ".debrief.yaml:2:11: “Europe/Londn” is not a known time zone (an IANA name such as "
       "“Europe/London”, or “UTC”)"},
      {"version: 1\nseverities: [SEV1, SEV2, SEV1]\n",
       ".debrief.yaml:2:26: severity “SEV1” is listed twice"},
      {"version: 1\nheadings:\n  facts: [Recap]\n  lessons: [recap]\n",
       ".debrief.yaml:4:13: “recap” is a heading of “facts” already"},
      {"version: 1\nlateness: { within: soon }\n",
       ".debrief.yaml:2:21: “soon” is not a duration (a number and a unit, such as “48h” or "
       "“15d”)"},
      {"version: 1\nactions: { due: { SEV9: 15d } }\n",
       ".debrief.yaml:2:19: “SEV9” is not a severity; did you mean “SEV1”? (“severities” lists "
       "SEV1, SEV2, SEV3, SEV4)"},
      {"version: 1\nfactors: { person.tired: x }\n",
       ".debrief.yaml:2:12: key “person.tired” must be a group (tech, tool, proc, know, org, env, "
       "x), "
       "a dot and a word, such as x.legal-hold; there is no group for persons"},
      {"version: 1\nlimits: { document: 5GiB }\n",
       ".debrief.yaml:2:21: “5GiB” is not a size that can be read (bytes, or a number with KiB or "
       "MiB; 64MiB at most)"},
      {"version: 1\nactions: { due: { SEV1: never } }\ntimezone: Nowhere\n",
       ".debrief.yaml:2:25: “never” is not a duration (a number and a unit, such as “48h” or "
       "“15d”)"},
  };
  for (const auto& [yaml, problem] : kCases) EXPECT_EQ(problem_of(yaml), problem) << yaml;
}

TEST(ConfigSchema, DescribesEveryKeyAndRepeatsTheDefaults) {
  const auto schema = embedded_file("schema/config.schema.json");
  ASSERT_TRUE(schema);
  for (const std::string& glob : default_exclude()) {
    EXPECT_NE(schema->find(concat('"', glob, '"')), std::string_view::npos) << glob;
  }
}

}  // namespace
}  // namespace debrief
