#include <algorithm>
#include <array>
#include <type_traits>

#include "debrief/base/strings.h"
#include "debrief/schema/compiler.h"
#include "debrief/text/visible.h"

namespace debrief::schema {
namespace {

// Readers of one kind of keyword value each; the field is a template argument, so that the table
// below stays a table.

template <auto kField>
Result<void> read_number(Compiler& compiler, NodeIndex index, std::string_view keyword,
                         const Json& json) {
  if (!json.is_number()) return fail(compiler.wrong(index, keyword, "must be a number"));
  if (keyword == "multipleOf" && json.get<double>() <= 0) {
    return fail(compiler.wrong(index, keyword, "must be greater than 0"));
  }
  compiler.node(index).*kField = json.get<double>();
  return {};
}

template <auto kField>
Result<void> read_count(Compiler& compiler, NodeIndex index, std::string_view keyword,
                        const Json& json) {
  const double value = json.is_number() ? json.get<double>() : -1;
  if (value < 0 || value > 1e15 || value != static_cast<double>(static_cast<uint64_t>(value))) {
    return fail(compiler.wrong(index, keyword, "must be a whole number from 0 on"));
  }
  compiler.node(index).*kField = static_cast<uint64_t>(value);
  return {};
}

template <auto kField>
Result<void> read_schema(Compiler& compiler, NodeIndex index, std::string_view keyword,
                         const Json& json) {
  DEBRIEF_TRY(child, compiler.child(index, keyword, json));
  compiler.node(index).*kField = child;
  return {};
}

template <auto kField>
Result<void> read_schemas(Compiler& compiler, NodeIndex index, std::string_view keyword,
                          const Json& json) {
  DEBRIEF_TRY(children, compiler.children(index, keyword, json));
  if (children.empty()) return fail(compiler.wrong(index, keyword, "must not be empty"));
  compiler.node(index).*kField = std::move(children);
  return {};
}

template <auto kField>
Result<void> read_text(Compiler& compiler, NodeIndex index, std::string_view keyword,
                       const Json& json) {
  if (!json.is_string()) return fail(compiler.wrong(index, keyword, "must be a string"));
  compiler.node(index).*kField = json.get<std::string>();
  return {};
}

Result<std::vector<std::string>> read_names(Compiler& compiler, NodeIndex index,
                                            std::string_view keyword, const Json& json) {
  std::vector<std::string> names;
  for (const Json& name : json.is_array() ? json : Json::array({0})) {
    if (!name.is_string()) return fail(compiler.wrong(index, keyword, "must be a list of strings"));
    names.push_back(name.get<std::string>());
  }
  return names;
}

Result<void> read_type(Compiler& compiler, NodeIndex index, std::string_view keyword,
                       const Json& json) {
  constexpr std::array<std::pair<std::string_view, uint8_t>, 7> kTypes = {
      {{"null", kNullBit},
       {"boolean", kBooleanBit},
       {"integer", kIntegerBit},
       {"number", kNumberBit | kIntegerBit},
       {"string", kStringBit},
       {"array", kArrayBit},
       {"object", kObjectBit}}};
  DEBRIEF_TRY(names,
              read_names(compiler, index, keyword, json.is_string() ? Json::array({json}) : json));
  for (const std::string& name : names) {
    const auto* const found = std::find_if(kTypes.begin(), kTypes.end(),
                                           [&](const auto& type) { return type.first == name; });
    if (found == kTypes.end()) {
      return fail(
          compiler.wrong(index, keyword, concat("names the unknown type “", visible(name), "”")));
    }
    compiler.node(index).types |= found->second;
  }
  return {};
}

Choices choices_of(const std::vector<Json>& values) {
  Choices choices;
  for (const Json& value : values) {
    choices.canonical.push_back(canonical(value));
    choices.shown.push_back(value.is_string() ? value.get<std::string>() : value.dump());
  }
  return choices;
}

/// The first example, for advice; one that is no scalar is left out.
Result<void> read_examples(Compiler& compiler, NodeIndex index, std::string_view keyword,
                           const Json& json) {
  if (!json.is_array()) return fail(compiler.wrong(index, keyword, "must be a list"));
  if (json.empty() || json.front().is_structured()) return {};
  const Json& first = json.front();
  compiler.node(index).example = first.is_string() ? first.get<std::string>() : first.dump();
  return {};
}

Result<void> read_enum(Compiler& compiler, NodeIndex index, std::string_view keyword,
                       const Json& json) {
  if (!json.is_array() || json.empty())
    return fail(compiler.wrong(index, keyword, "must be a list of values"));
  compiler.node(index).choices = choices_of(json.get<std::vector<Json>>());
  return {};
}

Result<void> read_const(Compiler& compiler, NodeIndex index, std::string_view, const Json& json) {
  compiler.node(index).constant = choices_of({json});
  return {};
}

Result<void> read_pattern(Compiler& compiler, NodeIndex index, std::string_view keyword,
                          const Json& json) {
  DEBRIEF_TRY(pattern, compiler.pattern(index, keyword, json));
  compiler.node(index).pattern = std::move(pattern);
  return {};
}

Result<void> read_format(Compiler& compiler, NodeIndex index, std::string_view keyword,
                         const Json& json) {
  if (!json.is_string()) return fail(compiler.wrong(index, keyword, "must be a string"));
  compiler.node(index).format = format_named(json.get<std::string>());
  return {};
}

Result<void> read_items(Compiler& compiler, NodeIndex index, std::string_view keyword,
                        const Json& json) {
  if (!json.is_array()) return read_schema<&Node::items>(compiler, index, keyword, json);
  DEBRIEF_TRY(tuple, compiler.children(index, keyword, json));
  compiler.node(index).tuple = std::move(tuple);
  return {};
}

Result<void> read_unique_items(Compiler& compiler, NodeIndex index, std::string_view keyword,
                               const Json& json) {
  if (!json.is_boolean()) return fail(compiler.wrong(index, keyword, "must be true or false"));
  compiler.node(index).unique_items = json.get<bool>();
  return {};
}

Result<void> read_required(Compiler& compiler, NodeIndex index, std::string_view keyword,
                           const Json& json) {
  DEBRIEF_TRY(names, read_names(compiler, index, keyword, json));
  compiler.node(index).required = std::move(names);
  return {};
}

Result<void> read_properties(Compiler& compiler, NodeIndex index, std::string_view keyword,
                             const Json& json) {
  if (!json.is_object()) return fail(compiler.wrong(index, keyword, "must be an object"));
  for (const auto& [name, value] : json.items()) {
    DEBRIEF_TRY(child, compiler.child(index, concat(keyword, "/", escape_pointer(name)), value));
    compiler.node(index).properties.emplace_back(name, child);
    compiler.node(index).property_of.emplace(name, child);
  }
  return {};
}

Result<void> read_pattern_properties(Compiler& compiler, NodeIndex index, std::string_view keyword,
                                     const Json& json) {
  if (!json.is_object()) return fail(compiler.wrong(index, keyword, "must be an object"));
  for (const auto& [name, value] : json.items()) {
    DEBRIEF_TRY(pattern, compiler.pattern(index, keyword, Json(name)));
    DEBRIEF_TRY(child, compiler.child(index, concat(keyword, "/", escape_pointer(name)), value));
    compiler.node(index).pattern_properties.push_back({std::move(pattern), child});
  }
  return {};
}

Result<void> read_dependencies(Compiler& compiler, NodeIndex index, std::string_view keyword,
                               const Json& json) {
  if (!json.is_object()) return fail(compiler.wrong(index, keyword, "must be an object"));
  for (const auto& [name, value] : json.items()) {
    Dependency dependency = {.key = name, .keys = {}, .schema = {}};
    if (value.is_array()) {
      DEBRIEF_TRY(keys, read_names(compiler, index, keyword, value));
      dependency.keys = std::move(keys);
    } else {
      DEBRIEF_TRY(child, compiler.child(index, concat(keyword, "/", escape_pointer(name)), value));
      dependency.schema = child;
    }
    compiler.node(index).dependencies.push_back(std::move(dependency));
  }
  return {};
}

/// Compiled although nothing may refer to them, so that a wrong one is found.
Result<void> read_definitions(Compiler& compiler, NodeIndex index, std::string_view keyword,
                              const Json& json) {
  if (!json.is_object()) return fail(compiler.wrong(index, keyword, "must be an object"));
  for (const auto& [name, value] : json.items()) {
    DEBRIEF_TRY_VOID(compiler.child(index, concat(keyword, "/", escape_pointer(name)), value));
  }
  return {};
}

/// Sorted by name bytes.
constexpr Keyword kKeywords[] = {
    {"$comment", nullptr},
    {"$id", nullptr},
    {"$schema", nullptr},
    {"additionalItems", read_schema<&Node::additional_items>},
    {"additionalProperties", read_schema<&Node::additional_properties>},
    {"allOf", read_schemas<&Node::all_of>},
    {"anyOf", read_schemas<&Node::any_of>},
    {"const", read_const},
    {"contains", read_schema<&Node::contains>},
    {"contentEncoding", nullptr},
    {"contentMediaType", nullptr},
    {"default", nullptr},
    {"defaultSnippets", nullptr},
    {"definitions", read_definitions},
    {"dependencies", read_dependencies},
    {"deprecated", nullptr},
    {"deprecationMessage", nullptr},
    {"description", read_text<&Node::description>},
    {"else", read_schema<&Node::else_schema>},
    {"enum", read_enum},
    {"enumDescriptions", nullptr},
    {"errorMessage", nullptr},
    {"examples", read_examples},
    {"exclusiveMaximum", read_number<&Node::exclusive_maximum>},
    {"exclusiveMinimum", read_number<&Node::exclusive_minimum>},
    {"format", read_format},
    {"if", read_schema<&Node::if_schema>},
    {"items", read_items},
    {"markdownDescription", nullptr},
    {"markdownEnumDescriptions", nullptr},
    {"maxItems", read_count<&Node::max_items>},
    {"maxLength", read_count<&Node::max_length>},
    {"maxProperties", read_count<&Node::max_properties>},
    {"maximum", read_number<&Node::maximum>},
    {"minItems", read_count<&Node::min_items>},
    {"minLength", read_count<&Node::min_length>},
    {"minProperties", read_count<&Node::min_properties>},
    {"minimum", read_number<&Node::minimum>},
    {"multipleOf", read_number<&Node::multiple_of>},
    {"not", read_schema<&Node::not_schema>},
    {"oneOf", read_schemas<&Node::one_of>},
    {"pattern", read_pattern},
    {"patternErrorMessage", read_text<&Node::pattern_message>},
    {"patternProperties", read_pattern_properties},
    {"properties", read_properties},
    {"propertyNames", read_schema<&Node::property_names>},
    {"readOnly", nullptr},
    {"required", read_required},
    {"then", read_schema<&Node::then_schema>},
    {"title", nullptr},
    {"type", read_type},
    {"uniqueItems", read_unique_items},
    {"writeOnly", nullptr},
};

constexpr bool is_before(const Keyword& a, const Keyword& b) { return a.name < b.name; }
static_assert(std::is_sorted(std::begin(kKeywords), std::end(kKeywords), is_before));

}  // namespace

const Keyword* keyword_named(std::string_view name) {
  const auto* const found = std::lower_bound(std::begin(kKeywords), std::end(kKeywords),
                                             Keyword{name, nullptr}, is_before);
  return found != std::end(kKeywords) && found->name == name ? found : nullptr;
}

std::vector<std::string_view> keyword_names() {
  std::vector<std::string_view> names = {"$ref"};
  for (const Keyword& keyword : kKeywords) names.push_back(keyword.name);
  return names;
}

}  // namespace debrief::schema
