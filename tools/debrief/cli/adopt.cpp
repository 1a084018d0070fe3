#include "debrief/cli/adopt.h"

#include <algorithm>
#include <map>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/corpus/config.h"
#include "debrief/corpus/select.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

constexpr size_t kMostFiles = 50'000;
constexpr uint64_t kMostBytes = 1024 * 1024;

bool is_looked_into(const DirectoryEntry& entry) {
  return entry.kind == FileKind::kDirectory && !entry.name.starts_with('.') &&
         entry.name != "node_modules" && entry.name != "vendor";
}

/// Every Markdown file below the root, breadth first, without following links.
Result<std::vector<std::string>> markdown_files(const FileSystem& files, const std::string& root) {
  std::vector<std::string> found;
  std::vector<std::string> folders = {""};
  for (size_t i = 0; i < folders.size() && found.size() < kMostFiles; ++i) {
    DEBRIEF_TRY(entries, files.list(join_path(root, folders[i])));
    for (const DirectoryEntry& entry : entries) {
      const std::string path = join_path(folders[i], entry.name);
      if (is_looked_into(entry)) folders.push_back(path);
      if (entry.kind == FileKind::kFile && lower_ascii(entry.name).ends_with(".md"))
        found.push_back(path);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

bool reads_as_post_mortem(const Document& document) {
  if (document.mode == DocumentMode::kManaged) return true;
  std::set<SectionRole> roles;
  for (const Section& section : document.sections) roles.insert(section.role);
  size_t telling = 0;
  for (const SectionRole role :
       {SectionRole::kFacts, SectionRole::kImpact, SectionRole::kTimeline, SectionRole::kFactors,
        SectionRole::kWhys, SectionRole::kActions, SectionRole::kLessons}) {
    telling += roles.contains(role) ? 1 : 0;
  }
  const bool has_core = roles.contains(SectionRole::kTimeline) ||
                        roles.contains(SectionRole::kFactors) ||
                        roles.contains(SectionRole::kActions);
  return telling >= 2 && has_core;
}

/// The part that all names begin with, cut before its first digit.
std::string common_start(const std::vector<std::string>& names) {
  std::string start = names.front();
  for (const std::string& name : names) {
    const auto [end, other] = std::mismatch(start.begin(), start.end(), name.begin(), name.end());
    start.erase(end, start.end());
  }
  return start.substr(0, std::min(start.find_first_of("0123456789"), start.size()));
}

}  // namespace

std::string glob_for(const std::string& folder, const std::vector<std::string>& names) {
  const std::string start = common_start(names);
  const bool numbered = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    return name.size() > start.size() && is_ascii_digit(name[start.size()]);
  });
  const bool plain = start.find_first_of("*?[\\") == std::string::npos;
  const std::string name = numbered && plain ? concat(start, "[0-9]*.md") : "*.md";
  return folder.empty() ? name : concat(folder, "/**/", name);
}

Result<Adoption> find_post_mortems(const FileSystem& files, const std::string& root) {
  DEBRIEF_TRY(paths, markdown_files(files, root));
  Adoption adoption{.documents = {}, .globs = {}, .markdown_files = paths.size()};
  std::map<std::string, std::vector<std::string>> by_folder;
  for (const std::string& path : paths) {
    const std::string location = join_path(root, path);
    if (matches_any(default_exclude(), path) || files.size(location) > kMostBytes) continue;
    auto bytes = files.read(location);
    if (!bytes)
      continue;  // what cannot be read cannot be recognised; lint will say so when it is named
    const Document document = parse_document(SourceFile(path, *std::move(bytes)));
    if (!reads_as_post_mortem(document)) continue;
    adoption.documents.push_back(path);
    adoption.with_timeline += document.timeline.empty() ? 0 : 1;
    adoption.with_actions += document.actions.empty() ? 0 : 1;
    by_folder[std::string(parent_path(path))].emplace_back(file_name(path));
  }
  std::set<std::string> globs;
  for (const auto& [folder, names] : by_folder) {
    const bool covered = std::any_of(by_folder.begin(), by_folder.end(), [&](const auto& other) {
      return folder != other.first && !other.first.empty() && folder.starts_with(other.first + "/");
    });
    if (!covered) globs.insert(glob_for(folder, names));
  }
  adoption.globs.assign(globs.begin(), globs.end());
  return adoption;
}

}  // namespace debrief
