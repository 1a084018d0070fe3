#include "debrief/corpus/select.h"

#include <algorithm>
#include <set>
#include <utility>

#include "debrief/base/glob.h"
#include "debrief/base/strings.h"
#include "debrief/corpus/walk.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

/// The part of a missing path that does exist, and the name in it that was probably meant.
std::string nearest_path(const FileSystem& files, const std::string& base, std::string_view given) {
  std::string found;
  for (const std::string_view step : split(given, '/')) {
    if (step.empty()) {
      if (found.empty() && given.starts_with('/')) found = "/";
      continue;
    }
    const std::string next = join_path(found, step);
    if (files.kind(join_path(next.starts_with('/') ? "" : base, next)) != FileKind::kMissing) {
      found = next;
      continue;
    }
    const auto entries = files.list(found.starts_with('/') ? found : join_path(base, found));
    if (!entries) return {};
    std::vector<std::string_view> names;
    for (const DirectoryEntry& entry : *entries) names.push_back(entry.name);
    const std::string_view nearest = nearest_name(step, names);
    return nearest.empty() ? std::string() : join_path(found, nearest);
  }
  return {};
}

constexpr std::string_view kLeadsAway = "leads out of the root, into .git or nowhere";

class Selector {
 public:
  Selector(const Ground& ground, const Config& config, GivenPaths given)
      : ground_(ground), config_(config), only_configured_(given == GivenPaths::kConfigured) {}

  Result<void> select_configured() {
    for (size_t i = 0; i < config_.paths.size(); ++i) {
      const size_t before = selection_.files.size();
      DEBRIEF_TRY(found, matches(config_.paths[i]));
      for (SelectedFile& file : found) {
        if (!is_excluded(file)) selection_.files.push_back(std::move(file));
      }
      if (selection_.files.size() == before) selection_.unmatched.push_back(i);
    }
    note_left_out();
    return {};
  }

  Result<void> select_given(const std::string& given) {
    const std::string location = locate(given);
    const FileKind kind = ground_.files->kind(location);
    const bool is_folder = kind == FileKind::kDirectory || kind == FileKind::kMissing;
    if (only_configured_ && !is_folder && !is_configured(selected(location, given))) return {};
    if (kind != FileKind::kMissing) DEBRIEF_TRY_VOID(check_place(location, given));
    switch (kind) {
      case FileKind::kFile:
        selection_.files.push_back(selected(location, given));
        return {};
      case FileKind::kDirectory:
        return select_folder(location, given);
      case FileKind::kSymbolicLink:
        return select_link(location, given);
      case FileKind::kMissing:
        return is_glob(given) ? select_glob(location, given) : missing(given);
      case FileKind::kOther:
        break;
    }
    return usage(given, "is neither a file nor a folder");
  }

  Selection take() {
    auto& files = selection_.files;
    if (only_configured_) {
      std::erase_if(files, [&](const SelectedFile& file) { return !is_configured(file); });
    }
    std::sort(files.begin(), files.end(),
              [](const SelectedFile& a, const SelectedFile& b) { return a.path < b.path; });
    const auto same = [](const SelectedFile& a, const SelectedFile& b) {
      return a.location == b.location;
    };
    files.erase(std::unique(files.begin(), files.end(), same), files.end());
    for (const std::string& link : skipped_links_) {
      selection_.notes.push_back(concat(link, " is a link that ", kLeadsAway, " and is not read"));
    }
    return std::move(selection_);
  }

 private:
  void note_left_out() {
    const std::set<std::string> left_out = ground_.left_out();
    const auto count = std::count_if(left_out.begin(), left_out.end(), [&](const auto& path) {
      return matches_any(config_.paths, path) && !matches_any(config_.exclude, path);
    });
    if (count == 0) return;
    selection_.notes.push_back(concat(
        counted(static_cast<uint64_t>(count), "post-mortem"), " outside of this sparse checkout ",
        count == 1 ? "is" : "are", " not read; `git sparse-checkout add` brings folders in"));
  }

  std::string locate(const std::string& given) const {
    if (!given.starts_with('/')) return normalise_path(join_path(ground_.directory, given));
    // In a revision a path of the work tree stands for the same file of the tree.
    const std::string prefix = ground_.work_tree + "/";
    return normalise_path(ground_.revision && given.starts_with(prefix)
                              ? given.substr(ground_.work_tree.size())
                              : given);
  }

  static tl::unexpected<Error> usage(const std::string& given, std::string_view what) {
    return fail({.kind = ErrorKind::kUsage, .message = concat("“", given, "” ", what)});
  }

  tl::unexpected<Error> missing(const std::string& given) const {
    const std::string near = nearest_path(*ground_.files, ground_.directory, given);
    Error error{.kind = ErrorKind::kUsage,
                .message = concat("“", given, "” does not exist",
                                  ground_.revision ? " in this revision" : "")};
    if (!near.empty()) error.hints.push_back(concat("did you mean “", near, "”?"));
    return fail(std::move(error));
  }

  SelectedFile selected(const std::string& location, const std::string& given) const {
    if (auto inside = ground_.from_root(location)) return {*std::move(inside), location, true};
    return {given.starts_with('/') ? location : relative_path(location, ground_.directory),
            location, false};
  }

  bool is_excluded(const SelectedFile& file) const {
    return matches_any(config_.exclude, file.path);
  }

