#include "debrief/cli/site_build.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "debrief/base/embedded.h"
#include "debrief/base/free_memory.h"
#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/cli/as_of.h"
#include "debrief/cli/load.h"
#include "debrief/corpus/audience.h"
#include "debrief/corpus/ground.h"
#include "debrief/corpus/load_memo.h"
#include "debrief/lint/lint.h"
#include "debrief/postmortem/forget.h"
#include "debrief/site/data/base_url.h"
#include "debrief/site/earlier_files.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

constexpr std::string_view kOwnTemplates = ".debrief/templates/";

/// A template of the tree that is built, in `.debrief/templates`; nullopt when it has none of the
/// name.
Result<std::optional<std::string>> own_template(const Ground& ground, const std::string& name) {
  return own_file(*ground.files, ground.root, concat(kOwnTemplates, name));
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

}  // namespace

Result<std::unique_ptr<SiteInput>> read_site(const SiteRequest& request, Invocation& invocation,
                                             Notes notes) {
  World& world = invocation.world;
  const std::jthread words([] { embedded_lexicon(); });  // beside the documents
  LoadRequest load = request.load;
  load.line_ends_of_commit = true;
  if (!load.memo) load.memo = std::make_shared<LoadMemo>();
  std::shared_ptr<LoadMemo> memo = load.memo;
  auto input = std::make_unique<SiteInput>();
  DEBRIEF_TRY(corpus, load_corpus_for(invocation, std::move(load), notes));
  input->corpus = std::move(corpus);
  input->cache = memo->cache;
  memo.reset();  // unless the caller holds it: a walk over the history is large
  DEBRIEF_TRY_VOID(refuse_leaks(input->corpus));
  DEBRIEF_TRY(base_url, base_url_of(request, input->corpus.config));
  input->base_url = std::move(base_url);
  // With their cases, which the pages of the rules show.
  DEBRIEF_TRY(rules, load_rules_of(input->corpus, {}, RuleCases::kRead));
  input->rules = std::move(rules);
  DEBRIEF_TRY_VOID(validate_rule_names(input->corpus, input->rules, {}));
  DEBRIEF_TRY(as_of, as_of_time(request.as_of, input->corpus, world));
  input->as_of = as_of;
  DEBRIEF_TRY_VOID(check_overrides(*input->corpus.ground->files, input->corpus.ground->root));
  input->findings = lint(input->corpus, input->rules, all_checks(),
                         {.jobs = world.jobs, .cache = input->cache.get()});
  if (input->cache) input->cache->flush();
  return input;
}

Result<SiteOptions> site_options(const SiteInput& input, unsigned jobs) {
  const Ground& ground = *input.corpus.ground;
  DEBRIEF_TRY(is_committed, committed_paths(ground, input.corpus.config));
  return SiteOptions{
      .as_of = input.as_of,
      .version = DEBRIEF_VERSION,
      .jobs = jobs,
      .read_file = [&ground](const std::string& path) { return tree_file(ground, path); },
      .is_committed = std::move(is_committed),
      .read_blob = old_contents(input.corpus),
      .rules = &input.rules,
      .base_url = input.base_url};
}

Result<std::string> site_template(const SiteInput& input, const std::string& name) {
  DEBRIEF_TRY(own, own_template(*input.corpus.ground, name));
  if (own) return *std::move(own);
  if (const auto bytes = embedded_file(concat("templates/", name))) return std::string(*bytes);
  return fail(
      {.kind = ErrorKind::kInternal, .message = concat("there is no template “", name, "”")});
}

Error with_own_place(const SiteInput& input, Error error) {
  const auto own = own_template(*input.corpus.ground, error.where.substr(0, error.where.find(':')));
  if (own && *own) error.where.insert(0, kOwnTemplates);
  return error;
}

Result<SiteOutcome> build_site(const SiteRequest& request, Invocation& invocation, SiteSink& sink,
                               SiteWriter* writer) {
  World& world = invocation.world;
  DEBRIEF_TRY(input, read_site(request, invocation, Notes::kShow));
  // What made the corpus is not needed any more, and half of a document goes with its last page.
  if (input->cache) input->cache->release();
  if (input->corpus.ground->repository) input->corpus.ground->repository->rest();
  give_back_free_memory();
  DEBRIEF_TRY(options, site_options(*input, world.jobs));
  std::optional<Progress> progress(world);
  std::mutex mutex;
  options.check_pages = request.strict;
  std::optional<EarlierFiles> earlier;
  if (writer != nullptr && input->cache) {
    options.earlier = &earlier.emplace(*input->cache, *writer);
  }
  options.finished = [&](size_t document) {
    forget_texts(input->corpus.documents[document].document);
  };
  options.progress = [&](uint64_t done, uint64_t total) {
    const std::lock_guard lock(mutex);
    progress->show("Making pages", done, total);
  };
  auto report = render_site(
      input->corpus, input->findings,
      [&](const std::string& name) { return site_template(*input, name); }, options, sink);
  progress.reset();
  give_back_free_memory();
  if (!report) return fail(with_own_place(*input, std::move(report).error()));
  return SiteOutcome{std::move(input->corpus), *std::move(report), std::move(input->cache)};
}

bool holds_uncommitted(const Corpus& corpus) {
  return corpus.revision && std::any_of(corpus.documents.begin(), corpus.documents.end(),
                                        [](const CorpusDocument& each) {
                                          return each.history && each.history->uncommitted;
                                        });
}

}  // namespace debrief
