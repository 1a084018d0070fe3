#pragma once
// The web server of the preview: one thread, any number of connections, loopback only. Boost.Beast
// ends in preview_server.cpp.

#include <cstdint>
#include <memory>

#include "debrief/base/result.h"
#include "debrief/serve/answer.h"

namespace debrief {

struct PreviewServerOptions {
  uint16_t port = 8017;  ///< 0: any that is free
  /// How many ports above it are tried when it is in use.
  uint16_t further_ports = 0;
  bool until_interrupted = false;  ///< SIGINT and SIGTERM end run()
};

class PreviewServer {
 public:
  /// Listens on 127.0.0.1, and on ::1 where the machine has it, since `localhost` may mean either.
  /// kUsage for a port that is in use or that this user may not take.
  static Result<std::unique_ptr<PreviewServer>> listen(const PreviewServerOptions& options);

  ~PreviewServer();
  PreviewServer(const PreviewServer&) = delete;
  PreviewServer& operator=(const PreviewServer&) = delete;

  uint16_t port() const;

  /// What is shown from now on; pages that are open are told. From any thread.
  void publish(Preview preview);

  /// Answers until stop() is called, or a signal comes where that was asked for; closes all
  /// connections then.
  void run();

  /// Ends run(), now or as soon as it begins. From any thread.
  void stop();

 private:
  struct Impl;
  explicit PreviewServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace debrief
