#include "debrief/cli/answers.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/cli/load.h"
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

Result<void> ask_for_the_rest(NewCommand& command, const Surroundings& around, World& world) {
  const Config& config = around.corpus.config;
  const auto put = [&](std::string& answer, const std::string& question,
                       const std::string& fallback, const auto& check) -> Result<void> {
    if (!answer.empty()) return {};
    DEBRIEF_TRY(given, ask(world, question, fallback, check));
    answer = std::move(given);
    return {};
  };
  DEBRIEF_TRY_VOID(put(command.title, "What happened, as a title", "", trouble_with_title));
  DEBRIEF_TRY_VOID(
      put(command.severity,
          concat("Severity (", join(config.severities, ", "), "; empty when not known yet)"), "",
          [&](const std::string& text) { return trouble_with_severity(text, config); }));
  DEBRIEF_TRY_VOID(put(command.started,
                       "When did it start (2026-03-01 10:02; empty when not known yet)", "",
                       trouble_with_time));
  DEBRIEF_TRY_VOID(put(command.resolved, "When was it over (empty when it is not, or not known)",
                       "", trouble_with_time));
  if (command.services.empty()) {
    const auto known = views(around.services);
    const std::string offer =
        known.empty() || known.size() > 12 ? "" : concat(" of ", join(known, ", "));
    std::string answer;
    DEBRIEF_TRY_VOID(put(
        answer, concat("Services affected", offer, " (comma between; empty when none or unknown)"),
        "", [&](const std::string& text) { return trouble_with_services(text, around); }));
    command.services = service_list(answer);
  }
  const std::string_view empty = around.owner.empty() ? " (empty when not known yet)" : "";
  return put(command.owner, concat("Who sees to it that this gets finished", empty), around.owner,
             [](const std::string&) -> std::optional<std::string> { return std::nullopt; });
}

Result<ScaffoldAnswers> answers_of(const NewCommand& command, const Surroundings& around,
                                   World& world) {
  const Config& config = around.corpus.config;
  if (const auto trouble = trouble_with_title(command.title)) {
    return refuse(*trouble, "", "debrief new \"Cache stampede after deploy\"");
  }
  if (auto trouble = trouble_with_severity(command.severity, config)) {
    return refuse(*trouble, "--severity");
  }
  DEBRIEF_TRY(services, services_of(command, around));
  ScaffoldAnswers answers{.id = {},
                          .title = std::string(trim(command.title)),
                          .severity = command.severity,
                          .severities = config.severities,
                          .started = {},
                          .detected = {},
                          .mitigated = {},
                          .resolved = {},
                          .timezone = config.timezone.empty() ? "UTC" : config.timezone,
                          .services = std::move(services),
                          .owner = command.owner.empty() ? around.owner : command.owner,
                          .today = absl::ToCivilDay(world.now(), absl::UTCTimeZone())};
  DEBRIEF_TRY(started, time_of(command.started, "--started", answers));
  DEBRIEF_TRY(detected, time_of(command.detected, "--detected", answers));
  DEBRIEF_TRY(mitigated, time_of(command.mitigated, "--mitigated", answers));
  DEBRIEF_TRY(resolved, time_of(command.resolved, "--resolved", answers));
  answers.started = started, answers.detected = detected;
  answers.mitigated = mitigated, answers.resolved = resolved;
  DEBRIEF_TRY_VOID(check_order(answers));
  return answers;
}

}  // namespace debrief
