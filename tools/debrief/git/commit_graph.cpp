#include "debrief/git/commit_graph.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <utility>

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/git/raw_object.h"
#include "debrief/git/repository_impl.h"

namespace debrief {

namespace {

constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();
constexpr uint64_t kProgressStep = 256;

// The commits at which a shallow clone was cut.
absl::flat_hash_set<ObjectId> read_boundary(const Repository::Impl& impl) {
  absl::flat_hash_set<ObjectId> boundary;
  const auto text = DiskFileSystem().read(join_path(impl.common_directory, "shallow"));
  if (!text) return boundary;
  for (const std::string_view line : split(*text, '\n')) {
    if (const auto id = parse_object_id(trim(line))) boundary.insert(*id);
  }
  return boundary;
}

// Whether a mark, in lower case, stands before a colon anywhere, whatever its case there.
bool has_mark(std::string_view bytes, std::string_view mark) {
  for (size_t at = bytes.find(':'); at != std::string_view::npos; at = bytes.find(':', at + 1)) {
    const bool fits = at >= mark.size();
    if (fits && lower_ascii(bytes.substr(at - mark.size(), mark.size())) == mark) return true;
  }
  return false;
}

// Commits in the order in which they are found.
Result<std::vector<GraphCommit>> read_commits(const Repository::Impl& impl, const ObjectId& start,
                                              const GraphOptions& options) {
  const absl::flat_hash_set<ObjectId> boundary = read_boundary(impl);
  const std::string mark = lower_ascii(options.mark);
  absl::flat_hash_map<ObjectId, uint32_t> known;
  std::vector<GraphCommit> commits;
  const auto find = [&](const ObjectId& id) {
    const auto [at, is_new] = known.emplace(id, static_cast<uint32_t>(commits.size()));
    if (is_new) commits.emplace_back().id = id;
    return at->second;
  };
  find(start);
  for (size_t i = 0; i < commits.size(); ++i) {
    DEBRIEF_TRY(object, impl.read(commits[i].id, GIT_OBJECT_COMMIT));
    const CommitHeader header = read_commit_header(object.bytes());
    commits[i].tree = header.tree;
    commits[i].committed = header.committed;
    commits[i].marked = !mark.empty() && has_mark(object.bytes(), mark);
    // The list may name a root that the clone's depth just reached; nothing is missing there.
    commits[i].boundary = !header.parents.empty() && boundary.contains(commits[i].id);
    if (!commits[i].boundary) {
      std::vector<uint32_t> parents;
      for (const ObjectId& parent : header.parents) {
        const uint32_t index = find(parent);
        if (std::find(parents.begin(), parents.end(), index) == parents.end()) {
          parents.push_back(index);
        }
      }
      commits[i].parents = std::move(parents);
    }
    if (options.progress && (i + 1) % kProgressStep == 0) options.progress(i + 1);
  }
  return commits;
}

// Indices of the commits, children first, later dates first.
std::vector<uint32_t> sort_by_topology(const std::vector<GraphCommit>& commits) {
  std::vector<uint32_t> children(commits.size());
  for (const GraphCommit& commit : commits) {
    for (const uint32_t parent : commit.parents) ++children[parent];
  }
  struct Ready {
    int64_t committed;
    uint32_t arrived;  // ties go to the one that became ready first
    uint32_t index;
    bool operator<(const Ready& other) const {
      return std::pair(committed, -int64_t{arrived}) <
             std::pair(other.committed, -int64_t{other.arrived});
    }
  };
  std::priority_queue<Ready> ready;
  uint32_t arrivals = 0;
  const auto push = [&](uint32_t index) {
    ready.push({commits[index].committed, arrivals++, index});
  };
  push(0);
  std::vector<uint32_t> order;
  order.reserve(commits.size());
  while (!ready.empty()) {
    const uint32_t index = ready.top().index;
    ready.pop();
    order.push_back(index);
    for (const uint32_t parent : commits[index].parents) {
      if (--children[parent] == 0) push(parent);
    }
  }
  return order;
}

// Which commits have all boundaries among their ancestors: by 64 boundaries at a time, the parents
// before their children.
void find_cut(std::vector<GraphCommit>& commits) {
  std::vector<uint32_t> boundary;
  for (uint32_t i = 0; i < commits.size(); ++i) {
    if (commits[i].boundary) boundary.push_back(i);
  }
  constexpr size_t kStep = 64;
  for (size_t first = 0; first < boundary.size(); first += kStep) {
    const size_t step = std::min(kStep, boundary.size() - first);
    std::vector<uint64_t> behind(commits.size());
    for (size_t i = 0; i < step; ++i) behind[boundary[first + i]] = uint64_t{1} << i;
    const uint64_t all = ~uint64_t{0} >> (kStep - step);
    for (size_t i = commits.size(); i-- > 0;) {
      for (const uint32_t parent : commits[i].parents) behind[i] |= behind[parent];
      if (behind[i] != all) commits[i].above_cut = false;
    }
  }
}

// From the oldest commit of the first-parent line on, each takes what is behind it and not taken.
// What lies beside a cut may have been taken by a commit behind the cut.
void find_landings(std::vector<GraphCommit>& commits) {
  std::vector<uint32_t> line = {0};
  while (!commits[line.back()].parents.empty()) {
    line.push_back(commits[line.back()].parents.front());
  }
  std::vector<bool> taken(commits.size());
  std::vector<uint32_t> open;
  bool cut = false;  // a boundary has been met before this commit of the line
  for (auto lander = line.rbegin(); lander != line.rend(); ++lander) {
    open.push_back(*lander);
    bool met = cut;
    while (!open.empty()) {
      const uint32_t index = open.back();
      open.pop_back();
      if (taken[index]) continue;
      taken[index] = true;
      met |= commits[index].boundary;
      if (!cut || index == *lander || commits[index].above_cut) commits[index].landed_by = *lander;
      for (const uint32_t parent : commits[index].parents) open.push_back(parent);
    }
    cut = met;
  }
}

// The commits, the first of which all the others are behind, as a graph, and where each was.
GraphPart arrange(std::vector<GraphCommit> found) {
  GraphPart part;
  part.places = sort_by_topology(found);
  std::vector<uint32_t> place(found.size(), kNone);
  for (uint32_t i = 0; i < part.places.size(); ++i) place[part.places[i]] = i;
  std::vector<GraphCommit>& commits = part.graph.commits;
  commits.reserve(part.places.size());
  for (const uint32_t index : part.places) {
    commits.push_back(std::move(found[index]));
    for (uint32_t& parent : commits.back().parents) parent = place[parent];
  }
  find_cut(commits);
  find_landings(commits);
  return part;
}

}  // namespace

Result<CommitGraph> read_commit_graph(const Repository& repository, const ObjectId& start,
                                      const GraphOptions& options) {
  DEBRIEF_TRY(found, read_commits(repository.impl(), start, options));
  return arrange(std::move(found)).graph;
}

GraphPart part_of(const CommitGraph& whole, uint32_t start) {
  std::vector<uint32_t> places = {start};
  std::vector<uint32_t> place(whole.commits.size(), kNone);
  place[start] = 0;
  std::vector<GraphCommit> found;
  for (size_t i = 0; i < places.size(); ++i) {
    GraphCommit& commit = found.emplace_back(whole.commits[places[i]]);
    commit.above_cut = true;
    commit.landed_by.reset();
    for (uint32_t& parent : commit.parents) {
      if (place[parent] == kNone) {
        place[parent] = static_cast<uint32_t>(places.size());
        places.push_back(parent);
      }
      parent = place[parent];
    }
  }
  GraphPart part = arrange(std::move(found));
  for (uint32_t& each : part.places) each = places[each];
  return part;
}

}  // namespace debrief
