#include "debrief/serve/serve.h"

#include <chrono>
#include <map>
#include <memory>

#include <CLI/CLI.hpp>
#include <absl/strings/str_format.h>

#include "debrief/base/stable_hash.h"
#include "debrief/base/strings.h"
#include "debrief/cli/browser.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/load.h"
#include "debrief/cli/preview.h"
#include "debrief/cli/usage.h"
#include "debrief/corpus/ground.h"

namespace debrief {
namespace {

struct ServeCommand {
  std::string port;
  bool open = false;
};

Result<std::unique_ptr<PreviewServer>> listen(const ServeCommand& command, World& world) {
  constexpr uint16_t kFurtherPorts = 20;
  PreviewServerOptions options{.until_interrupted = true};
  if (command.port.empty()) {
    options.further_ports = kFurtherPorts;
  } else {
    DEBRIEF_TRY(port, whole_number("--port", command.port, UINT16_MAX));
    options.port = static_cast<uint16_t>(port);
  }
  auto server = PreviewServer::listen(options);
  if (server && command.port.empty() && (*server)->port() != options.port) {
    world.err << "note: port " << options.port << " is in use; this is the next that is free\n";
  }
  return server;
}

Result<ExitCode> run_serve(const ServeCommand& command, Invocation& invocation) {
  World& world = invocation.world;
  const LoadRequest request{.trust_owner = invocation.global.trust_repository};
  DEBRIEF_TRY(ground, find_ground(world.files, invocation.directory(), request));
  if (ground.repository && ground.repository->is_bare()) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = "a bare repository has no work tree to preview",
                 .where = ground.work_tree,
                 .hints = {"debrief build --out DIR builds the site of its last commit"}});
  }
  DEBRIEF_TRY(server, listen(command, world));
  const std::string address = concat("http://localhost:", server->port(), "/");
  Watcher watcher;
  LivePreview preview(invocation);
  bool is_first = true;
  const auto rebuild = [&](const Changes& changes) {
    if (is_first) preview.tell_what_is_watched(watcher.why_polling());
    Preview built = preview.rebuild(changes);
    if (is_first && command.open) {
      const auto opened = open_in_browser(address);
      if (!opened) world.err << "note: " << opened.error().message << "; open " << address << '\n';
    }
    is_first = false;
    return built;
  };
  world.out << "Serving " << address << " until Ctrl-C" << std::endl;
  serve(*server, watcher, {.folders = [&] { return preview.folders(); }, .rebuild = rebuild});
  return ExitCode::kClean;
}

}  // namespace

void add_serve(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<ServeCommand>();
  app.add_option("--port", command->port,
                 "The port on this machine; 0: any that is free. Default: 8017, or the next free")
      ->type_name("N");
  app.add_flag("--open", command->open, "Open the site in your browser");
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_serve(*command, invocation); };
  });
}

}  // namespace debrief
