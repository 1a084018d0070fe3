#include "debrief/cli/answers.h"

#include <algorithm>
#include <iterator>

#include "debrief/base/strings.h"
#include "debrief/cli/given_time.h"
#include "debrief/cli/load.h"
#include "debrief/cli/one_document.h"
#include "debrief/cli/prefill.h"
#include "debrief/cli/prompt.h"
#include "debrief/text/nearest.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

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

std::optional<std::string> trouble_with_title(const std::string& text) {
  constexpr size_t kMostLetters = 200;  // as schema/postmortem.schema.json has it
  if (trim(text).empty()) return "a title is needed; it names the file";
  if (find_invalid_utf8(text)) return "the title is not UTF-8";
  size_t letters = 0;
  for (size_t at = 0; at < text.size(); ++letters) {
    const CodePoint point = decode_utf8(std::string_view(text).substr(at));
    if (point.value < 0x20 || point.value == 0x7F) return "the title is more than one line of text";
    at += point.size;
  }
  if (letters <= kMostLetters) return std::nullopt;
  return concat("a title of ", letters, " letters is longer than ", kMostLetters);
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

/// The zone that times without one are read in.
std::string zone_for(const Config& config) {
  return config.timezone.empty() ? "UTC" : config.timezone;
}

std::optional<std::string> trouble_with_time(const std::string& text, const TimeSetting& setting) {
  if (text.empty()) return std::nullopt;
  const auto moment = read_given_time(text, setting);
  if (moment) return std::nullopt;
  return concat(moment.error().message, "; ", join(moment.error().hints, "; "));
}

std::vector<std::string> service_list(const std::string& text) {
  std::vector<std::string> services;
  for (const std::string_view part : split(text, ',')) {
    if (!trim(part).empty()) services.emplace_back(trim(part));
  }
  return services;
}

/// All services of a list that are not known, as the first trouble.
std::optional<std::string> trouble_with_services(const std::string& text,
                                                 const Surroundings& around) {
  for (const std::string& service : service_list(text)) {
    if (auto trouble = trouble_with_service(service, around)) return trouble;
  }
  return std::nullopt;
}

tl::unexpected<Error> refuse(std::string message, std::string_view flag, std::string hint = {}) {
  Error error{.kind = ErrorKind::kUsage, .message = std::move(message), .where = std::string(flag)};
  if (!hint.empty()) error.hints.push_back(std::move(hint));
  return fail(std::move(error));
}

/// The names a reader may choose from, as a hint; empty when there are none or very many.
std::string there_are(const std::vector<std::string_view>& names) {
  constexpr size_t kMostListed = 24;
  if (names.empty() || names.size() > kMostListed) return {};
  return concat("there are: ", join(names, ", "));
}

/// The services, each once, in the order they were given.
Result<std::vector<std::string>> services_of(const NewCommand& command,
                                             const Surroundings& around) {
  std::vector<std::string> services;
  for (const std::string& service : command.services) {
    if (auto trouble = trouble_with_service(service, around)) {
      return refuse(*trouble, "--service", there_are(views(around.services)));
    }
    if (std::find(services.begin(), services.end(), service) == services.end())
      services.push_back(service);
  }
  return services;
}

/// Times in the order in which they can only have come.
Result<void> check_order(const ScaffoldAnswers& answers) {
  struct Named {
    std::string_view flag;
    const std::optional<Moment>& moment;
  };
  const Named all[] = {{"--started", answers.started},
                       {"--detected", answers.detected},
                       {"--mitigated", answers.mitigated},
                       {"--resolved", answers.resolved}};
  const Named* before = nullptr;
  for (const Named& each : all) {
    if (!each.moment) continue;
    // A day alone may be that of any time on it.
    const auto day = [](const Named& named) { return absl::CivilDay(named.moment->local); };
    if (before != nullptr) {
      const bool timed = !each.moment->date_only && !before->moment->date_only &&
                         each.moment->instant && before->moment->instant;
      const bool earlier =
          timed ? *each.moment->instant < *before->moment->instant : day(each) < day(*before);
      if (earlier) return refuse(concat("lies before ", before->flag), each.flag);
    }
    before = &each;
  }
  return {};
}

Result<std::optional<Moment>> time_of(const std::string& text, std::string_view flag,
                                      const TimeSetting& setting) {
  if (text.empty()) return std::optional<Moment>();
  auto moment = read_given_time(text, setting);
  if (moment) return std::optional(*std::move(moment));
  Error error = std::move(moment).error();
  error.where = std::string(flag);
  return fail(std::move(error));
}

/// The four times; each gives the next its day.
Result<void> read_times(const NewCommand& command, TimeSetting setting, ScaffoldAnswers& answers) {
  struct Named {
    std::string_view flag;
    const std::string& text;
    std::optional<Moment>& moment;
  };
  const Named all[] = {{"--started", command.started, answers.started},
                       {"--detected", command.detected, answers.detected},
                       {"--mitigated", command.mitigated, answers.mitigated},
                       {"--resolved", command.resolved, answers.resolved}};
  for (const Named& each : all) {
    DEBRIEF_TRY(moment, time_of(each.text, each.flag, setting));
    if (moment) setting.before = moment;
    each.moment = std::move(moment);
  }
  return {};
}

/// `@alice`, `Bob: author of the change`, `@carol=on-call`.
Result<std::vector<PersonReference>> participants_of(const NewCommand& command) {
  std::vector<PersonReference> people;
  for (const std::string& given : command.participants) {
    const size_t sign = given.find_first_of(":=");
    const std::string name(trim(std::string_view(given).substr(0, sign)));
    const std::string_view role =
        sign == std::string::npos ? "" : trim(std::string_view(given).substr(sign + 1));
    if (name.empty() || find_invalid_utf8(given))
      return refuse(concat("“", given, "” names nobody"), "--participant",
                    "write it as @alice, or @alice:on-call");
    people.push_back({.name = name, .span = {}, .role = std::string(role)});
  }
  return people;
}

/// The first alert that is not from before the incident, as far as its start is known.
std::optional<Moment> first_alert(const Prefill& prefill, const ScaffoldAnswers& answers) {
  if (!prefill.alerts) return std::nullopt;
  const absl::TimeZone zone = load_zone(answers.timezone).value_or(absl::UTCTimeZone());
  std::optional<absl::Time> first;
  for (const Alert& alert : prefill.alerts->alerts) {
    const absl::Time at = alert.at.instant.value_or(absl::FromCivil(alert.at.local, zone));
    const auto& started = answers.started;
    const bool before =
        started && (started->date_only || !started->instant
                        ? absl::ToCivilDay(at, zone) < absl::CivilDay(started->local)
                        : at < *started->instant);
    if (!before && (!first || at < *first)) first = at;
  }
  if (!first) return std::nullopt;
  Moment moment;
  moment.local = absl::CivilSecond(absl::CivilMinute(absl::ToCivilSecond(*first, zone)));
  return in_zone(moment, zone, answers.timezone);
}

/// Takes the first alert as what detected the incident, when nobody says otherwise and it fits the
/// other times.
void take_first_alert(const Prefill& prefill, ScaffoldAnswers& answers) {
  if (answers.detected) return;
  ScaffoldAnswers with = answers;
  with.detected = first_alert(prefill, answers);
  if (!with.detected || !check_order(with)) return;
  answers.detected = with.detected;
  answers.detected_by_alert = true;
}

Result<std::string> bytes_of_alerts(const std::string& file, const Invocation& invocation) {
  if (file == "-") return std::string(std::istreambuf_iterator<char>(invocation.world.in), {});
  constexpr uint64_t kMost = 32 * 1024 * 1024;
  const std::string place = invocation.located(file);
  if (invocation.world.files.size(place) > kMost)
    return refuse("is larger than 32 MiB", file, "export the alerts of the incident alone");
  auto bytes = invocation.world.files.read(place);
  if (!bytes) bytes.error().where = file;
  return bytes;
}

}  // namespace

