#include <charconv>
#include <chrono>
#include <memory>
#include <set>
#include <thread>

#include <CLI/CLI.hpp>
#include <absl/strings/str_format.h>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/load.h"
#include "debrief/corpus/ground.h"
#include "debrief/corpus/index.h"
#include "debrief/lint/lint.h"
#include "debrief/site/site.h"

namespace debrief {
namespace {

struct BuildCommand {
  std::string out = "_site";
  std::string revision;
  std::string as_of;
};

/// What “overdue” is measured against: --as-of, else SOURCE_DATE_EPOCH, else the date of the commit
/// that is built, else the clock (nothing is committed yet).
Result<absl::Time> as_of_time(const BuildCommand& command, const Corpus& corpus,
                              const World& world) {
  if (!command.as_of.empty()) {
    const auto moment = parse_moment(command.as_of);
    if (!moment) {
      return fail({.kind = ErrorKind::kUsage,
                   .message = concat("“", command.as_of, "” is not a date"),
                   .where = "--as-of",
                   .hints = {"write it as 2026-03-01 or 2026-03-01T10:02Z"}});
    }
    return moment->instant ? *moment->instant : absl::FromCivil(moment->local, absl::UTCTimeZone());
  }
  if (const auto epoch = world.environment("SOURCE_DATE_EPOCH")) {
    int64_t seconds = 0;
    const auto [end, error] =
        std::from_chars(epoch->data(), epoch->data() + epoch->size(), seconds);
    if (error != std::errc() || end != epoch->data() + epoch->size()) {
      return fail({.kind = ErrorKind::kUsage,
                   .message = concat("“", *epoch, "” is not a number of seconds"),
                   .where = "SOURCE_DATE_EPOCH"});
    }
    return absl::FromUnixSeconds(seconds);
  }
  if (corpus.revision_time) return corpus.revision_time->instant();
  return world.now();
}

/// A site template by name: the own one of the tree that is built, in `.debrief/templates`, else
/// the program's.
Result<std::string> site_template(const Ground& ground, const std::string& name) {
  const std::string own = join_path(ground.root, concat(".debrief/templates/", name));
  if (ground.files->kind(own) == FileKind::kFile) return ground.files->read(own);
  if (const auto bytes = embedded_file(concat("templates/", name))) return std::string(*bytes);
  return fail(
      {.kind = ErrorKind::kInternal, .message = concat("there is no template “", name, "”")});
}

/// A file of the tree that is built, for images that documents show. A link that leads out of the
/// tree is not followed.
Result<std::string> tree_file(const Ground& ground, const std::string& path) {
  if (lies_inside(ground, path)) return ground.files->read(join_path(ground.root, path));
  return fail(
      {.kind = ErrorKind::kIo, .message = "the link leads out of the repository", .where = path});
}

/// Which paths the commit that is built holds, folders included, for links to the repository's
/// host: an empty function when there is no host or no commit.
Result<std::function<bool(const std::string& path)>> committed_paths(const Ground& ground,
                                                                     const Config& config) {
  if (config.site.repository.empty() || !ground.repository || !ground.commit) return {};
  DEBRIEF_TRY(files, ground.repository->files(*ground.commit));
  std::set<std::string> paths;
  for (const TreeFile& file : files) {
    for (std::string_view path = file.path; !path.empty(); path = parent_path(path)) {
      if (!paths.insert(std::string(path)).second) break;
    }
  }
  return [paths = std::move(paths)](const std::string& path) { return paths.contains(path); };
}

Result<ExitCode> run_build(const BuildCommand& command, Invocation& invocation) {
  World& world = invocation.world;
  const auto started = std::chrono::steady_clock::now();
  const std::jthread words([] { embedded_lexicon(); });  // beside the documents
  LoadRequest request;
  if (!command.revision.empty()) request.revision = command.revision;
  request.trust_owner = invocation.global.trust_repository;
  DEBRIEF_TRY(ground, find_ground(world.files, invocation.directory(), request));
  if (ground.repository && ground.repository->is_bare() && command.out == BuildCommand().out) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = "a bare repository has no work tree for the site",
                 .where = ground.work_tree,
                 .hints = {"name a directory: --out ../site"}});
  }
  DEBRIEF_TRY(corpus, load_corpus_for(invocation, std::move(request)));
  DEBRIEF_TRY(rules, load_rules_of(corpus));
  DEBRIEF_TRY_VOID(validate_rule_names(corpus, rules, {}));
  DEBRIEF_TRY(as_of, as_of_time(command, corpus, world));
  const Findings findings = lint(corpus, rules, all_checks(), {.jobs = world.jobs});
  const auto template_file = [&](const std::string& name) { return site_template(ground, name); };
  DEBRIEF_TRY(is_committed, committed_paths(ground, corpus.config));
  const SiteOptions options{
      .as_of = as_of,
      .version = DEBRIEF_VERSION,
      .jobs = world.jobs,
      .read_file = [&](const std::string& path) { return tree_file(ground, path); },
      .is_committed = std::move(is_committed)};
  DEBRIEF_TRY(site, render_site(corpus, findings, template_file, options));
  const std::string out = command.out.starts_with('/')
                              ? normalise_path(command.out)
                              : normalise_path(join_path(invocation.directory(), command.out));
  DEBRIEF_TRY_VOID(write_site(world.files, out, site));
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
  const std::string_view dot = world.out_terminal.utf8 ? " · " : " - ";
  world.out << "Built " << counted(corpus.documents.size(), "incident");
  if (corpus.revision) world.out << " at " << corpus.revision->short_hex();
  world.out << " into " << command.out << dot << counted(site.size(), "file");
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
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_build(*command, invocation); };
  });
}

}  // namespace debrief
