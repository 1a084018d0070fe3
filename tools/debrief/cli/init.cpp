#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/cli/adopt.h"
#include "debrief/cli/choices.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/example.h"
#include "debrief/cli/load.h"
#include "debrief/cli/setup.h"
#include "debrief/corpus/ground.h"
#include "debrief/text/visible.h"
#include "debrief/yaml/scalar.h"

namespace debrief {
namespace {

struct InitCommand {
  bool adopt = false;
  std::string example;
  std::vector<std::string> ci;
};

/// The configuration to start from: what is set, and what else could be, as comments.
std::string initial_config(const std::vector<std::string>& globs) {
  std::vector<std::string> paths;
  for (const std::string& glob : globs) paths.push_back(yaml_scalar(glob));
  return concat(
      "# How debrief reads this repository. Every key but version may go; `debrief config` shows "
      "what is in force.\n"
      "version: 1\n"
      "paths: [",
      join(paths, ", "),
      "]\n"
      "\n"
      "# timezone: Europe/London                # for times that name no zone\n"
      "# severities: [SEV1, SEV2, SEV3, SEV4]   # worst first\n"
      "# services: [checkout, search]           # names that front matter may use\n"
      "# profile: leaddev                       # or google, etsy, pagerduty, strict\n"
      "# rules: { blame/should-have: error }    # error, warning, info or off\n"
      "# headings: { facts: [\"Issue summary\"] } # further names of sections\n"
      "# lateness: { within: 48h, from: resolved }\n"
      "# site: { title: Post-mortems, repository: https://git.example.org/team/post-mortems }\n");
}

Result<ExitCode> init_example(const std::string& target, Invocation& invocation) {
  World& world = invocation.world;
  DEBRIEF_TRY(facts, make_example(invocation.located(target), world));
  const std::string quoted = shell_word(target);
  world.out << "Made an example repository in " << target << ": "
            << counted(facts.post_mortems, "post-mortem") << ", "
            << counted(facts.commits, "commit") << '\n'
            << "Next: debrief -C " << quoted << " lint && debrief -C " << quoted << " build\n";
  return ExitCode::kClean;
}

/// The globs to configure: those of the post-mortems found, or the default folder.
Result<std::vector<std::string>> configured_globs(const InitCommand& command, const Ground& ground,
                                                  World& world) {
  if (!command.adopt) return Config{}.paths;
  DEBRIEF_TRY(adoption, find_post_mortems(world.files, ground.root));
  if (adoption.documents.empty()) {
    return fail(
        {.kind = ErrorKind::kUsage,
         .message = concat("none of ", counted(adoption.markdown_files, "Markdown file"),
                           " here reads as a post-mortem"),
         .where = ground.root,
         .hints = {
             "write their place yourself: paths: [\"docs/incidents/**/*.md\"] in .debrief.yaml",
             "or start the first one: debrief init && debrief new \"What happened\""}});
  }
  world.out << "Found " << counted(adoption.documents.size(), "post-mortem") << " among "
            << counted(adoption.markdown_files, "Markdown file") << ": "
            << join(adoption.globs, ", ") << '\n'
            << "  " << adoption.with_timeline << " with a timeline, " << adoption.with_actions
            << " with actions that can be read\n";
  if (adoption.named_one_by_one > 0) {
    world.out << "  " << counted(adoption.named_one_by_one, "file")
              << " named one by one, because a pattern would take other files too\n";
  }
  return adoption.globs;
}

/// Whether `.gitignore` speaks of the site that `debrief build` writes.
bool ignores_site(const FileSystem& files, const std::string& root) {
  const auto ignored = files.read(join_path(root, ".gitignore"));
  return ignored && ignored->find("_site") != std::string::npos;
}

/// The configuration to work by and, when there is none yet, the file that is to hold it.
struct Start {
  Config config;
  std::vector<SetupFile> files;
};

Result<Start> start_of(const InitCommand& command, const Ground& ground, Invocation& invocation) {
  const std::string path = join_path(ground.work_tree, kConfigName);
  if (ground.files->kind(path) == FileKind::kMissing) {
    Start start;
    DEBRIEF_TRY(globs, configured_globs(command, ground, invocation.world));
    start.config.paths = std::move(globs);
    start.files.push_back({std::string(kConfigName), initial_config(start.config.paths)});
    return start;
  }
  if (command.ci.empty() || command.adopt) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = "there is a configuration already; nothing was changed",
                 .where = relative_path(path, invocation.directory()),
                 .hints = {"debrief config shows what is in force",
                           "debrief init --ci github, gitlab, pre-commit or hook writes for CI"}});
  }
  DEBRIEF_TRY(config, load_config(ground));
  return Start{std::move(config), {}};
}

