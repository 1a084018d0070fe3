#pragma once
// `debrief serve`: a server that answers, and a thread that rebuilds when files change. What is
// built and which folders matter is the caller's to say.

#include <functional>
#include <vector>

#include "debrief/serve/preview_server.h"
#include "debrief/serve/watcher.h"

namespace debrief {

/// Where the previewed site comes from. Both are called by one thread.
struct PreviewSource {
  /// The folders to watch from before the next rebuild() on.
  std::function<std::vector<WatchedFolder>()> folders;
  /// What there is to show after these changes; none the first time. What stopped a rebuild is a
  /// Preview with an error in it.
  std::function<Preview(const Changes& changes)> rebuild;
};

/// Serves until the server ends, and rebuilds after every change: the old site is shown until the
/// new one is ready, and what changes meanwhile is built behind it. Leaves no thread behind.
void serve(PreviewServer& server, Watcher& watcher, const PreviewSource& source);

}  // namespace debrief
