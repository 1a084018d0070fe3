#include "debrief/cli/change_scope.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <utility>

#include "debrief/base/glob.h"
#include "debrief/base/strings.h"
#include "debrief/cli/load.h"
#include "debrief/corpus/ground.h"
#include "debrief/corpus/load_memo.h"
#include "debrief/corpus/revision_text.h"
#include "debrief/corpus/select.h"
#include "debrief/git/diff_base.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

constexpr uint32_t kTypeOfMode = 0170000;
constexpr uint32_t kPlainFile = 0100000;

class ChangeLoader {
 public:
  ChangeLoader(const LintCommand& command, Invocation& invocation, LintedChange& change)
      : command_(command), invocation_(invocation), change_(change) {
    if (!command.revision.empty()) request_.revision = command.revision;
    request_.staged = command.staged;
    request_.trust_owner = invocation.global.trust_repository;
    request_.memo = std::make_shared<LoadMemo>();
    request_.index_file = invocation.world.environment("GIT_INDEX_FILE").value_or("");
  }

  Result<Corpus> load() {
    DEBRIEF_TRY_VOID(stand(request_));
    DEBRIEF_TRY_VOID(find_change());
    DEBRIEF_TRY_VOID(find_policy());
    DEBRIEF_TRY(config, load_config(*ground_));
    config_ = std::make_shared<const Config>(std::move(config));
    DEBRIEF_TRY_VOID(check_kinds());
    tell_incidents_apart();
    DEBRIEF_TRY_VOID(choose());
    DEBRIEF_TRY(newer, load_newer());
    DEBRIEF_TRY_VOID(load_older());
    if (!change_.older) return newer;
    const std::vector<std::string> broken = documents_that_miss(newer);
    if (broken.empty()) return newer;
    documents_.insert(documents_.end(), broken.begin(), broken.end());
    former_.insert(former_.end(), broken.begin(), broken.end());
    DEBRIEF_TRY_VOID(load_older());
    return load_newer();
  }

 private:
  Result<void> stand(const LoadRequest& request) {
    DEBRIEF_TRY(ground, find_ground(invocation_.world.files, invocation_.directory(), request));
    ground_.emplace(std::move(ground));
    if (ground_->repository) return {};
    return fail({.kind = ErrorKind::kGit,
                 .message = "is in no git repository, so that there is nothing to compare with",
                 .where = ground_->directory});
  }

  void tell(const std::string& text) { invocation_.world.err << "note: " << visible(text) << '\n'; }

  Result<void> find_change() {
    if (!command_.diff_from.empty()) return read_diff();
    const Repository& repository = *ground_->repository;
    ObjectId head = ground_->commit.value_or(ObjectId());
    DiffBase base{head, head.is_zero() ? "nothing: there is no commit yet" : "HEAD"};
    if (!command_.diff_base.empty() && !head.is_zero()) {
      DEBRIEF_TRY(found, find_diff_base(repository, head, command_.diff_base,
                                        invocation_.world.environment));
      base = std::move(found);
    }
    base_ = base.commit;
    tell(base_.is_zero() ? concat("comparing with ", base.reason)
                         : concat("comparing with ", base_.short_hex(), ", ", base.reason));
    auto set = request_.revision
                   ? changes_between(repository, base_, head)
                   : changes_since(repository, base_,
                                   command_.staged ? NewerSide::kIndex : NewerSide::kWorkTree);
    if (!set) return fail(std::move(set).error());
    change_.change = *std::move(set);
    know_unchanged();
    return {};
  }

  /// What the change does not touch is what the older side has.
  void know_unchanged() {
    if (base_.is_zero()) return;
    const auto files = ground_->repository->files(base_);
    if (!files) return;
    for (const TreeFile& file : *files) {
      if (change_.change.find(file.path) == nullptr) {
        request_.memo->blobs.emplace_hint(request_.memo->blobs.end(), file.path, file.blob);
      }
    }
  }

