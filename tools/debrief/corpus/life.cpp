#include "debrief/corpus/life.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/corpus/action_match.h"
#include "debrief/corpus/public_status.h"

namespace debrief {
namespace {

std::string day_text(const std::optional<absl::CivilDay>& day) {
  return day ? absl::FormatCivilTime(*day) : std::string();
}

/// What a revision grew out of: the document in one of its parents.
struct Parent {
  const RevisionCard* card = nullptr;
  std::vector<size_t> tracks;  ///< for each of its actions, the track that it belongs to
};

/// A revision while it is looked at.
struct Step {
  const RevisionCard& card;
  LifeMoment moment;
  std::vector<Parent> parents;
  bool is_known_past = true;  ///< everything that it grew out of is known
  bool is_told = true;        ///< what it changed counts
};

/// An action while its life is told.
struct Track {
  ActionLife life;
  bool is_here = false;  ///< in the last revision that was looked at
};

class LifeTeller {
 public:
  explicit LifeTeller(const LifeSource& source) : source_(source) {}

  DocumentLife tell() {
    for (auto each = source_.revisions.rbegin(); each != source_.revisions.rend(); ++each) {
      look_at(*each);
    }
    arrive_at_today();
    life_.facts_drift = published_ ? facts_changed(*published_, source_.today) : 0;
    return std::move(life_);
  }

 private:
  void look_at(const Revision& revision) {
    if (revision.blob.is_zero()) return forget_all();
    const Commit& commit = source_.history.commit(revision);
    const RevisionCard* const card = source_.card(revision.blob);
    if (card == nullptr || commit.boundary) life_.incomplete = true;
    if (card == nullptr) return;
    Step step{.card = *card,
              .moment = {revision.commit, commit.authored},
              .parents = {},
              .is_known_past = !commit.boundary,
              .is_told = !source_.is_skipped(commit)};
    for (const ObjectId& blob : revision.before) add_parent(blob, step);
    remember(revision.blob, follow(step));
  }

  void add_parent(const ObjectId& blob, Step& step) {
    if (blob.is_zero()) return;
    const RevisionCard* const card = source_.card(blob);
    if (card == nullptr) {
      step.is_known_past = false;
      life_.incomplete = true;
      return;
    }
    const auto known = tracks_of_.find(blob);
    if (known != tracks_of_.end()) {
      step.parents.push_back({card, known->second});
    } else {
      step.parents.push_back({card, adopt(*card)});
    }
  }

  /// The tracks of what a parent holds that no revision brought: a document under another path.
  std::vector<size_t> adopt(const RevisionCard& card) {
    std::vector<size_t> all(tracks_.size());
    for (size_t i = 0; i < all.size(); ++i) all[i] = i;
    std::vector<size_t> adopted;
    const auto found = match_actions(states_of(all), card.actions);
    for (size_t i = 0; i < found.size(); ++i) {
      adopted.push_back(found[i] ? all[*found[i]] : begin_track(card.actions[i]));
      if (!found[i]) tracks_.back().life.older_than_history = true;
    }
    return adopted;
  }

  void forget_all() {
    for (Track& track : tracks_) track.is_here = false;
  }

  void remember(const ObjectId& blob, std::vector<size_t> tracks) {
    last_ = tracks;
    tracks_of_[blob] = std::move(tracks);
  }

  std::vector<CardAction> states_of(const std::vector<size_t>& tracks) const {
    std::vector<CardAction> states;
    for (const size_t each : tracks) states.push_back(tracks_[each].life.last);
    return states;
  }

  size_t begin_track(const CardAction& action) {
    Track& track = tracks_.emplace_back();
    track.life.last = action;
    track.is_here = true;
    return tracks_.size() - 1;
  }

