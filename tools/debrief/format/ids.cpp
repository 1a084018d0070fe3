#include "debrief/format/ids.h"

#include <algorithm>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr size_t kMostDigits = 4;  ///< as the reader has it

/// Sections that speak of actions and factors by their ids; elsewhere `F5` may be a key or a maker.
bool speaks_of_ids(SectionRole role) {
  return role == SectionRole::kActions || role == SectionRole::kFactors ||
         role == SectionRole::kCheckBack || role == SectionRole::kWhys ||
         role == SectionRole::kSecondStories || role == SectionRole::kAmendments;
}

}  // namespace

IdGiver::IdGiver(const Document& document, const std::vector<std::string>& taken) {
  for (const std::string& id : taken) see(id);
  const auto named = [](const auto& entry) { return !entry.id.empty(); };
  actions_.by_place = actions_.highest == 0 && std::ranges::none_of(document.actions, named);
  factors_.by_place = factors_.highest == 0 && std::ranges::none_of(document.factors, named);
  for (const Action& action : document.actions) see(action.id);
  for (const Factor& factor : document.factors) see(factor.id);
  for (const Reference& reference : document.references) {
    if (reference.kind == Reference::Kind::kAction || reference.kind == Reference::Kind::kFactor) {
      see(reference.target);
    }
  }
  for (const TextBlock& text : document.texts) {
    if (text.kind != TextKind::kField && speaks_of_ids(text.role)) see_all(text.prose.text);
  }
}

std::string IdGiver::Numbers::give(char letter, size_t index) {
  return by_place ? concat(letter, index + 1) : concat(letter, ++highest);
}

void IdGiver::see(std::string_view id) {
  if (id.size() < 2 || id.size() > 1 + kMostDigits || (id[0] != 'A' && id[0] != 'F')) return;
  int number = 0;
  for (const char digit : id.substr(1)) {
    if (!is_ascii_digit(digit)) return;
    number = number * 10 + (digit - '0');
  }
  int& highest = (id[0] == 'A' ? actions_ : factors_).highest;
  highest = std::max(highest, number);
}

void IdGiver::see_all(std::string_view text) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] != 'A' && text[at] != 'F') continue;
    size_t end = at + 1;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    const bool word = (at == 0 || !is_ascii_alnum(text[at - 1])) &&
                      (end == text.size() || !is_ascii_alnum(text[end]));
    if (word && end - at <= 3) see(text.substr(at, end - at));
    at = end - 1;
  }
}

}  // namespace debrief
