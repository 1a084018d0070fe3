#include <algorithm>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/schema/schema.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

const Result<Schema>& postmortem_schema() {
  static const Result<Schema> schema =
      Schema::compile(embedded_file("schema/postmortem.schema.json").value_or("{}"));
  return schema;
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

}  // namespace

void metadata_schema(const Document& document, const Config& config, Emit& emit) {
  const FrontMatter& front = document.front_matter;
  if (document.mode != DocumentMode::kManaged || !front.problems.empty()) return;
  if (postmortem_schema()) {
    for (const SchemaProblem& problem : postmortem_schema()->validate(front.tree)) {
      emit(problem.span, problem.message).rewrite(problem.hint);
    }
  }
  if (front.severity) check_name(*front.severity, "severity", views(config.severities), emit);
  std::vector<std::string_view> services;
  for (const Config::Service& service : config.services) services.push_back(service.id);
  for (const auto& service : front.services) check_name(service, "service", services, emit);
  for (const auto& team : front.teams) check_name(team, "team", views(config.teams), emit);
}

}  // namespace debrief
