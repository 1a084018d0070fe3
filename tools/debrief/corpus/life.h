#pragma once
// What became of a document over its revisions: its actions, its status, and what was told as
// facts. Only what revisions prove; where a truncated history or missing contents hide something,
// it is unknown.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "debrief/base/time.h"
#include "debrief/postmortem/document.h"

namespace debrief {

/// A commit, and when it was authored.
struct LifeMoment {
  uint32_t commit = 0;          ///< index into History::commits
  std::optional<Timestamp> at;  ///< nullopt when the commit has no date that can be read
};

enum class ActionEventKind {
  kOpened,
  kRetexted,  ///< says something else under the same id
  kDueChanged,
  kOwnerChanged,
  kStatusChanged,  ///< between open and in progress
  kClosed,
  kDeclined,
  kReopened,
  kVanished,  ///< is in the document no more
  kReturned,  ///< after it had vanished
  kEvidence,  ///< a commit somewhere in the repository carries `Debrief-Action: <id>/A1`
};
std::string_view action_event_name(ActionEventKind kind);  ///< `opened`, `due-changed`, …

struct ActionEvent {
  ActionEventKind kind = ActionEventKind::kOpened;
  LifeMoment moment;
  std::string before,
      after;  ///< dates as `2026-03-01`, owners and statuses as written; may be empty
};

/// One action from the revision that brought it in to today.
struct ActionLife {
  std::string id;                   ///< as it was last written; empty when it has none
  std::string text;                 ///< as it was last written
  std::optional<uint32_t> index;    ///< into Document::actions; nullopt: it has vanished
  std::vector<ActionEvent> events;  ///< oldest first
  /// It was there already where history is cut, so that when it was opened is not known.
  bool older_than_history = false;

  std::optional<Timestamp> opened() const;  ///< nullopt when it is not known
  std::optional<Timestamp> closed() const;  ///< of the last closing or declining that still holds
  size_t slips() const;  ///< how often its date was moved to a later one while it was open
};

struct StatusChange {
  LifeMoment moment;
  Status before = Status::kUnknown;  ///< kUnknown: it had none, or there was no document
  Status after = Status::kUnknown;
};

/// A revision that changed what is told as facts.
struct FactsEdit {
  LifeMoment moment;
  double share = 0;        ///< of the words of the facts, 0 to 1: those taken away or added
  bool amended = false;    ///< an amendment was added by then
  bool published = false;  ///< it was published already
};

struct DocumentLife {
  std::vector<ActionLife> actions;     ///< those of today in their order, then those that vanished
  std::vector<StatusChange> statuses;  ///< oldest first
  std::vector<FactsEdit> facts_edits;  ///< oldest first; content revisions alone
  std::optional<LifeMoment> first_published;  ///< nullopt: never, or before what is known
  /// Some revision could not be read, or lies behind a shallow boundary: what is not here may be
  /// there.
  bool incomplete = false;
};

}  // namespace debrief
