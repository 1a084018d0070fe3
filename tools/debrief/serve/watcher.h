#pragma once
// Waits for files to change, and until they have settled: an editor that saves and a checkout write
// many times.

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "debrief/serve/folder_watch.h"

namespace debrief {

struct WatcherOptions {
  std::chrono::milliseconds quiet{50};  ///< how long nothing may change before wait() returns
  /// The same while a single file has changed: an editor that saves is done within milliseconds.
  std::chrono::milliseconds quiet_of_one{15};
  std::chrono::milliseconds longest{2000};  ///< it returns then although something still changes
  std::chrono::milliseconds interval{500};  ///< between two looks where the system does not tell
  bool polling = false;                     ///< looks even where the system would tell
};

/// One thread waits; any may stop it.
class Watcher {
 public:
  explicit Watcher(const WatcherOptions& options = {});
  /// Learns of changes from `watch` for as long as it can.
  Watcher(const WatcherOptions& options, std::unique_ptr<FolderWatch> watch);
  ~Watcher();
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  /// Watches these folders in place of those before. What changes from now on is told by wait().
  void watch(std::vector<WatchedFolder> folders);

  /// What has changed, as soon as it has settled; nullopt after stop().
  std::optional<Changes> wait();

  /// Ends wait(), now and for good.
  void stop();

  /// Why folders are looked at again and again; empty where the system tells of changes.
  const std::string& why_polling() const { return why_polling_; }

 private:
  void poll_because(std::string why);
  /// Waits until something may have changed, or the time is over; for ever when it is negative.
  void sleep(std::chrono::milliseconds most);

  WatcherOptions options_;
  std::unique_ptr<FolderWatch> watch_;
  std::vector<WatchedFolder> folders_;
  std::string why_polling_;
  std::atomic<bool> stopped_{false};
  int wake_[2] = {-1, -1};  ///< a pipe: reading end, writing end
};

}  // namespace debrief