  bool is_configured(const SelectedFile& file) const {
    return file.inside && matches_any(config_.paths, file.path) && !is_excluded(file);
  }

  /// The files that a glob from the root matches.
  Result<std::vector<SelectedFile>> matches(const std::string& glob) {
    std::vector<SelectedFile> found;
    const std::string folder = normalise_path(join_path(ground_.root, glob_root(glob)));
    if (!ground_.real_inside(folder)) return found;
    DEBRIEF_TRY(locations, walk(folder));
    for (const std::string& location : locations) {
      SelectedFile file = selected(location, {});
      if (file.inside && glob_match(glob, file.path)) found.push_back(std::move(file));
    }
    return found;
  }

  Result<std::vector<std::string>> walk(const std::string& folder) {
    DEBRIEF_TRY(result, walk_folder(*ground_.files, folder, ground_.root));
    for (const std::string& link : result.skipped_links) {
      skipped_links_.insert(ground_.from_root(link).value_or(link));
    }
    return std::move(result.files);
  }

  /// Whether what was named may be read: a place outside the root may when it was named as such.
  Result<void> check_place(const std::string& location, const std::string& given) const {
    const auto inside = ground_.from_root(location);
    if (has_git_step(inside.value_or(location))) {
      return usage(given, "lies in .git, which holds no post-mortem");
    }
    if (!inside || ground_.real_inside(location)) return {};
    const bool is_link = ground_.files->kind(location) == FileKind::kSymbolicLink;
    return usage(given, concat(is_link ? "is" : "lies behind", " a link that ", kLeadsAway));
  }

  Result<void> select_link(const std::string& location, const std::string& given) {
    const auto real = ground_.files->real_path(location);
    if (!real || has_git_step(ground_.from_root(*real).value_or(*real))) {
      return usage(given, concat("is a link that ", kLeadsAway));
    }
    if (ground_.files->kind(*real) == FileKind::kDirectory) return select_folder(*real, given);
    selection_.files.push_back(selected(location, given));
    return {};
  }

  Result<void> select_folder(const std::string& folder, const std::string& given) {
    std::vector<SelectedFile> configured;
    std::vector<SelectedFile> markdown;
    DEBRIEF_TRY(locations, walk(folder));
    for (const std::string& location : locations) {
      SelectedFile file = selected(location, given);
      if (is_excluded(file)) continue;
      if (file.inside && matches_any(config_.paths, file.path)) {
        configured.push_back(std::move(file));
      } else if (file.path.ends_with(".md")) {
        markdown.push_back(std::move(file));
      }
    }
    // A folder above the configured ones holds other Markdown too, which nobody asked about.
    auto& wanted = configured.empty() && !holds_configured(folder) ? markdown : configured;
    if (wanted.empty() && !only_configured_) return usage(given, "holds no post-mortem");
    std::move(wanted.begin(), wanted.end(), std::back_inserter(selection_.files));
    return {};
  }

  bool holds_configured(const std::string& folder) const {
    const auto inside = ground_.from_root(folder);
    if (!inside) return false;
    const std::string prefix = *inside == "." ? "" : *inside + "/";
    return std::any_of(config_.paths.begin(), config_.paths.end(), [&](const std::string& glob) {
      return glob_root(glob).starts_with(prefix);
    });
  }

  Result<void> select_glob(const std::string& pattern, const std::string& given) {
    const std::string folder = glob_root(pattern);
    if (ground_.files->kind(folder) == FileKind::kMissing) return missing(glob_root(given));
    DEBRIEF_TRY_VOID(check_place(folder, given));
    const size_t before = selection_.files.size();
    DEBRIEF_TRY(locations, walk(folder));
    for (const std::string& location : locations) {
      SelectedFile file = selected(location, given);
      if (glob_match(pattern, location) && !is_excluded(file)) {
        selection_.files.push_back(std::move(file));
      }
    }
    if (selection_.files.size() == before && !only_configured_) {
      return usage(given, "matches no file");
    }
    return {};
  }

  const Ground& ground_;
  const Config& config_;
  const bool only_configured_;
  Selection selection_;
  std::set<std::string> skipped_links_;
};

}  // namespace

bool matches_any(const std::vector<std::string>& globs, std::string_view path) {
  return std::any_of(globs.begin(), globs.end(),
                     [&](const std::string& glob) { return glob_match(glob, path); });
}

Result<Selection> select_exactly(const Ground& ground, const std::vector<std::string>& paths) {
  Selection selection;
  for (const std::string& path : paths) {
    const std::string location = join_path(ground.root, path);
    const auto real = ground.real_inside(location);
    if (!real || ground.files->kind(*real) != FileKind::kFile) {
      return fail({.kind = ErrorKind::kUsage,
                   .message = concat("is no file, or a link that ", kLeadsAway),
                   .where = path,
                   .hints = {"a post-mortem is a file of its own; put its text there"}});
    }
    selection.files.push_back({path, location, true});
  }
  std::ranges::sort(selection.files, {}, &SelectedFile::path);
  return selection;
}

Result<Selection> select_documents(const Ground& ground, const Config& config,
                                   const std::vector<std::string>& paths, GivenPaths given) {
  Selector selector(ground, config, given);
  if (paths.empty()) DEBRIEF_TRY_VOID(selector.select_configured());
  for (const std::string& path : paths) DEBRIEF_TRY_VOID(selector.select_given(path));
  return selector.take();
}

}  // namespace debrief
