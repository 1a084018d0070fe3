#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/cli/agenda.h"
#include "debrief/cli/answers.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/free_id.h"
#include "debrief/cli/load.h"
#include "debrief/cli/one_document.h"
#include "debrief/cli/place.h"
#include "debrief/cli/postmortem_template.h"
#include "debrief/cli/prefill.h"
#include "debrief/cli/usage.h"
#include "debrief/postmortem/parse.h"
#include "debrief/schema/schema.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

/// The end of the time to write an incident down, as a person reads it; empty when it is not known
/// when it was over.
std::string deadline_text(const std::optional<Moment>& from, const std::string& timezone,
                          const Config& config) {
  if (!from || !from->instant) return {};
  const auto zone = load_zone(timezone).value_or(absl::UTCTimeZone());
  const auto deadline = *from->instant + config.late_after;
  return concat(absl::FormatTime("%A ", deadline, zone), absl::ToCivilDay(deadline, zone).day(),
                absl::FormatTime(" %B %H:%M %Z", deadline, zone));
}

void say_what_was_taken_over(const ScaffoldAnswers& answers, const Prefill& prefill, size_t rows,
                             World& world) {
  if (!prefill.earlier_id.empty()) {
    world.out << "  after " << visible(prefill.earlier_id) << ": its services, teams and tags";
    if (const size_t count = prefill.questions.size())
      world.out << ", and " << counted(count, "question") << " from its factors";
    world.out << '\n';
  }
  if (!prefill.alerts) return;
  world.out << "  " << counted(rows, "alert") << " in the timeline";
  if (answers.detected_by_alert) world.out << "; “detected” is the first of them for now";
  world.out << '\n';
}

void say_what_comes_next(const std::string& path, const ScaffoldAnswers& answers,
                         const Config& config, World& world) {
  world.out
      << (answers.status == "stub"
              ? "  a stub, so that it is not forgotten; with the first facts it becomes a draft\n"
              : "  facts first: what a video feed would have printed, with times and numbers\n");
  const std::string deadline = deadline_text(answers.resolved, answers.timezone, config);
  if (!deadline.empty()) {
    const bool usual = config.late_after == absl::Hours(48);
    world.out << "  " << (usual ? "48 hours" : format_duration(config.late_after))
              << " from the end of the incident to write it down: " << deadline << '\n';
  }
  world.out << "Next: debrief lint " << shell_word(path) << '\n';
}

/// The rows of the export that are not in the timeline, each with its line.
void note_skipped(const AlertList& list, std::string_view file, World& world) {
  constexpr size_t kMostNamed = 10;
  const size_t count = list.problems.size();
  for (size_t i = 0; i < std::min(count, kMostNamed); ++i) {
    world.err << "note: " << visible(file) << ':' << list.problems[i].line
              << ": row skipped: " << visible(list.problems[i].message) << '\n';
  }
  if (count > kMostNamed)
    world.err << "note: " << counted(count - kMostNamed, "more row") << " skipped\n";
}

/// The rows for the timeline, as many as somebody will read.
std::vector<TimelineRow> rows_of(const Prefill& prefill, const NewCommand& command,
                                 const ScaffoldAnswers& answers, World& world) {
  constexpr size_t kMostRows = 300;
  if (!prefill.alerts) return {};
  const std::string name =
      command.alerts == "-" ? "alerts" : std::string(file_name(command.alerts));
  const std::string_view file = command.alerts == "-" ? "stdin" : std::string_view(command.alerts);
  const auto zone = load_zone(answers.timezone).value_or(absl::UTCTimeZone());
  note_skipped(*prefill.alerts, file, world);
  auto rows = timeline_rows(prefill.alerts->alerts, zone, name);
  const bool local = std::ranges::any_of(prefill.alerts->alerts,
                                         [](const Alert& alert) { return !alert.at.instant; });
  if (local) {
    world.err << "note: times without a zone in " << visible(file) << " are read as "
              << visible(answers.timezone) << '\n';
  }
  if (rows.size() > kMostRows) {
    world.err << "note: the first " << kMostRows << " of " << counted(rows.size(), "alert")
              << " are taken; an export of the incident alone reads better\n";
    rows.resize(kMostRows);
  }
  return rows;
}

