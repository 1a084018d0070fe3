#include "debrief/serve/watched.h"

#include <filesystem>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/site/site.h"

namespace debrief {
namespace {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

/// Lets `names` of a folder count besides what counts there already.
void add_part(const std::string& path, const std::set<std::string>& names, FolderParts& parts) {
  const auto [part, is_new] = parts.try_emplace(path);
  if (is_new) {
    part->second.names = names;
  } else if (names.empty()) {
    part->second.names.clear();
  } else if (!part->second.names.empty()) {
    part->second.names.insert(names.begin(), names.end());
  }
}

/// The nearest folder above `path` that exists, and in it the step towards `path`.
void add_way_to(const std::string& path, FolderParts& parts) {
  std::string folder = path;
  std::string step;
  do {
    step = std::string(file_name(folder));
    folder = std::string(parent_path(folder));
    if (folder.empty()) folder = "/";
  } while (!is_folder(folder) && folder != "/");
  if (!step.empty()) add_part(folder, {step}, parts);
}

}  // namespace

bool counts_by_name(std::string_view name) {
  if (name.ends_with('~') || name.ends_with(".lock") || name == "4913") return false;
  if (name.starts_with(".#") || (name.starts_with('#') && name.ends_with('#'))) return false;
  if (name.find(".tmp-") != std::string_view::npos) return false;  // a site on its way
  // Vim's .x.md.swp, .swo, .swn, …
  const size_t dot = name.rfind('.');
  const bool is_swap = name.starts_with('.') && dot != 0 && name.substr(dot).starts_with(".sw") &&
                       name.size() - dot == 4;
  return !is_swap;
}

bool counts_as_folder(const std::string& path) {
  const std::string_view name = file_name(path);
  if (name == ".git" || name == "node_modules" || !counts_by_name(name)) return false;
  std::error_code ignored;
  return !fs::exists(fs::symlink_status(join_path(path, kSiteMarker), ignored));
}

void add_folders_below(const std::string& path, FolderParts& parts) {
  std::vector<std::string> folders = {path};
  while (!folders.empty()) {
    const std::string folder = std::move(folders.back());
    folders.pop_back();
    add_part(folder, {}, parts);
    parts[folder].below = true;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
      std::error_code ignored;
      const bool is_real = fs::is_directory(entry->symlink_status(ignored));
      if (is_real && counts_as_folder(entry->path().string())) {
        folders.push_back(entry->path().string());
      }
    }
  }
}

FolderParts folder_parts(const std::vector<WatchedFolder>& folders) {
  FolderParts parts;
  for (const WatchedFolder& folder : folders) {
    add_way_to(folder.path, parts);
    if (!is_folder(folder.path)) continue;
    if (folder.below) {
      add_folders_below(folder.path, parts);
    } else {
      add_part(folder.path, folder.names, parts);
    }
  }
  return parts;
}

}  // namespace debrief
