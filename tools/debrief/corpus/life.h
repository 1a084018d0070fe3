#pragma once
// What became of a document over its revisions: its actions, its status, and what it tells as
// facts. Only what revisions prove is told. Where a truncated history or contents that are not here
// hide something, it is unknown.

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/time.h"
#include "debrief/corpus/revision_card.h"
#include "debrief/git/history.h"

namespace debrief {

/// A commit, and when it was authored.
struct LifeMoment {
  std::optional<uint32_t> commit;  ///< index into History::commits; nullopt: not committed yet
  std::optional<Timestamp> at;     ///< nullopt when there is no date that can be trusted
};

enum class ActionEventKind {
  kOpened,
  kRetexted,  ///< says it in other words
  kDueChanged,
  kOwnerChanged,
  kStarted,  ///< from open to in progress
  kStopped,  ///< and back
  kClosed,   ///< done
  kDeclined,
  kReopened,
  kVanished,  ///< is in the document no more
  kReturned,  ///< after it had vanished
};
std::string_view action_event_name(ActionEventKind kind);  ///< `opened`, `due-changed`, …

struct ActionEvent {
  ActionEventKind kind = ActionEventKind::kOpened;
  LifeMoment moment;
  /// Dates as `2026-03-01`, owners, texts and statuses as written; empty for none. Of kOpened
  /// `after` is the status that it came with.
  std::string before, after;
};

/// One action from the revision that brought it in to today.
struct ActionLife {
  CardAction last;                  ///< as it was last written
  std::optional<size_t> index;      ///< into Document::actions; nullopt: it has vanished
  std::vector<ActionEvent> events;  ///< in the order of the revisions, oldest first
  /// It was there already where the history that is known begins.
  bool older_than_history = false;
  size_t slips = 0;  ///< how often its date was moved to a later one while it was open
  /// Commits anywhere that carry the trailer `Debrief-Action: <id of the document>/A1`, newest
  /// first.
  std::vector<LifeMoment> evidence;

  std::optional<Timestamp> opened() const;  ///< nullopt when it is not known
  /// When it was done or declined, if it still is; nullopt also when that is not known.
  std::optional<Timestamp> closed() const;
  /// Whether it was there and not settled at an instant. Nullopt when that is not known.
  std::optional<bool> was_open(absl::Time instant) const;
};

struct StatusChange {
  LifeMoment moment;
  Status before = Status::kUnknown;  ///< kUnknown: it had none, or there was no document
  Status after = Status::kUnknown;
};

/// A revision that changed what a published document tells as facts.
struct FactsEdit {
  LifeMoment moment;
  double share = 0;  ///< of the words of the facts, 0 to 1 (facts_changed())
};

struct DocumentLife {
  std::vector<ActionLife> actions;     ///< those of today in their order, then those that vanished
  std::vector<StatusChange> statuses;  ///< oldest first
  std::vector<FactsEdit> facts_edits;  ///< since it was published or last amended, oldest first
  /// How much the facts of today differ from those that were published or last amended.
  double facts_drift = 0;
  /// For whom its revisions say that they are, as written; empty for one that does not say.
  std::set<std::string> visibilities;
  /// Some revision could not be read, or lies where history is cut: more may have happened.
  bool incomplete = false;

  /// When it was first published; nullopt: never, or before what is known.
  std::optional<LifeMoment> published() const;
};

struct LifeSource {
  const History& history;
  /// Those of this document, newest first, those at a shallow boundary included.
  const std::vector<Revision>& revisions;
  /// The card of what a blob holds; nullptr when it cannot be read. Stays valid.
  std::function<const RevisionCard*(const ObjectId& blob)> card;
  /// Whether a commit asks not to count (`.git-blame-ignore-revs`, `Debrief-Skip-History`): what it
  /// changed is taken over, and no event.
  std::function<bool(const Commit& commit)> is_skipped;
  const RevisionCard& today;  ///< of what was read
  ObjectId head;              ///< the blob at HEAD; zero when there is none
  bool uncommitted = false;   ///< what was read differs from it
};

/// Tells the life of a document. Each revision is compared with what its parents had, so that
/// branches that were merged tell each thing once. Cost: one card a revision, and match_actions().
DocumentLife tell_life(const LifeSource& source);

}  // namespace debrief
