// The command line as a whole: global options, the table of commands, and what a user reads when it
// is wrong.

#include <CLI/CLI.hpp>

#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/cli/command.h"
#include "debrief/text/nearest.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

/// Colour is decided by the flag, then NO_COLOR, then FORCE_COLOR, then whether a terminal is
/// there.
bool wants_colour(const std::string& flag, const World& world, bool is_terminal) {
  if (flag != "auto") return flag == "always";
  const auto set = [&](const char* name) {
    const auto value = world.environment(name);
    return value && !value->empty();
  };
  if (set("NO_COLOR")) return false;
  if (set("FORCE_COLOR")) return true;
  return is_terminal && world.environment("TERM").value_or("") != "dumb";
}

void add_global_options(CLI::App& app, GlobalOptions& options) {
  app.add_option("-C", options.directory, "Work as if started in this directory")
      ->type_name("DIR")
      ->group("Everywhere");
  app.add_option("--color", options.colour, "When to use colour: auto, always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}).description(""))
      ->type_name("WHEN")
      ->group("Everywhere");
  app.add_option("-j,--jobs", options.jobs,
                 "How many threads to use; the output is the same for any")
      ->type_name("N")
      ->group("Everywhere");
  app.add_flag("--trust-repo", options.trust_repository, "Read a repository that another user owns")
      ->group("Everywhere");
}

/// All names that may follow `debrief` or one of its commands.
std::vector<std::string_view> names_of(const CLI::App& app) {
  std::vector<std::string_view> names;
  for (const CLI::App* each = &app; each != nullptr; each = each->get_parent()) {
    for (const CLI::Option* option : each->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back(name);
    }
  }
  return names;
}

const CLI::App& chosen(const CLI::App& app) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
  return *at;
}

/// `debrief lint`, for hints.
std::string called(const CLI::App& app) {
  std::string name = app.get_name();
  for (const CLI::App* up = app.get_parent(); up != nullptr; up = up->get_parent()) {
    name = concat(up->get_name(), " ", name);
  }
  return name;
}

Error unknown_word(const CLI::App& root, const std::string& word) {
  const CLI::App& app = chosen(root);
  if (word.starts_with('-')) {
    const auto names = names_of(app);
    const std::string bare = word.substr(std::min(word.find_first_not_of('-'), word.size()));
    const auto nearest = nearest_name(split(bare, '=')[0], names);
    return {.kind = ErrorKind::kUsage,
            .message = concat(
                "unknown option “", word, "”",
                nearest.empty() ? std::string() : concat("; did you mean “--", nearest, "”?")),
            .hints = {concat("see ", called(app), " --help")}};
  }
  if (&app != &root) {
    return {.kind = ErrorKind::kUsage,
            .message = concat("unexpected argument “", word, "”"),
            .hints = {concat("see ", called(app), " --help")}};
  }
  std::vector<std::string_view> names;
  for (const Command& command : all_commands()) names.push_back(command.name);
  return {.kind = ErrorKind::kUsage,
          .message = concat("unknown command “", word, "”", did_you_mean(word, names)),
          .hints = {"see debrief --help"}};
}

Error usage_error(const CLI::App& root, const CLI::ParseError& error) {
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const auto extras = root.remaining(true);
    if (!extras.empty()) return unknown_word(root, extras.front());
  }
  std::string message = error.what();
  if (!message.empty() && message[0] >= 'A' && message[0] <= 'Z' && message.size() > 1 &&
      message[1] >= 'a') {
    message[0] = static_cast<char>(message[0] - 'A' + 'a');
  }
  while (message.ends_with('.') || message.ends_with('\n')) message.pop_back();
  return {.kind = ErrorKind::kUsage,
          .message = message,
          .hints = {concat("see ", called(chosen(root)), " --help")}};
}

