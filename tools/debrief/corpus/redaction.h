#pragma once
// Persons' names out of texts, and what they did in the incident in their place. Works on bytes, so
// that whatever is made of the text afterwards cannot hold a name.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/postmortem/document.h"

namespace debrief {

/// Which part each person of a document had: a name as written, `@` left out → `facilitator`.
using Roles = std::map<std::string, std::string, std::less<>>;

/// The parts that a document's front matter gives: its owner, its facilitator, and participants
/// with theirs. A role is plain words in one line, whatever was written.
Roles roles_of(const Document& document);

class Redaction {
 public:
  /// `people` as they are written anywhere: `@ann`, `Ann Example`. `kept` are handles of no person,
  /// such as teams.
  Redaction(const std::set<std::string>& people, const std::set<std::string>& kept);

  /// The text with `@role` for every handle, `the role` for every known name, and
  /// `address removed` for every e-mail address. Lines stay lines. Linear.
  std::string text(std::string_view text, const Roles& roles = {}) const;

  /// The bytes of a document: its front matter, where a value is the role alone, and its body.
  std::string document(std::string_view bytes, const Roles& roles) const;

  /// Words that are part of a name and stand where no sentence begins: with their offsets.
  struct Remnant {
    size_t offset = 0;
    std::string word;
  };
  std::vector<Remnant> remnants(std::string_view text) const;

  /// All that it was told, one a line: two that were told the same do the same.
  const std::string& told() const { return told_; }

 private:
  std::string_view role_of(std::string_view name, const Roles& roles) const;
  /// The longest known name that begins at a word; empty when there is none.
  std::string_view name_at(std::string_view text) const;
  std::string replaced(std::string_view text, const Roles& roles, bool as_value) const;

  /// Known names by their first word, the longest first.
  std::map<std::string, std::vector<std::string>, std::less<>> by_first_word_;
  std::set<std::string, std::less<>> parts_;  ///< words of names, as written
  std::set<std::string, std::less<>> kept_;
  std::string told_;
};

}  // namespace debrief
