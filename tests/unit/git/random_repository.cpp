#include "random_repository.h"

#include <map>
#include <random>
#include <set>
#include <vector>

#include "support/git_fixture.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {

namespace {

using Lines = std::vector<std::string>;
using Tree = std::map<std::string, Lines>;

class Generator {
 public:
  explicit Generator(uint32_t seed) : random_(seed) {}

  std::string stream(int commits) {
    std::string out;
    for (int i = 0; i < commits; ++i) {
      std::vector<size_t> parents;
      Tree tree;
      if (!history_.empty() && !chance(3)) {  // else one more root, as an imported history has
        parents.push_back(pick_head());
        tree = history_[parents[0]];
        if (chance(25) && heads_.size() > 1) tree = merge(tree, parents);
      }
      if (parents.size() < 2 || chance(30)) {
        for (int changes = 1 + number(3); changes > 0; --changes) change(tree);
      }
      emit(out, tree, parents);
    }
    // main has everything, so that a walk meets it all
    std::vector<size_t> parents;
    Tree tree = history_.back();
    parents.push_back(history_.size() - 1);
    while (!heads_.empty()) tree = merge(tree, parents);
    emit(out, tree, parents);
    return out;
  }

 private:
  int number(int limit) {  // not a std distribution: those differ between libraries
    return static_cast<int>(random_() % static_cast<uint32_t>(limit));
  }
  bool chance(int per_cent) { return number(100) < per_cent; }
  std::string line() { return concat("line ", uint64_t{random_()}, " of ", uint64_t{random_()}); }

  size_t pick_head() {
    if (chance(15)) return static_cast<size_t>(number(static_cast<int>(history_.size())));
    auto at = heads_.begin();
    std::advance(at, number(static_cast<int>(heads_.size())));
    return *at;
  }

  // Each path as one of the sides has it; now and then lost, or with a line of its own.
  Tree merge(const Tree& ours, std::vector<size_t>& parents) {
    heads_.erase(parents[0]);
    if (heads_.empty()) return ours;
    auto at = heads_.begin();
    std::advance(at, number(static_cast<int>(heads_.size())));
    const size_t other = *at;
    heads_.erase(at);
    parents.push_back(other);
    Tree tree = ours;
    for (const auto& [path, lines] : history_[other]) {
      if (chance(50)) tree[path] = lines;
    }
    for (auto& [path, lines] : tree) {
      if (chance(5)) lines.push_back(line());
    }
    drop_collisions(tree);
    return tree;
  }

  std::string pick(const Tree& tree) {
    auto at = tree.begin();
    std::advance(at, number(static_cast<int>(tree.size())));
    return at->first;
  }

  std::string new_path() {
    static const char* const kFolders[] = {"", "pm/", "pm/2023/", "pm/2024/", "Pm/", "fälle/"};
    static const char* const kNames[] = {"cache",  "dns", "queue", "README",
                                         "readme", "a b", "\"q\""};
    return concat(kFolders[number(6)], kNames[number(7)], chance(30) ? "" : ".md");
  }

  void change(Tree& tree) {
    if (tree.empty() || chance(25)) {
      Lines lines;
      for (int i = 12 + number(8); i > 0; --i) lines.push_back(line());
      tree[new_path()] = lines;
    } else if (chance(15)) {
      tree.erase(pick(tree));
    } else if (!history_.empty() && chance(12)) {  // an earlier state comes back
      const Tree& old = history_[static_cast<size_t>(number(static_cast<int>(history_.size())))];
      if (!old.empty()) {
        const std::string path = pick(old);
        tree[path] = old.at(path);
      }
    } else if (chance(8)) {
      move_folder(tree);
    } else if (chance(35)) {
      const std::string from = pick(tree);
      Lines lines = tree[from];
      tree.erase(from);
      for (int edits = chance(50) ? 0 : number(12); edits > 0; --edits) edit(lines);
      tree[new_path()] = lines;
    } else {
      edit(tree[pick(tree)]);
    }
    drop_collisions(tree);
  }

  void edit(Lines& lines) {
    const size_t at = static_cast<size_t>(number(static_cast<int>(lines.size())));
    if (chance(70)) {
      lines[at] = line();
    } else {
      lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), line());
    }
  }

  void move_folder(Tree& tree) {
    const std::string to = concat("moved-", uint64_t{random_() % 3}, "/");
    Tree moved;
    for (const auto& [path, lines] : tree) {
      const bool inside = path.substr(0, 3) == "pm/";
      moved[inside ? to + path.substr(3) : path] = lines;
    }
    tree = std::move(moved);
  }

  // A path cannot be a file and a folder.
  static void drop_collisions(Tree& tree) {
    for (auto at = tree.begin(); at != tree.end();) {
      const std::string folder = at->first + "/";
      const auto below = tree.lower_bound(folder);
      const bool collides = below != tree.end() && below->first.substr(0, folder.size()) == folder;
      at = collides ? tree.erase(at) : std::next(at);
    }
  }

  static std::string quoted(const std::string& path) {
    return concat("\"", replace_all(path, "\"", "\\\""), "\"");
  }

  void emit(std::string& out, const Tree& tree, const std::vector<size_t>& parents) {
    clock_ += number(7200) - (chance(10) ? 90000 : 0);
    const std::string who = concat(" Person ", uint64_t{random_() % 4}, " <p@example.org> ");
    append(out, "commit refs/heads/main\nmark :", history_.size() + 1, "\nauthor", who,
           clock_ - number(5000), " +0100\ncommitter", who, clock_, " -0330\ndata 2\nc\n");
    if (parents.empty()) {
      // `from` must not be inherited from the branch
      out.insert(out.rfind("commit refs/heads/main"), "reset refs/heads/main\n");
    }
    for (size_t i = 0; i < parents.size(); ++i) {
      append(out, i == 0 ? "from :" : "merge :", parents[i] + 1, "\n");
      heads_.erase(parents[i]);
    }
    out += "deleteall\n";
    for (const auto& [path, lines] : tree) {
      const std::string text = join(lines, "\n") + "\n";
      append(out, "M ", (text.size() + path.size()) % 11 == 0 ? "100755" : "100644", " inline ",
             quoted(path), "\ndata ", text.size(), "\n", text, "\n");
    }
    heads_.insert(history_.size());
    history_.push_back(tree);
  }

  std::mt19937 random_;
  std::vector<Tree> history_;
  std::set<size_t> heads_;
  int64_t clock_ = 1700000000;
};

}  // namespace

void make_random_repository(const std::string& directory, uint32_t seed, int commits) {
  const GitRun run =
      run_git(directory, {"fast-import", "--quiet"}, {.input = Generator(seed).stream(commits)});
  EXPECT_EQ(run.code, 0) << run.err;
}

}  // namespace debrief
