// The keywords that hold several schemas against one value: allOf, anyOf, oneOf, not, if.

#include <algorithm>
#include <iterator>
#include <tuple>

#include "debrief/base/strings.h"
#include "debrief/schema/validate.h"
#include "debrief/schema/value.h"
#include "debrief/schema/words.h"

namespace debrief::schema {

namespace {

bool is_about(const Violation& violation, const Place& place,
              std::initializer_list<std::string_view> keywords) {
  return violation.problem.path == place.path &&
         std::find(keywords.begin(), keywords.end(), violation.problem.keyword) != keywords.end();
}

/// How far a value is from what a branch wants: another type is far, then another value of a key
/// that tells forms apart, then the number of problems.
std::tuple<bool, size_t, size_t> distance_to(const Violations& branch, const Place& place) {
  bool other_type = false;
  size_t constants = 0;
  for (const Violation& each : branch) {
    other_type = other_type || is_about(each, place, {"type"});
    if (each.problem.keyword == "const") ++constants;
  }
  return {other_type, constants, branch.size()};
}

/// Whether all branches want nothing but another type or value; then they make one sentence.
bool all_about(const std::vector<Violations>& branches, const Place& place,
               std::initializer_list<std::string_view> keywords) {
  return std::all_of(branches.begin(), branches.end(), [&](const Violations& branch) {
    return branch.size() == 1 && is_about(branch.front(), place, keywords);
  });
}

}  // namespace

Violation Validator::nearest_branch(const std::vector<Violations>& branches,
                                    const Place& place) const {
  const auto nearest = std::min_element(branches.begin(), branches.end(),
                                        [&](const Violations& a, const Violations& b) {
                                          return distance_to(a, place) < distance_to(b, place);
                                        });
  Violation result = *std::min_element(
      nearest->begin(), nearest->end(),
      [](const Violation& a, const Violation& b) { return a.problem.span < b.problem.span; });
  if (branches.size() == 1 || !all_about(branches, place, {"type", "enum", "const"})) return result;
  std::vector<std::string> expected;
  for (const Violations& branch : branches) {
    for (const std::string& each : branch.front().expected) {
      if (std::find(expected.begin(), expected.end(), each) == expected.end())
        expected.push_back(each);
    }
  }
  result.expected = expected;
  if ((types(place) & kNullBit) != 0) return result;
  result.problem.message = concat(place.subject, " must be ", listed(expected, " or "));
  if (all_about(branches, place, {"type"})) {
    append(result.problem.message, ", not ", observed_phrase(value(place)));
  }
  return result;
}

void Validator::check_combined(const Node& schema, const Place& place, Violations& out) {
  for (const NodeIndex each : schema.all_of) check_into(each, place, out);
  for (const auto* const group : {&schema.any_of, &schema.one_of}) {
    if (group->empty()) continue;
    std::vector<Violations> failed;
    for (const NodeIndex each : *group) {
      Violations found = check(each, place);
      if (!found.empty()) failed.push_back(std::move(found));
    }
    const size_t matching = group->size() - failed.size();
    if (matching == 0) out.push_back(nearest_branch(failed, place));
    if (matching > 1 && group == &schema.one_of) {
      add(place, "oneOf",
          concat(place.subject, " fits more than one of the forms that exclude each other"), out);
    }
  }
  if (schema.not_schema && holds(*schema.not_schema, place)) {
    add(place, "not", concat(place.subject, " has a form that is not allowed"), out);
  }
}

/// `needed when “status” is “review”`, when the condition is about scalar values of this map.
std::string Validator::condition_hint(const Node& condition, const Place& place) const {
  std::vector<std::string> parts;
  for (const auto& [name, index] : condition.properties) {
    const YamlNode* const have = tree_.find(value(place), name);
    if (have == nullptr || have->kind != YamlKind::kScalar) continue;
    if (!nodes_[index].choices && !nodes_[index].constant) continue;
    parts.push_back(concat(in_quotes(name), " is ", in_quotes(have->text)));
  }
  return parts.empty() ? "" : concat("needed when ", listed(parts, " and "));
}

void Validator::check_condition(const Node& schema, const Place& place, Violations& out) {
  if (!schema.if_schema) return;
  const bool applies = holds(*schema.if_schema, place);
  const auto branch = applies ? schema.then_schema : schema.else_schema;
  if (!branch) return;
  Violations found = check(*branch, place);
  for (Violation& each : found) {
    if (applies && each.problem.keyword == "required" && each.node == place.node &&
        each.problem.hint.empty()) {
      each.problem.hint = condition_hint(nodes_[*schema.if_schema], place);
    }
  }
  std::move(found.begin(), found.end(), std::back_inserter(out));
}

}  // namespace debrief::schema
