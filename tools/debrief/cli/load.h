#pragma once
// What several commands begin with: rules with a repository's own laid over them, and progress on a
// terminal.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "debrief/base/result.h"
#include "debrief/base/world.h"
#include "debrief/cli/command.h"
#include "debrief/corpus/corpus.h"
#include "debrief/corpus/ground.h"
#include "debrief/lint/baseline.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

/// The embedded rules and those in `.debrief/rules` below `root`. kConfig as load_rules(), and for
/// files that look like rules and would not be read.
Result<RuleSet> load_repository_rules(const FileSystem& files, const std::string& root,
                                      RuleCases cases);

/// The rules to lint a corpus with, out of the tree that its documents were read from, and the
/// profile file that its configuration names, unless `profile` is to hold instead. Their cases are
/// for those who show them.
Result<RuleSet> load_rules_of(const Corpus& corpus, std::string_view profile = {},
                              RuleCases cases = RuleCases::kLeaveOut);

/// The findings that are tolerated: `given` (a file, as seen from the command's directory), else
/// the repository's own baseline out of the tree that its documents come from; nullptr for `none`,
/// or when there is none. kUsage for a given file that does not exist, kConfig as
/// Baseline::parse().
Result<std::shared_ptr<const Baseline>> load_baseline(const Corpus& corpus,
                                                      const std::string& given,
                                                      const Invocation& invocation);

/// The bytes of a repository's own file, `path` below `root`; nullopt when there is none. kConfig
/// when something else stands there, or a link that leads out of the repository or into `.git`.
Result<std::optional<std::string>> own_file(const FileSystem& files, const std::string& root,
                                            const std::string& path);

/// Whether a file may be made at `place`, an absolute path below the work tree: the nearest folder
/// that exists must lie in the work tree, every link followed, and nothing goes into `.git`. kUsage
/// otherwise.
Result<void> check_new_file(const Ground& ground, const std::string& place);

/// What a command that writes into the work tree says in a repository that has none.
Error no_work_tree(const Ground& ground);

/// A path as one word of a shell: in quotes only where the shell would read it otherwise.
std::string shell_word(std::string_view text);

/// A line on the terminal of stderr that shows how far a long step has come; nothing for the first
/// half second and nothing at all when stderr is no terminal.
class Progress {
 public:
  explicit Progress(World& world);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Shows a step: “Reading history”, 120 of 500; a total of 0 is unknown.
  void show(std::string_view what, uint64_t done, uint64_t total);

 private:
  World& world_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point shown_;
  bool drawn_ = false;
};

/// load_corpus() for this invocation: its directory, jobs, trust and progress. Its notes go to
/// stderr, or nowhere.
enum class Notes { kShow, kHide };
Result<Corpus> load_corpus_for(Invocation& invocation, LoadRequest request,
                               Notes notes = Notes::kShow);

}  // namespace debrief
