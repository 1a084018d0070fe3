#pragma once
// Which action of one revision is which of the next: by what they say, and by their ids where these
// were not handed out anew.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "debrief/corpus/revision_card.h"

namespace debrief {

/// For each of the later actions the earlier one that it goes on from; nullopt for one that is new.
/// No earlier action has two.
///
/// Equal words first, wherever they stand, so that new numbers for old actions change nothing; then
/// words that are mostly the same, or that begin alike and were only added to; then an equal id
/// where the words have something in common. Two that share nothing but the id are two actions.
/// Quadratic in those that are not equal.
std::vector<std::optional<size_t>> match_actions(std::span<const CardAction> earlier,
                                                 std::span<const CardAction> later);

/// Whether two texts differ in spelling at most: nine in ten of the pairs of neighbouring letters
/// are the same.
bool is_spelling(std::string_view a, std::string_view b);

}  // namespace debrief
