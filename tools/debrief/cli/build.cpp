#include <algorithm>
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
#include "debrief/text/visible.h"

namespace debrief {
namespace {

struct BuildCommand {
  std::string out = "_site";
  std::string revision;
  std::string as_of;
  std::string audience;
  bool strict = false;
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

/// What history lacks, as a problem of a strict build; empty when it is whole.
std::string history_gap(const Corpus& corpus) {
  if (!corpus.history) return "there is no history";
  const bool lacking =
      std::any_of(corpus.documents.begin(), corpus.documents.end(), [](const auto& each) {
        return each.history && (each.history->truncated || each.history->lacks_contents);
      });
  return corpus.history->shallow || lacking ? "the history is truncated" : "";
}

/// Shows what is wrong with the site: each thing when it is strict, else only how much there is.
/// Returns how many keep the site from being written.
size_t tell_problems(const SiteOutcome& built, bool strict, World& world) {
  const std::vector<SiteProblem>& problems = built.report.problems;
  if (!strict) {
    if (!problems.empty()) {
      world.err << "note: " << counted(problems.size(), "reference")
                << (problems.size() == 1 ? " leads" : " lead")
                << " nowhere; --strict shows and refuses them\n";
    }
    return 0;
  }
  for (const SiteProblem& problem : problems) {
    world.err << "error: " << visible(problem.path);
    if (problem.line > 0) world.err << ':' << problem.line << ':' << problem.column;
    world.err << ": " << visible(problem.message) << '\n';
  }
  const std::string gap = history_gap(built.corpus);
  if (!gap.empty()) {
    world.err << "error: " << gap << "; dates that it would give are unknown\n";
  }
  return problems.size() + (gap.empty() ? 0 : 1);
}

/// The place of the site, which is refused before anything of it is read. The repository is closed
/// again: two that are open would hold what either has read.
Result<SiteWriter> open_place(const BuildCommand& command, const SiteRequest& request,
                              Invocation& invocation) {
  FileSystem& files = invocation.world.files;
  DEBRIEF_TRY(ground, find_ground(files, invocation.directory(), request.load));
  if (ground.repository && ground.repository->is_bare() && command.out == BuildCommand().out) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = "a bare repository has no work tree for the site",
                 .where = ground.work_tree,
                 .hints = {"name a directory: --out ../site"}});
  }
  const std::string out = invocation.located(command.out);
  DEBRIEF_TRY_VOID(check_out_place(ground, out, files));
  return SiteWriter::open(files, out);
}

Result<ExitCode> run_build(const BuildCommand& command, Invocation& invocation) {
  World& world = invocation.world;
  const auto started = std::chrono::steady_clock::now();
  SiteRequest request{
      .as_of = command.as_of, .base_url = command.base_url, .strict = command.strict};
  if (!command.audience.empty()) request.load.audience = *audience_of(command.audience);
  if (!command.revision.empty()) request.load.revision = command.revision;
  request.load.trust_owner = invocation.global.trust_repository;
  DEBRIEF_TRY(writer, open_place(command, request, invocation));
  DEBRIEF_TRY(built, build_site(request, invocation, writer, &writer));
  const Corpus& corpus = built.corpus;
  if (const size_t problems = tell_problems(built, command.strict, world); problems > 0) {
    world.err << counted(problems, "problem") << "; the site was not written.\n";
    return ExitCode::kFindings;
  }
  DEBRIEF_TRY_VOID(writer.finish());
  if (built.cache) built.cache->flush();
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
  const std::string_view dot = world.out_terminal.utf8 ? " · " : " - ";
  world.out << "Built " << counted(corpus.documents.size(), "incident");
  if (corpus.revision) world.out << " at " << corpus.revision->short_hex();
  if (holds_uncommitted(corpus)) world.out << " with uncommitted changes";
  world.out << " into " << command.out << dot;
  const SiteReport& report = built.report;
  if (report.taken_over > 0)
    world.out << with_thousands(report.files - report.taken_over) << " of ";
  world.out << counted(report.files, "file") << (report.taken_over > 0 ? " made anew" : "");
  if (world.out_terminal.is_terminal)
    world.out << dot << absl::StrFormat("%.1f s", elapsed.count());
  world.out << "\nOpen " << join_path(invocation.located(command.out), "index.html") << '\n';
  if (corpus.documents.empty() && corpus.audience != Audience::kTeam) {
    const std::string_view audience = audience_name(corpus.audience);
    world.err << "note: no document is meant for this audience; those whose front matter says "
                 "“visibility: "
              << audience << "” are\n";
  }
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
  app.add_option("--audience", command->audience,
                 "For whom the site is: team, org or public. Only documents that are meant for "
                 "them are built, for the public with roles in place of persons. Default: team")
      ->check(CLI::IsMember({"team", "org", "public"}))
      ->type_name("AUDIENCE");
  app.add_flag("--strict", command->strict,
               "Write nothing and exit with 1 when a link, an anchor or an image leads nowhere or "
               "the history is truncated");
  app.add_option("--base-url", command->base_url,
                 "Where the site will stand: for feeds, calendars and the sitemap")
      ->type_name("URL");
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_build(*command, invocation); };
  });
}

}  // namespace debrief
