#pragma once
// What headings mean: the words under which teams write each section. To teach debrief another
// common heading, add it to role_aliases.h in its normal form (label.h); a team's own go
// into its configuration.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/postmortem/document.h"

namespace debrief {

/// The aliases of one configuration, in normal form.
class RoleAliases {
 public:
  explicit RoleAliases(const std::map<SectionRole, std::vector<std::string>>& configured);

  /// The role of a heading; kNone when no alias holds it. A heading that goes on behind a dash or
  /// colon (`Timeline – all times in UTC`) is taken by what stands before.
  SectionRole role_of(std::string_view title) const;

 private:
  SectionRole find(const std::string& label) const;
  bool is_lessons_with_actions(const std::string& label) const;
  std::map<std::string, SectionRole, std::less<>> configured_;
};

}  // namespace debrief
