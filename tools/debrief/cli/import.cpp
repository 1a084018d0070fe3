#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/base/zone_names.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/import_files.h"
#include "debrief/cli/load.h"
#include "debrief/text/nearest.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

Result<void> check_word(std::string_view option, const std::string& value,
                        const std::vector<std::string_view>& known) {
  if (value.empty() || is_one_of(value, known)) return {};
  return fail({.kind = ErrorKind::kUsage,
               .message = concat(option, ": “", value, "” is none of ", join(known, ", "),
                                 did_you_mean(value, known))});
}

Result<void> check_options(const ImportCommand& command, const Config& config) {
  DEBRIEF_TRY_VOID(check_word("--output-format", command.format, {"json", "text"}));
  DEBRIEF_TRY_VOID(check_word("--status", command.status,
                              {"stub", "draft", "review", "published", "closed", "withdrawn"}));
  DEBRIEF_TRY_VOID(check_word("--severity", command.severity,
                              {config.severities.begin(), config.severities.end()}));
  if (command.in_place && !command.out.empty()) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = "--in-place and --out are one or the other",
                 .hints = {"--out writes new files beside the old ones"}});
  }
  if (command.owner.find_first_of(",;") != std::string::npos) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = concat("--owner: “", command.owner, "” is more than one person")});
  }
  if (!command.timezone.empty() && !load_zone(command.timezone)) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = concat("--timezone: “", command.timezone, "” is no time zone",
                                   did_you_mean(command.timezone, {common_zone_names().begin(),
                                                                   common_zone_names().end()})),
                 .hints = {"write a name such as Europe/London or UTC"}});
  }
  return {};
}

Result<ExitCode> run_import(const ImportCommand& command, Invocation& invocation) {
  World& world = invocation.world;
  LoadRequest request{.unmatched = UnmatchedGlobs::kAllow, .history = false};
  DEBRIEF_TRY(known, load_corpus_for(invocation, request, Notes::kHide));
  DEBRIEF_TRY_VOID(check_options(command, known.config));
  request.trust_owner = invocation.global.trust_repository;
  DEBRIEF_TRY(ground, find_ground(world.files, invocation.directory(), request));
  if (ground.repository && ground.repository->is_bare()) return fail(no_work_tree(ground));
  DEBRIEF_TRY(run, import_files(command, invocation, std::move(known), std::move(ground)));
  const ImportReport& report = run.report;

  const bool json = command.format == "json";
  const bool elsewhere = !command.report.empty() && command.report != "-";
  const Terminal plain{.columns = 80};
  const std::string text =
      json ? import_json(report) : import_text(report, elsewhere ? plain : world.out_terminal);
  if (elsewhere) {
    DEBRIEF_TRY_VOID(world.files.write(invocation.located(command.report), text));
    world.out << import_lines(report, world.out_terminal);
  } else {
    world.out << text;
  }
  if (!run.glob_to_add.empty() && report.count(ImportOutcome::kImported) > 0) {
    world.err << "note: no pattern of “paths” takes the new files yet; add “"
              << visible(run.glob_to_add) << "” there in .debrief.yaml\n";
  }
  if (!command.in_place && !command.dry_run && report.count(ImportOutcome::kImported) > 0) {
    world.err << "note: the originals stand as they were; remove them once the report is read\n";
  }
  if (report.count(ImportOutcome::kFailed) > 0) return ExitCode::kCannotRun;
  return report.count(ImportOutcome::kRefused) > 0 ? ExitCode::kFindings : ExitCode::kClean;
}

}  // namespace

void add_import(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<ImportCommand>();
  app.add_option("files", command->files, "Post-mortems in another form")
      ->type_name("FILE")
      ->required();
  app.add_option("--out", command->out, "Where the new files go. Default: the configured folder")
      ->type_name("DIR");
  app.add_flag("--in-place", command->in_place, "Rewrite each file where it is");
  app.add_flag("--dry-run", command->dry_run, "Only report");
  app.add_option("--report", command->report, "Write the report there; - is standard output")
      ->type_name("FILE");
  app.add_option("--severity", command->severity, "For documents that name none")
      ->type_name("NAME");
  app.add_option("--status", command->status, "For documents that do not say")->type_name("STATUS");
  app.add_option("--owner", command->owner, "For documents that name nobody")->type_name("WHO");
  app.add_option("--timezone", command->timezone, "Of times that name no zone")->type_name("ZONE");
  app.add_option("--output-format", command->format, "Of the report: text, json")
      ->type_name("FORMAT");
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_import(*command, invocation); };
  });
}

}  // namespace debrief