/// Whether lint would take the front matter, but for what is not known yet.
Result<void> check_front_matter(const std::string& text) {
  const Document document = parse_document(SourceFile("new.md", text));
  DEBRIEF_TRY(schema, Schema::compile(*embedded_file("schema/postmortem.schema.json")));
  for (const SchemaProblem& problem : schema.validate(document.front_matter.tree)) {
    if (problem.keyword == "required" || problem.span.empty()) continue;
    Error error{.kind = ErrorKind::kUsage, .message = problem.message};
    if (!problem.hint.empty()) error.hints.push_back(problem.hint);
    return fail(std::move(error));
  }
  return {};
}

ScaffoldSize size_of(const NewCommand& command) {
  if (command.stub) return ScaffoldSize::kStub;
  return command.brief ? ScaffoldSize::kBrief : ScaffoldSize::kFull;
}

/// What contradicts itself, or names a kind that there is not.
Result<void> check_command(NewCommand& command) {
  constexpr std::string_view kKinds[] = {"incident", "near-miss", "surprise", "game-day",
                                         "security"};
  DEBRIEF_TRY_VOID(check_choice("--kind", command.kind, {std::begin(kKinds), std::end(kKinds)}));
  if (command.brief + command.full + command.stub > 1) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = "--brief, --full and --stub exclude one another",
                 .hints = {"--full is what is written without any of them"}});
  }
  if (!is_one_of(command.template_name, {"brief", "stub"})) return {};
  (command.template_name == "brief" ? command.brief : command.stub) = true;
  command.template_name.clear();
  return {};
}

/// The whole file: front matter, the template's body, and what was taken over from elsewhere.
Result<std::string> write_document(const ScaffoldAnswers& answers, const NewCommand& command,
                                   const Prefill& prefill, const std::vector<TimelineRow>& rows,
                                   const Surroundings& around, World& world) {
  DEBRIEF_TRY(body, template_body(world, around.corpus.root,
                                  {.name = command.template_name,
                                   .kind = command.kind,
                                   .profile = around.corpus.config.profile,
                                   .size = size_of(command)}));
  std::string text = scaffold(answers, body);
  text = with_timeline_rows(std::move(text), rows);
  if (command.stub) return text;
  text = with_stories(std::move(text), answers.participants);
  return with_questions(std::move(text), answers.related, prefill.questions);
}

/// Notes about what the configuration leaves open.
void note_configuration(const ScaffoldAnswers& answers, const DocumentPlace& chosen,
                        const Config& config, World& world) {
  const bool local =
      answers.started && !answers.started->date_only && answers.started->zone == "UTC";
  if (config.timezone.empty() && local) {
    world.err
        << "note: the times are read as UTC; write an offset, or set timezone in .debrief.yaml\n";
  }
  if (!chosen.to_add.empty()) {
    world.err << "note: no pattern of “paths” takes this file yet; add “" << visible(chosen.to_add)
              << "” there in .debrief.yaml\n";
  }
}

Result<ExitCode> print_agenda(const NewCommand& command, const Surroundings& around,
                              Invocation& invocation) {
  const bool starts = !command.title.empty() || !command.alerts.empty() || !command.like.empty() ||
                      !command.template_name.empty() || command.brief || command.full ||
                      command.stub || command.edit;
  if (starts) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = "prints the agenda of a post-mortem that is there, and starts none",
                 .where = "--agenda",
                 .hints = {"debrief new --agenda ID > agenda.md"}});
  }
  const Corpus& corpus = around.corpus;
  DEBRIEF_TRY(found, find_loaded(corpus, command.agenda, invocation.directory(), "--agenda"));
  const Document& document = found->document;
  const auto& own_zone = document.front_matter.timezone;
  const std::string& zone = own_zone ? own_zone->value : corpus.config.timezone;
  AgendaSetting setting{.profile = corpus.config.profile,
                        .most_participants = corpus.config.most_participants,
                        .write_up = deadline_text(document.resolved, zone, corpus.config),
                        .questions = {}};
  for (const FrontMatter::Related& related : document.front_matter.related) {
    const auto earlier = corpus.index.by_id.find(related.id.value);
    if (earlier == corpus.index.by_id.end()) continue;
    const Document& other = corpus.documents[earlier->second.front()].document;
    for (const std::string& question : questions_after(other))
      setting.questions.push_back(concat("After ", other.id, ", ", question));
  }
  invocation.world.out << agenda_of(document, setting);
  return ExitCode::kClean;
}

