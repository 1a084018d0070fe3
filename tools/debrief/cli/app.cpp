// The command line as a whole: global options, the table of commands, help, and the way from words
// to an exit code.

#include <CLI/CLI.hpp>

#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/cli/command.h"
#include "debrief/cli/usage.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

const std::vector<std::string_view> kColourChoices = {"auto", "always", "never"};

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
      ->type_name("WHEN")
      ->group("Everywhere");
  app.add_option("-j,--jobs", options.jobs,
                 "How many threads to use; the output is the same for any")
      ->type_name("N")
      ->group("Everywhere");
  app.add_flag("--no-cache", options.no_cache,
               "Keep nothing from one run to the next, and read nothing that was kept")
      ->group("Everywhere");
  app.add_flag("--trust-repo", options.trust_repository, "Read a repository that another user owns")
      ->group("Everywhere");
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
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override {
    // Each part brings blank lines of its own.
    return replace_all(Formatter::make_help(app, std::move(name), mode), "\n\n\n", "\n\n");
  }
  std::string make_footer(const CLI::App* app) const override {
    std::string footer = app->get_footer().empty() ? "" : concat(app->get_footer(), "\n");
    if (app->get_parent() != nullptr) {
      footer +=
          "\nOptions of every command: -C DIR, --color WHEN, --jobs N, --no-cache, --trust-repo; "
          "see debrief "
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

/// What was printed has to arrive, or the exit code would promise too much.
ExitCode finish(ExitCode code, World& world) {
  world.out.flush();
  if (world.out) return code;
  print_error({.kind = ErrorKind::kIo, .message = "cannot write to standard output"}, world);
  return ExitCode::kCannotRun;
}

void settle_colour(const std::string& flag, World& world) {
  world.out_terminal.colour = wants_colour(flag, world, world.out_terminal.is_terminal);
  world.err_terminal.colour = wants_colour(flag, world, world.err_terminal.is_terminal);
}

/// The values of the options of every command.
Result<void> check_global(const Invocation& invocation) {
  const GlobalOptions& global = invocation.global;
  DEBRIEF_TRY_VOID(check_nothing_empty(*invocation.root));
  DEBRIEF_TRY_VOID(check_choice("--color", global.colour, kColourChoices));
  if (!global.jobs.empty()) {
    constexpr uint32_t kMostJobs = 1024;
    DEBRIEF_TRY(jobs, whole_number("--jobs", global.jobs, kMostJobs));
    if (jobs > 0) invocation.world.jobs = jobs;
  }
  const FileSystem& files = invocation.world.files;
  const auto real = files.real_path(invocation.directory());
  if (real && files.kind(*real) != FileKind::kDirectory) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = concat("“", global.directory, "” is not a directory"),
                 .where = "-C",
                 .hints = {"name the directory of a repository"}});
  }
  return {};
}

ExitCode run(Invocation& invocation) {
  World& world = invocation.world;
  world.jobs = default_jobs();
  Result<ExitCode> code = ExitCode::kClean;
  if (auto checked = check_global(invocation); !checked) {
    code = fail(std::move(checked).error());
  } else {
    code = invocation.run();
  }
  if (code) return finish(*code, world);
  world.out.flush();
  print_error(code.error(), world);
  return code.error().kind == ErrorKind::kInternal ? ExitCode::kBug : ExitCode::kCannotRun;
}

}  // namespace

std::string Invocation::directory() const {
  if (global.directory.empty()) return world.working_directory;
  if (global.directory.starts_with('/')) return normalise_path(global.directory);
  return normalise_path(join_path(world.working_directory, global.directory));
}

std::string Invocation::located(std::string_view path) const {
  return normalise_path(path.starts_with('/') ? std::string(path) : join_path(directory(), path));
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
    world.out << chosen_command(app).help();
    return finish(ExitCode::kClean, world);
  } catch (const CLI::ParseError& error) {
    const auto& given = app.get_option("--color")->results();
    settle_colour(given.empty() ? "auto" : given.back(), world);
    print_error(usage_error(app, error), world);
    return ExitCode::kCannotRun;
  }
  settle_colour(invocation.global.colour, world);
  if (version) {
    world.out << "debrief " << DEBRIEF_VERSION << '\n';
    return finish(ExitCode::kClean, world);
  }
  if (!invocation.run) {
    const bool asks_for_something = argc > 1;
    world.out << app.help();
    return finish(asks_for_something ? ExitCode::kCannotRun : ExitCode::kClean, world);
  }
  return run(invocation);
}

}  // namespace debrief
