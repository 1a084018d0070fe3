#pragma once
// Whether a bare word, as in `(Alice)`, `[ALICE]` or `Team Blue`, names somebody who could look
// after an action. A handle needs no such question.

#include <string>
#include <string_view>
#include <unordered_set>

#include "debrief/postmortem/document.h"

namespace debrief {

/// The people that a document knows, and what names look like.
class ActionNames {
 public:
  /// Takes up whom the document names: its participants, its owner, every handle, and those who are
  /// listed below a heading such as `Attendees`. Cost linear in the document.
  explicit ActionNames(const Document& document);

  /// Whether the whole text names a person or a team: one that the document names elsewhere, a
  /// given name with or without more names behind it, `Team Blue`, `the storage team`.
  bool is_owner(std::string_view text) const;

  /// The size of such a name at the start of a text, of at most four words; 0 for none.
  size_t size_of_owner(std::string_view text) const;

  /// The size of the name that a sentence such as `Dana to write it` or `Team Blue will write it`
  /// starts with; 0 for none. Behind it stands ` to ` or ` will ` and a verb.
  size_t size_of_subject(std::string_view text) const;

 private:
  void add(std::string_view name);
  void add_closing(const Document& document);
  void add_labelled(std::string_view text);
  std::unordered_set<std::string> known_;  ///< in the form of normal_label()
};

/// Whether a text is made up as a name is: up to three words, each with a capital and then small
/// letters.
bool looks_like_name(std::string_view text);

/// `Team Blue`, `SRE team`, `the storage team`.
bool is_team_name(std::string_view text);

}  // namespace debrief
