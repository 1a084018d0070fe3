#include "debrief/serve/watcher.h"

#include <algorithm>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace debrief {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

Watcher::Watcher(const WatcherOptions& options, std::unique_ptr<FolderWatch> watch)
    : options_(options), watch_(std::move(watch)) {
  if (::pipe(wake_) != 0) return;
  for (const int end : wake_) ::fcntl(end, F_SETFD, FD_CLOEXEC);
}

Watcher::Watcher(const WatcherOptions& options) : Watcher(options, nullptr) {
  std::string trouble = "polling was asked for";
  if (!options_.polling) watch_ = make_inotify_watch(trouble);
  if (!watch_) poll_because(trouble);
}

Watcher::~Watcher() {
  watch_.reset();
  for (const int end : wake_) {
    if (end >= 0) ::close(end);
  }
}

void Watcher::poll_because(std::string why) {
  why_polling_ = std::move(why);
  watch_ = make_polling_watch();
  watch_->watch(folders_);
}

void Watcher::watch(std::vector<WatchedFolder> folders) {
  folders_ = std::move(folders);
  const auto remote = std::find_if(folders_.begin(), folders_.end(), [](const WatchedFolder& each) {
    return needs_polling(each.path);
  });
  if (why_polling_.empty() && remote != folders_.end()) {
    return poll_because("the files lie on a network or shared file system");
  }
  if (!watch_->watch(folders_)) poll_because(watch_->trouble());
}

void Watcher::sleep(milliseconds most) {
  pollfd ends[2] = {{wake_[0], POLLIN, 0}, {watch_->descriptor(), POLLIN, 0}};
  ::poll(ends, 2, static_cast<int>(most.count()));
}

std::optional<Changes> Watcher::wait() {
  constexpr milliseconds kForEver{-1};
  Changes changes;
  auto first = steady_clock::now();
  auto last = first;
  while (!stopped_) {
    milliseconds most = watch_->descriptor() < 0 ? options_.interval : kForEver;
    if (!changes.empty()) {
      const bool is_one = changes.paths.size() == 1 && !changes.unknown;
      const milliseconds quiet = is_one ? options_.quiet_of_one : options_.quiet;
      const auto end = std::min(last + quiet, first + options_.longest);
      most = std::chrono::ceil<milliseconds>(end - steady_clock::now());
      if (most.count() <= 0) return changes;
    }
    sleep(most);
    Changes more;
    if (!watch_->take(more)) {
      poll_because(watch_->trouble());
      more.unknown = true;
    }
    if (more.empty()) continue;
    last = steady_clock::now();
    if (changes.empty()) first = last;
    changes.add(std::move(more));
  }
  return std::nullopt;
}

void Watcher::stop() {
  stopped_ = true;
  const char byte = 0;
  // A full pipe wakes as well.
  [[maybe_unused]] const ssize_t written = ::write(wake_[1], &byte, 1);
}

}  // namespace debrief
