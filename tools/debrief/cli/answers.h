#pragma once
// What `debrief new` is told: its options, the questions for what they leave open, and the checks
// of both against what the repository knows.

#include <set>
#include <string>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/cli/command.h"
#include "debrief/cli/scaffold.h"
#include "debrief/corpus/corpus.h"
#include "debrief/corpus/ground.h"

namespace debrief {

struct NewCommand {
  std::string title, severity, started, detected, mitigated, resolved, owner;
  std::vector<std::string> services;
  std::string template_name = "default";
  bool edit = false;
};

/// What the repository knows that answers can be checked against and offered from.
struct Surroundings {
  Ground ground;
  Corpus corpus;
  std::set<std::string> services;  ///< the registry, else what documents name
  std::string owner;               ///< who is at the keyboard, as far as git knows
};

/// Reads the repository around the command. kUsage in a bare one, which has no work tree.
Result<Surroundings> look_around(Invocation& invocation);

/// Puts the questions whose answers were not given on the command line. kUsage as ask().
Result<void> ask_for_the_rest(NewCommand& command, const Surroundings& around, World& world);

/// The answers checked: a title of one line, severity and services that exist, times that can be
/// read and follow one another. kUsage with the option at fault.
Result<ScaffoldAnswers> answers_of(const NewCommand& command, const Surroundings& around,
                                   World& world);

}  // namespace debrief
