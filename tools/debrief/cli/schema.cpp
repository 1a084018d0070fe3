#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/cli/commands.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

constexpr std::string_view kFolder = "schema/";
constexpr std::string_view kSuffix = ".schema.json";

/// The name that a user types: `postmortem` for `schema/postmortem.schema.json`.
std::string_view short_name(std::string_view file) {
  file.remove_prefix(kFolder.size());
  if (file.ends_with(kSuffix)) file.remove_suffix(kSuffix.size());
  return file;
}

Result<ExitCode> run_schema(const std::string& name, World& world) {
  std::vector<std::string_view> names;
  for (const EmbeddedFile& file : embedded_files(kFolder)) {
    names.push_back(short_name(file.name));
    if (names.back() != name) continue;
    world.out << file.bytes;
    return ExitCode::kClean;
  }
  if (name.empty()) {
    for (const std::string_view each : names) world.out << each << '\n';
    return ExitCode::kClean;
  }
  return fail({.kind = ErrorKind::kUsage,
               .message = concat("there is no schema “", name, "”", did_you_mean(name, names)),
               .hints = {concat("there are: ", join(names, ", "))}});
}

}  // namespace

void add_schema(CLI::App& app, Invocation& invocation) {
  const auto name = std::make_shared<std::string>();
  app.add_option("name", *name, "Which schema; without it their names are listed")
      ->type_name("NAME");
  app.callback([&invocation, name] {
    invocation.run = [&invocation, name] { return run_schema(*name, invocation.world); };
  });
}

}  // namespace debrief
