#include "debrief/import/import.h"

#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/base/zone_names.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/load.h"
#include "debrief/cli/place.h"
#include "debrief/corpus/join_history.h"
#include "debrief/import/report.h"
#include "debrief/postmortem/labels.h"
#include "debrief/postmortem/parse.h"
#include "debrief/text/nearest.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

struct ImportCommand {
  std::vector<std::string> files;
  std::string out, report, status, severity, owner, timezone;
  std::string format = "text";
  bool in_place = false;
  bool dry_run = false;
};

/// A file on its way.
struct Candidate {
  std::string location;  // absolute
  size_t report = 0;     // index in the report
  size_t document = 0;   // index in the corpus
  ImportPlan plan = {};
  std::string target = {};  // absolute
};

class Importer {
 public:
  Importer(const ImportCommand& command, Invocation& invocation, Corpus known, Ground ground)
      : command_(command),
        invocation_(invocation),
        files_(invocation.world.files),
        known_(std::move(known)),
        ground_(std::move(ground)),
        options_{.config = known_.config,
                 .status = command.status,
                 .severity = command.severity,
                 .owner = command.owner,
                 .timezone = command.timezone,
                 .today = absl::ToCivilDay(invocation.world.now(), absl::UTCTimeZone())} {}

  Result<ImportReport> run() {
    report_.dry_run = command_.dry_run;
    for (const std::string& given : command_.files) read(given);
    join_histories();
    plan();
    settle_names();
    for (Candidate& candidate : candidates_) DEBRIEF_TRY_VOID(make(candidate));
    return std::move(report_);
  }

  /// A glob that would make lint read the new files, when none does; empty otherwise.
  const std::string& glob_to_add() const { return to_add_; }

 private:
  ImportReport::File& file_of(const Candidate& candidate) {
    return report_.files[candidate.report];
  }

  void stop(ImportReport::File& file, ImportOutcome outcome, std::string message,
            std::string hint = {}, uint32_t line = 0) {
    file.outcome = outcome;
    file.message = std::move(message);
    file.hint = std::move(hint);
    file.line = line;
  }

  std::string shown(const std::string& location) const {
    return relative_path(location, invocation_.directory());
  }

  /// Reads one file that was named, unless it was named before.
  void read(const std::string& given) {
    const std::string location = normalise_path(invocation_.located(given));
    if (!seen_.insert(location).second) return;
    ImportReport::File& file = report_.files.emplace_back();
    file.source = shown(location);
    const FileKind kind = files_.kind(location);
    if (kind == FileKind::kMissing) {
      return stop(file, ImportOutcome::kFailed, concat("no such file", nearest(location)));
    }
    if (kind == FileKind::kDirectory) {
      return stop(file, ImportOutcome::kFailed, "it is a folder",
                  concat("name its files: debrief import ", shell_word(given), "/*.md"));
    }
    if (has_git_step(location)) {
      return stop(file, ImportOutcome::kFailed, "it lies in .git, which holds no post-mortem");
    }
    const uint64_t limit = known_.config.document_bytes;
    if (const uint64_t size = files_.size(location); size > limit) {
      return stop(file, ImportOutcome::kRefused,
                  concat("a file of ", with_thousands(size), " bytes exceeds the limit of ",
                         with_thousands(limit)),
                  "split it, or raise limits.document in .debrief.yaml");
    }
    auto bytes = files_.read(location);
    if (!bytes) return stop(file, ImportOutcome::kFailed, bytes.error().message);
    take(location, *std::move(bytes));
  }

  std::string nearest(const std::string& location) const {
    const auto entries = files_.list(std::string(parent_path(location)));
    if (!entries) return {};
    std::vector<std::string_view> names;
    for (const DirectoryEntry& entry : *entries) names.push_back(entry.name);
    return did_you_mean(file_name(location), names);
  }

  void take(const std::string& location, std::string bytes) {
    const auto inside = ground_.from_root(location);
    const std::string path = inside ? *inside : relative_path(location, known_.root);
    ParseOptions parse{
        .headings = known_.config.headings,
        .timezone = command_.timezone.empty() ? known_.config.timezone : command_.timezone};
    parse.markdown.document_bytes = static_cast<uint32_t>(known_.config.document_bytes);
    corpus_.documents.push_back(
        {path, parse_document(SourceFile(path, std::move(bytes)), parse), {}});
    selected_.push_back({path, location, inside.has_value()});
    candidates_.push_back({.location = location,
                           .report = report_.files.size() - 1,
                           .document = corpus_.documents.size() - 1});
  }

  /// Dates of first commits, which a file that is moved loses.
  void join_histories() {
    if (!ground_.repository || !ground_.commit || selected_.empty()) return;
    corpus_.config = known_.config;
    corpus_.root = known_.root;
    join_history(corpus_,
                 {.ground = ground_,
                  .files = selected_,
                  .parse = {.headings = known_.config.headings, .timezone = known_.config.timezone},
                  .jobs = invocation_.world.jobs,
                  .progress = {}});
  }