/// CLI11's help with the whole command in the usage line and without marks that only programmers
/// read.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_usage(const CLI::App* app, std::string) const override {
    std::string usage = concat("\nUsage: ", called(*app));
    const bool has_commands = !app->get_subcommands([](const CLI::App*) { return true; }).empty();
    if (has_commands) usage += app->get_require_subcommand_min() > 0 ? " COMMAND" : " [COMMAND]";
    for (const CLI::Option* option : app->get_options()) {
      if (!option->get_positional()) continue;
      const std::string name =
          concat(option->get_type_name(), option->get_expected_max() > 1 ? "..." : "");
      append(usage, option->get_required() ? " " : " [", name, option->get_required() ? "" : "]");
    }
    return usage + " [OPTIONS]\n";
  }
  std::string make_positionals(const CLI::App* app) const override {
    const auto positionals =
        app->get_options([](const CLI::Option* option) { return option->get_positional(); });
    return positionals.empty() ? std::string() : make_group("Arguments", true, positionals);
  }
  std::string make_option_name(const CLI::Option* option, bool positional) const override {
    return positional ? option->get_type_name()
                      : replace_all(option->get_name(false, true), ",", ", ");
  }
  std::string make_option_opts(const CLI::Option* option) const override {
    const bool shown = !option->get_positional() && option->get_type_size() != 0;
    return shown ? concat(" ", option->get_type_name()) : std::string();
  }
  std::string make_footer(const CLI::App* app) const override {
    std::string footer = app->get_footer().empty() ? "" : concat(app->get_footer(), "\n");
    if (app->get_parent() != nullptr) {
      footer +=
          "\nOptions of every command: -C DIR, --color WHEN, --jobs N, --trust-repo; see debrief "
          "--help.\n";
    }
    return footer;
  }
};

void describe_root(CLI::App& app) {
  app.name("debrief");
  app.description(
      "Blameless post-mortems that live in git: start them, lint them, and build a site out of "
      "their history.");
  app.footer(
      "A first minute: debrief init --example demo && debrief -C demo lint && debrief -C demo "
      "build");
  app.require_subcommand(0, 1);
  app.fallthrough();
  app.formatter(std::make_shared<HelpFormatter>());
  app.get_formatter()->column_width(28);
  app.set_help_flag("-h,--help", "Print this help");
}

void add_commands(CLI::App& app, Invocation& invocation) {
  for (const Command& command : all_commands()) {
    CLI::App* const sub =
        app.add_subcommand(std::string(command.name), std::string(command.summary));
    sub->footer(std::string(command.details));
    sub->group("Commands");
    sub->fallthrough();
    command.add(*sub, invocation);
  }
}

ExitCode run(Invocation& invocation) {
  auto code = invocation.run();
  invocation.world.out.flush();
  if (!code) {
    print_error(code.error(), invocation.world);
    return code.error().kind == ErrorKind::kInternal ? ExitCode::kBug : ExitCode::kCannotRun;
  }
  if (!invocation.world.out) {
    print_error({.kind = ErrorKind::kIo, .message = "cannot write to standard output"},
                invocation.world);
    return ExitCode::kCannotRun;
  }
  return *code;
}

}  // namespace

std::string Invocation::directory() const {
  if (global.directory.empty()) return world.working_directory;
  if (global.directory.starts_with('/')) return normalise_path(global.directory);
  return normalise_path(join_path(world.working_directory, global.directory));
}

void print_error(const Error& error, World& world) {
  const bool colour = world.err_terminal.colour;
  world.err << (colour ? "\x1b[1;31merror:\x1b[0m " : "error: ");
  if (!error.where.empty()) world.err << visible(error.where) << ": ";
  world.err << visible(error.message) << '\n';
  for (const std::string& hint : error.hints) {
    world.err << (colour ? "\x1b[1;36mhint:\x1b[0m " : "hint: ") << visible(hint) << '\n';
  }
  if (error.kind == ErrorKind::kInternal) {
    world.err << "hint: this is a bug of debrief; please report it with the command that was run\n";
  }
}

ExitCode run_command_line(int argc, const char* const* argv, World& world) {
  CLI::App app;
  Invocation invocation{world};
  invocation.root = &app;
  describe_root(app);
  add_global_options(app, invocation.global);
  bool version = false;
  app.add_flag("--version", version, "Print the version");
  add_commands(app, invocation);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    world.out << chosen(app).help();
    return ExitCode::kClean;
  } catch (const CLI::ParseError& error) {
    print_error(usage_error(app, error), world);
    return ExitCode::kCannotRun;
  }
  world.out_terminal.colour =
      wants_colour(invocation.global.colour, world, world.out_terminal.is_terminal);
  world.err_terminal.colour =
      wants_colour(invocation.global.colour, world, world.err_terminal.is_terminal);
  world.jobs = invocation.global.jobs > 0 ? invocation.global.jobs : default_jobs();
  if (version) {
    world.out << "debrief " << DEBRIEF_VERSION << '\n';
    return ExitCode::kClean;
  }
  if (!invocation.run) {
    world.out << app.help();
    return app.get_subcommands().empty() && argc > 1 ? ExitCode::kCannotRun : ExitCode::kClean;
  }
  return run(invocation);
}

}  // namespace debrief
