#include "git_oracle.h"

#include <algorithm>
#include <ostream>
#include <set>
#include <string_view>

#include "support/git_fixture.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {

namespace {

using Strings = std::vector<std::string>;

std::string git(const std::string& directory, const Strings& arguments,
                const std::string& input = "") {
  GitRun run = run_git(directory, arguments, {.input = input});
  EXPECT_EQ(run.code, 0) << join(arguments, " ") << "\n" << run.err;
  return std::move(run.out);
}

Strings parts(std::string_view text, char separator) {
  Strings result;
  for (const std::string_view part : split(text, separator)) {
    if (!part.empty()) result.emplace_back(part);
  }
  return result;
}

struct Node {
  std::string id;
  Strings parents;
};

std::vector<Node> graph(const std::string& directory, const std::string& start) {
  std::vector<Node> nodes;
  for (const std::string& line :
       parts(git(directory, {"rev-list", "--date-order", "--parents", start}), '\n')) {
    Strings ids = parts(line, ' ');
    nodes.push_back({ids.front(), Strings(ids.begin() + 1, ids.end())});
  }
  return nodes;
}

struct Delta {
  char status = 'M';
  bool content = true;  // more than the mode changed
  std::string from;     // the path itself unless renamed
};

using Deltas = std::map<std::string, Delta>;  // by new path

// One entry a line of input: `commit parent`, or `commit` for a root.
std::vector<Deltas> diffs(const std::string& directory, const Strings& pairs,
                          const std::string& renames) {
  const Strings fields = [&] {
    const std::string out = git(directory,
                                {"diff-tree", "--stdin", "--root", "--always", "-r", "-z", "-l0",
                                 "--no-abbrev", "--raw", renames},
                                join(pairs, "\n") + "\n");
    return parts(out, '\0');
  }();
  std::vector<Deltas> result;
  for (size_t i = 0; i < fields.size();) {
    if (fields[i].front() != ':') {
      result.emplace_back();
      ++i;
      continue;
    }
    const Strings head = parts(std::string_view(fields[i]).substr(1), ' ');
    const bool renamed = head[4].front() == 'R';
    const bool same_type = head[0].substr(0, 3) == head[1].substr(0, 3);
    const Delta delta{head[4].front() == 'T' ? 'M' : head[4].front(),
                      head[2] != head[3] || !same_type, fields[i + 1]};
    result.back()[fields[i + (renamed ? 2 : 1)]] = delta;
    i += renamed ? 3 : 2;
  }
  EXPECT_EQ(result.size(), pairs.size());
  return result;
}

struct Commit {
  Node node;
  std::vector<Deltas> plain;                            // one a parent, or one for a root
  std::vector<std::map<std::string, std::string>> old;  // one a parent: new path → old path
};

std::vector<Commit> commits_of(const std::string& directory, const std::string& start) {
  std::vector<Commit> commits;
  Strings pairs;
  for (const Node& node : graph(directory, start)) {
    if (node.parents.empty()) pairs.push_back(node.id);
    for (const std::string& parent : node.parents) pairs.push_back(node.id + " " + parent);
    commits.push_back({node, {}, {}});
  }
  const std::vector<Deltas> plain = diffs(directory, pairs, "--no-renames");
  const std::vector<Deltas> renamed = diffs(directory, pairs, "-M60%");
  size_t next = 0;
  for (Commit& commit : commits) {
    for (size_t i = 0; i < std::max<size_t>(commit.node.parents.size(), 1); ++i, ++next) {
      commit.plain.push_back(plain[next]);
      commit.old.emplace_back();
      for (const auto& [path, delta] : renamed[next]) {
        if (delta.status == 'R') commit.old.back()[path] = delta.from;
      }
    }
    const auto some_parent_has = [&](const std::string& path) {
      return std::any_of(commit.plain.begin(), commit.plain.end(), [&](const Deltas& deltas) {
        const auto at = deltas.find(path);
        return at == deltas.end() || at->second.status != 'A';
      });
    };
    for (auto& old : commit.old) {
      std::erase_if(old, [&](const auto& entry) { return some_parent_has(entry.first); });
    }
  }
  return commits;
}

using Places = std::map<std::string, std::set<std::string>>;  // path → today's files

class Model {
 public:
  Model(const std::string& directory, const std::string& start)
      : commits_(commits_of(directory, start)) {
    Places& today = places_[commits_.front().node.id];
    for (const std::string& path :
         parts(git(directory, {"ls-tree", "-r", "-z", "--name-only", start}), '\0')) {
      today[path].insert(path);
      histories_[path];
    }
    for (const Commit& commit : commits_) {
      for (const auto& old : commit.old) {
        for (const auto& [path, from] : old) former_[path].push_back(from);
      }
    }
  }

