#include <algorithm>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/base/zone_names.h"
#include "debrief/checks/checks.h"
#include "debrief/schema/embedded_schema.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

const Schema& postmortem_schema() {
  static const Schema schema = embedded_schema("postmortem");
  return schema;
}

/// What belongs into the text and stands in the front matter: `timeline:`, `actions:`.
bool is_section_of_text(const SchemaProblem& problem) {
  return problem.keyword == "additionalProperties" && problem.path.rfind('/') == 0 &&
         role_of_name(std::string_view(problem.path).substr(1));
}

/// A field that the status of the document asks for, and what it says.
struct ReviewedField {
  std::string_view name, says;
};
constexpr ReviewedField kReviewedFields[] = {
    {"facilitator", "says who facilitated"},
    {"participants", "says who took part"},
    {"resolved", "says when it was over"},
};

/// The field that is missing only because of the status; nullptr when the problem is another one.
const ReviewedField* missing_by_status(const SchemaProblem& problem) {
  if (problem.keyword != "required" || !problem.path.empty()) return nullptr;
  for (const ReviewedField& field : kReviewedFields) {
    if (problem.message == concat("“", field.name, "” is missing")) return &field;
  }
  return nullptr;
}

/// A field that is there and holds nothing, of a document that says it is not finished: a remark.
bool is_yet_to_come(const SchemaProblem& problem, const FrontMatter& front) {
  return front.status && (front.status->value == "stub" || front.status->value == "draft") &&
         problem.message.ends_with(" is not filled in");
}

void emit_problem(const SchemaProblem& problem, const FrontMatter& front, Emit& emit) {
  if (const ReviewedField* const field = missing_by_status(problem); field && front.status) {
    emit(front.status->span, concat("a document with the status “", front.status->value, "” ",
                                    field->says, "; “", field->name, "” is missing"))
        .rewrite(
            concat("Add “", field->name, ":”, or keep the status at “draft” until it is known"));
    return;
  }
  if (!is_section_of_text(problem)) {
    auto draft = emit(problem.span, problem.message);
    draft.rewrite(problem.hint);
    if (is_yet_to_come(problem, front)) draft.weaken().weaken();
    return;
  }
  const std::string name = problem.path.substr(1);
  emit(problem.span, concat("“", name, "” stands in the text, not in the front matter"))
      .rewrite(concat("Move it into a section of its own below a heading such as “## ",
                      std::string(1, static_cast<char>(name[0] - 'a' + 'A')), name.substr(1), "”"));
}

void check_name(const Located<std::string>& name, std::string_view what,
                const std::vector<std::string_view>& known, Emit& emit) {
  if (known.empty() || std::find(known.begin(), known.end(), name.value) != known.end()) return;
  constexpr size_t kMostListed = 8;
  std::string rewrite;
  if (known.size() <= kMostListed) rewrite = concat("One of ", join(known, ", "));
  emit(name.span, concat("“", name.value, "” is no ", what, " that .debrief.yaml lists",
                         did_you_mean(name.value, known)))
      .rewrite(std::move(rewrite));
}

std::vector<std::string_view> views(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

void check_time(const FrontMatter& front, std::string_view key,
                const std::optional<Located<Moment>>& read, const std::set<Span>& wrong,
                Emit& emit) {
  const YamlNode* node = front.tree.find(front.tree.root(), key);
  if (read || node == nullptr || node->kind != YamlKind::kScalar) return;
  if (yaml_type(*node) == YamlType::kNull || wrong.contains(node->span)) return;
  emit(node->span, concat("“", key, "” is no time that a calendar and a clock show"))
      .rewrite("Write it as 2024-05-06T09:12Z, with an offset or under a “timezone:”");
}

void check_times(const FrontMatter& front, const std::set<Span>& wrong, Emit& emit) {
  check_time(front, "started", front.started, wrong, emit);
  check_time(front, "detected", front.detected, wrong, emit);
  check_time(front, "mitigated", front.mitigated, wrong, emit);
  check_time(front, "resolved", front.resolved, wrong, emit);
  check_time(front, "debriefed", front.debriefed, wrong, emit);
  check_time(front, "written", front.written, wrong, emit);
  check_time(front, "shared", front.shared, wrong, emit);
}

void check_zone(const Located<std::string>& zone, Emit& emit) {
  if (load_zone(zone.value)) return;
  const std::vector<std::string_view> names(common_zone_names().begin(), common_zone_names().end());
  emit(zone.span, concat("“", zone.value, "” is no time zone of the IANA database",
                         did_you_mean(zone.value, names)))
      .rewrite("Write a name such as Europe/London, America/New_York or UTC");
}

}  // namespace

void metadata_schema(const Document& document, const Config& config, Emit& emit) {
  const FrontMatter& front = document.front_matter;
  if (document.mode != DocumentMode::kManaged || !front.problems.empty()) return;
  std::set<Span> wrong;
  for (const SchemaProblem& problem : postmortem_schema().validate(front.tree)) {
    emit_problem(problem, front, emit);
    wrong.insert(problem.span);
  }
  // What has not even the form of a field is not held against a list of names.
  const auto fits = [&](const auto& field) { return !wrong.contains(field.span); };
  if (front.severity && fits(*front.severity)) {
    check_name(*front.severity, "severity", views(config.severities), emit);
  }
  if (front.timezone && fits(*front.timezone)) check_zone(*front.timezone, emit);
  check_times(front, wrong, emit);
  std::vector<std::string_view> services;
  for (const Config::Service& service : config.services) services.push_back(service.id);
  for (const auto& service : front.services) {
    if (fits(service)) check_name(service, "service", services, emit);
  }
  for (const auto& team : front.teams) {
    if (fits(team)) check_name(team, "team", views(config.teams), emit);
  }
}

}  // namespace debrief
