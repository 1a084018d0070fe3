#pragma once
// One action item as people write it in a line:
// `**A1** Add a check to the script — @alice, due 2021-03-05, prevent, F1 F3, #4512`.

#include <optional>
#include <string>
#include <vector>

#include "debrief/base/time.h"
#include "debrief/postmortem/action_names.h"
#include "debrief/postmortem/document.h"
#include "debrief/postmortem/prose_part.h"

namespace debrief {

/// The parts of an action's line, as bytes of its prose.
struct ActionText {
  struct Person {
    Part part;         ///< the name, `@` included
    std::string role;  ///< `SRE` of `@alice (SRE)`; may be empty
  };
  struct Tracker {
    Part part;
    std::string value;
  };

  Part id;
  Part text;  ///< what is to be done, id and metadata left out
  std::vector<Person> owners;
  std::optional<Moment> due;
  Part due_part;  ///< also of what stands there and is no date
  std::optional<ActionStatus> status;
  std::string type;
  std::string strength;
  std::vector<Part> addresses;
  std::optional<Tracker> tracker;
  Part reason;  ///< why it was declined
};

/// Reads a line. Metadata is what stands behind a dash or separator at the end, in brackets at
/// either end, or is named by a label (`Owner: Dana`); a name before the text (`@alice: …`,
/// `Dana to …`) is its owner. A `@handle` or `#12` inside the sentence is part of the sentence, but
/// an issue named there becomes the tracker when no other is given. Cost linear in the line.
ActionText read_action_text(const Prose& prose, Part part, const ActionNames& names);

/// Adds what `more` holds to `text`; what both say stays as it is in `text`. Id and text stay.
void merge_action_text(ActionText& text, ActionText more);

/// Reads a part that is nothing but metadata, as `Owner: @alice`; nullopt when it is more.
std::optional<ActionText> read_action_metadata(const Prose& prose, Part part,
                                               const ActionNames& names);

/// The handles that a text starts with: `@alice and @bob plan the migration`.
std::vector<ActionText::Person> read_leading_handles(const Prose& prose, Part part);

/// Whether what stands where an owner is asked for names no one: `n/a`, `TBD`, `everyone`, `@team`.
bool is_nobody(std::string_view name);

/// The persons of an owner cell: `@alice, Bob (SRE)`. Placeholders are no one.
std::vector<ActionText::Person> read_people(const Prose& prose, Part part);

/// The ids in a part such as `F1, F3`.
std::vector<Part> read_ids(const Prose& prose, Part part);

/// The tracker that makes up a cell: its link, its `#12` or `OPS-7`, or its text.
std::optional<ActionText::Tracker> read_tracker(const Prose& prose, Part part);

/// Whether an address is one of an issue, a ticket or a change.
bool is_issue_address(std::string_view url);

/// A due date: a date, with `by` or `due` before it at most.
std::optional<Moment> read_due(std::string_view text);

}  // namespace debrief
