#pragma once
// The body that a post-mortem starts from: put together out of parts after the kind of incident and
// the school (templates/postmortem/layout.yaml), or a whole file of the team's own.

#include <string>

#include "debrief/base/result.h"
#include "debrief/base/world.h"

namespace debrief {

enum class ScaffoldSize { kStub, kBrief, kFull };

struct TemplateChoice {
  std::string name;  ///< of a template; empty: the one for the kind
  std::string kind = "incident";
  std::string profile = "leaddev";
  ScaffoldSize size = ScaffoldSize::kFull;
};

/// The body to start from. A template that was named is the team's own
/// `.debrief/templates/postmortem/NAME.md`, else the program's; one that was not is the team's own
/// for the kind (`near-miss.md`, `near-miss-brief.md`, and `default.md` for an incident), else made
/// of parts; those in the team's own `parts/` count more. A stub has
/// none.
///
/// kUsage when no template has that name; kConfig as own_file().
Result<std::string> template_body(const World& world, const std::string& root,
                                  const TemplateChoice& choice);

}  // namespace debrief
