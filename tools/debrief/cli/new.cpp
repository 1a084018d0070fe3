#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/cli/answers.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/load.h"
#include "debrief/cli/place.h"
#include "debrief/postmortem/incident_id.h"
#include "debrief/postmortem/parse.h"
#include "debrief/schema/schema.h"
#include "debrief/text/nearest.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

constexpr std::string_view kTemplates = "templates/postmortem/";

/// The templates there are: the program's, then the repository's own.
std::vector<std::string> template_names(const World& world, const std::string& own_folder) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view file) {
    if (file.ends_with(".md")) names.emplace_back(file.substr(0, file.size() - 3));
  };
  for (const EmbeddedFile& file : embedded_files(kTemplates))
    add(file.name.substr(kTemplates.size()));
  if (const auto own = world.files.list(own_folder)) {
    for (const DirectoryEntry& entry : *own) add(entry.name);
  }
  return names;
}

/// The body to start from: the repository's own template of this name, else the program's.
Result<std::string> template_body(const World& world, const std::string& root,
                                  const std::string& name) {
  const std::string file = concat(kTemplates, name, ".md");
  const bool plain = name.find('/') == std::string::npos && !name.starts_with('.');
  if (plain) {
    DEBRIEF_TRY(own, own_file(world.files, root, concat(".debrief/", file)));
    if (own) return *std::move(own);
    if (const auto bytes = embedded_file(file)) return std::string(*bytes);
  }
  const auto names = template_names(world, join_path(root, concat(".debrief/", kTemplates)));
  const std::vector<std::string_view> known(names.begin(), names.end());
  return fail({.kind = ErrorKind::kUsage,
               .message = concat("there is no template “", name, "”", did_you_mean(name, known)),
               .where = "--template",
               .hints = {concat("there are: ", join(names, ", ")),
                         "a team's own stand in .debrief/templates/postmortem/NAME.md"}});
}

void say_what_comes_next(const std::string& path, const ScaffoldAnswers& answers,
                         const Config& config, World& world) {
  world.out << "Created " << path << '\n';
  world.out << "  facts first: what a video feed would have printed, with times and numbers\n";
  const std::string hours = format_duration(config.late_after);
  if (answers.resolved && answers.resolved->instant) {
    const auto zone = load_zone(answers.timezone).value_or(absl::UTCTimeZone());
    const auto deadline = *answers.resolved->instant + config.late_after;
    world.out << "  " << (config.late_after == absl::Hours(48) ? "48 hours" : hours)
              << " from the end of the incident to write it down: "
              << absl::FormatTime("%A ", deadline, zone) << absl::ToCivilDay(deadline, zone).day()
              << absl::FormatTime(" %B %H:%M %Z", deadline, zone) << '\n';
  }
  world.out << "Next: debrief lint " << shell_word(path) << '\n';
}

/// The id, and for a title of which nothing is left in it one that is not taken.
Result<std::string> free_id(const ScaffoldAnswers& answers, const Surroundings& around) {
  const auto& taken = around.corpus.index.by_id;
  const std::string plain = incident_id(answers);
  std::string id = plain;
  const bool nameless = slug_of(answers.title) == kNoSlug;
  for (int n = 2; nameless && taken.contains(id); ++n) id = concat(plain, "-", n);
  const auto same = taken.find(id);
  if (same == taken.end()) return id;
  return fail({.kind = ErrorKind::kUsage,
               .message = concat("there is a post-mortem with the id ", id),
               .where = around.corpus.documents[same->second.front()].path,
               .hints = {"give this one another title"}});
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

Result<ExitCode> run_new(NewCommand command, Invocation& invocation) {
  World& world = invocation.world;
  DEBRIEF_TRY(around, look_around(invocation));
  const Config& config = around.corpus.config;
  if (world.interactive) DEBRIEF_TRY_VOID(ask_for_the_rest(command, around, world));
  DEBRIEF_TRY(answers, answers_of(command, around, world));
  DEBRIEF_TRY(id, free_id(answers, around));
  answers.id = id;
  DEBRIEF_TRY(body, template_body(world, around.corpus.root, command.template_name));
  const std::string text = scaffold(answers, body);
  DEBRIEF_TRY_VOID(check_front_matter(text));
  const DocumentPlace chosen = place_for(id, config);
  const std::string place = join_path(around.corpus.root, chosen.path);
  DEBRIEF_TRY_VOID(check_new_file(around.ground, place));
  DEBRIEF_TRY_VOID(world.files.create(place, text));
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
  say_what_comes_next(relative_path(place, invocation.directory()), answers, config, world);
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
  app.add_option("--template", command->template_name,
                 "What to start from: default, stub, or a team's own")
      ->type_name("NAME");
  app.add_flag("--edit", command->edit, "Open it in your editor");
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_new(*command, invocation); };
  });
}

}  // namespace debrief
