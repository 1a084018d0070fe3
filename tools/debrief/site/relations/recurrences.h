#pragma once
// Factors that came back while something was still to be done about them, found for all records at
// once. What counts as coming back is corpus/recurrence.h's.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "debrief/base/packed_list.h"

namespace debrief {

struct SiteModel;

/// A factor that two incidents of one service have, and the actions of the earlier one that make it
/// less likely and were open when the later one started, as far as history proves it.
/// A large corpus has tens of thousands of them.
struct RecurrenceView {
  uint32_t later = 0, earlier = 0;  ///< indices into SiteModel::records
  uint32_t kind = 0;                ///< index into Record::factor_kinds of the later
  PackedList<uint32_t> actions;     ///< indices into Record::actions of the earlier; never empty
};

/// Of each incident and kind of factor so many earlier ones are told, those nearest before it.
inline constexpr size_t kMostRecurrences = 8;

/// All of them: by the later record in the order of the model, then by kind, then the nearest
/// earlier one first. Near to linear in the factors: an action is left behind once it is closed.
std::vector<RecurrenceView> recurrences_in(const SiteModel& model);

}  // namespace debrief
