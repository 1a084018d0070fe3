#pragma once
// Options that choose among incidents and actions, shared by the commands that have them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <absl/time/civil_time.h>

#include "debrief/base/result.h"
#include "debrief/base/world.h"
#include "debrief/cli/command.h"
#include "debrief/corpus/corpus.h"
#include "debrief/record/action_list.h"

namespace debrief {

/// Which documents a list is made of, and as of which day.
struct CorpusChoice {
  std::vector<std::string> paths = {};
  std::string as_of = {};
  std::string revision = {};
};

/// Declares the paths, `--as-of` and `--rev`.
void add_corpus_choice(CLI::App& app, CorpusChoice& choice);

/// Reads what was chosen; errors of load_corpus().
Result<Corpus> load_choice(Invocation& invocation, const CorpusChoice& choice);

/// The day that “overdue” is measured against (cli/as_of.h), in UTC.
Result<absl::CivilDay> day_of_choice(const CorpusChoice& choice, const Corpus& corpus,
                                     const World& world);

/// kUsage with the nearest name unless a value is one of those that an option takes.
Result<void> check_value(std::string_view option, const std::string& value,
                         const std::vector<std::string_view>& known);

/// kUsage for a service that no incident and no registry knows: nothing is no answer to a slip of
/// the finger.
Result<void> check_services(const std::vector<std::string>& services, const Corpus& corpus);

/// The day that an option names; nullopt for an empty text, kUsage for what is no date.
Result<std::optional<absl::CivilDay>> day_of_option(std::string_view option,
                                                    const std::string& text);

/// An option that takes one value, may be repeated, and takes several between commas.
void add_list(CLI::App& app, const char* name, std::vector<std::string>& values,
              const char* description, const char* type);

/// Every action of a corpus with its strength, as written or as its words speak, in the order of
/// paths and lines. kConfig when the repository's own rules do not read.
Result<ActionList> list_actions(const Corpus& corpus, absl::CivilDay as_of);

}  // namespace debrief
