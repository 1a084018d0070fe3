#include "debrief/site/actions/life_words.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/links.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

/// A longer chain of dates is told by its ends, and so many commits are named.
constexpr size_t kMostDates = 6, kMostEvidence = 3;

class LifeSpeaker {
 public:
  LifeSpeaker(const SiteContext& site, const ActionEntry& entry)
      : site_(site),
        words_(site.words),
        entry_(entry),
        life_(*entry.life),
        year_(site.model.as_of.year()) {}

  SafeHtml sentence() {
    if (!life_.opened() && (life_.events.empty() || !begins_here())) say_beginning();
    for (size_t i = 0; i < life_.events.size(); ++i) say_event(i);
    say_missing_end();
    say_reason();
    say_evidence();
    HtmlWriter out;
    for (size_t i = 0; i < parts_.size(); ++i) out.text(i == 0 ? "" : "; ").html(parts_[i]);
    return out.take();
  }

 private:
  bool begins_here() const { return life_.events.front().kind == ActionEventKind::kOpened; }

  /// A day, with its year unless that is the year that was spoken of last.
  SafeHtml day(absl::CivilDay day) {
    const bool same_year = day.year() == year_;
    year_ = day.year();
    return same_year ? short_day_html(words_, day) : day_html(words_, day);
  }

  SafeHtml day(const LifeMoment& moment) {
    if (!moment.at) return unknown_html(words_["life.no_date"]);
    return day(day_of(*moment.at));
  }

  SafeHtml commit(const LifeMoment& moment) const {
    const Commit& commit = site_.model.corpus->history->commits[*moment.commit];
    const std::string url = host_commit_url(*site_.model.corpus, commit.id);
    HtmlWriter out;
    if (url.empty()) {
      return out.raw("<span class=\"id\">").text(commit.id.short_hex()).raw("</span>").take();
    }
    out.raw("<a class=\"id\"").attribute("href", url).raw(">").text(commit.id.short_hex());
    return out.raw("</a>").take();
  }

  void say(std::string_view key) { parts_.push_back(text_html(words_[key])); }

  /// How a change is dated: with its day, with its commit too, or from it on.
  enum class Dated { kAt, kIn, kSince };

  /// What happened, and when; of what is not committed yet, that it is not.
  void say(std::string_view key, const LifeMoment& moment, Dated dated) {
    const SafeHtml what = text_html(words_[key]);
    if (!moment.commit || !site_.model.corpus->history) {
      const SafeHtml none = unknown_html(words_["life.not_committed"]);
      parts_.push_back(words_html(words_["life.now"], {{"what", what}, {"now", none}}));
      return;
    }
    const SafeHtml when = day(moment), where = commit(moment);
    const std::string_view pattern = dated == Dated::kAt   ? "life.at"
                                     : dated == Dated::kIn ? "life.in"
                                                           : "life.since";
    parts_.push_back(
        words_html(words_[pattern], {{"what", what}, {"day", when}, {"commit", where}}));
  }

  void say_beginning() {
    const auto& history = site_.model.records[entry_.record].source->history;
    if (!history || !history->known_since) return say("life.begin_unknown");
    const SafeHtml since = day(day_of(*history->known_since));
    parts_.push_back(words_html(words_["life.before"], {{"day", since}}));
  }

  /// The first event of a kind stands for all of them.
  bool is_first(size_t index) const {
    const ActionEventKind kind = life_.events[index].kind;
    return std::none_of(life_.events.begin(), life_.events.begin() + static_cast<long>(index),
                        [&](const ActionEvent& each) { return each.kind == kind; });
  }

  size_t count(ActionEventKind kind) const {
    return static_cast<size_t>(std::ranges::count(life_.events, kind, &ActionEvent::kind));
  }

  bool is_last_of_state(size_t index) const {
    return std::none_of(life_.events.begin() + static_cast<long>(index) + 1, life_.events.end(),
                        [](const ActionEvent& each) {
                          return each.kind != ActionEventKind::kDueChanged &&
                                 each.kind != ActionEventKind::kOwnerChanged &&
                                 each.kind != ActionEventKind::kRetexted;
                        });
  }

  void say_event(size_t index) {
    const ActionEvent& event = life_.events[index];
    switch (event.kind) {
      case ActionEventKind::kOpened:
        return say(opening_key(event), event.moment, Dated::kAt);
      case ActionEventKind::kRetexted:
        return say_counted(index, "life.reworded");
      case ActionEventKind::kOwnerChanged:
        return say_counted(index, "life.handed_on");
      case ActionEventKind::kDueChanged:
        return is_first(index) ? say_due() : void();
      case ActionEventKind::kStarted:
        return is_last_of_state(index) ? say("life.in_progress", event.moment, Dated::kSince)
                                       : say("life.started", event.moment, Dated::kAt);
      case ActionEventKind::kStopped:
        return say("life.stopped", event.moment, Dated::kAt);
      case ActionEventKind::kClosed:
        return say(closed_by_trailer(event) ? "life.closed_by_trailer" : "life.closed",
                   event.moment, Dated::kIn);
      case ActionEventKind::kDeclined:
        return say("life.declined", event.moment, Dated::kIn);
      case ActionEventKind::kReopened:
        return say("life.reopened", event.moment, Dated::kIn);
      case ActionEventKind::kVanished:
        return say_vanished(event);
      case ActionEventKind::kReturned:
        return say("life.returned", event.moment, Dated::kIn);
    }
  }

