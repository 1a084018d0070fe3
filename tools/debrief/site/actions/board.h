#pragma once
// Actions by their states, for the board and the pages that list one state in full.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/site/actions/action_table.h"

namespace debrief {

enum class BoardState { kOverdue, kInProgress, kOpen, kDone, kDeclined, kVanished };
inline constexpr size_t kBoardStates = 6;

/// `overdue`, `progress`, …: the anchor of a state on a board, and its key below `actions.state`.
std::string_view board_anchor(BoardState state);
std::string board_word(const Words& words, BoardState state);

/// The actions of some records, each in its state. Those that are live stand by urgency, those that
/// are settled by the day they were, the last first and those of no known day at the end.
struct Board {
  std::array<std::vector<ActionEntry>, kBoardStates> states;
  size_t records = 0;  ///< those that have an action, or had one

  const std::vector<ActionEntry>& of(BoardState state) const {
    return states[static_cast<size_t>(state)];
  }
  size_t all() const;
  size_t live() const;
};
Board board_of(const SiteModel& model, const std::vector<size_t>& records);
Board board_of(const SiteModel& model);

/// The boards of the actions of each service, team and severity.
void add_boards(const SiteContext& site, std::vector<PageMaker>& makers);

/// `3 overdue`, `26 done`.
std::string board_count(const Words& words, BoardState state, size_t count);

}  // namespace debrief
