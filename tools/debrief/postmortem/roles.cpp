#include "debrief/postmortem/roles.h"

#include "debrief/postmortem/label.h"
#include "debrief/postmortem/role_aliases.h"

namespace debrief {
namespace {

/// What stands before the first ` - `, ` – `, `—` or `:`; all of it when there is none.
std::string_view before_dash(std::string_view title) {
  size_t end = title.size();
  for (const std::string_view mark : {" - ", " – ", "—", ":", " | "}) {
    end = std::min(end, title.find(mark));
  }
  return title.substr(0, end);
}

}  // namespace

RoleAliases::RoleAliases(const std::map<SectionRole, std::vector<std::string>>& configured) {
  for (const auto& [role, titles] : configured) {
    for (const std::string& title : titles) {
      if (std::string label = normal_label(title); !label.empty()) {
        configured_.emplace(std::move(label), role);
      }
    }
  }
}

SectionRole RoleAliases::find(const std::string& label) const {
  if (const auto own = configured_.find(label); own != configured_.end()) return own->second;
  using role_aliases::kAliases;
  const auto found = std::ranges::lower_bound(kAliases, label, {}, &RoleAlias::label);
  const bool known = found != kAliases.end() && found->label == label;
  return known ? found->role : SectionRole::kNone;
}

SectionRole RoleAliases::role_of(std::string_view title) const {
  // No alias is long: a paragraph in bold is not looked up.
  if (title.size() > 200) return SectionRole::kNone;
  if (const SectionRole role = find(normal_label(title)); role != SectionRole::kNone) return role;
  const std::string_view head = before_dash(title);
  return head.size() < title.size() ? find(normal_label(head)) : SectionRole::kNone;
}

}  // namespace debrief