Result<Surroundings> look_around(Invocation& invocation) {
  LoadRequest request{.unmatched = UnmatchedGlobs::kAllow, .history = false};
  request.trust_owner = invocation.global.trust_repository;
  DEBRIEF_TRY(ground, find_ground(invocation.world.files, invocation.directory(), request));
  if (ground.repository && ground.repository->is_bare()) return fail(no_work_tree(ground));
  DEBRIEF_TRY(corpus, load_corpus_for(invocation, std::move(request), Notes::kHide));
  Surroundings around{
      .ground = std::move(ground), .corpus = std::move(corpus), .services = {}, .owner = {}};
  const Config& config = around.corpus.config;
  for (const Config::Service& service : config.services) around.services.insert(service.id);
  if (around.services.empty()) {
    for (const CorpusDocument& document : around.corpus.documents) {
      around.services.insert(document.document.services.begin(), document.document.services.end());
    }
  }
  if (around.ground.repository) around.owner = person_here(*around.ground.repository, config);
  return around;
}

Result<Prefill> read_prefill(const NewCommand& command, const Surroundings& around,
                             const Invocation& invocation) {
  Prefill prefill;
  if (!command.like.empty()) {
    DEBRIEF_TRY(found, find_loaded(around.corpus, command.like, invocation.directory(), "--like"));
    const Document& earlier = found->document;
    const Config& config = around.corpus.config;
    if (is_one_of(earlier.severity, config.severities)) prefill.severity = earlier.severity;
    for (const std::string& service : earlier.services) {
      if (!trouble_with_service(service, around)) prefill.services.push_back(service);
    }
    for (const std::string& team : earlier.teams) {
      if (config.teams.empty() || is_one_of(team, config.teams)) prefill.teams.push_back(team);
    }
    prefill.tags = earlier.tags;
    prefill.earlier_id = earlier.id;
    prefill.led_before = earlier.front_matter.facilitator ? earlier.front_matter.facilitator->value
                                                          : earlier.facilitator;
    prefill.questions = questions_after(earlier);
  }
  if (!command.alerts.empty()) {
    DEBRIEF_TRY(bytes, bytes_of_alerts(command.alerts, invocation));
    const std::string file = command.alerts == "-" ? "stdin" : command.alerts;
    auto alerts = read_alerts(bytes);
    if (!alerts) {
      alerts.error().where = file;
      return fail(std::move(alerts).error());
    }
    if (alerts->alerts.empty() && !alerts->problems.empty()) {
      const AlertProblem& first = alerts->problems.front();
      return refuse(first.message, concat(file, ":", first.line),
                    concat("none of its ", counted(alerts->problems.size(), "row"),
                           " can be read; each needs a time and a title, name or message"));
    }
    prefill.alerts = *std::move(alerts);
  }
  return prefill;
}

