#include "debrief/cli/preview.h"

#include <algorithm>
#include <chrono>

#include <absl/strings/str_format.h>

#include "debrief/base/glob.h"
#include "debrief/base/stable_hash.h"
#include "debrief/base/strings.h"
#include "debrief/cli/load.h"
#include "debrief/rules/rule.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

constexpr std::string_view kOwnFolder = ".debrief";

/// Where git writes when something is committed or another branch is checked out. Its objects, its
/// index and what debrief keeps beside them do not count.
void add_git(const Repository& repository, std::vector<WatchedFolder>& folders) {
  const std::string& common = repository.common_directory();
  folders.push_back({.path = repository.git_directory(), .names = {"HEAD"}});
  folders.push_back({.path = common, .names = {"HEAD", "packed-refs", "shallow"}});
  folders.push_back({.path = join_path(common, "refs/heads"), .below = true});
}

/// A few of many, for one line.
std::string some_of(const std::vector<std::string>& names) {
  constexpr size_t kMost = 3;
  std::string text;
  for (size_t i = 0; i < names.size() && i < kMost; ++i) {
    append(text, i == 0 ? "" : ", ", visible(names[i]));
  }
  if (names.size() > kMost) append(text, " and ", names.size() - kMost, " more");
  return text;
}

}  // namespace

std::vector<WatchedFolder> LivePreview::folders() {
  const LoadRequest request{.trust_owner = invocation_.global.trust_repository};
  const auto ground = find_ground(invocation_.world.files, invocation_.directory(), request);
  if (!ground) return folders_;
  root_ = ground->root;
  if (const auto config = load_config(*ground)) {
    globs_ = config->paths;
    profile_ = is_profile_path(config->profile) ? config->profile : std::string();
  }
  std::vector<WatchedFolder> folders;
  folders.push_back(
      {.path = root_, .names = {std::string(kConfigName), ".mailmap", ".git-blame-ignore-revs"}});
  folders.push_back({.path = join_path(root_, kOwnFolder), .below = true});
  for (const std::string& glob : globs_) {
    folders.push_back({.path = normalise_path(join_path(root_, glob_root(glob))), .below = true});
  }
  std::set<std::string> single = images_;
  if (!profile_.empty()) single.insert(profile_);
  for (const std::string& path : single) {
    const std::string place = normalise_path(join_path(root_, path));
    folders.push_back(
        {.path = std::string(parent_path(place)), .names = {std::string(file_name(place))}});
  }
  if (ground->repository) add_git(*ground->repository, folders);
  folders_ = std::move(folders);
  return folders_;
}

void LivePreview::tell_what_is_watched(const std::string& why_polling) {
  std::vector<std::string> names;
  for (const std::string& glob : globs_) {
    const std::string folder = glob_root(glob);
    names.push_back(folder.empty() ? "all folders" : folder);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  names.emplace_back(kConfigName);
  names.emplace_back(kOwnFolder);
  std::string text;
  for (const std::string& name : names) append(text, text.empty() ? "" : ", ", visible(name));
  invocation_.world.out << "Watching " << text << " and what is committed" << std::endl;
  if (why_polling.empty()) return;
  invocation_.world.err << "note: " << why_polling
                        << "; the files are looked at twice a second instead" << std::endl;
}

void LivePreview::heed(const BuiltSite& built) {
  documents_.clear();
  shown_.uncommitted.clear();
  for (const CorpusDocument& each : built.corpus.documents) {
    documents_[each.path] = stable_hash(each.document.source.bytes());
    if (each.history && each.history->uncommitted) shown_.uncommitted.push_back(each.path);
  }
  revision_ = built.corpus.revision ? built.corpus.revision->short_hex() : std::string();
  images_ = built.read;
}

std::string LivePreview::what_differs(const BuiltSite& built, const Changes& changes) const {
  std::vector<std::string> written, added, gone;
  std::set<std::string> present;
  for (const CorpusDocument& each : built.corpus.documents) {
    present.insert(each.path);
    const auto before = documents_.find(each.path);
    if (before == documents_.end()) {
      added.push_back(each.path);
    } else if (before->second != stable_hash(each.document.source.bytes())) {
      written.push_back(each.path);
    }
  }
  for (const auto& [path, hash] : documents_) {
    if (!present.contains(path)) gone.push_back(path);
  }
  std::vector<std::string> parts;
  if (built.corpus.revision && built.corpus.revision->short_hex() != revision_) {
    parts.push_back(concat("now at ", built.corpus.revision->short_hex()));
  }
  if (!written.empty()) parts.push_back(some_of(written));
  if (!added.empty()) parts.push_back(concat("new ", some_of(added)));
  if (!gone.empty()) parts.push_back(concat("no longer there ", some_of(gone)));
  if (!parts.empty()) return join(parts, "; ");
  if (shown_.site && *shown_.site == built.files) return "nothing differs";
  std::vector<std::string> others;
  for (const std::string& path : changes.paths) {
    if (path.starts_with(root_ + "/")) others.push_back(path.substr(root_.size() + 1));
  }
  return others.empty() ? "the same records" : some_of(others);
}

Preview LivePreview::rebuild(const Changes& changes) {
  World& world = invocation_.world;
  const auto started = std::chrono::steady_clock::now();
  const bool is_first = !shown_.site;
  auto built = build_site({}, invocation_, is_first ? Notes::kShow : Notes::kHide);
  if (!built) {
    print_error(built.error(), world);
    world.err << (is_first ? "Waiting for a change" : "The site before is still shown")
              << std::endl;
    shown_.error = std::move(built).error();
    return shown_;
  }
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
  const std::string differs = what_differs(*built, changes);
  heed(*built);
  auto words = Words::load(built->corpus.config.site.language, embedded_template);
  if (words) shown_.words = std::make_shared<const Words>(*std::move(words));
  shown_.error.reset();
  shown_.site = std::make_shared<const SiteFiles>(std::move(built->files));
  if (is_first) {
    world.out << "Built " << counted(documents_.size(), "incident");
    if (!revision_.empty()) world.out << " at " << revision_;
    if (!shown_.uncommitted.empty()) {
      world.out << " with " << shown_.uncommitted.size() << " not committed yet";
    }
  } else {
    world.out << "Rebuilt: " << differs;
  }
  world.out << (world.out_terminal.utf8 ? " · " : " - ")
            << absl::StrFormat("%.1f s", elapsed.count()) << std::endl;
  return shown_;
}

}  // namespace debrief
