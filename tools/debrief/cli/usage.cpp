#include "debrief/cli/usage.h"

#include <algorithm>
#include <charconv>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

tl::unexpected<Error> refuse(std::string message, std::string where, std::string hint) {
  return fail({.kind = ErrorKind::kUsage,
               .message = std::move(message),
               .where = std::move(where),
               .hints = {std::move(hint)}});
}

std::string see_help(const CLI::App& app) { return concat("see ", called(app), " --help"); }

/// The command and all above it: whose options may follow.
std::vector<const CLI::App*> command_and_parents(const CLI::App& app) {
  std::vector<const CLI::App*> all;
  for (const CLI::App* each = &app; each != nullptr; each = each->get_parent()) all.push_back(each);
  return all;
}

/// All names of long options that may follow `debrief` or one of its commands.
std::vector<std::string_view> option_names(const CLI::App& app) {
  std::vector<std::string_view> names;
  for (const CLI::App* each : command_and_parents(app)) {
    for (const CLI::Option* option : each->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back(name);
    }
  }
  return names;
}

Error unknown_option(const CLI::App& app, const std::string& word) {
  const std::string bare = word.substr(std::min(word.find_first_not_of('-'), word.size()));
  const std::string_view name = split(bare, '=')[0];
  const auto nearest = nearest_name(name, option_names(app));
  if (nearest == name && word.starts_with("--")) {
    return {.kind = ErrorKind::kUsage,
            .message = concat("“--", name, "” stands before the command that it belongs to"),
            .hints = {concat("write ", called(app), " --", name)}};
  }
  const std::string meant =
      nearest.empty() ? std::string() : concat("; did you mean “--", nearest, "”?");
  return {.kind = ErrorKind::kUsage,
          .message = concat("unknown option “", word, "”", meant),
          .hints = {see_help(app)}};
}

Error unknown_word(const CLI::App& root, const std::string& word) {
  const CLI::App& app = chosen_command(root);
  if (word.starts_with('-')) return unknown_option(app, word);
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  const std::vector<std::string_view> known(names.begin(), names.end());
  return {.kind = ErrorKind::kUsage,
          .message = known.empty()
                         ? concat("unexpected argument “", word, "”")
                         : concat("unknown command “", word, "”", did_you_mean(word, known)),
          .hints = {see_help(app)}};
}

/// The option or argument that an error of the parser begins with: `--fail-on: …`.
const CLI::Option* option_of(const CLI::App& app, std::string_view message) {
  const std::string_view name = message.substr(0, message.find_first_of(": "));
  for (const CLI::App* each : command_and_parents(app)) {
    for (const CLI::Option* option : each->get_options()) {
      if (option->get_name() == name) return option;
    }
  }
  return nullptr;
}

Error wrong_count(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::Option* const option = option_of(app, error.what());
  if (option == nullptr) {
    return {.kind = ErrorKind::kUsage,
            .message = "an option has too few or too many values",
            .hints = {see_help(app)}};
  }
  const bool repeated = option->results().size() > 1;
  return {.kind = ErrorKind::kUsage,
          .message = repeated ? "is given more than once"
                              : concat("needs a value: ", option->get_type_name()),
          .where = option->get_name(),
          .hints = {see_help(app)}};
}

/// The first argument that a command cannot do without and did not get.
Error missing_argument(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_required() || option->count() > 0) continue;
    return {.kind = ErrorKind::kUsage,
            .message = concat(called(app), " needs an argument: ", option->get_type_name()),
            .hints = {see_help(app)}};
  }
  return {.kind = ErrorKind::kUsage,
          .message = concat(called(app), " needs a command"),
          .hints = {see_help(app)}};
}

}  // namespace

const CLI::App& chosen_command(const CLI::App& root) {
  const CLI::App* at = &root;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
  return *at;
}

std::string called(const CLI::App& app) {
  std::string name;
  for (const CLI::App* each : command_and_parents(app)) {
    name = name.empty() ? each->get_name() : concat(each->get_name(), " ", name);
  }
  return name;
}

Error usage_error(const CLI::App& root, const CLI::ParseError& error) {
  const CLI::App& app = chosen_command(root);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const auto extras = root.remaining(true);
    if (!extras.empty()) return unknown_word(root, extras.front());
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return wrong_count(app, error);
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return missing_argument(app);
  // What is left are options that exclude each other and flags that take no value.
  std::string message = replace_all(error.what(), " excludes ", " cannot be combined with ");
  while (message.ends_with('.') || message.ends_with('\n')) message.pop_back();
  if (message.size() > 1 && message[1] >= 'a' && message[1] <= 'z') {
    message[0] = lower_ascii(message.substr(0, 1))[0];
  }
  return {.kind = ErrorKind::kUsage, .message = message, .hints = {see_help(app)}};
}

Result<void> check_nothing_empty(const CLI::App& root) {
  for (const CLI::App* each : command_and_parents(chosen_command(root))) {
    for (const CLI::Option* option : each->get_options()) {
      const auto& results = option->results();
      if (std::find(results.begin(), results.end(), std::string()) == results.end()) continue;
      return refuse("the value is empty; a variable that is not set leaves an empty one",
                    option->get_positional() ? option->get_type_name() : option->get_name(),
                    see_help(chosen_command(root)));
    }
  }
  return {};
}

Result<void> check_choice(std::string_view flag, std::string_view value,
                          const std::vector<std::string_view>& names) {
  if (std::find(names.begin(), names.end(), value) != names.end()) return {};
  return refuse(concat("“", value, "” is none of ", join(names, ", "), did_you_mean(value, names)),
                std::string(flag), concat("leave ", flag, " out for the default"));
}

Result<uint32_t> whole_number(std::string_view flag, std::string_view value, uint32_t most) {
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error == std::errc() && end == value.data() + value.size() && number <= most) return number;
  return refuse(concat("“", value, "” is not a whole number from 0 to ", with_thousands(most)),
                std::string(flag), concat("leave ", flag, " out for the default"));
}

}  // namespace debrief
