#include "debrief/cli/prompt.h"

#include "debrief/base/strings.h"
#include "debrief/text/visible.h"

namespace debrief {

Result<std::string> ask(
    World& world, const std::string& question, const std::string& fallback,
    const std::function<std::optional<std::string>(const std::string&)>& check) {
  constexpr int kTries = 3;
  for (int i = 0; i < kTries; ++i) {
    world.err << question;
    if (!fallback.empty()) world.err << " [" << visible(fallback) << "]";
    world.err << ": " << std::flush;
    std::string line;
    if (!std::getline(world.in, line)) {
      world.err << '\n';
      return fail({.kind = ErrorKind::kUsage,
                   .message = "the input ended before all was answered; nothing was written",
                   .hints = {"every question has an option too: debrief new --help"}});
    }
    std::string answer(trim(line));
    if (answer.empty()) answer = fallback;
    const auto trouble = check(answer);
    if (!trouble) return answer;
    world.err << "  " << visible(*trouble) << '\n';
  }
  return fail(
      {.kind = ErrorKind::kUsage,
       .message = concat("no answer could be used in ", kTries, " tries; nothing was written"),
       .hints = {"every question has an option too: debrief new --help"}});
}

}  // namespace debrief
