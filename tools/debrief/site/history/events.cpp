#include "debrief/site/history/events.h"

#include <absl/time/civil_time.h>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/history/revisions.h"
#include "debrief/text/cut.h"

namespace debrief {
namespace {

constexpr size_t kMostNamed = 4;  ///< new actions that are named; more are counted

/// What an action is called in a sentence: `A3`, or its first words.
std::string name_of(const ActionLife& action) {
  if (!action.last.id.empty()) return action.last.id;
  constexpr size_t kLongest = 48;
  const std::string text = without_addresses(action.last.text);
  if (text.size() <= kLongest) return concat("“", text, "”");
  return concat("“", first_words(text, kLongest), "…”");
}

/// `16 Apr`, with the year when it is another than that of the revision; as it is when it is no
/// date.
std::string due_text(const Words& words, const std::string& date, const RevisionView& view) {
  absl::CivilDay day;
  if (date.empty()) return std::string(words["history.what.no_date"]);
  if (!absl::ParseCivilTime(date, &day)) return date;
  const bool same_year = view.at && day_of(*view.at).year() == day.year();
  return same_year ? short_day_text(words, day) : day_text(words, day);
}

std::string action_words(const Words& words, const RevisionEvents::OfAction& each,
                         const RevisionView& view) {
  const std::string name = name_of(*each.action);
  const auto say = [&](std::string_view key) { return words.say(key, {{"action", name}}); };
  switch (each.event->kind) {
    case ActionEventKind::kOpened:
      return say("history.what.opened");
    case ActionEventKind::kRetexted:
      return say("history.what.retexted");
    case ActionEventKind::kDueChanged:
      return words.say("history.what.due", {{"action", name},
                                            {"before", due_text(words, each.event->before, view)},
                                            {"after", due_text(words, each.event->after, view)}});
    case ActionEventKind::kOwnerChanged:
      return say("history.what.owner");
    case ActionEventKind::kStarted:
      return say("history.what.started");
    case ActionEventKind::kStopped:
      return say("history.what.stopped");
    case ActionEventKind::kClosed:
      return say("history.what.closed");
    case ActionEventKind::kDeclined:
      return say("history.what.declined");
    case ActionEventKind::kReopened:
      return say("history.what.reopened");
    case ActionEventKind::kVanished:
      return say("history.what.vanished");
    case ActionEventKind::kReturned:
      return say("history.what.returned");
  }
  return {};
}

void add_action_words(const Words& words, const RevisionEvents& events, const RevisionView& view,
                      std::vector<std::string>& what) {
  size_t opened = 0;
  for (const auto& each : events.actions) opened += each.event->kind == ActionEventKind::kOpened;
  const bool is_counted = view.kind == RevisionKind::kFirst || opened > kMostNamed;
  if (is_counted && opened > 0) what.push_back(words.count("history.what.opened_many", opened));
  for (const auto& each : events.actions) {
    if (is_counted && each.event->kind == ActionEventKind::kOpened) continue;
    what.push_back(action_words(words, each, view));
  }
}

bool is_writing(ActionEventKind kind) {
  return kind == ActionEventKind::kOpened || kind == ActionEventKind::kRetexted ||
         kind == ActionEventKind::kVanished || kind == ActionEventKind::kReturned;
}

}  // namespace

std::map<uint32_t, RevisionEvents> events_of(const DocumentLife& life) {
  std::map<uint32_t, RevisionEvents> events;
  const auto published = life.published();
  for (const StatusChange& each : life.statuses) {
    if (each.moment.commit) events[*each.moment.commit].statuses.push_back(&each);
  }
  if (published && published->commit) events[*published->commit].published = true;
  for (const FactsEdit& each : life.facts_edits) {
    if (each.moment.commit) events[*each.moment.commit].amended = true;
  }
  for (const ActionLife& action : life.actions) {
    for (const ActionEvent& each : action.events) {
      if (each.moment.commit) events[*each.moment.commit].actions.push_back({&action, &each});
    }
  }
  for (auto& [commit, each] : events) {
    each.only_actions = each.statuses.empty() && !each.actions.empty();
    for (const auto& of : each.actions) each.only_actions &= !is_writing(of.event->kind);
  }
  return events;
}

std::vector<std::string> event_words(const Words& words, const RevisionEvents& events,
                                     const RevisionView& view) {
  std::vector<std::string> what;
  const auto say = [&](std::string_view key) { what.emplace_back(words[key]); };
  if (view.kind == RevisionKind::kDeleted) say("history.what.deleted");
  if (view.kind == RevisionKind::kFirst) say("history.what.first");
  if (view.revision->change == ChangeKind::kRenamed) {
    what.push_back(words.say("history.what.renamed", {{"path", view.revision->previous_path}}));
  }
  for (const StatusChange* each : events.statuses) {
    const std::string_view name = status_name(each->after);
    if (!name.empty()) say(concat("history.what.status.", name));
  }
  if (events.amended) say(events.noted ? "history.what.amended_noted" : "history.what.amended");
  add_action_words(words, events, view, what);
  if (view.kind == RevisionKind::kCosmetic) say("history.what.cosmetic");
  return what;
}

}  // namespace debrief
