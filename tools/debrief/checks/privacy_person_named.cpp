#include <set>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

std::vector<std::string> people_of(const Document& document, const Config& config) {
  std::set<std::string> people(config.people.begin(), config.people.end());
  const FrontMatter& front = document.front_matter;
  if (front.owner) people.insert(front.owner->value);
  if (front.facilitator) people.insert(front.facilitator->value);
  for (const PersonReference& person : front.participants) people.insert(person.name);
  for (const Action& action : document.actions) {
    for (const PersonReference& owner : action.owners) people.insert(owner.name);
  }
  constexpr size_t kShortest = 3;
  std::erase_if(people, [](const std::string& name) { return name.size() < kShortest; });
  return {people.begin(), people.end()};
}

bool is_name_byte(char byte) {
  return is_ascii_alnum(byte) || byte == '_' || byte == '@' ||
         static_cast<unsigned char>(byte) >= 0x80;
}

/// Where a name stands as a word of its own; npos when it does not.
size_t find_name(std::string_view text, std::string_view name) {
  for (size_t at = text.find(name); at != text.npos; at = text.find(name, at + name.size())) {
    const size_t end = at + name.size();
    const bool begins = at == 0 || !is_name_byte(text[at - 1]);
    if (begins && (end == text.size() || !is_name_byte(text[end]))) return at;
  }
  return text.npos;
}

}  // namespace

void privacy_person_named(const Document& document, const Config& config, Emit& emit) {
  const FrontMatter& front = document.front_matter;
  if (!front.visibility || front.visibility->value != "public") return;
  for (const std::string& name : people_of(document, config)) {
    for (const TextBlock& text : document.texts) {
      if (text.kind == TextKind::kField && text.field != "/title") continue;
      const size_t at = find_name(text.prose.text, name);
      if (at == std::string::npos) continue;
      emit(text.prose.source(at, at + name.size()),
           concat("the page is public, and “", name, "” is the name of a person"));
      break;
    }
  }
}

}  // namespace debrief
