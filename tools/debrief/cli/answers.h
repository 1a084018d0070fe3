#pragma once
// What `debrief new` is told: its options, the questions for what they leave open, and the checks
// of both against what the repository knows.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "debrief/alerts/alerts.h"
#include "debrief/base/result.h"
#include "debrief/cli/command.h"
#include "debrief/cli/scaffold.h"
#include "debrief/corpus/corpus.h"
#include "debrief/corpus/ground.h"

namespace debrief {

struct NewCommand {
  std::string title, severity, started, detected, mitigated, resolved, owner, facilitator;
  std::vector<std::string> services, participants;
  std::string kind = "incident";
  std::string template_name;
  bool brief = false, full = false, stub = false;
  std::string alerts;  ///< an export to fill the timeline from; `-` is stdin
  std::string like;    ///< an earlier incident to take values over from
  std::string agenda;  ///< a post-mortem to print the agenda for, instead of starting one
  bool edit = false;
};

/// What is known before anybody is asked: from `--like` and `--alerts`.
struct Prefill {
  std::string severity;
  std::vector<std::string> services, teams, tags;
  std::string earlier_id, led_before;
  std::vector<std::string> questions;  ///< after the factors of the earlier incident
  std::optional<AlertList> alerts;
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

/// Reads the earlier incident and the alerts. kUsage and kIo with the option at fault.
Result<Prefill> read_prefill(const NewCommand& command, const Surroundings& around,
                             const Invocation& invocation);

/// Puts the questions whose answers were not given on the command line. kUsage as ask().
Result<void> ask_for_the_rest(NewCommand& command, const Prefill& prefill,
                              const Surroundings& around, World& world);

/// The answers checked: a title of one line, kind, severity and services that exist, times that can
/// be read and follow one another. What was not given comes from `prefill`. kUsage with the option
/// at fault.
Result<ScaffoldAnswers> answers_of(const NewCommand& command, const Prefill& prefill,
                                   const Surroundings& around, World& world);

}  // namespace debrief
