#include <algorithm>
#include <map>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

/// A name or handle as letters and digits in lower case: `Dana Lee` and `@dana-lee` alike.
std::string letters_of(std::string_view name) {
  std::string letters;
  for (const char byte : lower_ascii(name)) {
    const bool letter = is_ascii_alnum(byte) || static_cast<unsigned char>(byte) >= 0x80;
    if (letter) letters += byte;
  }
  return letters;
}

/// The handles that the configuration lists, or the document uses, by their letters.
std::map<std::string, std::string> handles_of(const Document& document, const Config& config) {
  std::map<std::string, std::string> handles;
  const auto add = [&](const std::string& name) {
    if (name.starts_with('@')) handles.emplace(letters_of(name), name);
  };
  for (const std::string& person : config.people) add(person);
  for (const PersonReference& person : document.participants) add(person.name);
  for (const PersonReference& person : document.front_matter.participants) add(person.name);
  for (const Action& action : document.actions) {
    for (const PersonReference& owner : action.owners) add(owner.name);
  }
  return handles;
}

}  // namespace

void actions_owner_form(const Document& document, const Config& config, Emit& emit) {
  if (document.mode != DocumentMode::kManaged) return;
  const std::map<std::string, std::string> handles = handles_of(document, config);
  for (const Action& action : document.actions) {
    for (const PersonReference& owner : action.owners) {
      if (owner.name.starts_with('@')) continue;
      const auto handle = handles.find(letters_of(owner.name));
      if (handle == handles.end() || document.source.slice(owner.span) != owner.name) continue;
      emit(owner.span, concat("“", owner.name, "” is “", handle->second, "” elsewhere"))
          .rewrite(handle->second)
          .fix(concat("write ", handle->second), {{owner.span, handle->second}});
    }
  }
}

}  // namespace debrief
