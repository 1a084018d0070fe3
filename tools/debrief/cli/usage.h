#pragma once
// What a user reads when the command line is wrong: the library's errors in the program's words,
// and the checks of values that several commands share.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace debrief {

/// The command that the words chose, `root` when none.
const CLI::App& chosen_command(const CLI::App& root);

/// `debrief lint`, for hints.
std::string called(const CLI::App& app);

/// What stopped the parser, told in the house's words with a way on.
Error usage_error(const CLI::App& root, const CLI::ParseError& error);

/// kUsage for an argument or option whose value is the empty string, which is what a variable that
/// is not set leaves behind.
Result<void> check_nothing_empty(const CLI::App& root);

/// kUsage with the nearest name when `value` is none of `names`.
Result<void> check_choice(std::string_view flag, std::string_view value,
                          const std::vector<std::string_view>& names);

/// A whole number from 0 to `most`; kUsage for anything else.
Result<uint32_t> whole_number(std::string_view flag, std::string_view value, uint32_t most);

}  // namespace debrief
