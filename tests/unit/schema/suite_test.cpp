// The public test suite of JSON Schema draft-07, as far as it is installed and as far as our
// keywords go. What is left out stands here with its reason.

#include <filesystem>
#include <iostream>
#include <set>

#include "support/fixtures.h"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "debrief/base/strings.h"
#include "debrief/schema/schema.h"
#include "debrief/schema/value.h"

namespace debrief {
namespace {

constexpr const char* kSuite = "/usr/share/json-schema-test-suite/tests/draft7";

struct Skip {
  std::string_view group;  ///< `file`, or `file: description of the group`
  std::string_view reason;
};

constexpr Skip kSkips[] = {
    {"optional/content",
     "contentMediaType and contentEncoding say what a text holds; nothing is read"},
    {"optional/ecmascript-regex", "patterns are those of RE2, which runs in linear time"},
    {"optional/format/hostname", "not a format that is checked"},
    {"optional/format/idn-email", "not a format that is checked"},
    {"optional/format/idn-hostname", "not a format that is checked"},
    {"optional/format/ipv4", "not a format that is checked"},
    {"optional/format/ipv6", "not a format that is checked"},
    {"optional/format/iri", "not a format that is checked"},
    {"optional/format/iri-reference", "not a format that is checked"},
    {"optional/format/json-pointer", "not a format that is checked"},
    {"optional/format/regex", "not a format that is checked"},
    {"optional/format/relative-json-pointer", "not a format that is checked"},
    {"optional/format/time", "not a format that is checked"},
    {"optional/format/uri-reference", "not a format that is checked"},
    {"optional/format/uri-template", "not a format that is checked"},
    {"refRemote", "schemas are never fetched"},
    {"definitions: valid definition", "refers to the metaschema on the network"},
    {"definitions: invalid definition", "refers to the metaschema on the network"},
    {"ref: remote ref, containing refs itself", "refers to the metaschema on the network"},
    {"ref: Recursive references between schemas", "$id does not change what $ref means"},
    {"ref: escaped pointer ref", "keeps schemas under keywords that do not exist"},
};

struct Counts {
  int cases = 0;
  int skipped = 0;
  std::set<std::string_view> used;  ///< groups of kSkips that the suite has
};

bool is_skipped(const std::string& file, const std::string& group, Counts& counts) {
  for (const Skip& skip : kSkips) {
    if (skip.group != file && skip.group != concat(file, ": ", group)) continue;
    counts.used.insert(skip.group);
    return true;
  }
  return false;
}

void run_file(const std::filesystem::path& path, const std::string& name, Counts& counts) {
  const auto groups = nlohmann::ordered_json::parse(read_file(path.string()));
  for (const auto& group : groups) {
    const std::string title = group["description"];
    if (is_skipped(name, title, counts)) {
      counts.skipped += static_cast<int>(group["tests"].size());
      continue;
    }
    const auto schema = Schema::compile(group["schema"].dump());
    if (!schema) {
      ADD_FAILURE() << name << ": " << title << ": " << schema.error().message;
      continue;
    }
    for (const auto& test : group["tests"]) {
      const YamlTree instance = schema::tree_of_json(test["data"].dump());
      ASSERT_FALSE(instance.empty());
      const auto problems = schema->validate(instance);
      EXPECT_EQ(problems.empty(), test["valid"].get<bool>())
          << name << ": " << title << ": " << test["description"] << " " << test["data"]
          << (problems.empty() ? "" : "\n" + problems.front().message);
      for (const SchemaProblem& problem : problems) EXPECT_FALSE(problem.message.ends_with('.'));
      ++counts.cases;
    }
  }
}

TEST(JsonSchemaSuite, HoldsForEveryKeywordWeHave) {
  if (!std::filesystem::exists(kSuite)) GTEST_SKIP() << "json-schema-test-suite is not installed";
  Counts counts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kSuite)) {
    if (entry.path().extension() != ".json") continue;
    const auto name = std::filesystem::relative(entry.path(), kSuite).replace_extension();
    run_file(entry.path(), name.string(), counts);
  }
  for (const Skip& skip : kSkips) {
    EXPECT_TRUE(counts.used.contains(skip.group)) << skip.group << " is left out and not there";
  }
  std::cout << counts.cases << " cases ran, " << counts.skipped << " were left out\n";
  EXPECT_GT(counts.cases, 400);
  RecordProperty("cases", counts.cases);
}

}  // namespace
}  // namespace debrief
