#pragma once
// Who took part and who told a story, compared by name.

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "debrief/postmortem/document.h"

namespace debrief {

/// Names of persons, to be asked for. `@alice`, `alice` and `Alice Smith` are one: `@` and letter
/// case do not count, and a first name alone names whoever has it.
class PersonNames {
 public:
  void add(std::string_view name);
  /// Every word of a text, since any of them may name somebody.
  void add_words(std::string_view text);
  bool has(std::string_view name) const;

 private:
  std::unordered_set<std::string> names_, first_names_;
  std::unordered_set<std::string> words_;  ///< of texts, as they are written: most come again
};

/// Those who tell a story.
PersonNames tellers(const Document& document);

/// Those whom the texts of some sections name.
PersonNames named_in(const Document& document, std::initializer_list<SectionRole> roles);

/// The participants, without whoever facilitated or took notes.
std::vector<const PersonReference*> storytellers(const Document& document);

}  // namespace debrief
