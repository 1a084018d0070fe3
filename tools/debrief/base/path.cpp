#include <algorithm>
#include <vector>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"

namespace debrief {
namespace {

std::vector<std::string_view> components_of(std::string_view path) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0; begin <= path.size();) {
    const size_t end = std::min(path.find('/', begin), path.size());
    if (end > begin) parts.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

std::string join_path(std::string_view directory, std::string_view name) {
  if (directory.empty() || directory == ".") return std::string(name);
  std::string path(directory);
  if (path.back() != '/') path += '/';
  return path.append(name);
}

std::string_view parent_path(std::string_view path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {};
  return path.substr(0, std::max<size_t>(slash, 1));
}

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool has_git_step(std::string_view path) {
  const auto steps = components_of(path);
  return std::any_of(steps.begin(), steps.end(),
                     [](std::string_view step) { return lower_ascii(step) == ".git"; });
}

std::string normalise_path(std::string_view path) {
  const bool absolute = path.starts_with('/');
  std::vector<std::string_view> kept;
  for (const std::string_view part : components_of(path)) {
    if (part == ".") continue;
    const bool climbs = part == "..";
    if (climbs && !kept.empty() && kept.back() != "..") {
      kept.pop_back();
    } else if (!climbs || !absolute) {
      kept.push_back(part);
    }
  }
  std::string clean = absolute ? "/" : "";
  for (size_t i = 0; i < kept.size(); ++i) {
    if (i > 0) clean += '/';
    clean += kept[i];
  }
  return clean.empty() ? "." : clean;
}

std::string relative_path(std::string_view path, std::string_view from) {
  const std::string clean_path = normalise_path(path);
  const std::string clean_from = normalise_path(from);
  auto target = components_of(clean_path);
  auto start = components_of(clean_from == "." ? std::string_view() : clean_from);
  if (clean_path == ".") target.clear();
  size_t shared = 0;
  while (shared < target.size() && shared < start.size() && target[shared] == start[shared]) {
    ++shared;
  }
  std::string result;
  for (size_t i = shared; i < start.size(); ++i) result += result.empty() ? ".." : "/..";
  for (size_t i = shared; i < target.size(); ++i) {
    if (!result.empty()) result += '/';
    result += target[i];
  }
  return result.empty() ? "." : result;
}

}  // namespace debrief
