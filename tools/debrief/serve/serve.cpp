#include "debrief/serve/serve.h"

#include <exception>
#include <thread>

namespace debrief {

void serve(PreviewServer& server, Watcher& watcher, const PreviewSource& source) {
  std::exception_ptr bug;
  std::thread builder([&] {
    try {
      std::optional<Changes> changes = Changes();
      while (changes) {
        // Watched before it is read: what changes while it is read is built once more.
        watcher.watch(source.folders());
        server.publish(source.rebuild(*changes));
        changes = watcher.wait();
      }
    } catch (...) {
      bug = std::current_exception();
      server.stop();
    }
  });
  server.run();
  watcher.stop();
  builder.join();
  if (bug) std::rethrow_exception(bug);
}

}  // namespace debrief
