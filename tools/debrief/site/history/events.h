#pragma once
// What the life of a document says of each of its revisions, and the words for it.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "debrief/corpus/life.h"
#include "debrief/site/words.h"

namespace debrief {

struct RevisionView;

/// What happened in one revision. All is borrowed from the life.
struct RevisionEvents {
  struct OfAction {
    const ActionLife* action = nullptr;
    const ActionEvent* event = nullptr;
  };
  std::vector<OfAction> actions;
  std::vector<const StatusChange*> statuses;
  bool published = false;     ///< first told to others
  bool amended = false;       ///< changed the facts of what is published
  bool noted = false;         ///< and says so in an amendment
  bool only_actions = false;  ///< actions went on, and none is new or in other words
};

/// By the index of the commit into History::commits.
std::map<uint32_t, RevisionEvents> events_of(const DocumentLife& life);

/// Sentences without a full stop: `A3 due 16 Apr → 14 May`, `now in review`.
std::vector<std::string> event_words(const Words& words, const RevisionEvents& events,
                                     const RevisionView& view);

}  // namespace debrief