Result<ExitCode> run_new(NewCommand command, Invocation& invocation) {
  World& world = invocation.world;
  DEBRIEF_TRY_VOID(check_command(command));
  DEBRIEF_TRY(around, look_around(invocation));
  if (!command.agenda.empty()) return print_agenda(command, around, invocation);
  const Config& config = around.corpus.config;
  DEBRIEF_TRY(prefill, read_prefill(command, around, invocation));
  const bool in_ci = !world.environment("CI").value_or("").empty();
  if (world.interactive && !in_ci && command.alerts != "-")
    DEBRIEF_TRY_VOID(ask_for_the_rest(command, prefill, around, world));
  DEBRIEF_TRY(answers, answers_of(command, prefill, around, world));
  DEBRIEF_TRY(id, free_id(answers, around));
  answers.id = id;
  const std::vector<TimelineRow> rows = rows_of(prefill, command, answers, world);
  DEBRIEF_TRY(text, write_document(answers, command, prefill, rows, around, world));
  DEBRIEF_TRY_VOID(check_front_matter(text));
  const DocumentPlace chosen = place_for(id, config);
  const std::string place = join_path(around.corpus.root, chosen.path);
  DEBRIEF_TRY_VOID(check_new_file(around.ground, place));
  DEBRIEF_TRY_VOID(world.files.create(place, text));
  note_configuration(answers, chosen, config, world);
  const std::string path = relative_path(place, invocation.directory());
  world.out << "Created " << path << '\n';
  say_what_was_taken_over(answers, prefill, rows.size(), world);
  say_what_comes_next(path, answers, config, world);
  if (command.edit) {
    world.out.flush();
    DEBRIEF_TRY_VOID(world.edit(place));
  }
  return ExitCode::kClean;
}

}  // namespace

void add_new(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<NewCommand>();
  app.add_option("title", command->title, "What happened, in a few words; names the file")
      ->type_name("TITLE");
  app.add_option("--severity", command->severity, "One of the configured severities")
      ->type_name("NAME");
  app.add_option("--started", command->started, "When it began, such as \"2026-03-01 10:02\"")
      ->type_name("TIME");
  app.add_option("--detected", command->detected, "When it was noticed")->type_name("TIME");
  app.add_option("--mitigated", command->mitigated, "When users stopped being affected")
      ->type_name("TIME");
  app.add_option("--resolved", command->resolved, "When it was over")->type_name("TIME");
  app.add_option("--service", command->services, "A service that was affected; may be repeated")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("NAME");
  app.add_option("--owner", command->owner, "Who sees to it that it gets finished. Default: you")
      ->type_name("WHO");
  app.add_option("--facilitator", command->facilitator, "Who leads the conversation")
      ->type_name("WHO");
  app.add_option("--participant", command->participants,
                 "Who was directly involved, as @alice:on-call; may be repeated")
      ->allow_extra_args(false)
      ->type_name("WHO");
  app.add_option("--kind", command->kind,
                 "incident (the default), near-miss, surprise, game-day or security")
      ->type_name("KIND");
  app.add_flag("--brief", command->brief, "Only what is needed most");
  app.add_flag("--full", command->full, "All sections; the default");
  app.add_flag("--stub", command->stub, "Front matter alone, to record that it happened");
  app.add_option("--template", command->template_name,
                 "What to start from: default, brief, stub, a kind, or a team's own")
      ->type_name("NAME");
  app.add_option("--alerts", command->alerts,
                 "Alerts as JSON or CSV, for the timeline; - reads standard input")
      ->type_name("FILE");
  app.add_option("--like", command->like, "An earlier incident that this one resembles")
      ->type_name("ID");
  app.add_option("--agenda", command->agenda, "Print the agenda for talking a post-mortem through")
      ->type_name("ID");
  app.add_flag("--edit", command->edit, "Open it in your editor");
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_new(*command, invocation); };
  });
}

}  // namespace debrief
