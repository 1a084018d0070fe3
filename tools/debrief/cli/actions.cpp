#include <algorithm>
#include <array>
#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/checks/action_strength.h"
#include "debrief/cli/as_of.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/load.h"
#include "debrief/lint/lexical.h"
#include "debrief/record/action_list.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

struct ActionsCommand {
  std::vector<std::string> paths, owners, services, statuses, strengths;
  std::string due_before, as_of, revision;
  std::string format = "text";
  bool overdue = false;
};

using Names = std::vector<std::string_view>;

/// kUsage unless a value is one of those that an option takes.
Result<void> check_value(std::string_view option, const std::string& value, const Names& known) {
  if (is_one_of(value, known)) return {};
  return fail({.kind = ErrorKind::kUsage,
               .message = concat(option, ": “", value, "” is none of ", join(known, ", "),
                                 did_you_mean(value, known))});
}

/// What `--status` names; without it what is not settled.
Result<std::vector<ActionStatus>> statuses_of(const std::vector<std::string>& names) {
  constexpr std::array kStatuses = {ActionStatus::kOpen, ActionStatus::kInProgress,
                                    ActionStatus::kDone, ActionStatus::kDeclined};
  if (names.empty()) return std::vector{ActionStatus::kOpen, ActionStatus::kInProgress};
  Names known = {"all"};
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

Result<std::optional<absl::CivilDay>> day_of(std::string_view option, const std::string& text) {
  if (text.empty()) return std::optional<absl::CivilDay>();
  const auto moment = parse_moment(text);
  if (moment && moment->date_only) return absl::CivilDay(moment->local);
  return fail({.kind = ErrorKind::kUsage,
               .message = concat(option, ": “", text, "” is not a date"),
               .hints = {"write it as 2026-03-01"}});
}

Result<ActionFilter> filter_of(const ActionsCommand& command, const Corpus& corpus) {
  ActionFilter filter;
  filter.owners = command.owners;
  filter.services = command.services;
  filter.overdue = command.overdue;
  filter.strengths = command.strengths;
  DEBRIEF_TRY(statuses, statuses_of(command.statuses));
  filter.statuses = std::move(statuses);
  DEBRIEF_TRY(due_before, day_of("--due-before", command.due_before));
  filter.due_before = due_before;
  for (const std::string& strength : command.strengths)
    DEBRIEF_TRY_VOID(
        check_value("--strength", strength, {"weaker", "intermediate", "stronger", "none"}));
  // A service that no incident and no registry knows is a slip of the finger: nothing is no answer.
  Names services;
  for (const auto& service : corpus.config.services) services.push_back(service.id);
  for (const CorpusDocument& each : corpus.documents)
    services.insert(services.end(), each.document.services.begin(), each.document.services.end());
  std::sort(services.begin(), services.end());
  services.erase(std::unique(services.begin(), services.end()), services.end());
  for (const std::string& service : command.services) {
    if (is_one_of(service, services)) continue;
    return fail({.kind = ErrorKind::kUsage,
                 .message = concat("--service: no incident names “", service, "”",
                                   did_you_mean(service, services))});
  }
  return filter;
}

/// The strength of each action of a document, as written or as its words speak.
std::vector<std::string> strengths_of(const CorpusDocument& source, const Corpus& corpus,
                                      const RuleSet& rules) {
  const Document& document = source.document;
  const Reader reader(rules.lexicon, known_names(document, corpus.config, corpus.known_people));
  Readings readings(document, rules, reader);
  std::vector<std::string> strengths;
  for (const Action& action : document.actions) {
    const auto strength = strength_of(document, action, readings);
    strengths.emplace_back(strength ? action_strength_name(*strength) : std::string_view());
  }
  return strengths;
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
  LoadRequest request;
  request.paths = command.paths;
  if (!command.revision.empty()) request.revision = command.revision;
  DEBRIEF_TRY(corpus, load_corpus_for(invocation, std::move(request)));
  DEBRIEF_TRY(rules, load_rules_of(corpus));
  DEBRIEF_TRY(as_of, as_of_time(command.as_of, corpus, world));
  DEBRIEF_TRY(filter, filter_of(command, corpus));
  ActionList list{.as_of = absl::ToCivilDay(as_of, absl::UTCTimeZone()), .rows = {}};
  for (const CorpusDocument& source : corpus.documents) {
    const std::vector<std::string> strengths = strengths_of(source, corpus, rules);
    for (size_t i = 0; i < strengths.size(); ++i) {
      const Action& action = source.document.actions[i];
      ActionRow row{.document = &source,
                    .action = &action,
                    .strength = strengths[i],
                    .overdue_days = overdue_days(action, list.as_of)};
      if (filter.admits(row)) list.rows.push_back(std::move(row));
    }
  }
  sort_rows(list.rows);
  world.out << written(list, command.format, world.out_terminal);
  return ExitCode::kClean;
}

/// An option that takes one value, may be repeated, and takes several between commas.
void add_list(CLI::App& app, const char* name, std::vector<std::string>& values,
              const char* description, const char* type) {
  app.add_option(name, values, description)
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name(type);
}

}  // namespace

void add_actions(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<ActionsCommand>();
  app.add_option("paths", command->paths, "Files, folders or globs; default: what is configured")
      ->type_name("PATH");
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
  app.add_option("--as-of", command->as_of,
                 "The day that “overdue” is measured against. Default: HEAD's date")
      ->type_name("DATE");
  app.add_option("--rev", command->revision, "Read them as they were in this commit")
      ->type_name("REV");
  app.add_option("--output-format", command->format,
                 "On standard output: text, json, csv, markdown, ics")
      ->type_name("FORMAT");
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_actions(*command, invocation); };
  });
}

}  // namespace debrief
