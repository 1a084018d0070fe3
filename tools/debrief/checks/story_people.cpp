#include "debrief/checks/story_people.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/list_id.h"

namespace debrief {
namespace {

/// The first word of a name: `alice` of `alice smith`, `alice.smith` and `alice-smith`.
std::string_view first_name(std::string_view name) {
  return name.substr(0, name.find_first_of(" .-_"));
}

bool is_word_byte(char byte) {
  return is_ascii_alnum(byte) || static_cast<unsigned char>(byte) >= 0x80 || byte == '-' ||
         byte == '_' || byte == '.';
}

}  // namespace

void PersonNames::add(std::string_view name) {
  std::string plain = plain_name(name);
  if (plain.empty()) return;
  first_names_.emplace(first_name(plain));
  names_.insert(std::move(plain));
}

void PersonNames::add_words(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    std::string_view word = text.substr(at, end - at);
    while (!word.empty() && (word.back() == '.' || word.back() == '-')) word.remove_suffix(1);
    at = std::max(end, at + 1);
    if (word.empty() || !words_.emplace(word).second) continue;
    add(word);
    // `Alice’s`: an apostrophe of two bytes or more is no part of the name.
    const size_t apostrophe = word.find("’");
    if (apostrophe != std::string_view::npos) add(word.substr(0, apostrophe));
  }
}

bool PersonNames::has(std::string_view name) const {
  const std::string plain = plain_name(name);
  return !plain.empty() &&
         (names_.contains(plain) || names_.contains(std::string(first_name(plain))) ||
          first_names_.contains(plain));
}

PersonNames tellers(const Document& document) {
  PersonNames names;
  for (const Story& story : document.stories) names.add(story.who);
  return names;
}

PersonNames named_in(const Document& document, std::initializer_list<SectionRole> roles) {
  PersonNames names;
  for (const TextBlock& text : document.texts) {
    if (std::ranges::find(roles, text.role) != roles.end()) names.add_words(text.prose.text);
  }
  return names;
}

std::vector<const PersonReference*> storytellers(const Document& document) {
  std::vector<const PersonReference*> people;
  PersonNames lead;
  if (document.front_matter.facilitator) lead.add(document.front_matter.facilitator->value);
  for (const PersonReference& person : document.front_matter.participants) {
    const std::string role = lower_ascii(person.role);
    const bool beside = role.find("facilitat") != role.npos || role.find("scribe") != role.npos ||
                        role.find("note") != role.npos || role.find("observer") != role.npos;
    if (beside || lead.has(person.name)) continue;
    people.push_back(&person);
  }
  return people;
}

}  // namespace debrief
