#include "debrief/cli/site_build.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/cli/as_of.h"
#include "debrief/cli/load.h"
#include "debrief/corpus/audience.h"
#include "debrief/corpus/ground.h"
#include "debrief/lint/lint.h"
#include "debrief/site/data/base_url.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

constexpr std::string_view kOwnTemplates = ".debrief/templates/";

/// A site template by name: the own one of the tree that is built, in `.debrief/templates`, else
/// the program's. `overridden` takes the names of own ones.
Result<std::string> site_template(const Ground& ground, const std::string& name,
                                  std::set<std::string>& overridden) {
  DEBRIEF_TRY(own, own_file(*ground.files, ground.root, concat(kOwnTemplates, name)));
  if (own) overridden.insert(name);
  if (own) return *std::move(own);
  if (const auto bytes = embedded_file(concat("templates/", name))) return std::string(*bytes);
  return fail(
      {.kind = ErrorKind::kInternal, .message = concat("there is no template “", name, "”")});
}

/// Whether every file of `.debrief/templates/site` takes the place of one that there is: one with a
/// misspelt name would change nothing, silently.
Result<void> check_overrides(const FileSystem& files, const std::string& root) {
  constexpr std::string_view kTemplates = "templates/";
  std::vector<std::string_view> known;
  for (const EmbeddedFile& file : embedded_files("templates/site/"))
    known.push_back(file.name.substr(kTemplates.size()));
  std::vector<std::string> folders = {"site"};
  for (size_t i = 0; i < folders.size(); ++i) {
    const std::string folder = folders[i];
    const std::string location = join_path(root, concat(kOwnTemplates, folder));
    if (files.kind(location) == FileKind::kMissing) continue;
    DEBRIEF_TRY(entries, files.list(location));
    for (const DirectoryEntry& entry : entries) {
      std::string name = join_path(folder, entry.name);
      if (entry.kind == FileKind::kDirectory) {
        folders.push_back(std::move(name));
      } else if (std::find(known.begin(), known.end(), name) == known.end()) {
        return fail({.kind = ErrorKind::kConfig,
                     .message = concat("takes the place of no template", did_you_mean(name, known)),
                     .where = concat(kOwnTemplates, name),
                     .hints = {"a template of this name does not exist; rename or remove it"}});
      }
    }
  }
  return {};
}

/// A file of the tree that is built, for images that documents show. A link that leads out of the
/// tree or into `.git` is not followed.
Result<std::string> tree_file(const Ground& ground, const std::string& path) {
  const std::string location = join_path(ground.root, path);
  if (ground.real_inside(location)) return ground.files->read(location);
  return fail(
      {.kind = ErrorKind::kIo, .message = "the link leads out of the repository", .where = path});
}

/// What documents said in earlier revisions, as far as the audience may read it; an empty function
/// outside a repository.
std::function<Result<std::string>(const ObjectId& blob)> old_contents(const Corpus& corpus) {
  if (!corpus.ground->repository) return {};
  return [&corpus](const ObjectId& blob) -> Result<std::string> {
    DEBRIEF_TRY(bytes, corpus.ground->repository->read(blob));
    if (corpus.audience == Audience::kTeam) return bytes;
    return for_audience(corpus, std::move(bytes));
  };
}