  Result<void> read_diff() {
    World& world = invocation_.world;
    std::string bytes;
    if (command_.diff_from == "-") {
      std::ostringstream read;
      read << world.in.rdbuf();
      bytes = std::move(read).str();
    } else {
      DEBRIEF_TRY(read, world.files.read(invocation_.located(command_.diff_from)));
      bytes = std::move(read);
    }
    DEBRIEF_TRY(set, parse_unified_diff(command_.diff_from, bytes));
    change_.change = std::move(set);
    return {};
  }

  Result<void> find_policy() {
    if (command_.policy_from.empty()) return {};
    const bool automatic = command_.policy_from == "auto";
    if (automatic && base_.is_zero()) {
      tell("there is no commit before this one, so that its own configuration holds");
      return {};
    }
    request_.policy = automatic ? base_.hex() : command_.policy_from;
    change_.policy = ChangePolicy::kBase;
    return stand(request_);
  }

  bool is_configured(const std::string& path) const {
    return matches_any(config_->paths, path) && !matches_any(config_->exclude, path);
  }

  /// A link or a submodule in the place of post-mortems would hide them in silence.
  Result<void> check_kinds() const {
    for (const ChangedFile& each : change_.change.files) {
      const bool is_plain = each.mode_after == 0 || (each.mode_after & kTypeOfMode) == kPlainFile;
      if (is_plain || is_configured(each.path)) continue;
      const bool hides = std::ranges::any_of(config_->paths, [&](const std::string& glob) {
        const std::string folder = glob_root(glob);
        return folder == each.path || folder.starts_with(each.path + "/") ||
               (!folder.empty() && each.path.starts_with(folder + "/"));
      });
      if (!hides) continue;
      return fail({.kind = ErrorKind::kUsage,
                   .message = "the change puts a link or a submodule where post-mortems are, and "
                              "what lies behind it is not read",
                   .where = each.path,
                   .hints = {"post-mortems are files of this repository"}});
    }
    return {};
  }

  /// The id that a file carries on the older side, and on the newer.
  std::string id_before(const ChangedFile& file) const {
    if (!ground_->repository || file.before.is_zero()) return {};
    const auto bytes = ground_->repository->read(file.before);
    return bytes ? identity_of(*bytes) : std::string();
  }

  std::string id_after(const ChangedFile& file) const {
    const auto real = ground_->real_inside(join_path(ground_->root, file.path));
    if (!real || ground_->files->size(*real) > config_->document_bytes) return {};
    const auto bytes = ground_->files->read(*real);
    return bytes ? identity_of(*bytes) : std::string();
  }

  /// Post-mortems look alike, so that one that went and one that came may pass for one that moved:
  /// two that carry two ids are two incidents.
  void tell_incidents_apart() {
    std::vector<ChangedFile> gone;
    for (ChangedFile& each : change_.change.files) {
      if (each.kind != ChangeKind::kRenamed || !is_configured(each.previous_path)) continue;
      const std::string before = id_before(each);
      const std::string after = id_after(each);
      if (before.empty() || after.empty() || before == after) continue;
      ChangedFile former;
      former.path = std::exchange(each.previous_path, {});
      former.kind = ChangeKind::kDeleted;
      former.before = std::exchange(each.before, {});
      former.mode_before = std::exchange(each.mode_before, 0);
      each.kind = ChangeKind::kAdded;
      gone.push_back(std::move(former));
    }
    std::ranges::move(gone, std::back_inserter(change_.change.files));
    std::ranges::stable_sort(change_.change.files, {}, &ChangedFile::path);
  }

  static tl::unexpected<Error> outside_checkout(const std::string& path) {
    return fail({.kind = ErrorKind::kGit,
                 .message = "is changed, and outside of this sparse checkout",
                 .where = path,
                 .hints = {"`git sparse-checkout add` brings its folder in",
                           "or --rev HEAD reads what is committed"}});
  }

