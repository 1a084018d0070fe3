#pragma once
// The line of one action in a list: `- [ ] **A1** text — @owner, due 2024-05-28, prevent, stronger,
// F1 F3, #4512`.

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "debrief/format/plan.h"

namespace debrief {

/// The edits for the paragraph of an action, or what in it has no place in the one form. `id` is
/// the one that it has or gets.
tl::expected<std::vector<Edit>, std::string> action_line(const Planning& planning,
                                                         const Action& action,
                                                         const std::string& id);

}  // namespace debrief
