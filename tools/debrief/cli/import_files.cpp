#include "debrief/cli/import_files.h"

#include <map>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/cli/load.h"
#include "debrief/cli/place.h"
#include "debrief/corpus/join_history.h"
#include "debrief/import/import.h"
#include "debrief/postmortem/labels.h"
#include "debrief/postmortem/parse.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

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

  Result<ImportRun> run() {
    report_.dry_run = command_.dry_run;
    for (const std::string& given : command_.files) read(given);
    join_histories();
    plan();
    settle_names();
    DEBRIEF_TRY_VOID(check_targets());
    for (const Candidate& candidate : candidates_) make(candidate);
    return ImportRun{std::move(report_), std::move(to_add_)};
  }

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
    LoadMemo memo;
    join_history(corpus_,
                 {.ground = ground_,
                  .files = selected_,
                  .parse = {.headings = known_.config.headings, .timezone = known_.config.timezone},
                  .jobs = invocation_.world.jobs,
                  .memo = memo});
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

  /// Before anything is written: new files of the repository stay in it.
  Result<void> check_targets() const {
    if (command_.in_place) return {};
    for (const Candidate& candidate : candidates_) {
      if (!ground_.from_root(candidate.target)) continue;
      DEBRIEF_TRY_VOID(check_new_file(ground_, candidate.target));
    }
    return {};
  }

  void make(const Candidate& candidate) {
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
      return stop(file, ImportOutcome::kRefused, std::move(made.refusal->message),
                  std::move(made.refusal->hint));
    }
    file.target = shown(candidate.target);
    file.notes = std::move(made.notes);
    if (name_without_endings(candidate.target) != file.id) {
      file.notes.push_back(
          {Certainty::kLeft, "file", std::string(file_name(candidate.target)),
           concat("it is called otherwise than its id; git mv it to ", file.id, ".md"), 0,
           Sureness::kHigh});
    }
    if (command_.dry_run) return;
    auto written = command_.in_place ? files_.write(candidate.target, made.text)
                                     : files_.create(candidate.target, made.text);
    if (!written) {
      stop(file, ImportOutcome::kFailed, concat(file.target, ": ", written.error().message));
      file.notes.clear();
      file.target.clear();
    }
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

}  // namespace

Result<ImportRun> import_files(const ImportCommand& command, Invocation& invocation, Corpus known,
                               Ground ground) {
  return Importer(command, invocation, std::move(known), std::move(ground)).run();
}

}  // namespace debrief
