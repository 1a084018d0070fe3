#include <array>
#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/cli/choices.h"
#include "debrief/cli/commands.h"
#include "debrief/record/action_list.h"

namespace debrief {
namespace {

struct ActionsCommand {
  CorpusChoice corpus;
  std::vector<std::string> owners, services, statuses, strengths;
  std::string due_before;
  std::string format = "text";
  bool overdue = false;
};

/// What `--status` names; without it what is not settled.
Result<std::vector<ActionStatus>> statuses_of(const std::vector<std::string>& names) {
  constexpr std::array kStatuses = {ActionStatus::kOpen, ActionStatus::kInProgress,
                                    ActionStatus::kDone, ActionStatus::kDeclined};
  if (names.empty()) return std::vector{ActionStatus::kOpen, ActionStatus::kInProgress};
  std::vector<std::string_view> known = {"all"};
  for (const ActionStatus status : kStatuses) known.push_back(action_status_name(status));
  std::vector<ActionStatus> statuses;
  for (const std::string& name : names) {
    DEBRIEF_TRY_VOID(check_value("--status", name, known));
    for (const ActionStatus status : kStatuses) {
      if (name == "all" || name == action_status_name(status)) statuses.push_back(status);
    }
  }
  return statuses;
}

Result<ActionFilter> filter_of(const ActionsCommand& command, const Corpus& corpus) {
  ActionFilter filter;
  filter.owners = command.owners;
  filter.services = command.services;
  filter.overdue = command.overdue;
  filter.strengths = command.strengths;
  DEBRIEF_TRY(statuses, statuses_of(command.statuses));
  filter.statuses = std::move(statuses);
  DEBRIEF_TRY(due_before, day_of_option("--due-before", command.due_before));
  filter.due_before = due_before;
  for (const std::string& strength : command.strengths)
    DEBRIEF_TRY_VOID(
        check_value("--strength", strength, {"weaker", "intermediate", "stronger", "none"}));
  DEBRIEF_TRY_VOID(check_services(command.services, corpus));
  return filter;
}

std::string written(const ActionList& list, const std::string& format, const Terminal& terminal) {
  if (format == "json") return actions_json(list);
  if (format == "csv") return actions_csv(list);
  if (format == "markdown") return actions_markdown(list);
  if (format == "ics") return actions_calendar(list);
  return actions_text(list, terminal);
}

Result<ExitCode> run_actions(const ActionsCommand& command, Invocation& invocation) {
  World& world = invocation.world;
  DEBRIEF_TRY_VOID(
      check_value("--output-format", command.format, {"csv", "ics", "json", "markdown", "text"}));
  DEBRIEF_TRY(corpus, load_choice(invocation, command.corpus));
  DEBRIEF_TRY(as_of, day_of_choice(command.corpus, corpus, world));
  DEBRIEF_TRY(filter, filter_of(command, corpus));
  DEBRIEF_TRY(list, list_actions(corpus, as_of));
  std::erase_if(list.rows, [&](const ActionRow& row) { return !filter.admits(row); });
  sort_rows(list.rows);
  world.out << written(list, command.format, world.out_terminal);
  return ExitCode::kClean;
}

}  // namespace

void add_actions(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<ActionsCommand>();
  add_list(app, "--owner", command->owners, "Only of these owners; “none” for those without one",
           "NAME");
  add_list(app, "--service", command->services, "Only of incidents of these services", "NAME");
  add_list(app, "--status", command->statuses,
           "open, in-progress, done, declined, all. Default: what is not settled", "STATUS");
  add_list(app, "--strength", command->strengths,
           "weaker, intermediate, stronger; “none” where the words speak of none", "STRENGTH");
  app.add_flag("--overdue", command->overdue, "Only what is past its date");
  app.add_option("--due-before", command->due_before, "Only what is due before this day")
      ->type_name("DATE");
  add_corpus_choice(app, command->corpus);
  app.add_option("--output-format", command->format,
                 "On standard output: text, json, csv, markdown, ics")
      ->type_name("FORMAT");
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_actions(*command, invocation); };
  });
}

}  // namespace debrief