/// kFormat with the first of what the public must not see and how much more there is.
Result<void> refuse_leaks(const Corpus& corpus) {
  const std::vector<Leak> leaks = leaks_of(corpus);
  if (leaks.empty()) return {};
  constexpr size_t kMostShown = 10;
  Error error{.kind = ErrorKind::kFormat,
              .message = concat("the public would read ", leaks[0].what),
              .where = concat(leaks[0].path, ":", leaks[0].line)};
  for (size_t i = 1; i < leaks.size() && i < kMostShown; ++i) {
    error.hints.push_back(concat(leaks[i].path, ":", leaks[i].line, ": ", leaks[i].what));
  }
  if (leaks.size() > kMostShown) {
    error.hints.push_back(concat("and ", leaks.size() - kMostShown, " more"));
  }
  error.hints.push_back("say it by role, or take “visibility: public” from the document");
  return fail(std::move(error));
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

/// Where the site will stand: as asked for, else as configured; empty when neither says.
Result<std::string> base_url_of(const SiteRequest& request, const Config& config) {
  const bool given = !request.base_url.empty();
  auto url = checked_base_url(given ? request.base_url : config.site.base_url);
  if (url) return url;
  Error error = std::move(url).error();
  error.kind = given ? ErrorKind::kUsage : ErrorKind::kConfig;
  error.where = given ? "--base-url" : config_place(config, "/site/base_url");
  return fail(std::move(error));
}

/// All files of the site; trouble in a template of the repository's own is told with its own place.
Result<SiteReport> render(const Corpus& corpus, const Findings& findings, const RuleSet& rules,
                          absl::Time as_of, std::string base_url, const SiteRequest& request,
                          World& world, SiteSink& sink, std::set<std::string>& read) {
  const Ground& ground = *corpus.ground;
  DEBRIEF_TRY_VOID(check_overrides(*ground.files, ground.root));
  std::set<std::string> overridden;
  const auto template_file = [&](const std::string& name) {
    return site_template(ground, name, overridden);
  };
  DEBRIEF_TRY(is_committed, committed_paths(ground, corpus.config));
  std::optional<Progress> progress(world);
  std::mutex mutex;
  const SiteOptions options{.as_of = as_of,
                            .version = DEBRIEF_VERSION,
                            .jobs = world.jobs,
                            .read_file =
                                [&](const std::string& path) {
                                  {
                                    const std::lock_guard lock(mutex);
                                    read.insert(path);
                                  }
                                  return tree_file(ground, path);
                                },
                            .is_committed = std::move(is_committed),
                            .read_blob = old_contents(corpus),
                            .rules = &rules,
                            .check_pages = request.strict,
                            .progress =
                                [&](uint64_t done, uint64_t total) {
                                  const std::lock_guard lock(mutex);
                                  progress->show("Making pages", done, total);
                                },
                            .base_url = std::move(base_url)};
  auto report = render_site(corpus, findings, template_file, options, sink);
  progress.reset();
  if (report) return report;
  Error error = std::move(report).error();
  if (overridden.contains(error.where.substr(0, error.where.find(':'))))
    error.where.insert(0, kOwnTemplates);
  return fail(std::move(error));
}

}  // namespace

Result<SiteOutcome> build_site(const SiteRequest& request, Invocation& invocation, SiteSink& sink,
                               Notes notes) {
  World& world = invocation.world;
  const std::jthread words([] { embedded_lexicon(); });  // beside the documents
  LoadRequest load = request.load;
  load.line_ends_of_commit = true;
  DEBRIEF_TRY(corpus, load_corpus_for(invocation, std::move(load), notes));
  DEBRIEF_TRY_VOID(refuse_leaks(corpus));
  DEBRIEF_TRY(base_url, base_url_of(request, corpus.config));
  // With their cases, which the pages of the rules show.
  DEBRIEF_TRY(rules, load_rules_of(corpus, {}, RuleCases::kRead));
  DEBRIEF_TRY_VOID(validate_rule_names(corpus, rules, {}));
  DEBRIEF_TRY(as_of, as_of_time(request.as_of, corpus, world));
  const Findings findings = lint(corpus, rules, all_checks(), {.jobs = world.jobs});
  std::set<std::string> read;
  DEBRIEF_TRY(report, render(corpus, findings, rules, as_of, std::move(base_url), request, world,
                             sink, read));
  return SiteOutcome{std::move(corpus), std::move(report), std::move(read)};
}

Result<BuiltSite> build_site(const SiteRequest& request, Invocation& invocation, Notes notes) {
  MemorySink sink;
  DEBRIEF_TRY(built, build_site(request, invocation, sink, notes));
  return BuiltSite{std::move(built.corpus), sink.take(), std::move(built.read)};
}

bool holds_uncommitted(const Corpus& corpus) {
  return corpus.revision && std::any_of(corpus.documents.begin(), corpus.documents.end(),
                                        [](const CorpusDocument& each) {
                                          return each.history && each.history->uncommitted;
                                        });
}

}  // namespace debrief
