#include "debrief/checks/story_people.h"

#include "debrief/base/strings.h"
#include "debrief/postmortem/list_id.h"

namespace debrief {
namespace {

/// The first word of a name: `alice` of `alice smith`, `alice.smith` and `alice-smith`.
std::string_view first_name(std::string_view name) {
  return name.substr(0, name.find_first_of(" .-_"));
}

bool is_word_byte(char byte) {
  return is_ascii_alnum(byte) || static_cast<unsigned char>(byte) >= 0x80;
}

}  // namespace

bool is_same_person(std::string_view a, std::string_view b) {
  const std::string one = plain_name(a), other = plain_name(b);
  if (one.empty() || other.empty()) return false;
  return one == other || first_name(one) == other || one == first_name(other);
}

std::vector<const PersonReference*> storytellers(const Document& document) {
  std::vector<const PersonReference*> people;
  const auto& facilitator = document.front_matter.facilitator;
  for (const PersonReference& person : document.front_matter.participants) {
    const std::string role = lower_ascii(person.role);
    const bool beside = role.find("facilitat") != role.npos || role.find("scribe") != role.npos ||
                        role.find("note") != role.npos || role.find("observer") != role.npos;
    if (beside || (facilitator && is_same_person(facilitator->value, person.name))) continue;
    people.push_back(&person);
  }
  return people;
}

bool names_person(std::string_view text, std::string_view person) {
  const std::string lower = lower_ascii(text);
  const std::string full = plain_name(person);
  for (const std::string_view name : {std::string_view(full), first_name(full)}) {
    if (name.empty()) continue;
    for (size_t at = lower.find(name); at != lower.npos; at = lower.find(name, at + 1)) {
      const size_t end = at + name.size();
      const bool starts = at == 0 || !is_word_byte(lower[at - 1]);
      if (starts && (end == lower.size() || !is_word_byte(lower[end]))) return true;
    }
  }
  return false;
}

}  // namespace debrief
