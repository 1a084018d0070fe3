// Putting a site in the place of another: written beside it, then exchanged by two renames.

#include "debrief/base/strings.h"
#include "debrief/site/site.h"

namespace debrief {
namespace {

tl::unexpected<Error> refuse(std::string message, const std::string& directory, std::string hint) {
  return fail({.kind = ErrorKind::kUsage,
               .message = std::move(message),
               .where = directory,
               .hints = {std::move(hint)}});
}

/// The directory itself where the path is a symbolic link.
Result<std::string> resolved(const FileSystem& files, const std::string& directory) {
  const std::string path = normalise_path(directory);
  if (files.kind(path) != FileKind::kSymbolicLink) return path;
  auto target = files.real_path(path);
  if (!target) return refuse("output directory is a link to nothing", directory, "remove the link");
  return std::move(*target);
}

/// Whether the directory may be replaced.
Result<void> check(const FileSystem& files, const std::string& path, const std::string& shown) {
  const std::string hint = "name a directory that is empty, new, or a site of debrief";
  if (path.empty() || path == "/" || path == "." || path == ".." || path.ends_with("/..")) {
    return refuse("output directory would replace the directory you work in", shown, hint);
  }
  const FileKind kind = files.kind(path);
  if (kind == FileKind::kMissing) return {};
  if (kind != FileKind::kDirectory) return refuse("output is not a directory", shown, hint);
  if (files.kind(join_path(path, ".git")) != FileKind::kMissing) {
    return refuse("output directory holds a git repository", shown, hint);
  }
  DEBRIEF_TRY(entries, files.list(path));
  if (entries.empty()) return {};
  if (files.kind(join_path(path, kSiteMarker)) == FileKind::kFile) return {};
  return refuse(concat("output directory holds files that are not a site of debrief, such as ",
                       entries.front().name),
                shown, hint);
}

/// A new directory beside `path`, held by the marker that is created in it.
Result<std::string> make_beside(FileSystem& files, const std::string& path,
                                std::string_view marker) {
  constexpr int kMostTries = 1000;
  Error last;
  for (int n = 1; n <= kMostTries; ++n) {
    std::string beside = concat(path, ".tmp-", n);
    if (files.kind(beside) != FileKind::kMissing) continue;
    auto made = files.create(join_path(beside, kSiteMarker), marker);
    if (made) return beside;
    last = std::move(made).error();
    // Another build may have taken this name meanwhile; any other trouble will stay.
    if (files.kind(join_path(beside, kSiteMarker)) == FileKind::kMissing) break;
  }
  if (last.message.empty()) {
    last = {.kind = ErrorKind::kIo,
            .message = "too many unfinished builds lie beside the output directory",
            .where = path,
            .hints = {concat("remove ", path, ".tmp-*")}};
  }
  return fail(std::move(last));
}

Result<void> write_all(FileSystem& files, const std::string& directory, const SiteFiles& site) {
  for (const auto& [name, bytes] : site) {
    if (name == kSiteMarker) continue;
    DEBRIEF_TRY_VOID(files.create(join_path(directory, name), bytes));
  }
  return {};
}

/// Puts `fresh` in the place of `path`. What stood there is back when the second rename fails.
Result<void> exchange(FileSystem& files, const std::string& fresh, const std::string& path) {
  if (files.kind(path) == FileKind::kMissing) return files.rename(fresh, path);
  const std::string old = fresh + ".old";
  DEBRIEF_TRY_VOID(files.rename(path, old));
  if (auto placed = files.rename(fresh, path); !placed) {
    DEBRIEF_TRY_VOID(files.rename(old, path));
    return placed;
  }
  // The new site stands, which is what was asked for; an old one that stays beside it harms nobody.
  static_cast<void>(files.remove_all(old));
  return {};
}

}  // namespace

Result<void> write_site(FileSystem& files, const std::string& directory, const SiteFiles& site) {
  DEBRIEF_TRY(path, resolved(files, directory));
  DEBRIEF_TRY_VOID(check(files, path, directory));
  const auto marker = site.find(std::string(kSiteMarker));
  DEBRIEF_TRY(fresh, make_beside(files, path, marker == site.end() ? "" : marker->second));
  Result<void> done = write_all(files, fresh, site);
  if (done) done = exchange(files, fresh, path);
  // Nothing is lost when this fails too: the trouble that is told is the first.
  if (!done) static_cast<void>(files.remove_all(fresh));
  return done;
}

}  // namespace debrief
