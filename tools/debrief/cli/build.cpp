#include <chrono>
#include <memory>

#include <CLI/CLI.hpp>
#include <absl/strings/str_format.h>

#include "debrief/base/strings.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/load.h"
#include "debrief/cli/site_build.h"
#include "debrief/corpus/ground.h"
#include "debrief/site/site.h"

namespace debrief {
namespace {

struct BuildCommand {
  std::string out = "_site";
  std::string revision;
  std::string as_of;
  std::string base_url;
};

/// Whether the site may go there: not into `.git` or a bare repository, and a place named below the
/// work tree must lie there, since a link may have come with a pull request.
Result<void> check_out_place(const Ground& ground, const std::string& out,
                             const FileSystem& files) {
  const auto real = files.real_path(out);
  const auto refuse = [&](std::string message, std::string hint) -> Result<void> {
    return fail({.kind = ErrorKind::kUsage,
                 .message = std::move(message),
                 .where = out,
                 .hints = {std::move(hint)}});
  };
  const auto below = [](const std::string& path, const std::string& folder) {
    return path == folder || path.starts_with(folder + "/");
  };
  if (!ground.repository) return {};
  const std::string& git = ground.repository->git_directory();
  if (has_git_step(out) || below(out, git) ||
      (real && (has_git_step(*real) || below(*real, git)))) {
    return refuse("output directory lies in the repository itself", "name another one with --out");
  }
  if (real && below(out, ground.work_tree) && !below(*real, ground.work_tree)) {
    return refuse("output directory is a link that leads out of the repository",
                  concat("name the directory itself: --out ", shell_word(*real)));
  }
  return {};
}

Result<ExitCode> run_build(const BuildCommand& command, Invocation& invocation) {
  World& world = invocation.world;
  const auto started = std::chrono::steady_clock::now();
  SiteRequest request{.as_of = command.as_of, .base_url = command.base_url};
  if (!command.revision.empty()) request.load.revision = command.revision;
  request.load.trust_owner = invocation.global.trust_repository;
  DEBRIEF_TRY(ground, find_ground(world.files, invocation.directory(), request.load));
  if (ground.repository && ground.repository->is_bare() && command.out == BuildCommand().out) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = "a bare repository has no work tree for the site",
                 .where = ground.work_tree,
                 .hints = {"name a directory: --out ../site"}});
  }
  DEBRIEF_TRY(built, build_site(request, invocation));
  const Corpus& corpus = built.corpus;
  const std::string out = invocation.located(command.out);
  DEBRIEF_TRY_VOID(check_out_place(ground, out, world.files));
  DEBRIEF_TRY_VOID(write_site(world.files, out, built.files));
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
  const std::string_view dot = world.out_terminal.utf8 ? " · " : " - ";
  world.out << "Built " << counted(corpus.documents.size(), "incident");
  if (corpus.revision) world.out << " at " << corpus.revision->short_hex();
  if (holds_uncommitted(corpus)) world.out << " with uncommitted changes";
  world.out << " into " << command.out << dot << counted(built.files.size(), "file");
  if (world.out_terminal.is_terminal)
    world.out << dot << absl::StrFormat("%.1f s", elapsed.count());
  world.out << "\nOpen " << join_path(out, "index.html") << '\n';
  return ExitCode::kClean;
}

}  // namespace

void add_build(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<BuildCommand>();
  app.add_option("--out", command->out, "Where the site goes; replaced whole. Default: _site")
      ->type_name("DIR");
  app.add_option("--rev", command->revision,
                 "Build the tree of this commit; works in a bare repository")
      ->type_name("REV");
  app.add_option("--as-of", command->as_of,
                 "The day that “overdue” is measured against. Default: HEAD's date")
      ->type_name("DATE");
  app.add_option("--base-url", command->base_url,
                 "Where the site will stand: for feeds, calendars and the sitemap")
      ->type_name("URL");
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_build(*command, invocation); };
  });
}

}  // namespace debrief
