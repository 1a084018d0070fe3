// `debrief fmt`: timelines and actions in their one form.

#include <algorithm>
#include <charconv>
#include <memory>
#include <mutex>
#include <set>
#include <sstream>

#include <CLI/CLI.hpp>

#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/load.h"
#include "debrief/cli/rewrite.h"
#include "debrief/corpus/ground.h"
#include "debrief/corpus/parse_options.h"
#include "debrief/format/format.h"
#include "debrief/postmortem/unread.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

struct FmtCommand {
  std::vector<std::string> paths;
  std::string stdin_filename;
  bool check = false;
  bool diff = false;
  bool legacy = false;
  bool only_configured = false;
  bool reads_stdin() const { return is_one_of("-", paths); }
};

/// What came of one document.
struct Formatted {
  FormatResult result;
  std::string bytes;  ///< as they are to be
};

Result<Corpus> documents_of(const FmtCommand& command, Invocation& invocation) {
  if (!command.reads_stdin()) {
    if (!command.stdin_filename.empty()) {
      return fail({.kind = ErrorKind::kUsage,
                   .message = "standard input is not read",
                   .where = "--stdin-filename",
                   .hints = {"ask for it with “-” as the path"}});
    }
    return load_corpus_for(invocation, {.paths = command.paths,
                                        .given = command.only_configured ? GivenPaths::kConfigured
                                                                         : GivenPaths::kAll});
  }
  if (command.paths.size() > 1) {
    return fail({.kind = ErrorKind::kUsage, .message = "“-” cannot be mixed with other paths"});
  }
  std::ostringstream bytes;
  bytes << invocation.world.in.rdbuf();
  const std::string name = command.stdin_filename.empty() ? "stdin.md" : command.stdin_filename;
  return load_single(invocation.world.files, invocation.directory(), name, std::move(bytes).str());
}

/// The ids that actions and factors had in earlier revisions, as far as those can be read. Safe to
/// call from several threads, though a repository is read by one at a time.
std::vector<std::string> ids_before(const Corpus& corpus, const CorpusDocument& document,
                                    const ParseOptions& parse, std::mutex& repository) {
  const std::lock_guard lock(repository);
  std::set<std::string> ids;
  if (!document.history || !corpus.ground->repository) return {};
  for (const Revision& revision : document.history->revisions) {
    if (revision.change == ChangeKind::kDeleted) continue;
    auto bytes = corpus.ground->repository->read(revision.blob);
    if (!bytes || bytes->size() > corpus.config.document_bytes) continue;
    const Document before = parse_document(SourceFile(revision.path, std::move(*bytes)), parse);
    for (const Action& action : before.actions) ids.insert(action.id);
    for (const Factor& factor : before.factors) ids.insert(factor.id);
  }
  return {ids.begin(), ids.end()};
}

Formatted format(const FmtCommand& command, const Corpus& corpus, const CorpusDocument& each,
                 std::mutex& repository) {
  FormatOptions options{.parse = parse_options(corpus.config)};
  if (command.legacy) options.legacy = LegacyFormatting::kAllow;
  FormatResult result = format_document(each.document, options);
  if (!result.assigned.empty()) {
    options.taken_ids = ids_before(corpus, each, options.parse, repository);
    if (!options.taken_ids.empty()) result = format_document(each.document, options);
  }
  Formatted formatted{std::move(result), {}};
  formatted.bytes = apply_edits(each.document.source.bytes(), formatted.result.edits);
  return formatted;
}

/// Whether a document is left alone because nobody asked for legacy ones.
bool is_left_alone(const FmtCommand& command, const Document& document) {
  return document.mode == DocumentMode::kLegacy && !command.legacy;
}

class FmtRun {
 public:
  FmtRun(const FmtCommand& command, World& world, const Corpus& corpus)
      : command_(command), world_(world), corpus_(corpus) {}

  Result<ExitCode> run() {
    std::mutex repository;
    const auto all = parallel_map(corpus_.documents, world_.jobs, [&](const CorpusDocument& each) {
      return format(command_, corpus_, each, repository);
    });
    for (size_t i = 0; i < all.size(); ++i) {
      DEBRIEF_TRY_VOID(settle(corpus_.documents[i], all[i]));
    }
    say_what_was_left_alone();
    conclude();
    if (unread_ > 0) return ExitCode::kCannotRun;
    return command_.check && changed_ > 0 ? ExitCode::kFindings : ExitCode::kClean;
  }

 private:
  Result<void> settle(const CorpusDocument& each, const Formatted& formatted) {
    const Document& document = each.document;
    const bool broken = unread_part(document).has_value();
    if (is_left_alone(command_, document) && !broken) {
      ++left_alone_;
      if (command_.reads_stdin()) world_.out << formatted.bytes;
      return {};
    }
    unread_ += broken ? 1 : 0;
    tell_refusals(each, formatted.result.refusals);
    const bool changes = !formatted.result.edits.empty();
    changed_ += changes ? 1 : 0;
    if (command_.diff) {
      print_diff(each.path, document.source.bytes(), formatted.bytes, world_.out_terminal,
                 world_.out);
    } else if (command_.reads_stdin() && !command_.check) {
      world_.out << formatted.bytes;
    } else if (changes) {
      world_.out << visible(each.path) << ids_of(formatted.result) << '\n';
    }
    if (!changes || command_.check || command_.diff || command_.reads_stdin()) return {};
    return rewrite_document(corpus_, each, formatted.bytes, world_.files);
  }

