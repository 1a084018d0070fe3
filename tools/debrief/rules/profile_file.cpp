// One profile file, from bytes to Profile.

#include <algorithm>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/rules/rule_set.h"
#include "debrief/rules/rule_source.h"
#include "debrief/text/nearest.h"

namespace debrief {

Result<Profile> parse_profile(const RuleFile& file, const std::vector<std::string_view>& rule_ids) {
  DEBRIEF_TRY(source, read_rule_source(file, RuleSchema::kProfile));
  const YamlNode& root = source.tree.root();
  Profile profile;
  profile.name = source.text(root, "name");
  profile.summary = source.text(root, "summary");
  profile.source = source.text(root, "source");
  const bool called_by_name = file_name(parent_path(file.path)) == "profiles";
  if (called_by_name && file_name(file.path) != concat(profile.name, ".yaml")) {
    return fail(source.error(
        source.find(root, "name")->span,
        concat("the name “", profile.name, "” does not fit the path; the file belongs in profiles/",
               profile.name, ".yaml")));
  }
  if (const YamlNode* rules = source.find(root, "rules")) {
    for (const YamlEntry& entry : rules->entries) {
      const YamlNode& id = source.tree[entry.key];
      if (std::find(rule_ids.begin(), rule_ids.end(), id.text) == rule_ids.end()) {
        return fail(source.error(
            id.span, concat("no rule is called “", id.text, "”", did_you_mean(id.text, rule_ids))));
      }
      const auto severity = severity_of_name(source.tree[entry.value].text);
      profile.rules.emplace_back(id.text, severity.value_or(Severity::kOff));
    }
  }
  profile.every = severity_of_name(source.text(root, "every"));
  std::sort(profile.rules.begin(), profile.rules.end());
  return profile;
}

Result<void> add_profile_file(RuleSet& set, const RuleFile& file) {
  DEBRIEF_TRY(profile, parse_profile(file, set.ids()));
  profile.path = file.path;
  set.profiles.push_back(std::move(profile));
  set.note_own_file(file);
  return {};
}

}  // namespace debrief