  static std::string_view opening_key(const ActionEvent& event) {
    if (event.after == action_status_name(ActionStatus::kDone)) return "life.opened_done";
    if (event.after == action_status_name(ActionStatus::kDeclined)) return "life.opened_declined";
    const bool started = event.after == action_status_name(ActionStatus::kInProgress);
    return started ? "life.opened_in_progress" : "life.opened";
  }

  bool closed_by_trailer(const ActionEvent& event) const {
    return event.moment.commit && std::ranges::any_of(life_.evidence, [&](const auto& each) {
             return each.commit == event.moment.commit;
           });
  }

  void say_counted(size_t index, std::string_view key) {
    if (!is_first(index)) return;
    const size_t times = count(life_.events[index].kind);
    if (times == 1) return say(key, life_.events[index].moment, Dated::kAt);
    parts_.push_back(text_html(words_.count(concat(key, "_often"), times)));
  }

  /// A merge left the line out, or a commit that does not count, when no commit is named.
  void say_vanished(const ActionEvent& event) {
    const auto& history = site_.model.records[entry_.record].source->history;
    if (event.moment.commit || (history && history->uncommitted)) {
      return say("life.removed", event.moment, Dated::kIn);
    }
    say("life.removed_silently");
  }

  SafeHtml due_day(const std::string& text) {
    absl::CivilDay value;
    if (text.empty() || !absl::ParseCivilTime(text, &value)) {
      return unknown_html(words_["life.no_due"]);
    }
    return day(value);
  }

  /// All changes of the due date as one chain.
  void say_due() {
    std::vector<std::string> dates;
    for (const ActionEvent& event : life_.events) {
      if (event.kind != ActionEventKind::kDueChanged) continue;
      if (dates.empty()) dates.push_back(event.before);
      dates.push_back(event.after);
    }
    const size_t moves = dates.size() - 1;
    if (moves == 1 && (dates[0].empty() || dates[1].empty())) {
      const bool set = dates[0].empty();
      const SafeHtml date = due_day(dates[set ? 1 : 0]);
      parts_.push_back(
          words_html(words_[set ? "life.due_set" : "life.due_removed"], {{"day", date}}));
      return;
    }
    HtmlWriter chain;
    for (size_t i = 0; i < dates.size(); ++i) {
      const bool left_out = dates.size() > kMostDates && i > 1 && i + 2 < dates.size();
      if (left_out && i > 2) continue;
      if (i > 0) chain.raw(" → ");
      if (left_out) {
        chain.raw("…");
      } else {
        chain.html(due_day(dates[i]));
      }
    }
    const SafeHtml times = text_html(std::to_string(moves)), shown = chain.take();
    const std::string_view key = moves == 1   ? "life.due_once"
                                 : moves == 2 ? "life.due_twice"
                                              : "life.due_often";
    parts_.push_back(words_html(words_[key], {{"n", times}, {"dates", shown}}));
  }

  /// Settled, and no event that says when.
  void say_missing_end() {
    if (entry_.view == nullptr || entry_.view->live()) return;
    const bool told = std::ranges::any_of(life_.events, [](const ActionEvent& event) {
      return event.kind == ActionEventKind::kClosed || event.kind == ActionEventKind::kDeclined ||
             (event.kind == ActionEventKind::kOpened &&
              (event.after == action_status_name(ActionStatus::kDone) ||
               event.after == action_status_name(ActionStatus::kDeclined)));
    });
    if (!told) say("life.end_unknown");
  }

  void say_reason() {
    if (entry_.view == nullptr || entry_.view->action->reason.empty()) return;
    if (entry_.view->action->status != ActionStatus::kDeclined) return;
    HtmlWriter reason;
    reason.raw("<q dir=\"auto\">").text(without_addresses(entry_.view->action->reason));
    const SafeHtml text = reason.raw("</q>").take();
    parts_.push_back(words_html(words_["life.reason"], {{"reason", text}}));
  }

  /// The commits that name the action, unless the closing was one of them.
  void say_evidence() {
    std::vector<const LifeMoment*> more;
    for (const LifeMoment& each : life_.evidence) {
      const bool told = std::ranges::any_of(life_.events, [&](const ActionEvent& event) {
        return event.kind == ActionEventKind::kClosed && event.moment.commit == each.commit;
      });
      if (!told && each.commit && site_.model.corpus->history) more.push_back(&each);
    }
    for (size_t i = 0; i < std::min(more.size(), kMostEvidence); ++i) {
      say("life.evidence", *more[i], Dated::kIn);
    }
    if (more.size() > kMostEvidence) {
      parts_.push_back(text_html(words_.count("life.evidence_more", more.size() - kMostEvidence)));
    }
  }

  const SiteContext& site_;
  const Words& words_;
  const ActionEntry& entry_;
  const ActionLife& life_;
  int64_t year_;
  std::vector<SafeHtml> parts_;
};

}  // namespace

SafeHtml life_sentence(const SiteContext& site, const ActionEntry& entry) {
  return entry.life == nullptr ? SafeHtml() : LifeSpeaker(site, entry).sentence();
}

}  // namespace debrief