  void tell_refusals(const CorpusDocument& each, const std::vector<FormatRefusal>& refusals) {
    constexpr size_t kMostNotes = 50;
    const size_t shown = std::min(refusals.size(), kMostNotes);
    noted_ |= !refusals.empty();
    for (size_t i = 0; i < shown; ++i) {
      world_.err << "note: " << visible(each.path) << ':'
                 << each.document.source.line_of(refusals[i].span.begin) << ": "
                 << visible(refusals[i].message) << '\n';
    }
    if (shown == refusals.size()) return;
    world_.err << "note: " << visible(each.path) << ": "
               << counted(refusals.size() - shown, "more place") << " of this post-mortem "
               << (refusals.size() - shown == 1 ? "stays" : "stay") << " as "
               << (refusals.size() - shown == 1 ? "it is" : "they are") << '\n';
  }

  /// ` (F8, A3–A6 are new)`; empty when no id was given.
  static std::string ids_of(const FormatResult& result) {
    std::vector<std::string> names;
    for (size_t i = 0; i < result.assigned.size();) {
      const std::string& first = result.assigned[i].id;
      size_t last = i;
      while (last + 1 < result.assigned.size() &&
             follows(result.assigned[last].id, result.assigned[last + 1].id)) {
        ++last;
      }
      names.push_back(last == i ? first : concat(first, "–", result.assigned[last].id));
      i = last + 1;
    }
    if (names.empty()) return {};
    return concat(" (", join(names, ", "), result.assigned.size() == 1 ? " is" : " are", " new)");
  }

  /// Whether the second id is the one behind the first: A3, A4.
  static bool follows(std::string_view first, std::string_view second) {
    int a = 0, b = 0;
    std::from_chars(first.data() + 1, first.data() + first.size(), a);
    std::from_chars(second.data() + 1, second.data() + second.size(), b);
    return first[0] == second[0] && b == a + 1;
  }

  void say_what_was_left_alone() {
    if (left_alone_ == 0) return;
    world_.err << "note: " << counted(left_alone_, "post-mortem") << " without a “debrief” key "
               << (left_alone_ == 1 ? "was" : "were") << " left alone; --legacy formats "
               << (left_alone_ == 1 ? "it" : "them") << " too\n";
  }

  void conclude() {
    const uint64_t looked_at = corpus_.documents.size() - left_alone_ - unread_;
    if (looked_at == 0 || (command_.reads_stdin() && !command_.check)) return;
    std::ostream& out = command_.diff ? world_.err : world_.out;
    const bool written = !command_.check && !command_.diff;
    const std::string whole = counted(looked_at, "post-mortem");
    if (changed_ == 0) {
      out << whole << (looked_at == 1 ? " is" : " are") << " in form"
          << (noted_ ? ", but for what the notes name" : "") << ".\n";
    } else if (written) {
      out << "Formatted " << changed_ << " of " << whole << ".\n";
    } else {
      out << changed_ << " of " << whole << " would change.\n";
    }
  }

  const FmtCommand& command_;
  World& world_;
  const Corpus& corpus_;
  uint64_t changed_ = 0, left_alone_ = 0, unread_ = 0;
  bool noted_ = false;  ///< something stays as it is
};

/// Whether a path on the command line is this file and not a folder or glob around it.
bool is_named(const CorpusDocument& document, const FmtCommand& command,
              const Invocation& invocation, const Ground& ground) {
  const std::string place = join_path(ground.root, document.path);
  return std::ranges::any_of(command.paths, [&](const std::string& path) {
    return path == document.path || normalise_path(invocation.located(path)) == place;
  });
}

Result<ExitCode> run_fmt(const FmtCommand& command, Invocation& invocation) {
  DEBRIEF_TRY(corpus, documents_of(command, invocation));
  const Ground& ground = *corpus.ground;
  if (ground.repository && ground.repository->is_bare()) return fail(no_work_tree(ground));
  for (const CorpusDocument& each : corpus.documents) {
    if (command.only_configured) break;  // whoever names every file asks for none of them
    const bool named = command.reads_stdin() || is_named(each, command, invocation, ground);
    if (!named || !is_left_alone(command, each.document)) continue;
    return fail({.kind = ErrorKind::kUsage,
                 .message = "the front matter has no “debrief” key, so the file is not formatted",
                 .where = each.path,
                 .hints = {"--legacy formats it as it is"}});
  }
  return FmtRun(command, invocation.world, corpus).run();
}

}  // namespace

void add_fmt(CLI::App& app, Invocation& invocation) {
  const auto command = std::make_shared<FmtCommand>();
  app.add_option("paths", command->paths,
                 "Files, directories or globs; “-” is standard input. Default: as configured")
      ->type_name("PATH");
  app.add_flag("--only-configured", command->only_configured,
               "Of the paths given, pass over those that are not configured");
  app.add_flag("--check", command->check, "Write nothing; exit 1 when something would change");
  app.add_flag("--diff", command->diff, "Write nothing; show what would change");
  app.add_flag("--legacy", command->legacy, "Post-mortems without a “debrief” key too");
  app.add_option("--stdin-filename", command->stdin_filename,
                 "The file that standard input stands for")
      ->type_name("PATH");
  app.callback([&invocation, command] {
    invocation.run = [&invocation, command] { return run_fmt(*command, invocation); };
  });
}

}  // namespace debrief
