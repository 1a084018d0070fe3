// Putting a site in the place of another: written beside it, then exchanged in one step. Files that
// others put into the old one move over.

#include <set>
#include <utility>

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

/// What the marker says until the site stands.
constexpr std::string_view kUnfinished = "This site is not finished.\n\n";

/// A new directory beside `path`, held by the marker that is created in it.
Result<std::string> make_beside(FileSystem& files, const std::string& path) {
  constexpr int kMostTries = 1000;
  Error last;
  for (int n = 1; n <= kMostTries; ++n) {
    std::string beside = concat(path, ".tmp-", n);
    if (files.kind(beside) != FileKind::kMissing) continue;
    auto made = files.create(join_path(beside, kSiteMarker), kUnfinished);
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

/// The marker: what it says to whoever opens it, and the files of the site, one a line.
std::string marker_of(std::string says, const std::set<std::string>& names) {
  for (const std::string& name : names) append(says, name, '\n');
  return says;
}

/// Collects the files of a directory that its marker does not list.
class ForeignFiles {
 public:
  /// Their names below `directory`, which may be missing.
  static Result<std::vector<std::string>> of(const FileSystem& files,
                                             const std::string& directory) {
    ForeignFiles walk(files, directory);
    if (files.kind(directory) == FileKind::kMissing) return std::move(walk.found_);
    const std::string marker = join_path(directory, kSiteMarker);
    std::string listed;
    if (files.kind(marker) == FileKind::kFile) {
      DEBRIEF_TRY(bytes, files.read(marker));
      listed = std::move(bytes);
    }
    for (const std::string_view line : split(listed, '\n')) walk.ours_.emplace(line);
    walk.ours_.emplace(kSiteMarker);
    DEBRIEF_TRY_VOID(walk.below(""));
    return std::move(walk.found_);
  }

 private:
  ForeignFiles(const FileSystem& files, const std::string& directory)
      : files_(files), directory_(directory) {}

  Result<void> below(const std::string& folder) {
    DEBRIEF_TRY(entries, files_.list(join_path(directory_, folder)));
    for (const DirectoryEntry& entry : entries) {
      std::string name = join_path(folder, entry.name);
      if (entry.kind == FileKind::kDirectory) {
        DEBRIEF_TRY_VOID(below(name));
      } else if (!ours_.contains(name)) {
        found_.push_back(std::move(name));
      }
    }
    return {};
  }

  const FileSystem& files_;
  const std::string& directory_;
  std::set<std::string, std::less<>> ours_;
  std::vector<std::string> found_;
};

/// Whether a file of the site would stand where this one stands, or above or below it.
bool collides(const std::set<std::string>& site, const std::string& name) {
  const auto below = site.lower_bound(name + "/");
  if (site.contains(name) || (below != site.end() && below->starts_with(name + "/"))) {
    return true;
  }
  for (std::string_view up = parent_path(name); !up.empty(); up = parent_path(up)) {
    if (site.contains(std::string(up))) return true;
  }
  return false;
}

/// Puts `fresh` in the place of `path`, and gives the place where the old site lies now, if there
/// was one. By two renames where the file system cannot do it in one step; what stood there is back
/// when the second fails.
Result<std::string> exchange(FileSystem& files, const std::string& fresh, const std::string& path) {
  if (files.kind(path) == FileKind::kMissing) {
    DEBRIEF_TRY_VOID(files.rename(fresh, path));
    return fresh;
  }
  if (files.exchange(fresh, path)) return fresh;
  std::string old = fresh + ".old";
  DEBRIEF_TRY_VOID(files.rename(path, old));
  if (auto placed = files.rename(fresh, path); !placed) {
    DEBRIEF_TRY_VOID(files.rename(old, path));
    return fail(std::move(placed).error());
  }
  return old;
}

/// Moves the foreign files of the old site into the new one, then removes the old one. One that
/// cannot be moved stays where it is, with all of the old site, and the error names the place.
Result<void> move_over(FileSystem& files, const std::vector<std::string>& foreign,
                       const std::string& old, const std::string& path) {
  for (const std::string& name : foreign) {
    const std::string target = join_path(path, name);
    auto moved = files.make_directories(std::string(parent_path(target)));
    if (moved) moved = files.rename(join_path(old, name), target);
    if (moved) continue;
    moved.error().hints.push_back(
        concat("the new site is in place; what else lay in the old one is now in ", old));
    return moved;
  }
  // The new site stands, which is what was asked for; an old one that stays beside it harms nobody.
  static_cast<void>(files.remove_all(old));
  return {};
}

}  // namespace

Result<SiteWriter> SiteWriter::open(FileSystem& files, const std::string& directory) {
  DEBRIEF_TRY(path, resolved(files, directory));
  DEBRIEF_TRY_VOID(check(files, path, directory));
  DEBRIEF_TRY(fresh, make_beside(files, path));
  return SiteWriter(files, directory, std::move(path), std::move(fresh));
}

SiteWriter::SiteWriter(FileSystem& files, std::string shown, std::string path, std::string fresh)
    : files_(&files),
      shown_(std::move(shown)),
      path_(std::move(path)),
      fresh_(std::move(fresh)),
      mutex_(std::make_unique<std::mutex>()) {}

SiteWriter::SiteWriter(SiteWriter&& other) noexcept
    : files_(other.files_),
      shown_(std::move(other.shown_)),
      path_(std::move(other.path_)),
      fresh_(std::move(other.fresh_)),
      mutex_(std::move(other.mutex_)),
      names_(std::move(other.names_)),
      marker_(std::move(other.marker_)),
      done_(std::exchange(other.done_, true)) {}

SiteWriter::~SiteWriter() {
  // Nothing is lost when this fails too: the trouble that is told is the first.
  if (!done_) static_cast<void>(files_->remove_all(fresh_));
}

Result<void> SiteWriter::put(const std::string& path, std::string bytes) {
  {
    const std::lock_guard lock(*mutex_);
    if (path == kSiteMarker) {
      marker_ = std::move(bytes);
      return {};
    }
    names_.insert(path);
  }
  return files_->create(join_path(fresh_, path), bytes);
}

Result<void> SiteWriter::take_over(const std::string& path) {
  DEBRIEF_TRY_VOID(files_->link(old_place(path), new_place(path)));
  const std::lock_guard lock(*mutex_);
  names_.insert(path);
  return {};
}

void SiteWriter::take_back(const std::string& path) {
  static_cast<void>(files_->remove_all(new_place(path)));
  const std::lock_guard lock(*mutex_);
  names_.erase(path);
}

Result<void> SiteWriter::finish() {
  DEBRIEF_TRY(foreign, ForeignFiles::of(*files_, path_));
  for (const std::string& name : foreign) {
    if (!collides(names_, name)) continue;
    return refuse(
        "the site has a file of this name, and the one that stands there is not debrief's",
        join_path(shown_, name), "move it out of the output directory");
  }
  DEBRIEF_TRY_VOID(
      files_->write(join_path(fresh_, kSiteMarker), marker_of(std::move(marker_), names_)));
  DEBRIEF_TRY(old, exchange(*files_, fresh_, path_));
  done_ = true;
  return move_over(*files_, foreign, old, path_);
}

Result<void> write_site(FileSystem& files, const std::string& directory, const SiteFiles& site) {
  DEBRIEF_TRY(writer, SiteWriter::open(files, directory));
  for (const auto& [name, bytes] : site) DEBRIEF_TRY_VOID(writer.put(name, bytes));
  return writer.finish();
}

}  // namespace debrief
