#include "debrief/cli/scaffold.h"

#include "debrief/base/strings.h"
#include "debrief/postmortem/incident_id.h"
#include "debrief/text/utf8.h"
#include "debrief/yaml/scalar.h"

namespace debrief {
namespace {

std::string time_text(const Moment& moment) {
  std::string text =
      moment.approximate || moment.date_only ? "~" : "";  // a day is all that is known
  append(text, format_local(moment));
  const bool offset =
      moment.zone == "Z" || moment.zone.starts_with('+') || moment.zone.starts_with('-');
  if (offset) text += moment.zone;
  return text;
}

void add_time(std::string& out, std::string_view key, const std::optional<Moment>& moment,
              std::string_view hint) {
  if (moment) {
    append(out, key, ": ", time_text(*moment), "\n");
  } else if (!hint.empty()) {
    append(out, "# ", key, ":", std::string(11 - key.size(), ' '), hint, "\n");
  }
}

/// A field, or where it is not known one without a value and a comment that asks for it: lint says
/// there that it is not filled in.
void add_text(std::string& out, std::string_view key, const std::string& value,
              std::string_view hint) {
  if (!value.empty()) return append(out, key, ": ", yaml_scalar(value), "\n");
  append(out, key, ":", std::string(11 - key.size(), ' '), "# ", hint, "\n");
}

std::string id_of(const ScaffoldAnswers& answers) {
  return answers.id.empty() ? incident_id(answers) : answers.id;
}

std::string front_matter(const ScaffoldAnswers& answers) {
  std::string out = "---\ndebrief: 1\n";
  append(out, "id: ", id_of(answers), "\n");
  append(out, "title: ", yaml_scalar(answers.title), "\nstatus: draft\n");
  add_text(out, "severity", answers.severity, concat("one of ", join(answers.severities, ", ")));
  append(out, "started:", answers.started ? concat(" ", time_text(*answers.started)) : "", "\n");
  add_time(out, "detected", answers.detected, "when somebody or something noticed");
  add_time(out, "mitigated", answers.mitigated, "when users stopped being affected");
  add_time(out, "resolved", answers.resolved, "when it was over");
  if (!answers.timezone.empty()) append(out, "timezone: ", yaml_scalar(answers.timezone), "\n");
  std::vector<std::string> services;
  for (const std::string& service : answers.services) services.push_back(yaml_scalar(service));
  append(out, "services: [", join(services, ", "), "]\n");
  add_text(out, "owner", answers.owner, "who sees to it that this gets finished");
  append(out, "# facilitator:   who leads the conversation; best somebody who was not involved\n");
  append(out,
         "# participants:  [{who: \"@handle\", role: on-call}]  those who were directly involved, "
         "under five\n");
  return out + "---\n";
}

}  // namespace

std::string incident_id(const ScaffoldAnswers& answers) {
  const absl::CivilDay day =
      answers.started ? absl::CivilDay(answers.started->local) : answers.today;
  return dated_id(day, slug_of(answers.title));
}

std::string scaffold(const ScaffoldAnswers& answers, std::string_view body) {
  const std::string id = id_of(answers);
  const std::string title = to_valid_utf8(answers.title);
  // One pass, so that a title that spells a placeholder is not replaced again.
  std::string filled;
  for (size_t at = 0; at < body.size();) {
    const size_t open = body.find("{{", at);
    filled += body.substr(at, open - at);
    if (open == std::string_view::npos) break;
    const std::string_view rest = body.substr(open);
    if (rest.starts_with("{{title}}")) {
      filled += title;
      at = open + 9;
    } else if (rest.starts_with("{{date}}")) {
      filled += id.substr(0, 10);
      at = open + 8;
    } else {
      filled += "{{";
      at = open + 2;
    }
  }
  return front_matter(answers) + filled;
}

}  // namespace debrief
