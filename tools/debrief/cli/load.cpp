#include "debrief/cli/load.h"

#include <algorithm>

#include "debrief/base/build_id.h"
#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/corpus/ground.h"
#include "debrief/corpus/index.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

constexpr std::string_view kOwnRules = ".debrief/rules";

/// kConfig for what nobody would miss until a rule is silent: a file that is not read.
Result<void> refuse_unread(const DirectoryEntry& entry, const std::string& path) {
  const auto refuse = [&](std::string message) {
    return fail({.kind = ErrorKind::kConfig, .message = std::move(message), .where = path});
  };
  const std::string_view name = entry.name;
  if (entry.kind == FileKind::kSymbolicLink) return refuse("a link is not followed; copy the file");
  if (name.ends_with(".yml")) {
    return refuse(concat("is not read; name it ", name.substr(0, name.size() - 4), ".yaml"));
  }
  if (name.ends_with(".md") || name.ends_with('~')) return {};  // read-me files and backups
  return refuse("is no rule; a rule is a .yaml file");
}

/// Every YAML file below `folder`, nested folders included; hidden files are left alone.
Result<void> collect_rule_files(const FileSystem& files, const std::string& root,
                                const std::string& folder, int depth,
                                std::vector<RuleFile>& found) {
  constexpr int kMostNesting = 4;
  if (depth > kMostNesting) {
    return fail(
        {.kind = ErrorKind::kConfig, .message = "is nested too deeply for rules", .where = folder});
  }
  DEBRIEF_TRY(entries, files.list(join_path(root, folder)));
  for (const DirectoryEntry& entry : entries) {
    if (entry.name.starts_with('.')) continue;
    const std::string path = join_path(folder, entry.name);
    if (entry.kind == FileKind::kDirectory) {
      DEBRIEF_TRY_VOID(collect_rule_files(files, root, path, depth + 1, found));
    } else if (entry.kind == FileKind::kFile && entry.name.ends_with(".yaml")) {
      DEBRIEF_TRY(bytes, files.read(join_path(root, path)));
      found.push_back({path, std::move(bytes)});
    } else {
      DEBRIEF_TRY_VOID(refuse_unread(entry, path));
    }
  }
  return {};
}

/// Whether a file of the policy's tree may be read.
bool policy_file(const Ground& ground, const std::string& path) {
  const std::string location = join_path(ground.policy_root(), path);
  if (!ground.policy_revision) return ground.real_inside(location).has_value();
  return ground.policy_revision->real_path(location).has_value();
}

Result<void> add_configured_profile(const Corpus& corpus, RuleSet& rules) {
  const std::string& profile = corpus.config.profile;
  const Ground& ground = *corpus.ground;
  if (!policy_file(ground, profile)) {
    return fail({.kind = ErrorKind::kConfig,
                 .message = concat("there is no profile file “", profile, "”"),
                 .where = config_place(corpus.config, "/profile"),
                 .hints = {"its path begins at the root of the repository"}});
  }
  DEBRIEF_TRY(bytes, ground.policy_files().read(join_path(ground.policy_root(), profile)));
  return add_profile_file(rules, {profile, std::move(bytes)});
}

}  // namespace

Result<RuleSet> load_repository_rules(const FileSystem& files, const std::string& root,
                                      RuleCases cases) {
  std::vector<RuleFile> own;
  if (files.kind(join_path(root, kOwnRules)) == FileKind::kDirectory) {
    DEBRIEF_TRY_VOID(collect_rule_files(files, root, std::string(kOwnRules), 0, own));
  }
  std::vector<std::string_view> checks;
  for (const Check& check : all_checks()) checks.push_back(check.name);
  return load_rules(own, checks, cases);
}

Result<RuleSet> load_rules_of(const Corpus& corpus, std::string_view profile, RuleCases cases) {
  const Ground& ground = *corpus.ground;
  DEBRIEF_TRY(rules, load_repository_rules(ground.policy_files(), ground.policy_root(), cases));
  if (profile.empty() && is_profile_path(corpus.config.profile)) {
    DEBRIEF_TRY_VOID(add_configured_profile(corpus, rules));
  }
  return rules;
}

Result<std::shared_ptr<const Baseline>> load_baseline(const Corpus& corpus,
                                                      const std::string& given,
                                                      const Invocation& invocation) {
  const Ground& ground = *corpus.ground;
  std::shared_ptr<const Baseline> none;
  if (given == "none") return none;
  std::optional<std::string> bytes;
  if (given.empty()) {
    DEBRIEF_TRY(own,
                own_file(ground.policy_files(), ground.policy_root(), std::string(kBaselineName)));
    bytes = std::move(own);
    if (!bytes) return none;
  } else {
    const FileSystem& files = invocation.world.files;
    const std::string place = invocation.located(given);
    if (files.kind(place) == FileKind::kMissing) {
      return fail({.kind = ErrorKind::kUsage,
                   .message = concat("there is no baseline “", given, "”"),
                   .where = "--baseline",
                   .hints = {"debrief baseline create writes one"}});
    }
    DEBRIEF_TRY(read, files.read(place));
    bytes = std::move(read);
  }
  const std::string name = given.empty() ? std::string(kBaselineName) : given;
  DEBRIEF_TRY(baseline, Baseline::parse(name, *std::move(bytes)));
  return std::make_shared<const Baseline>(std::move(baseline));
}