  std::map<std::string, std::vector<OracleRevision>> run() {
    for (const Commit& commit : commits_) {
      const Places here = places_[commit.node.id];
      for (const auto& [path, files] : here) {
        const char change = change_of(commit, path, here);
        if (change == 0) continue;
        for (const std::string& file : files) add(histories_[file], {commit.node.id, change, path});
      }
      for (size_t i = 0; i < commit.node.parents.size(); ++i) {
        for (const auto& [path, files] : here) {
          if (leaves(commit, i, path, here)) continue;
          places_[commit.node.parents[i]][before(commit, i, path)].insert(files.begin(),
                                                                          files.end());
        }
      }
    }
    return histories_;
  }

 private:
  static bool is_followed(const Places& here, const std::string& path) {
    const auto at = here.find(path);
    return at != here.end() && !at->second.empty();
  }

  // The path is the old name of a file that is followed under its new one (rule 3).
  bool leaves(const Commit& commit, size_t parent, const std::string& path,
              const Places& here) const {
    return std::any_of(here.begin(), here.end(), [&](const auto& entry) {
      return entry.first != path && is_followed(here, entry.first) &&
             before(commit, parent, entry.first) == path;
    });
  }

  char change_of(const Commit& commit, const std::string& path, const Places& here) const {
    bool added = true, deleted = true;
    for (size_t i = 0; i < commit.plain.size(); ++i) {
      const auto at = commit.plain[i].find(path);
      if (at == commit.plain[i].end() || !at->second.content) return 0;
      added = added && at->second.status == 'A';
      deleted = deleted && at->second.status == 'D';
    }
    for (const auto& old : commit.old) {
      if (old.contains(path)) return 'R';
      for (const auto& [to, from] : old) {
        if (deleted && from == path && is_followed(here, to)) return 0;
      }
    }
    return deleted ? 'D' : added ? 'A' : 'M';
  }

  // The path that the parent has the file under.
  std::string before(const Commit& commit, size_t parent, const std::string& path) const {
    const auto& old = commit.old[parent];
    if (const auto at = old.find(path); at != old.end()) return at->second;
    const Deltas& deltas = commit.plain[parent];
    const auto added = deltas.find(path);
    const bool in_a_parent =
        std::any_of(commit.plain.begin(), commit.plain.end(), [&](const Deltas& other) {
          const auto at = other.find(path);
          return at == other.end() || at->second.status != 'A';
        });
    if (added == deltas.end() || added->second.status != 'A' || !in_a_parent) return path;
    Strings open = {path};
    std::set<std::string> seen = {path};
    for (size_t i = 0; i < open.size(); ++i) {
      const auto found = former_.find(open[i]);
      if (found == former_.end()) continue;
      for (const std::string& former : found->second) {
        const auto at = deltas.find(former);
        if (at != deltas.end() && at->second.status == 'D') return former;
        if (seen.insert(former).second) open.push_back(former);
      }
    }
    return path;
  }

  static void add(std::vector<OracleRevision>& history, const OracleRevision& revision) {
    if (history.empty() || history.back().commit != revision.commit) {
      history.push_back(revision);
    } else if (history.back().change == 'D' && revision.change != 'D') {
      history.back() = revision;
    }
  }

  std::vector<Commit> commits_;
  std::map<std::string, Places> places_;
  std::map<std::string, Strings> former_;
  std::map<std::string, std::vector<OracleRevision>> histories_;
};

}  // namespace

void PrintTo(const OracleRevision& revision, std::ostream* out) {
  *out << revision.commit.substr(0, 7) << " " << revision.change << " " << revision.path;
}

std::map<std::string, std::vector<OracleRevision>> git_history(const std::string& directory,
                                                               const std::string& start) {
  return Model(directory, start).run();
}

std::map<std::string, std::string> git_people(const std::string& directory) {
  std::map<std::string, std::string> people;
  const std::string format = "%H%n%aN%n%aE%n%at%n%aI%n%cN%n%cE%n%ct%n%cI%n%s%n";
  for (const std::string& record :
       parts(git(directory,
                 {"-c", "i18n.logOutputEncoding=UTF-8", "log", "-z", "--format=" + format, "HEAD"}),
             '\0')) {
    const size_t end = record.find('\n');
    people[record.substr(0, end)] = record.substr(end + 1);
  }
  return people;
}

std::map<std::string, std::string> git_landings(const std::string& directory) {
  std::map<std::string, std::string> landings;
  Strings line = parts(git(directory, {"rev-list", "--first-parent", "HEAD"}), '\n');
  for (size_t i = 0; i < line.size(); ++i) {
    Strings arguments = {"rev-list", line[i]};
    if (i + 1 < line.size()) arguments.push_back("^" + line[i + 1]);
    for (const std::string& id : parts(git(directory, arguments), '\n')) landings[id] = line[i];
  }
  return landings;
}

}  // namespace debrief
