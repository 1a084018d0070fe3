// What compiling refuses and what validating says, keyword by keyword.

#include "debrief/schema/schema.h"

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/schema/value.h"

namespace debrief {
namespace {

Schema compiled(std::string_view json) {
  auto schema = Schema::compile(json);
  if (!schema) ADD_FAILURE() << json << ": " << schema.error().message;
  return schema ? *schema : *Schema::compile("true");
}

/// `path keyword ‹value› message; hint`, one problem a line.
std::string problems_of(const Schema& schema, const std::string& yaml) {
  const SourceFile file("a.yaml", yaml);
  const YamlTree tree = parse_yaml(file, {0, file.size()});
  EXPECT_TRUE(tree.problems.empty()) << yaml;
  std::string out;
  for (const SchemaProblem& problem : schema.validate(tree)) {
    if (!out.empty()) out += '\n';
    append(out, problem.path, " ", problem.keyword, " ‹", file.slice(problem.span), "› ",
           problem.message);
    if (!problem.hint.empty()) append(out, "; ", problem.hint);
  }
  return out;
}

TEST(SchemaCompile, RefusesWhatItDoesNotUnderstand) {
  struct {
    std::string_view json;
    std::string_view message;
  } const kCases[] = {
      {"{", "the schema is not JSON; it stops making sense at line 1, column 2"},
      {"{\"type\": \"string\",\n  12}",
       "the schema is not JSON; it stops making sense at line 2, column 4"},
      {"[]", "schema root must be an object, true or false"},
      {R"({"propertys": {}})",
       "schema root: “propertys” is not a keyword that is supported; did you mean “properties”?"},
      {R"({"properties": {"a/b": {"items": {"minimun": 1}}}})",
       "schema /properties/a~1b/items: “minimun” is not a keyword that is supported; did you mean "
       "“minimum”?"},
      {R"({"type": "text"})", "schema root: “type” names the unknown type “text”"},
      {R"({"type": 1})", "schema root: “type” must be a list of strings"},
      {R"({"enum": []})", "schema root: “enum” must be a list of values"},
      {R"({"minLength": -1})", "schema root: “minLength” must be a whole number from 0 on"},
      {R"({"minimum": "1"})", "schema root: “minimum” must be a number"},
      {R"({"multipleOf": 0})", "schema root: “multipleOf” must be greater than 0"},
      {R"({"anyOf": []})", "schema root: “anyOf” must not be empty"},
      {R"({"items": 1})", "schema /items must be an object, true or false"},
      {R"({"pattern": "("})", "schema root: “pattern” cannot be read: missing ): ("},
      {R"({"pattern": "\\pL{1,100}"})", "schema root: “pattern” is too large a pattern"},
      {R"({"$ref": "#/definitions/a"})",
       "schema root: “$ref” points to “#/definitions/a”, which is not in this file"},
      {R"({"items": {"$ref": "other.json#/a"}})",
       "schema /items: “$ref” points to “other.json#/a”, which is not in this file"},
  };
  for (const auto& [json, message] : kCases) {
    const auto schema = Schema::compile(json);
    ASSERT_FALSE(schema) << json;
    EXPECT_EQ(schema.error().message, message) << json;
    EXPECT_EQ(schema.error().kind, ErrorKind::kConfig);
  }
}

TEST(SchemaCompile, RefusesNestingThatWouldExhaustTheStack) {
  std::string json;
  for (int i = 0; i < 100'000; ++i) json += R"({"not":)";
  EXPECT_FALSE(Schema::compile(json));
  std::string closed = "true";
  for (int i = 0; i < 200; ++i) closed = concat(R"({"not":)", closed, "}");
  const auto schema = Schema::compile(closed);
  ASSERT_FALSE(schema);
  EXPECT_TRUE(schema.error().message.ends_with("is nested too deep")) << schema.error().message;
}

TEST(SchemaValidate, SaysWhatEachKeywordAsksFor) {
  struct {
    std::string_view json;
    std::string yaml;
    std::string problems;
  } const kCases[] = {
      {R"({"type": ["integer", "boolean"]})", "1.5",
       " type ‹1.5› the document must be a whole number or true or false, not a number"},
      {R"({"properties": {"a": {"type": "string"}}})", "a: no", ""},
      {R"({"properties": {"a": {"type": "string"}}})", "a: true",
       "/a type ‹true› “a” must be a text, not true; put it in quotes: \"true\""},
      {R"({"properties": {"a": {"type": "integer"}}})", "a: '1'",
       "/a type ‹'1'› “a” must be a whole number, not a text"},
      {R"({"properties": {"a": {"minimum": 2, "multipleOf": 3}}})", "a: 1",
       "/a minimum ‹1› “a” must be at least 2\n/a multipleOf ‹1› “a” must be a multiple of 3"},
      {R"({"properties": {"a": {"exclusiveMaximum": 2.5, "maximum": 9}}})", "a: 10",
       "/a exclusiveMaximum ‹10› “a” must be less than 2.5\n/a maximum ‹10› “a” must be at most 9"},
      {R"({"properties": {"a": {"minLength": 3}}})", "a: éé",
       "/a minLength ‹éé› “a” must have at least 3 characters, not 2"},
      {R"({"properties": {"a": {"maxLength": 1}}})", "a: éé",
       "/a maxLength ‹éé› “a” must have at most 1 character, not 2"},
      {R"({"properties": {"a": {"pattern": "^x"}}})", "a: y", "/a pattern ‹y› “a” must match ^x"},
      {R"({"properties": {"a": {"format": "date"}, "b": {"format": "other"}}})",
       "a: 2023-02-29\nb: x", "/a format ‹2023-02-29› “a” must be a date such as 2024-05-06"},
      {R"({"properties": {"a": {"minItems": 1}}})", "a: []", "/a minItems ‹[]› “a” has no entries"},
      {R"({"properties": {"a": {"minItems": 2}}})", "a: [1]",
       "/a minItems ‹[1]› “a” must have at least 2 entries, not 1"},
      {R"({"properties": {"a": {"maxItems": 1}}})", "a: [1, 2]",
       "/a maxItems ‹[1, 2]› “a” must have at most 1 entry, not 2"},
      {R"({"properties": {"a": {"uniqueItems": true}}})", "a: [{b: 1, c: 2}, {c: 2.0, b: 1}]",
       "/a/1 uniqueItems ‹{c: 2.0, b: 1}› “a” holds the same entry twice; remove one"},
      {R"({"properties": {"a": {"contains": {"const": 1}}}})", "a: [2]",
       "/a contains ‹[2]› “a” lacks an entry that it must have"},
      {R"({"items": {"type": "integer"}})", "- 1\n- x\n",
       "/1 type ‹x› entry 2 must be a whole number, not a text"},
      {R"({"minProperties": 2})", "a: 1",
       " minProperties ‹a: 1› the document must have at least 2 keys, not 1"},
      {R"({"propertyNames": {"pattern": "^[a-z]+$"}})", "A1: 1",
       "/A1 pattern ‹A1› key “A1” must match ^[a-z]+$"},
      {R"({"propertyNames": {"enum": ["1"]}})", "1: x", ""},
      {R"({"dependencies": {"a": ["b"]}})", "a: 1",
       " dependencies ‹a› “b” is missing; needed beside “a”"},
      {R"({"properties": {"a": false}})", "a: 1", "/a false ‹1› “a” is not allowed here"},
      {R"({"not": {"required": ["a"]}})", "a: 1",
       " not ‹a: 1› the document has a form that is not allowed"},
      {R"({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]})", "a: 1\nb: 2",
       " oneOf ‹a: 1\nb: 2› the document fits more than one of the forms that exclude each other"},
      {R"({"properties": {"a/b~": {"const": 1}}})", "a/b~: 2",
       "/a~1b~0 const ‹2› “a/b~” must be 1"},
  };
  for (const auto& [json, yaml, problems] : kCases)
    EXPECT_EQ(problems_of(compiled(json), yaml), problems) << json;
}

TEST(SchemaValidate, ComparesNumbersByValue) {
  const Schema schema = compiled(R"({"enum": [1, 2.5, 18446744073709551615]})");
  for (const char* const yaml :
       {"1", "1.0", "0x1", "+1", "10e-1", "2.50", "18446744073709551615"}) {
    EXPECT_EQ(problems_of(schema, yaml), "") << yaml;
  }
  for (const char* const yaml : {"'1'", "01x", "2", "18446744073709551614", ".nan", ".inf"}) {
    EXPECT_NE(problems_of(schema, yaml), "") << yaml;
  }
}

TEST(SchemaValidate, GivesOneProblemOfTheNearestForm) {
  const Schema schema = compiled(R"({"items": {"anyOf": [
      {"type": "null"},
      {"type": "string", "pattern": "^@"},
      {"type": "object", "required": ["who", "at"], "properties": {"kind": {"const": "person"}}},
      {"type": "object", "required": ["team"], "properties": {"kind": {"const": "team"}}}]}})");
  EXPECT_EQ(problems_of(schema, "- ~\n- '@a'\n- {who: a, at: b}\n- {team: x}\n"), "");
  EXPECT_EQ(problems_of(schema, "[a, {kind: person, who: x}, {kind: team}, [1]]"),
            "/0 pattern ‹a› entry 1 must match ^@\n"
            "/1 required ‹kind› “at” is missing in entry 2\n"
            "/2 required ‹kind› “team” is missing in entry 3\n"
            "/3 type ‹[1]› entry 4 must be null, a text or a map, not a list");
  EXPECT_EQ(
      problems_of(
          compiled(
              R"({"anyOf": [{"enum": ["low", "high"]}, {"type": "integer"}, {"const": "none"}]})"),
          "other"),
      " enum ‹other› the document must be low, high, a whole number or none");
}

TEST(SchemaValidate, FollowsReferencesThatGoInCircles) {
  const Schema list =
      compiled(R"({"properties": {"next": {"$ref": "#"}, "n": {"type": "integer"}}})");
  EXPECT_EQ(problems_of(list, "{n: 1, next: {n: 2, next: {n: x}}}"),
            "/next/next/n type ‹x› “n” must be a whole number, not a text");
  const Schema self = compiled(R"({"allOf": [{"$ref": "#"}, {"$ref": "#"}], "type": "integer"})");
  EXPECT_EQ(problems_of(self, "x"), " type ‹x› the document must be a whole number, not a text");
  const Schema loop =
      compiled(R"({"$ref": "#/definitions/a", "definitions": {"a": {"$ref": "#/definitions/b"},
      "b": {"$ref": "#/definitions/a"}}})");
  EXPECT_EQ(problems_of(loop, "x"), "");
  EXPECT_EQ(loop.describe("/a/b"), "");
}

TEST(SchemaValidate, DoesNotMultiplyReferencesThatFanOut) {
  std::string definitions = R"("d0": {"type": "integer"})";
  for (int i = 1; i < 50; ++i) {
    const std::string ref = concat(R"({"$ref": "#/definitions/d)", i - 1, "\"}");
    append(definitions, ", \"d", i, R"(": {"allOf": [)", ref, ", ", ref, "]}");
  }
  // Each level would double the work.
  const auto schema = Schema::compile(
      concat(R"({"allOf": [{"$ref": "#/definitions/d20"}], "definitions": {)", definitions, "}}"));
  ASSERT_TRUE(schema) << schema.error().message;
  EXPECT_EQ(problems_of(*schema, "1"), "");
  EXPECT_EQ(problems_of(*schema, "x"), " type ‹x› the document must be a whole number, not a text");
}

TEST(SchemaValidate, SortsProblemsByPlace) {
  const Schema schema =
      compiled(R"({"additionalProperties": false, "required": ["z"], "properties": {
      "a": {"type": "integer"}, "z": {"type": "integer"}}})");
  EXPECT_EQ(problems_of(schema, "quite: 1\na: x\n"),
            " required ‹quite› “z” is missing\n"
            "/quite additionalProperties ‹quite› unknown key “quite”\n"
            "/a type ‹x› “a” must be a whole number, not a text");
}

TEST(SchemaDescribe, FindsTheWordsOfAField) {
  const Schema schema = compiled(R"({"description": "root", "properties": {
      "b": {"description": "own", "$ref": "#/definitions/d"}, "a": {"$ref": "#/definitions/d"},
      "list": {"items": {"anyOf": [{"type": "string"}, {"properties": {"x/y": {"description": "deep"}}}]}}},
      "definitions": {"d": {"description": "shared"}}})");
  EXPECT_EQ(schema.describe(""), "root");
  EXPECT_EQ(schema.describe("/b"), "own");
  EXPECT_EQ(schema.describe("/a"), "shared");
  EXPECT_EQ(schema.describe("/list/3/x~1y"), "deep");
  EXPECT_EQ(schema.describe("/list/3/none"), "");
  EXPECT_EQ(schema.properties(), (std::vector<std::string>{"b", "a", "list"}));
}

TEST(TreeOfJson, ReadsEscapesThatYamlDoesNotKnow) {
  const YamlTree tree = schema::tree_of_json(R"({"a": "\ud83d\ude00\/", "b": [1.0, null, true]})");
  ASSERT_FALSE(tree.empty());
  EXPECT_EQ(tree.find(tree.root(), "a")->text, "😀/");
  EXPECT_EQ(schema::canonical(tree, 0), "{\"a\":\"😀/\",\"b\":[1,null,true,],}");
  EXPECT_TRUE(schema::tree_of_json("{").empty());
  EXPECT_TRUE(schema::tree_of_json(std::string(100'000, '[')).empty());
}

}  // namespace
}  // namespace debrief
