#pragma once
// Questions on a terminal.

#include <functional>
#include <optional>
#include <string>

#include "debrief/base/result.h"
#include "debrief/base/world.h"

namespace debrief {

/// Asks on stderr and reads a line of stdin. `fallback` is what an empty answer means. `check` says
/// what is wrong with an answer (nullopt: nothing); the question is put again, three times in all.
/// kUsage at the end of the input, and when no answer could be used.
Result<std::string> ask(World& world, const std::string& question, const std::string& fallback,
                        const std::function<std::optional<std::string>(const std::string&)>& check);

}  // namespace debrief