  /// The track of each action of the step: that of the same action in a parent, else one that went
  /// before or came in elsewhere, else a new one.
  std::vector<size_t> follow(const Step& step) {
    life_.visibilities.insert(step.card.visibility);
    for (const Parent& parent : step.parents) {
      life_.visibilities.insert(parent.card->visibility);
    }
    const std::vector<CardAction>& actions = step.card.actions;
    std::vector<std::optional<size_t>> tracks(actions.size());
    // What each parent says of each action; nullptr where it does not have it.
    std::vector<std::vector<const CardAction*>> before(
        actions.size(), std::vector<const CardAction*>(step.parents.size()));
    for (size_t p = 0; p < step.parents.size(); ++p) {
      const Parent& parent = step.parents[p];
      const auto found = match_actions(parent.card->actions, actions);
      for (size_t i = 0; i < actions.size(); ++i) {
        if (!found[i]) continue;
        before[i][p] = &parent.card->actions[*found[i]];
        if (!tracks[i]) tracks[i] = parent.tracks[*found[i]];
      }
    }
    find_elsewhere(actions, tracks);
    std::vector<size_t> result;
    for (size_t i = 0; i < actions.size(); ++i) {
      const bool is_new = !tracks[i];
      result.push_back(is_new ? begin_track(actions[i]) : *tracks[i]);
      if (is_new) {
        open(tracks_[result[i]], step);
      } else {
        change(tracks_[result[i]], actions[i], before[i], step);
      }
    }
    tell_vanished(step, result);
    tell_document(step);
    return result;
  }

  void find_elsewhere(const std::vector<CardAction>& actions,
                      std::vector<std::optional<size_t>>& tracks) const {
    std::vector<bool> is_taken(tracks_.size());
    for (const auto& each : tracks) {
      if (each) is_taken[*each] = true;
    }
    std::vector<size_t> free, wanted;
    for (size_t i = 0; i < tracks_.size(); ++i) {
      if (!is_taken[i]) free.push_back(i);
    }
    std::vector<CardAction> later;
    for (size_t i = 0; i < actions.size(); ++i) {
      if (tracks[i]) continue;
      wanted.push_back(i);
      later.push_back(actions[i]);
    }
    if (free.empty() || wanted.empty()) return;
    const auto found = match_actions(states_of(free), later);
    for (size_t i = 0; i < found.size(); ++i) {
      if (found[i]) tracks[wanted[i]] = free[*found[i]];
    }
  }

  void open(Track& track, const Step& step) {
    // What a commit that does not count brings in was somewhere before.
    const bool is_first = step.parents.empty() && step.is_known_past;
    if (!step.is_known_past || (!step.is_told && !is_first)) {
      track.life.older_than_history = true;
      return;
    }
    tell(track, step, ActionEventKind::kOpened, {},
         std::string(action_status_name(track.life.last.status)));
  }

  static void tell(Track& track, const Step& step, ActionEventKind kind, std::string before,
                   std::string after) {
    track.life.events.push_back({kind, step.moment, std::move(before), std::move(after)});
  }

  /// Tells what a step changed of an action: what is said neither in any parent nor already.
  static void change(Track& track, const CardAction& now,
                     const std::vector<const CardAction*>& before, const Step& step) {
    const CardAction was = std::exchange(track.life.last, now);
    const bool is_in_parent = std::ranges::any_of(before, [](const auto* each) { return each; });
    const bool counts = step.is_told && step.is_known_past;
    if (!std::exchange(track.is_here, true) && !is_in_parent && counts) {
      tell(track, step, ActionEventKind::kReturned, {}, {});
    }
    if (!counts) return;
    const auto differs = [&](auto field) {
      return field(was) != field(now) && std::ranges::none_of(before, [&](const auto* each) {
               return each != nullptr && field(*each) == field(now);
             });
    };
    if (differs([](const CardAction& each) { return each.text; }) &&
        !is_spelling(was.text, now.text)) {
      tell(track, step, ActionEventKind::kRetexted, was.text, now.text);
    }
    if (differs([](const CardAction& each) { return each.due; })) {
      const bool is_later = was.due && now.due && *now.due > *was.due;
      if (is_later && !is_settled(was.status) && !is_settled(now.status)) ++track.life.slips;
      tell(track, step, ActionEventKind::kDueChanged, day_text(was.due), day_text(now.due));
    }
    if (differs([](const CardAction& each) { return each.owners; })) {
      tell(track, step, ActionEventKind::kOwnerChanged, was.owners, now.owners);
    }
    if (differs([](const CardAction& each) { return each.status; })) {
      tell(track, step, status_event(was.status, now.status),
           std::string(action_status_name(was.status)),
           std::string(action_status_name(now.status)));
    }
  }

  static ActionEventKind status_event(ActionStatus before, ActionStatus after) {
    if (after == ActionStatus::kDone) return ActionEventKind::kClosed;
    if (after == ActionStatus::kDeclined) return ActionEventKind::kDeclined;
    if (is_settled(before)) return ActionEventKind::kReopened;
    return after == ActionStatus::kOpen ? ActionEventKind::kStopped : ActionEventKind::kStarted;
  }

