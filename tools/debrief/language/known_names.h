#pragma once
// Finds the names that the surroundings know in a sentence.

#include <string>
#include <vector>

#include "debrief/language/engine_classes.h"
#include "debrief/language/reading.h"

namespace debrief {

/// Names by their first word. Immutable.
class NameTable {
 public:
  NameTable(const KnownNames& names, const LanguageData& data);

  /// Sets `known` and `known_size` of the tokens that names start at, and tags all of a name's
  /// tokens kName. The longest name wins.
  void mark(const SentenceEditor& sentence) const;

 private:
  struct Name {
    std::vector<std::string> words;
    AgentClass agent_class = AgentClass::kPerson;
    bool capital = false;  ///< only where it is written with a capital
    bool common = false;   ///< also a common word: not at the start of a sentence
  };
  WordMap<std::vector<Name>> names_;

  void add(std::string_view name, AgentClass agent_class, const LanguageData& data);
  void insert(Name name);
};

}  // namespace debrief
