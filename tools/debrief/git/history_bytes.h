#pragma once
// A history as bytes and back, so that what a walk found can be kept. Read back by the same version
// of the program only.

#include <optional>
#include <string>
#include <string_view>

#include "debrief/git/history.h"

namespace debrief {

std::string history_bytes(const History& history);

/// Nullopt for bytes that history_bytes() did not write.
std::optional<History> read_history_bytes(std::string_view bytes);

/// What read_history() depends on beside the objects of the repository, which never change: where
/// it starts and is cut, what stands for what, who is who, and the options. `wanted` names the
/// files that are asked for, since a function has no value. 28 bytes. Cost: that of reading the
/// mailmap and the list of cuts.
std::string history_key(const Repository& repository, const ObjectId& start,
                        const HistoryOptions& options, const std::vector<std::string>& wanted);

}  // namespace debrief
