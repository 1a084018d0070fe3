#pragma once
// What a sentence among actions says when it is none: what a template asks for, what readers are
// advised, what a type or a priority means. And what a sentence elsewhere promises.

#include <optional>
#include <string_view>

#include "debrief/postmortem/prose_part.h"

namespace debrief {

/// Whether a text tells authors what to fill in: `List what is to be done`, `Each item should …`.
bool is_action_guidance(std::string_view text);

/// Whether a title or a line speaks to readers: `What you can do`, `Actions for customers`.
bool speaks_to_readers(std::string_view text);

/// Whether a text starts with the verb of an action, perhaps behind `Please`, `Also` or `TODO`.
bool starts_with_action_verb(std::string_view text);

/// Whether a sentence says that something is still to be done: `will`, `need to`, `should`.
bool promises_work(std::string_view text);

/// Whether a sentence begins with what is going to be done: `We will`, `Lastly, we are going to`.
bool starts_with_promise(std::string_view text);

/// Whether a line that ends in a colon announces what is going to be done, outside any section of
/// actions: `To prevent this we will:`, `We agreed on the following action items:`.
bool announces_actions(std::string_view text);

/// Where the actual action begins in a text such as `Action item: add a probe`, anywhere in a line;
/// nullopt when it names none.
std::optional<size_t> action_behind_mark(std::string_view text);

/// Whether a text says that there are no actions.
bool says_no_actions(std::string_view text);

/// The reason behind it, `None: …`, `No action because …`; empty when there is none. Nullopt when
/// the text says something else.
std::optional<Part> reason_for_no_actions(const Prose& prose, Part part);

/// The word that a line such as `P1: within a week` or `prevent – keeps it from happening`
/// explains, when it is a type, a status or a priority, and what is said about it; nullopt
/// otherwise.
struct Explained {
  std::string_view word, meaning;
};
std::optional<Explained> explained_word(std::string_view text);

}  // namespace debrief
