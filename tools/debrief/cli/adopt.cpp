#include "debrief/cli/adopt.h"

#include <algorithm>
#include <map>
#include <set>

#include "debrief/base/glob.h"
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

struct MarkdownFiles {
  std::vector<std::string> all;     // what a glob could match
  std::vector<std::string> looked;  // those outside hidden folders and other people's code
};

/// Every Markdown file below the root, breadth first, without following links.
Result<MarkdownFiles> markdown_files(const FileSystem& files, const std::string& root) {
  MarkdownFiles found;
  struct Folder {
    std::string path;
    bool looked;
  };
  std::vector<Folder> folders = {{"", true}};
  for (size_t i = 0; i < folders.size() && found.all.size() < kMostFiles; ++i) {
    const Folder folder = folders[i];
    DEBRIEF_TRY(entries, files.list(join_path(root, folder.path)));
    for (const DirectoryEntry& entry : entries) {
      const std::string path = join_path(folder.path, entry.name);
      if (entry.kind == FileKind::kDirectory && !has_git_step(entry.name)) {
        folders.push_back({path, folder.looked && is_looked_into(entry)});
      } else if (entry.kind == FileKind::kFile && lower_ascii(entry.name).ends_with(".md")) {
        found.all.push_back(path);
        if (folder.looked) found.looked.push_back(path);
      }
    }
  }
  std::sort(found.all.begin(), found.all.end());
  std::sort(found.looked.begin(), found.looked.end());
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

/// The text as a glob that matches only itself.
std::string escaped(std::string_view text) {
  std::string glob;
  for (const char byte : text) {
    if (std::string_view("*?[\\").find(byte) != std::string_view::npos) glob += '\\';
    glob += byte;
  }
  return glob;
}

/// `PM[0-9]*.md` where all names share a beginning before a digit, else `*.md`.
std::string name_glob(const std::vector<std::string>& names) {
  const std::string start = common_start(names);
  const bool numbered = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    return name.size() > start.size() && is_ascii_digit(name[start.size()]);
  });
  return numbered ? concat(escaped(start), "[0-9]*.md") : "*.md";
}

std::vector<std::string> names_of(const std::vector<std::string>& paths) {
  std::vector<std::string> names;
  for (const std::string& path : paths) names.emplace_back(file_name(path));
  return names;
}

/// Whether the glob matches these documents and no other file that would be read.
bool is_exact(const std::string& glob, const std::vector<std::string>& documents,
              const std::vector<std::string>& files) {
  size_t matched = 0;
  for (const std::string& path : files) {
    if (!glob_match(glob, path) || matches_any(default_exclude(), path)) continue;
    if (!std::binary_search(documents.begin(), documents.end(), path)) return false;
    ++matched;
  }
  return matched == documents.size();
}

using DocumentsByFolder = std::map<std::string, std::vector<std::string>>;

/// The documents by the topmost folder that holds one directly and lies around them.
DocumentsByFolder by_topmost_folder(const DocumentsByFolder& by_folder) {
  DocumentsByFolder tops;
  for (const auto& [folder, documents] : by_folder) {
    // Folders come sorted, so one that lies around this one has been seen.
    const auto around =
        std::find_if(tops.begin(), tops.end(), [&, &inner = folder](const auto& top) {
          return !top.first.empty() && inner.starts_with(top.first + "/");
        });
    auto& target = around == tops.end() ? tops[folder] : around->second;
    target.insert(target.end(), documents.begin(), documents.end());
    std::sort(target.begin(), target.end());
  }
  return tops;
}

}  // namespace

std::string glob_for(const std::string& folder, const std::vector<std::string>& names) {
  const std::string name = name_glob(names);
  return folder.empty() ? name : concat(escaped(folder), "/**/", name);
}

std::vector<std::string> globs_for(const std::vector<std::string>& documents,
                                   const std::vector<std::string>& files) {
  DocumentsByFolder by_folder;
  for (const std::string& path : documents)
    by_folder[std::string(parent_path(path))].push_back(path);
  std::vector<std::string> globs;
  for (const auto& [top, covered] : by_topmost_folder(by_folder)) {
    std::string glob = glob_for(top, names_of(covered));
    if (is_exact(glob, covered, files)) {
      globs.push_back(std::move(glob));
      continue;
    }
    for (const auto& [folder, own] : by_folder) {
      if (!std::binary_search(covered.begin(), covered.end(), own.front())) continue;
      std::string own_glob = join_path(escaped(folder), name_glob(names_of(own)));
      if (is_exact(own_glob, own, files)) {
        globs.push_back(std::move(own_glob));
      } else {
        for (const std::string& path : own) globs.push_back(escaped(path));
      }
    }
  }
  std::sort(globs.begin(), globs.end());
  return globs;
}

Result<Adoption> find_post_mortems(const FileSystem& files, const std::string& root) {
  DEBRIEF_TRY(paths, markdown_files(files, root));
  Adoption adoption{.documents = {}, .globs = {}, .markdown_files = paths.looked.size()};
  for (const std::string& path : paths.looked) {
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
  }
  adoption.globs = globs_for(adoption.documents, paths.all);
  for (const std::string& path : adoption.documents) {
    adoption.named_one_by_one +=
        std::binary_search(adoption.globs.begin(), adoption.globs.end(), escaped(path)) ? 1 : 0;
  }
  return adoption;
}

}  // namespace debrief
