#include "debrief/cli/choices.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/action_strength.h"
#include "debrief/cli/as_of.h"
#include "debrief/cli/load.h"
#include "debrief/lint/lexical.h"
#include "debrief/text/nearest.h"

namespace debrief {

void add_corpus_choice(CLI::App& app, CorpusChoice& choice) {
  app.add_option("paths", choice.paths, "Files, folders or globs; default: what is configured")
      ->type_name("PATH");
  app.add_option("--as-of", choice.as_of,
                 "The day that “overdue” is measured against. Default: HEAD's date")
      ->type_name("DATE");
  app.add_option("--rev", choice.revision, "Read them as they were in this commit")
      ->type_name("REV");
}

Result<Corpus> load_choice(Invocation& invocation, const CorpusChoice& choice) {
  LoadRequest request;
  request.paths = choice.paths;
  if (!choice.revision.empty()) request.revision = choice.revision;
  return load_corpus_for(invocation, std::move(request));
}

Result<absl::CivilDay> day_of_choice(const CorpusChoice& choice, const Corpus& corpus,
                                     const World& world) {
  DEBRIEF_TRY(as_of, as_of_time(choice.as_of, corpus, world));
  return absl::ToCivilDay(as_of, absl::UTCTimeZone());
}

Result<void> check_value(std::string_view option, const std::string& value,
                         const std::vector<std::string_view>& known) {
  if (is_one_of(value, known)) return {};
  return fail({.kind = ErrorKind::kUsage,
               .message = concat(option, ": “", value, "” is none of ", join(known, ", "),
                                 did_you_mean(value, known))});
}

Result<void> check_services(const std::vector<std::string>& services, const Corpus& corpus) {
  std::vector<std::string_view> known;
  for (const auto& service : corpus.config.services) known.push_back(service.id);
  for (const CorpusDocument& each : corpus.documents)
    known.insert(known.end(), each.document.services.begin(), each.document.services.end());
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  for (const std::string& service : services) {
    if (is_one_of(service, known)) continue;
    return fail({.kind = ErrorKind::kUsage,
                 .message = concat("--service: no incident names “", service, "”",
                                   did_you_mean(service, known))});
  }
  return {};
}

Result<std::optional<absl::CivilDay>> day_of_option(std::string_view option,
                                                    const std::string& text) {
  if (text.empty()) return std::optional<absl::CivilDay>();
  const auto moment = parse_moment(text);
  if (moment && moment->date_only) return absl::CivilDay(moment->local);
  return fail({.kind = ErrorKind::kUsage,
               .message = concat(option, ": “", text, "” is not a date"),
               .hints = {"write it as 2026-03-01"}});
}

void add_list(CLI::App& app, const char* name, std::vector<std::string>& values,
              const char* description, const char* type) {
  app.add_option(name, values, description)
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name(type);
}

Result<ActionList> list_actions(const Corpus& corpus, absl::CivilDay as_of) {
  DEBRIEF_TRY(rules, load_rules_of(corpus));
  ActionList list{.as_of = as_of, .rows = {}};
  for (const CorpusDocument& source : corpus.documents) {
    const Document& document = source.document;
    if (document.actions.empty()) continue;
    const Reader reader(rules.lexicon, known_names(document, corpus.config, corpus.known_people));
    Readings readings(document, rules, reader);
    for (const Action& action : document.actions) {
      const auto strength = strength_of(document, action, readings);
      list.rows.push_back({.document = &source,
                           .action = &action,
                           .strength = std::string(strength ? action_strength_name(*strength) : ""),
                           .overdue_days = overdue_days(action, as_of)});
    }
  }
  return list;
}

}  // namespace debrief