Result<void> ask_for_the_rest(NewCommand& command, const Prefill& prefill,
                              const Surroundings& around, World& world) {
  const Config& config = around.corpus.config;
  TimeSetting times{.timezone = zone_for(config), .now = world.now()};
  const auto time_trouble = [&](const std::string& text) { return trouble_with_time(text, times); };
  // What an empty answer means stands in brackets: a value, or in words that there is none.
  const auto put = [&](std::string& answer, std::string question, const std::string& fallback,
                       std::string_view otherwise, const auto& check) -> Result<void> {
    if (!answer.empty()) return {};
    if (fallback.empty() && !otherwise.empty()) append(question, " [", otherwise, "]");
    DEBRIEF_TRY(given, ask(world, question, fallback, check));
    answer = std::move(given);
    return {};
  };
  const bool all_given = !command.title.empty() && !command.severity.empty() &&
                         !command.started.empty() && !command.resolved.empty() &&
                         !command.services.empty() && !command.owner.empty();
  if (!all_given) world.err << "Enter takes what is in brackets; Ctrl-C stops.\n";
  DEBRIEF_TRY_VOID(put(command.title, "What happened, as a title", "", "", trouble_with_title));
  DEBRIEF_TRY_VOID(put(command.severity, concat("Severity (", join(config.severities, ", "), ")"),
                       prefill.severity, "not known yet", [&](const std::string& text) {
                         return trouble_with_severity(text, config);
                       }));
  DEBRIEF_TRY_VOID(put(command.started, "When it began (2026-03-01 10:02, or 10:02)", "",
                       "not known yet", time_trouble));
  if (const auto started = read_given_time(command.started, times)) times.before = *started;
  DEBRIEF_TRY_VOID(
      put(command.resolved, "When it was over", "", "it is not, or not known", time_trouble));
  if (command.services.empty()) {
    const auto known = views(around.services);
    const bool few = !known.empty() && known.size() <= 12;
    std::string answer;
    DEBRIEF_TRY_VOID(
        put(answer, concat("Services affected (", few ? join(known, ", ") : "comma between", ")"),
            join(prefill.services, ", "), "none, or not known",
            [&](const std::string& text) { return trouble_with_services(text, around); }));
    command.services = service_list(answer);
  }
  return put(command.owner, "Who sees to it that this gets finished", around.owner, "not known yet",
             [](const std::string&) -> std::optional<std::string> { return std::nullopt; });
}

Result<ScaffoldAnswers> answers_of(const NewCommand& command, const Prefill& prefill,
                                   const Surroundings& around, World& world) {
  const Config& config = around.corpus.config;
  if (const auto trouble = trouble_with_title(command.title)) {
    return refuse(*trouble, "", "debrief new \"Cache stampede after deploy\"");
  }
  if (auto trouble = trouble_with_severity(command.severity, config)) {
    return refuse(*trouble, "--severity");
  }
  DEBRIEF_TRY(services, services_of(command, around));
  DEBRIEF_TRY(participants, participants_of(command));
  const std::string timezone = zone_for(config);
  ScaffoldAnswers answers{
      .id = {},
      .title = std::string(trim(command.title)),
      .severity = command.severity.empty() ? prefill.severity : command.severity,
      .severities = config.severities,
      .started = {},
      .detected = {},
      .mitigated = {},
      .resolved = {},
      .timezone = timezone,
      .services = services.empty() ? prefill.services : std::move(services),
      .owner = command.owner.empty() ? around.owner : command.owner,
      .today = absl::ToCivilDay(world.now(), load_zone(timezone).value_or(absl::UTCTimeZone())),
      .status = command.stub ? "stub" : "draft",
      .kind = command.kind,
      .teams = prefill.teams,
      .tags = prefill.tags,
      .facilitator = command.facilitator,
      .led_before = prefill.led_before,
      .participants = std::move(participants),
      .related = prefill.earlier_id};
  DEBRIEF_TRY_VOID(read_times(command, {.timezone = timezone, .now = world.now()}, answers));
  DEBRIEF_TRY_VOID(check_order(answers));
  take_first_alert(prefill, answers);
  const auto due = config.action_due.find(answers.severity);
  if (due != config.action_due.end()) answers.due = due->second;
  return answers;
}

}  // namespace debrief
