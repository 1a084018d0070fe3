#include "debrief/site/actions/board.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

BoardState state_of(const ActionView& view) {
  if (view.overdue_days) return BoardState::kOverdue;
  switch (view.action->status) {
    case ActionStatus::kInProgress:
      return BoardState::kInProgress;
    case ActionStatus::kDone:
      return BoardState::kDone;
    case ActionStatus::kDeclined:
      return BoardState::kDeclined;
    case ActionStatus::kOpen:
      break;
  }
  return BoardState::kOpen;
}

/// The last to be closed first, those of no known day at the end.
void sort_by_closed_day(std::vector<ActionEntry>& entries) {
  std::vector<std::pair<std::optional<absl::CivilDay>, ActionEntry>> dated;
  dated.reserve(entries.size());
  for (const ActionEntry& each : entries) dated.emplace_back(closed_day(each), each);
  // Nullopt is less than any day.
  std::ranges::stable_sort(dated, std::greater<>(), [](const auto& each) { return each.first; });
  std::ranges::transform(dated, entries.begin(), [](const auto& each) { return each.second; });
}

}  // namespace

std::string_view board_anchor(BoardState state) {
  constexpr std::string_view kAnchors[] = {"overdue", "progress", "open",
                                           "done",    "declined", "vanished"};
  return kAnchors[static_cast<size_t>(state)];
}

std::string board_word(const Words& words, BoardState state) {
  return std::string(words[concat("actions.states.", board_anchor(state))]);
}

std::string board_count(const Words& words, BoardState state, size_t count) {
  return words.count(concat("actions.counts.", board_anchor(state)), count);
}

size_t Board::all() const {
  size_t sum = 0;
  for (const auto& each : states) sum += each.size();
  return sum;
}

size_t Board::live() const {
  return of(BoardState::kOverdue).size() + of(BoardState::kInProgress).size() +
         of(BoardState::kOpen).size();
}

Board board_of(const SiteModel& model, const std::vector<size_t>& records) {
  Board board;
  std::set<size_t> having;
  for (const ActionEntry& entry : entries_of(model, model.actions_of(records))) {
    board.states[static_cast<size_t>(state_of(*entry.view))].push_back(entry);
    having.insert(entry.record);
  }
  board.states[static_cast<size_t>(BoardState::kVanished)] = vanished_from(model, records);
  for (const ActionEntry& entry : board.of(BoardState::kVanished)) having.insert(entry.record);
  board.records = having.size();
  for (const BoardState state : {BoardState::kDone, BoardState::kDeclined}) {
    sort_by_closed_day(board.states[static_cast<size_t>(state)]);
  }
  return board;
}

Board board_of(const SiteModel& model) {
  std::vector<size_t> everything(model.records.size());
  std::iota(everything.begin(), everything.end(), size_t{0});
  return board_of(model, everything);
}

}  // namespace debrief
