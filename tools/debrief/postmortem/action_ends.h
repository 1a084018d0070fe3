#pragma once
// What stands at either end of an action's line. Each function takes its part off `text.text` and
// puts what it says into the other fields; read_action_text() says in which order.

#include <optional>

#include "debrief/postmortem/action_text.h"

namespace debrief {

/// An id such as `A1`, `A1:` or `[A1]` at the start.
void take_id(const Prose& prose, ActionText& text);

/// `✅`, `DONE:`, `TODO`, `1)` at the start, and a sign at the end.
void take_marks(const Prose& prose, ActionText& text);

/// `Prevent: add a check`, `P1 – add a check`: a type or a priority before what is to be done.
void take_kind(const Prose& prose, ActionText& text);

/// `Dana to write it`, `@bob will write it`: who the sentence says does it. What only says `to` is
/// no part of the text.
void take_subject(const Prose& prose, ActionText& text, const ActionNames& names);

/// `@alice: text`, `**Dana**: text`, `[detect] text`, `(@bob) text`.
void take_head(const Prose& prose, ActionText& text, const ActionNames& names);

/// `— Alice` and `— Dana Lee, due 2021-03-05`: a bare name behind the last dash, perhaps with
/// metadata behind it.
void take_closing_name(const Prose& prose, ActionText& text, const ActionNames& names);

/// All metadata at the end, from the leftmost place on from which there is nothing else.
void take_tail(const Prose& prose, ActionText& text, const ActionNames& names);

/// `— declined: reason` and `(declined because reason)`: what stands before it is the text.
void take_declined(const Prose& prose, ActionText& text);

/// A status in brackets that goes on, `(done during the incident)`; it stays in the text.
void read_closing_remark(const Prose& prose, ActionText& text);

/// The first issue that the sentence itself names.
std::optional<ActionText::Tracker> find_tracker(const Prose& prose, Part part);

}  // namespace debrief
