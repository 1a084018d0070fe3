#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/cli/choices.h"
#include "debrief/cli/commands.h"
#include "debrief/record/statistics.h"

namespace debrief {
namespace {

struct StatsCommand {
  CorpusChoice corpus;
  std::vector<std::string> services, severities;
  std::string since, until;
  std::string format = "text";
};

Result<IncidentFilter> filter_of(const StatsCommand& command, const Corpus& corpus) {
  DEBRIEF_TRY_VOID(check_services(command.services, corpus));
  std::vector<std::string_view> severities(corpus.config.severities.begin(),
                                           corpus.config.severities.end());
  for (const CorpusDocument& each : corpus.documents) {
    const std::string& severity = each.document.severity;
    if (!severity.empty() && !is_one_of(severity, severities)) severities.push_back(severity);
  }
  for (const std::string& severity : command.severities)
    DEBRIEF_TRY_VOID(check_value("--severity", severity, severities));
  DEBRIEF_TRY(since, day_of_option("--since", command.since));
  DEBRIEF_TRY(until, day_of_option("--until", command.until));
  return IncidentFilter{.services = command.services,
                        .severities = command.severities,
                        .since = since,
                        .until = until};
}

std::string written(const Statistics& statistics, const std::string& format,
                    const Terminal& terminal) {
  if (format == "json") return statistics_json(statistics);
  if (format == "csv") return statistics_csv(statistics);
  return statistics_text(statistics, terminal);
}

Result<ExitCode> run_stats(const StatsCommand& command, Invocation& invocation) {
  World& world = invocation.world;
  DEBRIEF_TRY_VOID(check_value("--output-format", command.format, {"csv", "json", "text"}));
  DEBRIEF_TRY(corpus, load_choice(invocation, command.corpus));
  DEBRIEF_TRY(as_of, day_of_choice(command.corpus, corpus, world));
  DEBRIEF_TRY(filter, filter_of(command, corpus));
  DEBRIEF_TRY(actions, list_actions(corpus, as_of));
  std::vector<const CorpusDocument*> documents;
  for (const CorpusDocument& each : corpus.documents) {
    if (filter.admits(each.document)) documents.push_back(&each);
  }
  const Statistics statistics = statistics_of(documents, corpus.config, actions);
  world.out << written(statistics, command.format, world.out_terminal);
  return ExitCode::kClean;
}

}  // namespace

void add_stats(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<StatsCommand>();
  add_list(app, "--service", command->services, "Only incidents of these services", "NAME");
  add_list(app, "--severity", command->severities, "Only incidents of these severities", "NAME");
  app.add_option("--since", command->since, "Only what started on this day or later")
      ->type_name("DATE");
  app.add_option("--until", command->until, "Only what started before this day")->type_name("DATE");
  add_corpus_choice(app, command->corpus);
  app.add_option("--output-format", command->format, "On standard output: text, json, csv")
      ->type_name("FORMAT");
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_stats(*command, invocation); };
  });
}

}  // namespace debrief
