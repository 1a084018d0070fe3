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

/// The status that a cell or remark begins with: `✅ Done`, `Done (2021-03-05)`, `completed on
/// Friday`.
std::optional<ActionStatus> action_status_in(std::string_view text);

/// The size of a sign such as ✅ or `:heavy_check_mark:` at the start of a text, and what it stands
/// for; nullopt when there is none.
struct StatusSign {
  size_t size = 0;
  ActionStatus status = ActionStatus::kOpen;
};
std::optional<StatusSign> status_sign_at(std::string_view text);

/// Whether a word grades an action: `stronger`, `intermediate`, `weak`.
bool is_action_strength(std::string_view word);

/// Whether a word ranks an action (`P1`, `high`): recorded nowhere, but no part of the text.
bool is_action_priority(std::string_view word);

/// Whether a word is the base form of a verb that actions start with, in lower case: `add`.
bool is_action_verb(std::string_view word);

/// Whether a title gathers actions and is none itself: `Short term`, `Infrastructure`, `Done`,
/// `Preventive measures`.
bool is_action_group(std::string_view title);

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
  kReason,  ///< why it was declined
  kNote,    ///< a comment; of a declined action its reason
  kOther
};
inline constexpr size_t kActionFields = static_cast<size_t>(ActionField::kOther) + 1;

/// The field of a label in any spelling; nullopt when it is none that is known.
std::optional<ActionField> action_field_of(std::string_view label);

}  // namespace debrief
