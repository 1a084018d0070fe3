#pragma once
// The words that action lists use for types, statuses, strengths and columns.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "debrief/postmortem/document.h"

namespace debrief {

/// The type that a word stands for (`prevention` and `Preventive` for `prevent`); empty for none.
std::string_view action_type_of(std::string_view word);

/// `done`, `In progress`, `won't fix`, …; nullopt when the text is no status.
std::optional<ActionStatus> action_status_of(std::string_view word);

/// Whether a word grades an action: `stronger`, `intermediate`, `weak`.
bool is_action_strength(std::string_view word);

/// Whether a word ranks an action (`P1`, `high`): recorded nowhere, but no part of the text.
bool is_action_priority(std::string_view word);

/// What a column or a `Label:` of an action says.
enum class ActionField {
  kId,
  kText,
  kOwner,
  kDue,
  kType,
  kStrength,
  kStatus,
  kTracker,
  kAddresses,
  kOther
};
inline constexpr size_t kActionFields = static_cast<size_t>(ActionField::kOther) + 1;

/// The field of a label in any spelling; nullopt when it is none that is known.
std::optional<ActionField> action_field_of(std::string_view label);

}  // namespace debrief