  /// The changed post-mortems on both sides; of those the ones that were asked for.
  Result<void> choose() {
    std::optional<std::set<std::string>> wanted;
    if (!command_.paths.empty()) {
      DEBRIEF_TRY(selection, select_documents(*ground_, *config_, command_.paths,
                                              command_.only_configured ? GivenPaths::kConfigured
                                                                       : GivenPaths::kAll));
      wanted.emplace();
      for (const SelectedFile& file : selection.files) wanted->insert(file.path);
    }
    const std::set<std::string> left_out = ground_->left_out();
    for (const ChangedFile& each : change_.change.files) {
      const bool is_here = each.kind != ChangeKind::kDeleted && is_configured(each.path) &&
                           (!wanted || wanted->contains(each.path));
      if (is_here && left_out.contains(each.path)) return outside_checkout(each.path);
      if (is_here) documents_.push_back(each.path);
      const std::string& before = each.previous_path.empty() ? each.path : each.previous_path;
      const bool is_wanted = !wanted || is_here;
      const bool was_here = is_wanted && each.kind != ChangeKind::kAdded && is_configured(before) &&
                            (each.mode_before & kTypeOfMode) == kPlainFile;
      if (was_here) former_.push_back(before);
    }
    if (documents_.empty() && former_.empty()) {
      tell(command_.staged ? "no post-mortem is staged" : "no post-mortem is changed");
    }
    return {};
  }

  Result<Corpus> load_newer() {
    LoadRequest request = request_;
    request.documents = documents_;
    request.wanted_later = former_;
    return load_corpus_for(invocation_, std::move(request));
  }

  /// What the changed post-mortems said before, under the configuration that holds now.
  Result<void> load_older() {
    if (base_.is_zero() || !command_.diff_from.empty()) return {};
    LoadRequest request{
        .revision = base_.hex(), .documents = former_, .memo = request_.memo, .config = config_};
    DEBRIEF_TRY(older, load_corpus_for(invocation_, std::move(request), Notes::kHide));
    change_.older = std::make_shared<Corpus>(std::move(older));
    return {};
  }

  /// Other post-mortems that name what the change took away: an id, or a file.
  std::vector<std::string> documents_that_miss(const Corpus& newer) const {
    std::vector<std::string> names;
    for (const CorpusDocument& each : change_.older->documents) {
      const auto same = newer.index.by_id.find(each.document.id);
      if (same == newer.index.by_id.end()) names.push_back(each.document.id);
      if (!newer.index.by_path.contains(each.path)) names.emplace_back(file_name(each.path));
    }
    if (names.empty()) return {};
    std::vector<std::string> broken;
    const auto selection = select_documents(*ground_, *config_, {});
    if (!selection) return broken;
    for (const SelectedFile& file : selection->files) {
      if (change_.change.find(file.path) != nullptr) continue;
      if (ground_->files->size(file.location) > config_->document_bytes) continue;
      const auto bytes = ground_->files->read(file.location);
      if (!bytes) continue;
      const bool names_one = std::ranges::any_of(
          names, [&](const std::string& name) { return bytes->find(name) != std::string::npos; });
      if (names_one) broken.push_back(file.path);
    }
    return broken;
  }

  const LintCommand& command_;
  Invocation& invocation_;
  LintedChange& change_;
  LoadRequest request_;
  std::optional<Ground> ground_;
  std::shared_ptr<const Config> config_;
  ObjectId base_;
  std::vector<std::string> documents_, former_;
};

}  // namespace

bool asks_for_change(const LintCommand& command) {
  return !command.diff_base.empty() || !command.diff_from.empty() || command.staged;
}

Result<Corpus> load_change(const LintCommand& command, Invocation& invocation,
                           LintedChange& change) {
  return ChangeLoader(command, invocation, change).load();
}

}  // namespace debrief
