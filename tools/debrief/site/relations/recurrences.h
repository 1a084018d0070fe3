#pragma once
// Factors that came back while something was still to be done about them, found for all records at
// once. What counts as coming back is corpus/recurrence.h's.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace debrief {

struct SiteModel;

/// A factor that two incidents of one service have, and the actions of the earlier one that make it
/// less likely and were open when the later one started, as far as history proves it.
struct RecurrenceView {
  size_t later = 0, earlier = 0;  ///< indices into SiteModel::records
  std::string kind;               ///< of the factor: `tool.observability`
  std::vector<size_t> actions;    ///< indices into Record::actions of the earlier; never empty
};

/// Of each incident and kind of factor so many earlier ones are told, those nearest before it.
inline constexpr size_t kMostRecurrences = 8;

/// All of them: by the later record in the order of the model, then by kind, then the nearest
/// earlier one first. Near to linear in the factors: an action is left behind once it is closed.
std::vector<RecurrenceView> recurrences_in(const SiteModel& model);

}  // namespace debrief