  /// Refuses what is no document to import, and plans the rest.
  void plan() {
    std::map<std::string, std::string> imported;  // original → its new file
    for (const CorpusDocument& known : known_.documents) {
      const YamlTree& tree = known.document.front_matter.tree;
      const YamlNode* from = tree.empty() ? nullptr : tree.find(tree.root(), kImportedFrom);
      if (from != nullptr) imported[from->text] = known.path;
    }
    std::vector<Candidate> kept;
    for (Candidate& candidate : candidates_) {
      const CorpusDocument& source = corpus_.documents[candidate.document];
      ImportReport::File& file = file_of(candidate);
      if (auto refusal = refusal_of(source)) {
        stop(file, refusal->managed ? ImportOutcome::kSkipped : ImportOutcome::kRefused,
             std::move(refusal->message), std::move(refusal->hint), refusal->line);
        continue;
      }
      const auto before = imported.find(source.path);
      if (before != imported.end() && !command_.in_place) {
        stop(file, ImportOutcome::kSkipped, concat("it was imported before, as ", before->second));
        continue;
      }
      candidate.plan = plan_import(source, options_);
      for (const Reference& reference : source.document.references) {
        const size_t hash = reference.target.find('#');
        if (hash != std::string::npos) {
          anchors_.insert(lower_ascii(reference.target.substr(hash + 1)));
        }
      }
      kept.push_back(std::move(candidate));
    }
    candidates_ = std::move(kept);
  }

  /// Ids that nothing else has, and the files that they name.
  void settle_names() {
    std::set<std::string> sources, taken;
    for (const Candidate& candidate : candidates_) {
      sources.insert(corpus_.documents[candidate.document].path);
    }
    for (const CorpusDocument& known : known_.documents) {
      if (!sources.contains(known.path)) taken.insert(known.document.id);
    }
    for (Candidate& candidate : candidates_) {
      const std::string wish = candidate.plan.id;
      std::string id = wish;
      for (int n = 2;; ++n) {
        candidate.target = command_.in_place ? candidate.location : target_of(id);
        const bool free = command_.in_place || files_.kind(candidate.target) == FileKind::kMissing;
        if (free && !taken.contains(id)) break;
        id = concat(wish, "-", n);
      }
      taken.insert(id);
      if (id != wish) rename(candidate.plan, id);
      file_of(candidate).id = id;
      if (!command_.in_place) moved_[candidate.location] = candidate.target;
    }
  }

  static void rename(ImportPlan& plan, const std::string& id) {
    for (ImportNote& note : plan.notes) {
      if (note.field != "id") continue;
      note = {
          Certainty::kGuessed,
          "id",
          id,
          concat(note.why, note.why.empty() ? "" : "; ", "another post-mortem is called ", plan.id),
          note.line,
          Sureness::kMedium};
    }
    plan.id = id;
  }

  std::string target_of(const std::string& id) {
    if (!command_.out.empty()) {
      return normalise_path(join_path(invocation_.located(command_.out), concat(id, ".md")));
    }
    const DocumentPlace place = place_for(id, known_.config);
    if (!place.to_add.empty()) to_add_ = place.to_add;
    return normalise_path(join_path(known_.root, place.path));
  }

  Result<void> make(Candidate& candidate) {
    const CorpusDocument& source = corpus_.documents[candidate.document];
    ImportReport::File& file = file_of(candidate);
    const ImportTarget target{.id = file.id,
                              .path = candidate.target,
                              .source = candidate.location,
                              .imported_from = command_.in_place ? std::string() : source.path,
                              .moved = moved_,
                              .anchors = anchors_};
    ImportedDocument made = make_import(source, candidate.plan, target, options_);
    if (made.refusal) {
      stop(file, ImportOutcome::kRefused, std::move(made.refusal->message),
           std::move(made.refusal->hint));
      return {};
    }
    file.target = shown(candidate.target);
    file.notes = std::move(made.notes);
    if (name_without_endings(candidate.target) != file.id) {
      file.notes.push_back(
          {Certainty::kLeft, "file", std::string(file_name(candidate.target)),
           concat("it is called otherwise than its id; git mv it to ", file.id, ".md"), 0,
           Sureness::kHigh});
    }
    if (command_.dry_run) return {};
    if (!command_.in_place && ground_.from_root(candidate.target)) {
      DEBRIEF_TRY_VOID(check_new_file(ground_, candidate.target));
    }
    auto written = command_.in_place ? files_.write(candidate.target, made.text)
                                     : files_.create(candidate.target, made.text);
    if (!written) {
      file.notes.clear();
      stop(file, ImportOutcome::kFailed, concat(file.target, ": ", written.error().message));
    }
    return {};
  }

  const ImportCommand& command_;
  Invocation& invocation_;
  FileSystem& files_;
  Corpus known_;  // what is configured: its ids, and what was imported before
  Ground ground_;
  ImportOptions options_;
  Corpus corpus_;  // what is imported
  std::vector<SelectedFile> selected_;
  std::vector<Candidate> candidates_;
  std::set<std::string> seen_;
  std::map<std::string, std::string> moved_;
  std::set<std::string> anchors_;
  std::string to_add_;
  ImportReport report_;
};

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
  Importer importer(command, invocation, std::move(known), std::move(ground));
  DEBRIEF_TRY(report, importer.run());

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
  if (!importer.glob_to_add().empty() && report.count(ImportOutcome::kImported) > 0) {
    world.err << "note: no pattern of “paths” takes the new files yet; add “"
              << visible(importer.glob_to_add()) << "” there in .debrief.yaml\n";
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
