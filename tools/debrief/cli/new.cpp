#include <memory>
#include <set>

#include <CLI/CLI.hpp>

#include "debrief/base/embedded.h"
#include "debrief/base/glob.h"
#include "debrief/base/strings.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/load.h"
#include "debrief/cli/prompt.h"
#include "debrief/cli/scaffold.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

struct NewCommand {
  std::string title, severity, started, detected, mitigated, resolved, owner;
  std::vector<std::string> services;
  std::string template_name = "default";
  bool edit = false;
};

/// What the repository knows that answers can be checked against and offered from.
struct Surroundings {
  Corpus corpus;
  std::set<std::string> services;  // the registry, else what documents name
  std::string owner;               // who is at the keyboard, as far as git knows
};

std::vector<std::string_view> views(const auto& names) { return {names.begin(), names.end()}; }

/// The person at the keyboard: a handle when git knows one, else a name.
std::string person_here(const Repository& repository, const Config& config) {
  if (const auto user = repository.config("github.user"); user && !user->empty())
    return concat("@", *user);
  const std::string name = repository.config("user.name").value_or("");
  for (const std::string& person : config.people) {
    if (lower_ascii(person) == lower_ascii(name)) return person;
  }
  return name;
}

Result<Surroundings> look_around(Invocation& invocation) {
  DEBRIEF_TRY(corpus, load_corpus_for(invocation, {.history = false}, Notes::kHide));
  Surroundings around{.corpus = std::move(corpus), .services = {}, .owner = {}};
  const Config& config = around.corpus.config;
  for (const Config::Service& service : config.services) around.services.insert(service.id);
  if (around.services.empty()) {
    for (const CorpusDocument& document : around.corpus.documents) {
      around.services.insert(document.document.services.begin(), document.document.services.end());
    }
  }
  const auto repository = Repository::discover(invocation.directory(),
                                               {.trust_owner = invocation.global.trust_repository});
  if (repository) around.owner = person_here(*repository, config);
  return around;
}

std::optional<std::string> trouble_with_severity(const std::string& severity,
                                                 const Config& config) {
  const auto names = views(config.severities);
  if (severity.empty() || std::find(names.begin(), names.end(), severity) != names.end())
    return std::nullopt;
  return concat("“", severity, "” is none of ", join(names, ", "), did_you_mean(severity, names));
}

std::optional<std::string> trouble_with_service(const std::string& service,
                                                const Surroundings& around) {
  if (around.corpus.config.services.empty() || around.services.contains(service))
    return std::nullopt;
  const auto names = views(around.services);
  return concat("“", service, "” is not a configured service", did_you_mean(service, names));
}

std::optional<std::string> trouble_with_time(const std::string& text) {
  if (text.empty() || parse_moment(text)) return std::nullopt;
  return concat(
      "“", text,
      "” is not a time; write it as 2026-03-01 10:02, 2026-03-01T10:02Z or ~2026-03-01 10:00");
}

std::vector<std::string> service_list(const std::string& text) {
  std::vector<std::string> services;
  for (const std::string_view part : split(text, ',')) {
    if (!trim(part).empty()) services.emplace_back(trim(part));
  }
  return services;
}

/// Puts the questions whose answers were not given on the command line.
void ask_for_the_rest(NewCommand& command, const Surroundings& around, World& world) {
  const Config& config = around.corpus.config;
  const auto put = [&](std::string& answer, const std::string& question,
                       const std::string& fallback,
                       const std::function<std::optional<std::string>(const std::string&)>& check) {
    if (answer.empty()) answer = ask(world, question, fallback, check).value_or("");
  };
  const auto any = [](const std::string&) -> std::optional<std::string> { return std::nullopt; };
  put(command.title, "What happened, as a title", "", [](const std::string& text) {
    return text.empty() ? std::optional<std::string>("a title is needed; it names the file")
                        : std::nullopt;
  });
  put(command.severity, concat("Severity (", join(config.severities, ", "), ")"), "",
      [&](const std::string& text) { return trouble_with_severity(text, config); });
  put(command.started, "When did it start (2026-03-01 10:02; empty when not known yet)", "",
      trouble_with_time);
  put(command.resolved, "When was it over (empty when it is not, or not known)", "",
      trouble_with_time);
  if (command.services.empty()) {
    const auto known = views(around.services);
    const std::string offer =
        known.empty() || known.size() > 12 ? "" : concat(" of ", join(known, ", "));
    std::string answer;
    put(answer, concat("Services affected", offer, " (comma between)"), "",
        [&](const std::string& text) -> std::optional<std::string> {
          for (const std::string& service : service_list(text)) {
            if (auto trouble = trouble_with_service(service, around)) return trouble;
          }
          return std::nullopt;
        });
    command.services = service_list(answer);
  }
  put(command.owner, "Who sees to it that this gets finished", around.owner, any);
}

