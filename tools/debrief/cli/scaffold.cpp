#include "debrief/cli/scaffold.h"

#include "debrief/base/strings.h"
#include "debrief/cli/given_time.h"
#include "debrief/postmortem/incident_id.h"
#include "debrief/text/utf8.h"
#include "debrief/text/visible.h"
#include "debrief/yaml/scalar.h"

namespace debrief {
namespace {

/// As the schema has it. A stub names no zone, so that its times carry their offset.
std::string time_text(const Moment& moment, bool with_offset) {
  std::string text =
      moment.approximate || moment.date_only ? "~" : "";  // a day is all that is known
  append(text, format_local(moment));
  if (moment.date_only) return text;
  if (has_offset(moment)) {
    append(text, moment.zone);
  } else if (const auto zone = load_zone(moment.zone); with_offset && zone && moment.instant) {
    append(text, absl::FormatTime("%Ez", *moment.instant, *zone));
  }
  return text;
}

/// Writes front matter line by line.
class FrontMatterWriter {
 public:
  explicit FrontMatterWriter(bool hints) : hints_(hints) {}

  void raw(std::string_view key, std::string_view value) { append(out_, key, ": ", value, "\n"); }
  /// A field, or where it is not known one without a value and a comment that asks for it: lint
  /// says there that it is not filled in.
  void required(std::string_view key, std::string_view value, std::string_view hint) {
    if (!value.empty()) return raw(key, value);
    if (hint.empty()) return append(out_, key, ":\n");
    append(out_, key, ":", gap(key), "# ", hint, "\n");
  }
  /// A field, or where it is not known a comment in its place; nothing without hints.
  void optional(std::string_view key, std::string_view value, std::string_view hint) {
    if (!value.empty()) return raw(key, value);
    if (hints_ && !hint.empty()) append(out_, "# ", key, ":", gap(key), hint, "\n");
  }
  void list(std::string_view key, const std::vector<std::string>& values, bool even_empty) {
    std::vector<std::string> scalars;
    for (const std::string& value : values) scalars.push_back(yaml_scalar(value));
    if (even_empty || !values.empty()) append(out_, key, ": [", join(scalars, ", "), "]\n");
  }
  const std::string& text() const { return out_; }

 private:
  static std::string gap(std::string_view key) {
    constexpr size_t kWidest = 13;  // participants
    return std::string(key.size() < kWidest ? kWidest - key.size() : 1, ' ');
  }
  std::string out_;
  bool hints_;
};

std::string id_of(const ScaffoldAnswers& answers) {
  return answers.id.empty() ? incident_id(answers) : answers.id;
}

std::string participants_text(const std::vector<PersonReference>& participants) {
  std::vector<std::string> people;
  for (const PersonReference& person : participants) {
    const std::string role =
        person.role.empty() ? "" : concat(", role: ", yaml_scalar(person.role));
    people.push_back(concat("{who: ", yaml_scalar(person.name), role, "}"));
  }
  return people.empty() ? "" : concat("[", join(people, ", "), "]");
}

std::string facilitator_hint(const ScaffoldAnswers& answers) {
  if (answers.led_before.empty())
    return "who leads the conversation; best somebody who was not involved";
  return concat("who leads the conversation; ", visible(answers.led_before), " led that about ",
                visible(answers.related));
}

std::string front_matter(const ScaffoldAnswers& answers) {
  const bool stub = answers.status == "stub";
  const auto time = [&](const std::optional<Moment>& moment) {
    return moment ? time_text(*moment, stub) : std::string();
  };
  const auto scalar = [](const std::string& text) {
    return text.empty() ? std::string() : yaml_scalar(text);
  };
  const auto hint = [&](std::string_view text) { return stub ? std::string_view() : text; };
  FrontMatterWriter out(!stub);
  out.raw("debrief", "1");
  out.raw("id", id_of(answers));
  out.raw("title", yaml_scalar(answers.title));
  out.raw("status", answers.status);
  if (answers.kind != "incident") out.raw("kind", answers.kind);
  out.required("severity", scalar(answers.severity),
               hint(concat("one of ", join(answers.severities, ", "))));
  out.required("started", time(answers.started),
               hint("when the effect began; often before it was noticed"));
  out.optional(
      "detected",
      answers.detected_by_alert && !stub
          ? concat(time(answers.detected), "  # the first alert; did anybody notice earlier?")
          : time(answers.detected),
      "when somebody or something noticed");
  out.optional("mitigated", time(answers.mitigated), "when users stopped being affected");
  out.optional("resolved", time(answers.resolved), "when it was over");
  if (!stub) out.optional("timezone", scalar(answers.timezone), "");
  out.list("services", answers.services, !stub);
  out.list("teams", answers.teams, false);
  out.required("owner", scalar(answers.owner), hint("who sees to it that this gets finished"));
  out.optional("facilitator", scalar(answers.facilitator), facilitator_hint(answers));
  out.optional("participants", participants_text(answers.participants),
               "[{who: \"@name\", role: on-call}]; those who were directly involved, under five");
  out.list("tags", answers.tags, false);
  if (!answers.related.empty())
    out.raw("related",
            concat("[{id: ",
                   is_dated_id(answers.related) ? answers.related : yaml_scalar(answers.related),
                   ", rel: similar}]"));
  if (answers.kind == "security") out.raw("visibility", "team");
  return concat("---\n", out.text(), "---\n");
}

/// The day on which an action would be due that is agreed on today.
std::string due_text(const ScaffoldAnswers& answers) {
  const absl::CivilDay day = answers.today + answers.due / absl::Hours(24);
  return absl::FormatCivilTime(day);
}

}  // namespace

std::string incident_id(const ScaffoldAnswers& answers) {
  const auto& known = answers.started ? answers.started : answers.detected;
  const absl::CivilDay day = known ? absl::CivilDay(known->local) : answers.today;
  return dated_id(day, slug_of(answers.title));
}

std::string scaffold(const ScaffoldAnswers& answers, std::string_view body) {
  const std::string id = id_of(answers);
  const std::pair<std::string_view, std::string> values[] = {
      {"{{title}}", to_valid_utf8(answers.title)},
      {"{{date}}", id.substr(0, 10)},
      {"{{due}}", due_text(answers)}};
  // One pass, so that a title that spells a placeholder is not replaced again.
  std::string filled;
  for (size_t at = 0; at < body.size();) {
    const size_t open = body.find("{{", at);
    filled += body.substr(at, open - at);
    if (open == std::string_view::npos) break;
    std::string_view taken = "{{";
    std::string_view value = "{{";
    for (const auto& [name, text] : values) {
      if (body.substr(open).starts_with(name)) taken = name, value = text;
    }
    filled += value;
    at = open + taken.size();
  }
  return front_matter(answers) + filled;
}

}  // namespace debrief
