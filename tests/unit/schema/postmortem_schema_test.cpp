// schema/postmortem.schema.json as an author meets it: what passes, and what is said at which bytes
// about what does not.

#include <filesystem>

#include "support/fixtures.h"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "debrief/base/strings.h"
#include "debrief/schema/schema.h"
#include "debrief/yaml/tree.h"

namespace debrief {
namespace {

const Schema& postmortem_schema() {
  static const Schema schema = [] {
    auto compiled = Schema::compile(read_source("schema/postmortem.schema.json"));
    EXPECT_TRUE(compiled) << (compiled ? "" : compiled.error().message);
    return *compiled;
  }();
  return schema;
}

constexpr std::string_view kMinimal = R"(debrief: 1
id: 2024-05-06-queue-backlog
title: Mail was late
status: draft
severity: SEV2
started: 2024-05-06T09:12+02:00
owner: "@aisha"
)";

/// `‹key› ‹value› message; hint`, one problem a line.
std::string problems_of(const std::string& text) {
  const SourceFile file("a.yaml", text);
  const YamlTree tree = parse_yaml(file, {0, file.size()});
  std::string out;
  for (const YamlProblem& problem : tree.problems) append(out, "YAML: ", problem.message, "\n");
  for (const SchemaProblem& problem : postmortem_schema().validate(tree)) {
    if (!out.empty()) out += '\n';
    append(out, "‹", problem.key ? file.slice(*problem.key) : "", "› ‹", file.slice(problem.span),
           "› ", problem.message);
    if (!problem.hint.empty()) append(out, "; ", problem.hint);
  }
  return out;
}

/// The minimal front matter with the line of `key` replaced; without one, the line is appended.
std::string with(std::string_view key, std::string_view line) {
  std::string out;
  bool replaced = false;
  for (const std::string_view each : split(kMinimal, '\n')) {
    if (each.empty()) continue;
    const bool is_it = each.starts_with(concat(key, ":"));
    replaced = replaced || is_it;
    if (is_it && line.empty()) continue;
    append(out, is_it ? line : each, "\n");
  }
  if (!replaced) append(out, line, "\n");
  return out;
}

TEST(PostmortemSchema, AcceptsWhatADocumentMayHold) {
  EXPECT_EQ(problems_of(std::string(kMinimal)), "");
  EXPECT_EQ(problems_of(R"(debrief: 1
id: 2024-05-06-queue-backlog
title: "Mail was late: 40 minutes"
status: published
kind: near-miss
severity: SEV2
started: 2024-05-06T09:12:00.5+02:00
detected: ~2024-05-06T07:31Z
mitigated: ~2024-05-06
resolved: null
debriefed: 2024-05-08
written: 2024-05-08T10:00
shared: 2024-05-09T08:00Z
detected_by: third-party
trigger: config-push
services: [mail, queue]
teams: [messaging]
owner: "@aisha"
facilitator: Sam Doe
participants: [{who: "@bo", role: on-call}, "@cy"]
informed: ["#eng-all"]
visibility: org
confidence: fuzzy
tags: []
related: [{id: 2023-01-01-other, rel: repeats}, 2022-01-01-another]
links: {ticket: OPS-1, chat: https://chat.example/?a=b, wiki: https://wiki.example}
scope: systemic
x-cost: {currency: EUR, amount: 10}
)"),
            "");
}

TEST(PostmortemSchema, AcceptsLocalTimesWhenTheDocumentNamesItsZone) {
  const std::string local = with("started", "started: 2024-05-06 09:12");
  EXPECT_EQ(problems_of(local + "timezone: Europe/London\n"), "");
  EXPECT_EQ(problems_of(local + "timezone: UTC\ndetected: 2024-05-06T25:12\n"),
            "‹detected› ‹2024-05-06T25:12› “detected” must be a time such as 2024-05-06T09:12; a "
            "leading ~ makes it "
            "approximate, and only then may it be a date alone");
}

TEST(PostmortemSchema, SaysWhatAValueMustBe) {
  constexpr std::string_view kTime =
      " must be a time with its offset, such as 2024-05-06T09:12+02:00 or 2024-05-06T07:12Z; a "
      "leading ~ makes it "
      "approximate, and only then may it be a date alone";
  const struct {
    std::string_view key, line;
    std::string problems;
  } kCases[] = {
      {"debrief", "debrief: 2", "‹debrief› ‹2› “debrief” must be 1"},
      {"id", "id: Queue backlog",
       "‹id› ‹Queue backlog› “id” must be a day and a few words in lower case with dashes, such as "
       "2024-05-06-queue-backlog"},
      {"title", "title: ''",
       "‹title› ‹''› “title” is not filled in; write, for example, Mail was delayed by up to 40 "
       "minutes"},
      {"title", "title:",
       "‹title› ‹› “title” is not filled in; write, for example, Mail was delayed by up to 40 "
       "minutes"},
      {"title", "title: 500",
       "‹title› ‹500› “title” must be a text, not a whole number; put it in quotes: \"500\""},
      {"status", "status: reveiw",
       "‹status› ‹reveiw› “status” must be one of stub, draft, review, published, closed, "
       "withdrawn; did you mean "
       "“review”?"},
      {"severity", "severity: 2",
       "‹severity› ‹2› “severity” must be a text, not a whole number; put it in quotes: \"2\""},
      {"started", "started: 2024-05-06T09:12",
       concat("‹started› ‹2024-05-06T09:12› “started”", kTime)},
      {"started", "started: 2024-05-06", concat("‹started› ‹2024-05-06› “started”", kTime)},
      {"started", "started: 2024-02-30T09:12Z",
       concat("‹started› ‹2024-02-30T09:12Z› “started”", kTime)},
      {"started", "started: [1]", "‹started› ‹[1]› “started” must be a text or null, not a list"},
      {"shared", "shared: last week",
       "‹shared› ‹last week› “shared” must be a date such as 2024-05-06, or a time such as "
       "2024-05-06T14:00Z"},
      {"timezone", "timezone: '+02:00'",
       "‹timezone› ‹'+02:00'› “timezone” must be the name of a time zone, such as Europe/London or "
       "UTC"},
      {"owner", "owner: '@a, @b'", "‹owner› ‹'@a, @b'› “owner” must name one person"},
      {"owner", "owner: ['@a', '@b']", "‹owner› ‹['@a', '@b']› “owner” must be a text, not a list"},
      {"trigger", "trigger: configpush",
       "‹trigger› ‹configpush› “trigger” must be one of binary-push, config-push, data-change, "
       "migration, traffic, "
       "provider, capacity, expiry, hardware, decay, attack, none, unknown; did you mean "
       "“config-push”?"},
      {"services", "services: mail", "‹services› ‹mail› “services” must be a list, not a text"},
      {"services", "services: [mail, mail]",
       "‹services› ‹mail› “services” holds “mail” twice; remove one"},
      {"tags", "tags: [a, no, 12]",
       "‹› ‹12› entry 3 of “tags” must be a text, not a whole number; put it in quotes: \"12\""},
      {"participants", "participants: [{role: on-call}]",
       "‹› ‹role› “who” is missing in entry 1 of “participants”"},
      {"participants", "participants: [{who: '@a', rol: x}]",
       "‹rol› ‹rol› unknown key “rol” in entry 1 of “participants”; did you mean “role”?"},
      {"participants", "participants: [1]",
       "‹› ‹1› entry 1 of “participants” must be a text or a map, not a whole number; "
       "put it in quotes: \"1\""},
      {"related", "related: [{id: x, rel: repeat}]",
       "‹rel› ‹repeat› “rel” must be one of repeats, similar, caused-by, follow-up, supersedes; "
       "did you mean “repeats”?"},
      {"links", "links: {ticket: 4512}",
       "‹ticket› ‹4512› “ticket” must be a text, not a whole number; put it in quotes: \"4512\""},
      {"severty", "severty: SEV1", "‹severty› ‹severty› unknown key “severty”"},
      {"detectd", "detectd: null",
       "‹detectd› ‹detectd› unknown key “detectd”; did you mean “detected”?"},
      {"actions", "actions: []", "‹actions› ‹actions› unknown key “actions”"},
  };
  for (const auto& [key, line, problems] : kCases)
    EXPECT_EQ(problems_of(with(key, line)), problems) << line;
}

TEST(PostmortemSchema, NamesWhatIsMissingAtTheFirstKey) {
  for (const char* const key : {"id", "title", "status", "severity", "started", "owner"}) {
    EXPECT_EQ(problems_of(with(key, "")), concat("‹› ‹debrief› “", key, "” is missing"));
  }
  EXPECT_EQ(problems_of(with("status", "status: review")),
            "‹› ‹debrief› “facilitator” is missing; needed when “status” is “review”\n"
            "‹› ‹debrief› “participants” is missing; needed when “status” is “review”\n"
            "‹› ‹debrief› “resolved” is missing; needed when “status” is “review”");
  EXPECT_EQ(problems_of(with("status", "status: stub")), "");
  EXPECT_EQ(problems_of("[]"), "‹› ‹[]› the document must be a map, not a list");
}

/// Every subschema under `properties` and `items`, with its JSON pointer in the instance.
void expect_described(const nlohmann::json& schema, const std::string& path) {
  if (schema.contains("properties")) {
    for (const auto& [name, property] : schema["properties"].items()) {
      EXPECT_TRUE(property.contains("description")) << path << "/" << name;
      expect_described(property, concat(path, "/", name));
    }
  }
  if (schema.contains("items")) {
    EXPECT_TRUE(schema["items"].contains("description")) << path << "/0";
    expect_described(schema["items"], path + "/0");
  }
  for (const char* const group : {"anyOf", "oneOf"}) {
    if (!schema.contains(group)) continue;
    for (const auto& form : schema[group]) expect_described(form, path);
  }
}

TEST(PostmortemSchema, DescribesEveryField) {
  const std::string text = read_source("schema/postmortem.schema.json");
  expect_described(nlohmann::json::parse(text), "");
  const Schema& schema = postmortem_schema();
  for (const std::string& name : schema.properties())
    EXPECT_NE(schema.describe("/" + name), "") << name;
  EXPECT_EQ(schema.properties().front(), "debrief");
  EXPECT_EQ(schema.describe("/participants/0/who"), "The person, as `@handle` or by name.");
  EXPECT_EQ(schema.describe("/links/wiki"), "An address, or a number in a tracker.");
  EXPECT_NE(schema.describe("/x-cost"), "");
  EXPECT_EQ(schema.describe("/nothing"), "");
  EXPECT_NE(schema.describe(""), "");
}

TEST(ShippedSchemas, Compile) {
  int count = 0;
  const std::string folder = source_path("schema");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.path().string().ends_with(".schema.json")) continue;
    const auto schema = Schema::compile(read_file(entry.path().string()));
    EXPECT_TRUE(schema) << entry.path() << ": " << (schema ? "" : schema.error().message);
    ++count;
  }
  EXPECT_GT(count, 0);
}

}  // namespace
}  // namespace debrief