Result<std::optional<std::string>> own_file(const FileSystem& files, const std::string& root,
                                            const std::string& path) {
  const std::string location = join_path(root, path);
  if (files.kind(location) == FileKind::kMissing) return std::optional<std::string>();
  Ground ground;
  ground.files = &files;
  ground.root = root;
  const auto real = ground.real_inside(location);
  if (!real || files.kind(*real) != FileKind::kFile) {
    return fail({.kind = ErrorKind::kConfig,
                 .message = "is no file, or a link that leads out of the repository",
                 .where = path,
                 .hints = {"put the file itself there, or remove it"}});
  }
  DEBRIEF_TRY(bytes, files.read(*real));
  return std::optional<std::string>(std::move(bytes));
}

Result<void> check_new_file(const Ground& ground, const std::string& place) {
  std::string folder(parent_path(place));
  while (folder.size() > 1 && ground.files->kind(folder) == FileKind::kMissing) {
    folder = std::string(parent_path(folder));
  }
  const bool stays = ground.from_root(place) && !has_git_step(*ground.from_root(place)) &&
                     ground.real_inside(folder);
  if (stays) return {};
  return fail(
      {.kind = ErrorKind::kUsage,
       .message = "the folder leads out of the repository or into .git; nothing was written",
       .where = ground.from_root(place).value_or(place),
       .hints = {"“paths” in .debrief.yaml names the folder"}});
}

Error no_work_tree(const Ground& ground) {
  return {.kind = ErrorKind::kUsage,
          .message = "the repository is bare; there is no work tree to write into",
          .where = ground.work_tree,
          .hints = {"clone it and work there: git clone"}};
}

std::string shell_word(std::string_view text) {
  const bool plain =
      !text.empty() && text[0] != '-' && std::all_of(text.begin(), text.end(), [](char byte) {
        return is_ascii_alnum(byte) || static_cast<uint8_t>(byte) >= 0x80 ||
               std::string_view("/._-+,:@%=").find(byte) != std::string_view::npos;
      });
  return plain ? std::string(text) : concat("'", replace_all(text, "'", "'\\''"), "'");
}

Progress::Progress(World& world)
    : world_(world), start_(std::chrono::steady_clock::now()), shown_(start_) {}

Progress::~Progress() {
  if (drawn_) world_.err << "\r\x1b[K" << std::flush;
}

void Progress::show(std::string_view what, uint64_t done, uint64_t total) {
  using std::chrono::milliseconds;
  if (!world_.err_terminal.is_terminal) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - start_ < milliseconds(500) || now - shown_ < milliseconds(50)) return;
  shown_ = now;
  drawn_ = true;
  constexpr uint64_t kCells = 24;
  world_.err << "\r\x1b[K" << what << "  ";
  if (total > 0) {
    const uint64_t full = std::min(done, total) * kCells / total;
    const std::string_view cell = world_.err_terminal.utf8 ? "█" : "#";
    const std::string_view rest = world_.err_terminal.utf8 ? "░" : ".";
    for (uint64_t i = 0; i < kCells; ++i) world_.err << (i < full ? cell : rest);
    world_.err << "  ";
  }
  world_.err << with_thousands(done);
  if (total > 0) world_.err << " of " << with_thousands(total);
  world_.err << std::flush;
}

namespace {

/// The user's own cache folder (XDG Base Directory Specification); empty where there is none.
std::string user_cache(const World& world) {
  const std::string given = world.environment("XDG_CACHE_HOME").value_or("");
  if (given.starts_with('/')) return join_path(given, "debrief");
  const std::string home = world.environment("HOME").value_or("");
  return home.starts_with('/') ? join_path(home, ".cache/debrief") : std::string();
}

CachePlace cache_place(const Invocation& invocation) {
  return {.version = concat(DEBRIEF_VERSION, " ", build_id()),
          .elsewhere = user_cache(invocation.world),
          .is_foreign = invocation.global.trust_repository};
}

}  // namespace

Result<Corpus> load_corpus_for(Invocation& invocation, LoadRequest request, Notes notes) {
  World& world = invocation.world;
  request.trust_owner = invocation.global.trust_repository;
  request.index_file = world.environment("GIT_INDEX_FILE").value_or("");
  request.jobs = world.jobs;
  if (!invocation.global.no_cache) request.cache = cache_place(invocation);
  std::optional<Progress> progress(world);
  request.progress = [&](std::string_view what, uint64_t done, uint64_t total) {
    progress->show(what, done, total);
  };
  auto corpus = load_corpus(world.files, invocation.directory(), request);
  progress.reset();
  if (!corpus || notes == Notes::kHide) return corpus;
  for (const std::string& note : corpus->notes) world.err << "note: " << visible(note) << '\n';
  return corpus;
}

}  // namespace debrief
