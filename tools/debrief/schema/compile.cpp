#include "debrief/schema/compile.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/schema/compiler.h"
#include "debrief/text/nearest.h"
#include "debrief/text/source_file.h"
#include "debrief/text/visible.h"

namespace debrief::schema {
namespace {

constexpr int kMostNested = 64;
constexpr size_t kLongestPattern = 1024;
constexpr int kLargestProgram = 2000;

}  // namespace

Result<std::vector<NodeIndex>> Compiler::children(NodeIndex index, std::string_view keyword,
                                                  const Json& json) {
  if (!json.is_array()) return fail(wrong(index, keyword, "must be a list of schemas"));
  std::vector<NodeIndex> children;
  for (size_t i = 0; i < json.size(); ++i) {
    DEBRIEF_TRY(one, child(index, concat(keyword, "/", i), json[i]));
    children.push_back(one);
  }
  return children;
}

Result<std::shared_ptr<const RE2>> Compiler::pattern(NodeIndex index, std::string_view keyword,
                                                     const Json& json) const {
  if (!json.is_string()) return fail(wrong(index, keyword, "must be a string"));
  const auto text = json.get<std::string>();
  if (text.size() > kLongestPattern) {
    return fail(wrong(index, keyword, concat("is longer than ", kLongestPattern, " bytes")));
  }
  RE2::Options options;
  options.set_log_errors(false);
  auto compiled = std::make_shared<const RE2>(text, options);
  if (!compiled->ok())
    return fail(wrong(index, keyword, concat("cannot be read: ", visible(compiled->error()))));
  if (compiled->ProgramSize() > kLargestProgram) {
    return fail(wrong(index, keyword, "is too large a pattern").hint("repeat less, or split it"));
  }
  return compiled;
}

Result<NodeIndex> Compiler::reference(NodeIndex index, const Json& json) {
  if (!json.is_string()) return fail(wrong(index, "$ref", "must be a string"));
  const auto target = json.get<std::string>();
  const auto unresolved = [&] {
    return wrong(index, "$ref",
                 concat("points to “", visible(target), "”, which is not in this file"));
  };
  if (!target.starts_with('#'))
    return fail(unresolved().hint("only references such as #/definitions/name are followed"));
  std::string pointer;
  for (size_t i = 1; i < target.size(); ++i) {
    const bool escaped = target[i] == '%' && i + 2 < target.size();
    const std::string hex = escaped ? target.substr(i + 1, 2) : "";
    if (escaped && hex.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos) {
      pointer += static_cast<char>(std::stoi(hex, nullptr, 16));
      i += 2;
    } else {
      pointer += target[i];
    }
  }
  try {
    const Json::json_pointer place(pointer);
    if (root_.contains(place)) return compile(root_.at(place), pointer);
  } catch (const Json::exception&) {
    // Not a pointer; the message below says what was written.
  }
  return fail(unresolved());
}

Result<void> Compiler::read_keywords(NodeIndex index, const Json& json) {
  if (const auto ref = json.find("$ref"); ref != json.end()) {
    // Beside `$ref` nothing is read (draft-07, core §8.3) but words for people.
    if (const auto text = json.find("description"); text != json.end()) {
      DEBRIEF_TRY_VOID(keyword_named("description")->read(*this, index, "description", *text));
    }
    DEBRIEF_TRY(target, reference(index, *ref));
    nodes_[index].ref = target;
    return {};
  }
  for (const auto& [name, value] : json.items()) {
    const Keyword* const keyword = keyword_named(name);
    if (keyword == nullptr && name.starts_with("x-")) continue;
    if (keyword == nullptr) {
      const std::string hint = did_you_mean(name, keyword_names());
      return fail(wrong(index, visible(name), concat("is not a keyword that is supported", hint)));
    }
    if (keyword->read != nullptr) DEBRIEF_TRY_VOID(keyword->read(*this, index, name, value));
  }
  return {};
}

Result<NodeIndex> Compiler::compile(const Json& json, const std::string& path) {
  if (const auto known = compiled_.find(path); known != compiled_.end()) return known->second;
  if (!json.is_object() && !json.is_boolean()) {
    return fail({.kind = ErrorKind::kConfig,
                 .message = concat("schema ", path.empty() ? "root" : path,
                                   " must be an object, true or false")});
  }
  if (depth_ >= kMostNested) {
    return fail(
        {.kind = ErrorKind::kConfig, .message = concat("schema ", path, " is nested too deep")});
  }
  const auto index = static_cast<NodeIndex>(nodes_.size());
  nodes_.emplace_back().path = path;
  compiled_.emplace(path, index);
  if (json.is_boolean()) {
    nodes_[index].boolean = json.get<bool>();
    return index;
  }
  ++depth_;
  auto read = read_keywords(index, json);
  --depth_;
  if (!read) return fail(std::move(read).error());
  return index;
}

Result<std::vector<Node>> compile_nodes(std::string_view json) {
  if (json_depth(json) > 4 * kMostNested) {
    return fail({.kind = ErrorKind::kConfig, .message = "the schema is nested too deep"});
  }
  Json root;
  try {
    root = Json::parse(json);
  } catch (const Json::parse_error& error) {
    const SourceFile file("", std::string(json));
    const auto byte = static_cast<uint32_t>(error.byte == 0 ? 0 : error.byte - 1);
    const Position position = file.position(std::min(byte, file.size()));
    return fail({.kind = ErrorKind::kConfig,
                 .message = concat("the schema is not JSON; it stops making sense at line ",
                                   position.line, ", column ", position.column)});
  }
  Compiler compiler(root);
  DEBRIEF_TRY_VOID(compiler.compile(root, ""));
  return std::move(compiler).take();
}

}  // namespace debrief::schema