  /// An action vanishes with the step that all of whose parents have it. One that some parent lacks
  /// went there, or a merge left it out.
  void tell_vanished(const Step& step, const std::vector<size_t>& present) {
    if (step.parents.empty()) return;
    std::vector<size_t> parents_with(tracks_.size());
    for (const Parent& parent : step.parents) {
      for (const size_t track : parent.tracks) ++parents_with[track];
    }
    for (const size_t track : present) parents_with[track] = 0;
    for (size_t track = 0; track < tracks_.size(); ++track) {
      if (parents_with[track] == 0 || !tracks_[track].is_here) continue;
      const bool all_have = parents_with[track] == step.parents.size();
      tracks_[track].is_here = false;
      if (all_have && step.is_told && step.is_known_past) {
        tell(tracks_[track], step, ActionEventKind::kVanished, tracks_[track].life.last.text, {});
      }
    }
  }

  void tell_document(const Step& step) {
    const bool counts = step.is_known_past && step.is_told;
    const Status status = step.card.status;
    const bool is_new =
        status != status_ && std::ranges::none_of(step.parents, [&](const Parent& parent) {
          return parent.card->status == status;
        });
    if (is_new && counts) life_.statuses.push_back({step.moment, status_, status});
    if (is_new || step.parents.empty()) status_ = status;
    tell_facts(step, counts);
  }

  /// What is compared with begins anew when it is published and with each amendment.
  void tell_facts(const Step& step, bool counts) {
    const bool is_amended =
        !step.parents.empty() && std::ranges::all_of(step.parents, [&](const Parent& parent) {
          return parent.card->amendments < step.card.amendments;
        });
    if (!is_public(step.card.status)) {
      published_ = nullptr;
      life_.facts_edits.clear();
      return;
    }
    if (published_ == nullptr || is_amended || (!counts && life_.facts_edits.empty())) {
      published_ = &step.card;
      life_.facts_edits.clear();
      return;
    }
    double share = step.parents.empty() ? 0 : 1;
    for (const Parent& parent : step.parents) {
      share = std::min(share, facts_changed(*parent.card, step.card));
    }
    if (share > 0 && counts) life_.facts_edits.push_back({step.moment, share});
  }

  void arrive_at_today() {
    std::vector<size_t> today = tracks_today();
    std::vector<bool> is_today(tracks_.size());
    for (size_t i = 0; i < today.size(); ++i) {
      tracks_[today[i]].life.index = i;
      tracks_[today[i]].life.last = source_.today.actions[i];
      is_today[today[i]] = true;
      life_.actions.push_back(std::move(tracks_[today[i]].life));
    }
    for (size_t i = 0; i < tracks_.size(); ++i) {
      if (is_today[i]) continue;
      std::vector<ActionEvent>& events = tracks_[i].life.events;
      const bool is_told = !events.empty() && events.back().kind == ActionEventKind::kVanished;
      // A merge left it out, or a commit that does not count.
      if (!is_told)
        events.push_back({ActionEventKind::kVanished, {}, tracks_[i].life.last.text, {}});
      life_.actions.push_back(std::move(tracks_[i].life));
    }
  }

  std::vector<size_t> tracks_today() {
    const auto at_head = tracks_of_.find(source_.head);
    std::vector<size_t> tracks = at_head == tracks_of_.end() ? last_ : at_head->second;
    const RevisionCard* const head = source_.head.is_zero() ? nullptr : source_.card(source_.head);
    const bool fits = head != nullptr && head->actions.size() == tracks.size();
    if (!source_.uncommitted && fits && head->actions.size() == source_.today.actions.size()) {
      return tracks;
    }
    Step step{.card = source_.today, .moment = {}, .parents = {}};
    if (fits) step.parents.push_back({head, std::move(tracks)});
    step.is_known_past = fits || source_.head.is_zero();
    return follow(step);
  }

  const LifeSource& source_;
  DocumentLife life_;
  std::vector<Track> tracks_;
  std::map<ObjectId, std::vector<size_t>> tracks_of_;
  std::vector<size_t> last_;  ///< of the last revision that was looked at
  Status status_ = Status::kUnknown;
  const RevisionCard* published_ = nullptr;  ///< what the facts of today are compared with
};

}  // namespace

DocumentLife tell_life(const LifeSource& source) { return LifeTeller(source).tell(); }

}  // namespace debrief
