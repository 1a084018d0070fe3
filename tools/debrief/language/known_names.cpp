#include "debrief/language/known_names.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/language/grammar.h"

namespace debrief {

NameTable::NameTable(const KnownNames& names, const LanguageData& data) {
  for (const std::string& name : names.services) add(name, AgentClass::kSystem, data);
  for (const std::string& name : names.teams) {
    if (names.services.count(name) == 0) add(name, AgentClass::kTeam, data);
  }
  for (const std::string& name : names.people) {
    add(name, AgentClass::kPerson, data);
    const size_t space = name.find(' ');
    if (space != std::string::npos && space > 1)
      add(name.substr(0, space), AgentClass::kPerson, data);
  }
  for (auto& [first, list] : names_) {
    std::stable_sort(list.begin(), list.end(),
                     [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
  }
}

void NameTable::add(std::string_view text, AgentClass agent_class, const LanguageData& data) {
  const std::vector<Word> words = split_words(text);
  if (words.empty()) return;
  Name name;
  name.agent_class = agent_class;
  name.capital = words.front().capital && agent_class == AgentClass::kPerson;
  for (const Word& word : words) name.words.push_back(word.text);
  if (words.size() == 1 && words.front().kind == WordKind::kWord) {
    const std::string& word = name.words.front();
    const WordInfo* info = data.lexicon.find(word);
    const bool verb = info != nullptr && info->forms != 0;
    if (agent_class == AgentClass::kSystem && verb) return;  // the `search` service: `we search`
    name.common = verb || function_word(word).has_value() ||
                  (info != nullptr && info->classes.test(data.classes.ambiguous_name));
    if (name.common && agent_class == AgentClass::kPerson && !name.capital) return;
  }
  insert(std::move(name));
  if (text.front() != '@' && words.size() == 1) {
    insert({.words = {concat("@", lower_ascii(text))}, .agent_class = agent_class});
  }
}

void NameTable::insert(Name name) {
  auto& list = names_[name.words.front()];
  const bool there = std::any_of(list.begin(), list.end(),
                                 [&](const Name& other) { return other.words == name.words; });
  if (!there) list.push_back(std::move(name));
}

void NameTable::mark(const SentenceEditor& sentence) const {
  if (names_.empty()) return;
  for (int64_t i = sentence.first; i < sentence.last; ++i) {
    const auto found = names_.find(sentence.text(i));
    if (found == names_.end() || sentence[i].word.kind == WordKind::kCode) continue;
    for (const Name& name : found->second) {
      if (name.capital && !sentence[i].word.capital) continue;
      if (name.common && (!sentence[i].word.capital || i == sentence.first)) continue;
      const auto size = static_cast<int64_t>(name.words.size());
      if (!sentence.holds(i + size - 1)) continue;
      bool same = true;
      for (int64_t k = 1; k < size && same; ++k) {
        same = sentence.is(i + k, name.words[static_cast<size_t>(k)]);
      }
      if (!same) continue;
      sentence[i].known = name.agent_class;
      sentence[i].known_size = static_cast<uint32_t>(size);
      for (int64_t k = 0; k < size; ++k) sentence[i + k].tag = Tag::kName;
      i += size - 1;
      break;
    }
  }
}

}  // namespace debrief
