#include "debrief/cli/load.h"

#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

constexpr std::string_view kOwnRules = ".debrief/rules";

/// Every YAML file below `folder`, nested folders included, links not followed.
Result<void> collect_rule_files(const FileSystem& files, const std::string& root,
                                const std::string& folder, int depth,
                                std::vector<RuleFile>& found) {
  constexpr int kMostNesting = 4;
  if (depth > kMostNesting) return {};
  DEBRIEF_TRY(entries, files.list(join_path(root, folder)));
  for (const DirectoryEntry& entry : entries) {
    const std::string path = join_path(folder, entry.name);
    if (entry.kind == FileKind::kDirectory) {
      DEBRIEF_TRY_VOID(collect_rule_files(files, root, path, depth + 1, found));
    } else if (entry.kind == FileKind::kFile && entry.name.ends_with(".yaml")) {
      DEBRIEF_TRY(bytes, files.read(join_path(root, path)));
      found.push_back({path, std::move(bytes)});
    }
  }
  return {};
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

Result<Corpus> load_corpus_for(Invocation& invocation, LoadRequest request, Notes notes) {
  World& world = invocation.world;
  request.trust_owner = invocation.global.trust_repository;
  request.jobs = world.jobs;
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