Result<std::optional<Moment>> time_of(const std::string& text, std::string_view flag,
                                      const ScaffoldAnswers& answers) {
  if (text.empty()) return std::optional<Moment>();
  auto moment = parse_moment(text);
  if (!moment) {
    return fail(
        {.kind = ErrorKind::kUsage,
         .message = concat("“", text, "” is not a time"),
         .where = std::string(flag),
         .hints = {"write it as 2026-03-01 10:02, 2026-03-01T10:02Z or ~2026-03-01 10:00"}});
  }
  if (const auto zone = load_zone(answers.timezone))
    moment = in_zone(*moment, *zone, answers.timezone);
  return moment;
}

Result<ScaffoldAnswers> answers_of(const NewCommand& command, const Surroundings& around,
                                   World& world) {
  const Config& config = around.corpus.config;
  if (command.title.empty()) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = "a title is needed; it names the file",
                 .hints = {"debrief new \"Cache stampede after deploy\""}});
  }
  if (auto trouble = trouble_with_severity(command.severity, config)) {
    return fail({.kind = ErrorKind::kUsage, .message = *trouble, .where = "--severity"});
  }
  for (const std::string& service : command.services) {
    if (auto trouble = trouble_with_service(service, around)) {
      return fail({.kind = ErrorKind::kUsage, .message = *trouble, .where = "--service"});
    }
  }
  ScaffoldAnswers answers{.title = command.title,
                          .severity = command.severity,
                          .started = {},
                          .detected = {},
                          .mitigated = {},
                          .resolved = {},
                          .timezone = config.timezone.empty() ? "UTC" : config.timezone,
                          .services = command.services,
                          .owner = command.owner.empty() ? around.owner : command.owner,
                          .today = absl::ToCivilDay(world.now(), absl::UTCTimeZone())};
  DEBRIEF_TRY(started, time_of(command.started, "--started", answers));
  DEBRIEF_TRY(detected, time_of(command.detected, "--detected", answers));
  DEBRIEF_TRY(mitigated, time_of(command.mitigated, "--mitigated", answers));
  DEBRIEF_TRY(resolved, time_of(command.resolved, "--resolved", answers));
  answers.started = started, answers.detected = detected;
  answers.mitigated = mitigated, answers.resolved = resolved;
  return answers;
}

/// The body to start from: the repository's own template of this name, else the program's.
Result<std::string> template_body(const World& world, const std::string& root,
                                  const std::string& name) {
  const std::string own = join_path(root, concat(".debrief/templates/postmortem/", name, ".md"));
  const bool plain = name.find('/') == std::string::npos && !name.starts_with('.');
  if (plain && world.files.kind(own) == FileKind::kFile) return world.files.read(own);
  constexpr std::string_view kFolder = "templates/postmortem/";
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_files(kFolder)) {
    std::string_view each = file.name.substr(kFolder.size());
    each.remove_suffix(3);
    if (each == name) return std::string(file.bytes);
    names.emplace_back(each);
  }
  return fail(
      {.kind = ErrorKind::kUsage,
       .message = concat("there is no template “", name, "”", did_you_mean(name, views(names))),
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
  world.out << "Next: debrief lint " << path << '\n';
}

Result<ExitCode> run_new(NewCommand command, Invocation& invocation) {
  World& world = invocation.world;
  DEBRIEF_TRY(around, look_around(invocation));
  const Config& config = around.corpus.config;
  if (world.interactive) ask_for_the_rest(command, around, world);
  DEBRIEF_TRY(answers, answers_of(command, around, world));
  const std::string id = incident_id(answers);
  if (const auto same = around.corpus.index.by_id.find(id);
      same != around.corpus.index.by_id.end()) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = concat("there is a post-mortem with the id ", id),
                 .where = around.corpus.documents[same->second.front()].path,
                 .hints = {"give this one another title"}});
  }
  DEBRIEF_TRY(body, template_body(world, around.corpus.root, command.template_name));
  const std::string folder = config.paths.empty() ? "postmortems" : glob_root(config.paths.front());
  const std::string path = join_path(folder, concat(id, ".md"));
  const std::string place = join_path(around.corpus.root, path);
  DEBRIEF_TRY_VOID(world.files.create(place, scaffold(answers, body)));
  const bool local =
      answers.started && !answers.started->date_only && answers.started->zone == "UTC";
  if (config.timezone.empty() && local) {
    world.err
        << "note: the times are read as UTC; write an offset, or set timezone in .debrief.yaml\n";
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
