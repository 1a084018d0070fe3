#include "debrief/cli/preview.h"

#include <algorithm>
#include <chrono>
#include <functional>

#include <absl/strings/str_format.h>

#include "debrief/base/glob.h"
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

/// Of what a document says, for this run alone.
size_t hash_of(const Document& document) {
  return std::hash<std::string_view>()(document.source.bytes());
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

void LivePreview::heed(const Corpus& corpus) {
  documents_.clear();
  shown_.uncommitted.clear();
  for (const CorpusDocument& each : corpus.documents) {
    documents_[each.path] = hash_of(each.document);
    if (each.history && each.history->uncommitted) shown_.uncommitted.push_back(each.path);
  }
  revision_ = corpus.revision ? corpus.revision->short_hex() : std::string();
  images_ = session_.images();
}

std::string LivePreview::what_differs(const Corpus& corpus, const Changes& changes) const {
  std::vector<std::string> written, added, gone;
  std::set<std::string> present;
  for (const CorpusDocument& each : corpus.documents) {
    present.insert(each.path);
    const auto before = documents_.find(each.path);
    if (before == documents_.end()) {
      added.push_back(each.path);
    } else if (before->second != hash_of(each.document)) {
      written.push_back(each.path);
    }
  }
  for (const auto& [path, hash] : documents_) {
    if (!present.contains(path)) gone.push_back(path);
  }
  std::vector<std::string> parts;
  if (corpus.revision && corpus.revision->short_hex() != revision_) {
    parts.push_back(concat("now at ", corpus.revision->short_hex()));
  }
  if (!written.empty()) parts.push_back(some_of(written));
  if (!added.empty()) parts.push_back(concat("new ", some_of(added)));
  if (!gone.empty()) parts.push_back(concat("no longer there ", some_of(gone)));
  if (!parts.empty()) return join(parts, "; ");
  std::vector<std::string> others;
  bool has_others = changes.unknown;
  for (const std::string& path : changes.paths) {
    const bool is_inside = path.starts_with(root_ + "/");
    const std::string shown = is_inside ? path.substr(root_.size() + 1) : std::string();
    if (present.contains(shown)) continue;
    has_others = true;
    if (is_inside) others.push_back(shown);
  }
  if (!has_others) return "nothing differs";
  return others.empty() ? "the same records" : some_of(others);
}

Preview LivePreview::rebuild(const Changes& changes) {
  World& world = invocation_.world;
  const auto started = std::chrono::steady_clock::now();
  const bool is_first = !shown_.site;
  const auto built = session_.rebuild(changes, is_first ? Notes::kShow : Notes::kHide);
  if (!built) {
    print_error(built.error(), world);
    world.err << (is_first ? "Waiting for a change" : "The site before is still shown")
              << std::endl;
    shown_.error = built.error();
    return shown_;
  }
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
  const Corpus& corpus = session_.corpus();
  const std::string differs = what_differs(corpus, changes);
  heed(corpus);
  auto words = Words::load(corpus.config.site.language, embedded_template);
  if (words) shown_.words = std::make_shared<const Words>(*std::move(words));
  shown_.error.reset();
  shown_.site = session_.site();
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
