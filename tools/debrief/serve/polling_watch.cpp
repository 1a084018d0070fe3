#include <filesystem>
#include <map>

#include <sys/stat.h>

#include "debrief/base/file_system.h"
#include "debrief/serve/folder_watch.h"

namespace debrief {
namespace {

namespace fs = std::filesystem;

/// What tells one state of a file from another.
struct Stamp {
  int64_t seconds = 0, nanoseconds = 0;
  uint64_t size = 0, number = 0;
  uint32_t mode = 0;
  friend bool operator==(const Stamp&, const Stamp&) = default;
};

Stamp stamp_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 && ::lstat(path.c_str(), &status) != 0) return {};
  Stamp stamp;
#ifdef __APPLE__
  stamp.seconds = status.st_mtimespec.tv_sec;
  stamp.nanoseconds = status.st_mtimespec.tv_nsec;
#else
  stamp.seconds = status.st_mtim.tv_sec;
  stamp.nanoseconds = status.st_mtim.tv_nsec;
#endif
  stamp.size = static_cast<uint64_t>(status.st_size);
  stamp.number = status.st_ino;
  stamp.mode = status.st_mode;
  return stamp;
}

class PollingWatch final : public FolderWatch {
 public:
  bool watch(const std::vector<WatchedFolder>& folders) override {
    folders_ = folders;
    seen_ = look();
    return true;
  }

  bool take(Changes& changes) override {
    std::map<std::string, Stamp> now = look();
    for (const auto& [path, stamp] : now) {
      const auto before = seen_.find(path);
      if (before == seen_.end() || before->second != stamp) changes.paths.insert(path);
    }
    for (const auto& [path, stamp] : seen_) {
      if (!now.contains(path)) changes.paths.insert(path);
    }
    seen_ = std::move(now);
    return true;
  }

  int descriptor() const override { return -1; }

 private:
  std::map<std::string, Stamp> look() const {
    std::map<std::string, Stamp> stamps;
    for (const auto& [folder, part] : folder_parts(folders_)) {
      std::error_code error;
      for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
           entry.increment(error)) {
        const std::string path = entry->path().string();
        const std::string name(file_name(path));
        if (!counts_by_name(name) || (!part.names.empty() && !part.names.contains(name))) continue;
        std::error_code ignored;
        if (fs::is_directory(entry->symlink_status(ignored))) {
          // What is in a folder is seen in it; that it is there counts where it is waited for.
          if (!part.names.empty()) stamps.emplace(path, Stamp{.mode = S_IFDIR});
        } else {
          stamps.emplace(path, stamp_of(path));
        }
      }
    }
    return stamps;
  }

  std::vector<WatchedFolder> folders_;
  std::map<std::string, Stamp> seen_;
};

}  // namespace

std::unique_ptr<FolderWatch> make_polling_watch() { return std::make_unique<PollingWatch>(); }

}  // namespace debrief
