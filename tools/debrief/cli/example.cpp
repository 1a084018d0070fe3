#include "debrief/cli/example.h"

#include <map>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/git/write.h"
#include "debrief/yaml/tree.h"

namespace debrief {
namespace {

constexpr std::string_view kFolder = "templates/example/";

/// The story of the example: which files each commit writes, edits, moves and removes.
class Story {
 public:
  Story(std::string directory, const SourceFile& file, const YamlTree& tree)
      : directory_(std::move(directory)), file_(file), tree_(tree) {}

  Result<ExampleFacts> tell() {
    const YamlNode* const commits = tree_.find(tree_.root(), "commits");
    if (commits == nullptr) return broken(tree_.root(), "no commits");
    ExampleFacts facts;
    for (const YamlIndex index : commits->items) {
      DEBRIEF_TRY_VOID(tell_commit(tree_[index]));
      ++facts.commits;
    }
    for (const auto& [path, bytes] : files_)
      facts.post_mortems += path.starts_with("postmortems/") ? 1 : 0;
    return facts;
  }

 private:
  /// The example is our own text: what does not fit in it is a bug, told with its line.
  tl::unexpected<Error> broken(const YamlNode& node, std::string message) const {
    return fail({.kind = ErrorKind::kInternal,
                 .message = std::move(message),
                 .where = concat(file_.path(), ":", file_.line_of(node.span.begin))});
  }

  Result<std::string> text(const YamlNode& map, std::string_view key) const {
    const YamlNode* const node = tree_.find(map, key);
    if (node == nullptr) return broken(map, concat("no ", key));
    return node->text;
  }

  Result<void> tell_commit(const YamlNode& commit) {
    DEBRIEF_TRY(author, text(commit, "author"));
    DEBRIEF_TRY(date, text(commit, "date"));
    DEBRIEF_TRY(message, text(commit, "message"));
    const auto moment = parse_moment(date);
    if (!moment || !moment->instant) return broken(commit, "the date needs an offset");
    const auto offset = absl::ToCivilSecond(*moment->instant, absl::UTCTimeZone());
    CommitRequest request{.message = message,
                          .author = {.name = std::string(trim(author.substr(0, author.find('<')))),
                                     .email = author.substr(author.find('<') + 1)},
                          .authored = {absl::ToUnixSeconds(*moment->instant),
                                       static_cast<int>((moment->local - offset) / 60)},
                          .changes = {},
                          .parents = {}};
    if (request.author.email.ends_with('>')) request.author.email.pop_back();
    if (head_) request.parents.push_back(*head_);
    changed_.clear();
    DEBRIEF_TRY_VOID(write_files(commit));
    DEBRIEF_TRY_VOID(edit_files(commit));
    DEBRIEF_TRY_VOID(move_files(commit));
    for (auto& [path, bytes] : changed_) request.changes.push_back({path, bytes});
    DEBRIEF_TRY(id, write_commit(directory_, request));
    head_ = id;
    return {};
  }

  Result<void> write_files(const YamlNode& commit) {
    const YamlNode* const write = tree_.find(commit, "write");
    if (write == nullptr) return {};
    for (const YamlEntry& entry : write->entries) {
      const auto bytes = embedded_file(concat(kFolder, tree_[entry.value].text));
      if (!bytes) return broken(tree_[entry.value], "no such file in the example");
      put(tree_[entry.key].text, std::string(*bytes));
    }
    return {};
  }

  Result<void> edit_files(const YamlNode& commit) {
    const YamlNode* const edits = tree_.find(commit, "edit");
    if (edits == nullptr) return {};
    for (const YamlIndex index : edits->items) {
      DEBRIEF_TRY(path, text(tree_[index], "path"));
      DEBRIEF_TRY(before, text(tree_[index], "replace"));
      DEBRIEF_TRY(after, text(tree_[index], "with"));
      std::string bytes = files_[path];
      const size_t at = bytes.find(before);
      if (at == std::string::npos || bytes.find(before, at + 1) != std::string::npos) {
        return broken(tree_[index], concat("“", before, "” must stand once in ", path));
      }
      put(path, bytes.replace(at, before.size(), after));
    }
    return {};
  }

  Result<void> move_files(const YamlNode& commit) {
    const YamlNode* const moves = tree_.find(commit, "rename");
    if (moves == nullptr) return {};
    for (const YamlEntry& entry : moves->entries) {
      const std::string& from = tree_[entry.key].text;
      if (!files_.contains(from)) return broken(tree_[entry.key], "no such file to rename");
      put(tree_[entry.value].text, files_[from]);
      files_.erase(from);
      changed_[from] = std::nullopt;
    }
    return {};
  }

  void put(const std::string& path, std::string bytes) {
    changed_[path] = bytes;
    files_[path] = std::move(bytes);
  }

  std::string directory_;
  const SourceFile& file_;
  const YamlTree& tree_;
  std::map<std::string, std::string> files_;                   // as of the commit that is told
  std::map<std::string, std::optional<std::string>> changed_;  // by the commit that is told
  std::optional<ObjectId> head_;
};

}  // namespace

Result<ExampleFacts> make_example(const std::string& directory, World& world) {
  const std::string name = concat(kFolder, "history.yaml");
  const SourceFile file(name, std::string(embedded_file(name).value_or("")));
  const YamlTree tree = parse_yaml(file, {0, file.size()});
  if (!tree.problems.empty() || tree.empty()) {
    return fail({.kind = ErrorKind::kInternal,
                 .message = tree.problems.empty() ? "the example is missing"
                                                  : tree.problems.front().message,
                 .where = name});
  }
  const FileKind kind = world.files.kind(directory);
  const bool empty = kind == FileKind::kDirectory &&
                     world.files.list(directory).value_or(std::vector<DirectoryEntry>{{}}).empty();
  if (kind != FileKind::kMissing && !empty) {
    return fail({.kind = ErrorKind::kIo,
                 .message = "there is something already",
                 .where = directory,
                 .hints = {"give the example a directory of its own"}});
  }
  DEBRIEF_TRY_VOID(create_repository(directory));
  DEBRIEF_TRY(facts, Story(directory, file, tree).tell());
  DEBRIEF_TRY_VOID(check_out(directory));
  return facts;
}

}  // namespace debrief
