#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/durations.h"
#include "debrief/postmortem/trace.h"
#include "debrief/record/action_list.h"
#include "debrief/record/columns.h"
#include "debrief/record/record.h"
#include "debrief/record/title_lines.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

/// `2024-05-14 09:20 UTC`, `about 2024-05-14 09:20`, `2024-05-14`.
std::string moment_text(const Moment& moment) {
  std::string text = format_local(moment);
  std::replace(text.begin(), text.end(), 'T', ' ');
  if (moment.approximate) text.insert(0, "about ");
  if (!moment.zone.empty()) append(text, " ", moment.zone == "Z" ? "UTC" : moment.zone);
  return text;
}

class RecordText {
 public:
  RecordText(const CorpusDocument& source, const Terminal& terminal)
      : source_(source), document_(source.document), terminal_(terminal) {}

  std::string make() {
    append(out_, title_lines(document_, terminal_), visible(source_.path), "\n\n");
    fields();
    facts();
    timeline();
    stories();
    second_stories();
    factors();
    whys();
    actions();
    check_back();
    amendments();
    return std::move(out_);
  }

 private:
  const CorpusDocument& source_;
  const Document& document_;
  const Terminal& terminal_;
  std::string out_;

  std::string_view none() const { return terminal_.utf8 ? "–" : "-"; }
  std::string_view strong() const { return terminal_.colour ? "\x1b[1m" : ""; }
  std::string_view plain() const { return terminal_.colour ? "\x1b[0m" : ""; }
  std::string or_none(std::string_view text) const {
    return std::string(text.empty() ? none() : text);
  }

  void fields() {
    Columns columns(terminal_, 2);
    const Durations lengths = durations_of(document_);
    const auto instant = [&](std::string_view name, const std::optional<Moment>& moment,
                             const std::optional<absl::Duration>& after) {
      if (!moment) return columns.add({std::string(name), std::string(none())});
      const std::string length = after ? concat("after ", format_duration(*after)) : std::string();
      columns.add({std::string(name), moment_text(*moment), length});
    };
    instant("started", document_.started, {});
    instant("detected", document_.detected, lengths.to_detect);
    instant("mitigated", document_.mitigated, lengths.to_mitigate);
    instant("resolved", document_.resolved, lengths.to_resolve);
    const auto list = [&](std::string_view name, const std::vector<std::string>& values) {
      if (!values.empty()) columns.add({std::string(name), join(values, ", ")});
    };
    if (!document_.owner.empty()) list("owner", {document_.owner});
    if (!document_.facilitator.empty()) list("facilitator", {document_.facilitator});
    std::vector<std::string> people;
    for (const PersonReference& person : document_.participants)
      people.push_back(person.role.empty() ? person.name
                                           : concat(person.name, " (", person.role, ")"));
    list("participants", people);
    list("services", document_.services);
    list("teams", document_.teams);
    list("tags", document_.tags);
    const auto& history = source_.history;
    if (history && history->first_written)
      list("first written", {format_iso(*history->first_written)});
    out_ += columns.text();
  }

  void heading(std::string_view name, size_t count) {
    append(out_, "\n", strong(), name, plain(), "  ", std::to_string(count), "\n");
  }

  void facts() {
    if (document_.facts.empty()) return;
    heading("Facts", document_.facts.size());
    Columns columns(terminal_, 2);
    const std::vector<std::string> names = fact_names(document_);
    for (size_t i = 0; i < names.size(); ++i) columns.add({names[i], document_.facts[i].text});
    out_ += columns.text();
  }

  void timeline() {
    if (document_.timeline.empty()) return;
    heading("Timeline", document_.timeline.size());
    Columns columns(terminal_, 2);
    for (const TimelineEntry& entry : document_.timeline) {
      std::string at = entry.at ? moment_text(*entry.at) : std::string();
      if (at.empty())
        at = entry.at_text.empty() ? std::string(none()) : concat("? ", entry.at_text);
      columns.add({std::move(at), entry.text});
    }
    out_ += columns.text();
  }

  void stories() {
    if (document_.stories.empty()) return;
    heading("Stories", document_.stories.size());
    Columns columns(terminal_, 2);
    for (const Story& story : document_.stories)
      columns.add({story.who, story.declined ? "declined" : story.role});
    out_ += columns.text();
  }

  void second_stories() {
    if (document_.second_stories.empty()) return;
    heading("Second stories", document_.second_stories.size());
    Columns columns(terminal_, 2);
    for (const SecondStory& story : document_.second_stories) {
      if (!story.first.empty()) columns.add({"first", story.first});
      if (!story.second.empty()) columns.add({"second", story.second});
    }
    out_ += columns.text();
  }

  void factors() {
    if (document_.factors.empty()) return;
    heading("Factors", document_.factors.size());
    Columns columns(terminal_, 2);
    for (const Factor& factor : document_.factors)
      columns.add({or_none(factor.id), or_none(factor.kind), factor.text});
    out_ += columns.text();
  }

  void whys() {
    if (document_.whys.empty()) return;
    heading("Whys", document_.whys.size());
    Columns columns(terminal_, 2);
    for (const Why& why : document_.whys) {
      if (!why.question.empty()) columns.add({why.question});
      if (!why.answer.empty()) columns.add({concat(terminal_.utf8 ? "→ " : "-> ", why.answer)});
    }
    out_ += columns.text();
  }

  void actions() {
    if (document_.actions.empty()) return;
    heading("Actions", document_.actions.size());
    Columns columns(terminal_, 2);
    for (const Action& action : document_.actions) {
      columns.add({or_none(action.id), std::string(action_status_name(action.status)),
                   or_none(owners_of(action)),
                   action.due ? concat("due ", format_local(action.due->value)) : or_none(""),
                   action.text});
    }
    out_ += columns.text();
  }

  void check_back() {
    if (document_.check_back.empty()) return;
    heading("Check-back", document_.check_back.size());
    Columns columns(terminal_, 2, 0);
    for (const CheckBack& row : document_.check_back) {
      std::vector<std::string> answers;
      for (const auto& id : row.through) answers.push_back(id.value);
      std::string answer = join(answers, ", ");
      if (row.accepted)
        append(answer, answer.empty() ? "" : "; ", "accepted",
               row.accepted->value.empty() ? "" : ": ", row.accepted->value);
      columns.add({row.subject, or_none(answer)});
    }
    out_ += columns.text();
  }

  void amendments() {
    if (document_.amendments.empty()) return;
    heading("Amendments", document_.amendments.size());
    Columns columns(terminal_, 2);
    for (const Amendment& amendment : document_.amendments)
      columns.add({amendment.at ? format_local(*amendment.at) : or_none(""), amendment.text});
    out_ += columns.text();
  }
};

}  // namespace

std::string record_text(const CorpusDocument& document, const Terminal& terminal) {
  return RecordText(document, terminal).make();
}

}  // namespace debrief
