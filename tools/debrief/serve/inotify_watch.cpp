#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/serve/folder_watch.h"
#ifdef __linux__
#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>
#endif

namespace debrief {
#ifdef __linux__
namespace {

namespace fs = std::filesystem;

constexpr uint32_t kWanted = IN_CREATE | IN_CLOSE_WRITE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                             IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR |
                             IN_EXCL_UNLINK;

class InotifyWatch final : public FolderWatch {
 public:
  explicit InotifyWatch(int descriptor) : descriptor_(descriptor) {}
  ~InotifyWatch() override { ::close(descriptor_); }
  InotifyWatch(const InotifyWatch&) = delete;
  InotifyWatch& operator=(const InotifyWatch&) = delete;

  bool watch(const std::vector<WatchedFolder>& folders) override {
    const auto before = std::exchange(places_, {});
    for (const auto& [path, part] : folder_parts(folders)) {
      if (!add(path, part)) return false;
    }
    for (const auto& [number, place] : before) {
      if (!places_.contains(number)) ::inotify_rm_watch(descriptor_, number);
    }
    return true;
  }

  bool take(Changes& changes) override {
    alignas(inotify_event) char buffer[64 * 1024];
    for (;;) {
      const ssize_t bytes = ::read(descriptor_, buffer, sizeof buffer);
      if (bytes < 0 && errno == EINTR) continue;
      if (bytes <= 0) return trouble_.empty();
      for (ssize_t at = 0; at < bytes;) {
        inotify_event event;
        std::memcpy(&event, buffer + at, sizeof event);
        // The name is filled up with NULs.
        const std::string name = event.len == 0 ? "" : buffer + at + sizeof event;
        heed(event, name, changes);
        at += static_cast<ssize_t>(sizeof event + event.len);
      }
    }
  }

  int descriptor() const override { return descriptor_; }
  std::string trouble() const override { return trouble_; }

 private:
  struct Place {
    std::string path;
    FolderPart part;
  };

  bool add(const std::string& path, const FolderPart& part) {
    const int number = ::inotify_add_watch(descriptor_, path.c_str(), kWanted);
    if (number >= 0) {
      places_[number] = {path, part};
      return true;
    }
    // One that has just gone, or may not be read, has nothing to tell.
    if (errno != ENOSPC && errno != ENOMEM) return true;
    trouble_ = "the system lets nobody watch more folders (fs.inotify.max_user_watches)";
    return false;
  }

  void heed(const inotify_event& event, const std::string& name, Changes& changes) {
    if ((event.mask & IN_Q_OVERFLOW) != 0) {
      changes.unknown = true;
      return;
    }
    const auto found = places_.find(event.wd);
    if (found == places_.end()) return;  // watched no more
    if ((event.mask & IN_IGNORED) != 0) {
      places_.erase(found);
      return;
    }
    const Place place = found->second;
    if ((event.mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0) {
      if ((event.mask & IN_MOVE_SELF) != 0) forget(place.path);
      if (place.part.names.empty()) changes.paths.insert(place.path);
      return;
    }
    if (name.empty() || !counts_by_name(name)) return;
    if (!place.part.names.empty() && !place.part.names.contains(name)) return;
    const std::string path = join_path(place.path, name);
    if ((event.mask & IN_ISDIR) == 0) {
      changes.paths.insert(path);
    } else {
      heed_folder(event.mask, path, place.part, changes);
    }
  }

  void heed_folder(uint32_t mask, const std::string& path, const FolderPart& part,
                   Changes& changes) {
    if ((mask & (IN_MOVED_FROM | IN_DELETE)) != 0) {
      forget(path);
      changes.paths.insert(path);
    } else if ((mask & (IN_CREATE | IN_MOVED_TO)) != 0) {
      if (!part.names.empty()) changes.paths.insert(path);
      if (part.below && counts_as_folder(path)) add_new(path, changes);
    }
  }

  /// A folder that came with what is in it already: what was put there before it was watched told
  /// nobody.
  void add_new(const std::string& path, Changes& changes) {
    FolderParts parts;
    add_folders_below(path, parts);
    for (const auto& [folder, part] : parts) {
      if (!add(folder, part)) return;
    }
    for (const auto& [folder, part] : parts) {
      std::error_code error;
      for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
           entry.increment(error)) {
        std::error_code ignored;
        if (fs::is_directory(entry->symlink_status(ignored))) continue;
        const std::string file = entry->path().string();
        if (counts_by_name(file_name(file))) changes.paths.insert(file);
      }
    }
  }

  /// What has moved away is told of under a path that it no longer has.
  void forget(const std::string& path) {
    for (auto place = places_.begin(); place != places_.end();) {
      const std::string& each = place->second.path;
      const bool is_below = each == path || each.starts_with(path + "/");
      if (is_below) ::inotify_rm_watch(descriptor_, place->first);
      place = is_below ? places_.erase(place) : std::next(place);
    }
  }

  int descriptor_;
  std::map<int, Place> places_;
  std::string trouble_;
};

}  // namespace

std::unique_ptr<FolderWatch> make_inotify_watch(std::string& trouble) {
  const int descriptor = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (descriptor >= 0) return std::make_unique<InotifyWatch>(descriptor);
  trouble = concat("the system does not tell of changes: ", std::strerror(errno));
  return nullptr;
}

bool needs_polling(const std::string& path) {
  constexpr uint32_t kNfs = 0x6969, kSmb = 0x517b, kSmb2 = 0xfe534d42, kCifs = 0xff534d42,
                     kPlan9 = 0x01021997, kFuse = 0x65735546;
  struct statfs status {};
  if (::statfs(path.c_str(), &status) != 0) return false;
  const auto type = static_cast<uint32_t>(status.f_type);
  return type == kNfs || type == kSmb || type == kSmb2 || type == kCifs || type == kPlan9 ||
         type == kFuse;
}
#else
std::unique_ptr<FolderWatch> make_inotify_watch(std::string& trouble) {
  trouble = "this system does not tell of changes";
  return nullptr;
}

bool needs_polling(const std::string&) { return false; }
#endif

}  // namespace debrief