/// What was written and left alone, and what remains to be done by hand.
void tell_setup(const SetupPlan& setup, const Ground& ground, const Invocation& invocation) {
  std::ostream& out = invocation.world.out;
  const auto shown = [&](const std::string& path) {
    return relative_path(join_path(ground.work_tree, path), invocation.directory());
  };
  for (const SetupFile& file : setup.files) out << "Created " << shown(file.path) << '\n';
  for (const std::string& path : setup.kept) out << "Kept " << shown(path) << " as it is\n";
  if (setup.to_do.empty()) return;
  out << (setup.files.empty() && setup.kept.empty() ? "To do:\n" : "\nTo do:\n");
  for (const ToDo& each : setup.to_do) {
    out << "- " << visible(each.what) << ":\n";
    for (const std::string& line : each.lines) out << "    " << visible(line) << '\n';
  }
}

Result<ExitCode> run_init(const InitCommand& command, Invocation& invocation) {
  if (!command.example.empty()) return init_example(command.example, invocation);
  World& world = invocation.world;
  DEBRIEF_TRY(targets, setup_targets(command.ci));
  LoadRequest request;
  request.trust_owner = invocation.global.trust_repository;
  DEBRIEF_TRY(ground, find_ground(world.files, invocation.directory(), request));
  if (ground.repository == nullptr) {
    return fail({.kind = ErrorKind::kGit,
                 .message = "not inside a git repository",
                 .where = invocation.directory(),
                 .hints = {"make one first: git init",
                           "or look around in an example: debrief init --example demo"}});
  }
  if (ground.repository->is_bare()) return fail(no_work_tree(ground));
  DEBRIEF_TRY(start, start_of(command, ground, invocation));
  const bool is_new = !start.files.empty();
  DEBRIEF_TRY(setup, plan_setup(std::move(start.files), targets, start.config, ground));
  DEBRIEF_TRY_VOID(write_setup(setup, ground.work_tree, world.files));
  tell_setup(setup, ground, invocation);
  if (!is_new) return ExitCode::kClean;
  if (!setup.to_do.empty()) world.out << '\n';
  if (!ignores_site(world.files, ground.work_tree)) {
    world.out << "The site of debrief build goes into _site, which .gitignore does not list yet\n";
  }
  if (targets.empty()) {
    world.out << "For pull requests and commits: debrief init --ci github, gitlab, pre-commit or "
                 "hook\n";
  }
  world.out << (command.adopt
                    ? "Next: debrief lint; debrief baseline create tolerates what is there today\n"
                    : "Next: debrief new \"What happened, as a title\"\n");
  return ExitCode::kClean;
}

}  // namespace

void add_init(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<InitCommand>();
  CLI::Option* const adopt = app.add_flag(
      "--adopt", command->adopt, "Find the post-mortems that are there and configure their paths");
  add_list(app, "--ci", command->ci,
           "Write files for github, gitlab, pre-commit, hook, attributes, or all", "WHERE");
  app.add_option("--example", command->example,
                 "Make an example repository with a history in this directory")
      ->type_name("DIR")
      ->excludes(adopt)
      ->excludes(app.get_option("--ci"));
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_init(*command, invocation); };
  });
}

}  // namespace debrief
