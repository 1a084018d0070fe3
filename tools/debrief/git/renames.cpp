#include "debrief/git/renames.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>

#include <absl/container/flat_hash_map.h>

#include "debrief/base/file_system.h"
#include "debrief/git/repository_impl.h"
#include "debrief/git/similarity.h"

namespace debrief {

namespace {

constexpr size_t kLargestContent = size_t{16} << 20;
constexpr size_t kMostIdentities = 10'000;  // files of one commit that are read for their identity
constexpr size_t kTaken = std::numeric_limits<size_t>::max();

// A text that stands on one side more than once names nobody.
void add_unique(absl::flat_hash_map<std::string, size_t>& places, std::string text, size_t place) {
  const auto [at, is_new] = places.emplace(std::move(text), place);
  if (!is_new) at->second = kTaken;
}

struct Candidate {
  uint32_t score = 0;
  bool same_name = false;
  size_t deleted = 0;
  size_t added = 0;

  // The best first; then the earlier paths, so that the order is always the same.
  friend bool operator<(const Candidate& a, const Candidate& b) {
    return std::tuple(b.score, b.same_name, a.deleted, a.added) <
           std::tuple(a.score, a.same_name, b.deleted, b.added);
  }
};

}  // namespace

/// What is kept of a file's bytes; empty when they could not be read.
struct RenameFinder::Contents {
  Fingerprint print;
  std::string identity;
};

struct RenameFinder::Search {
  const std::vector<MovedFile>& deleted;
  const std::vector<MovedFile>& added;
  std::vector<bool> deleted_taken;
  std::vector<bool> added_taken;
  std::vector<std::optional<Contents>> deleted_contents = {};
  std::vector<std::optional<Contents>> added_contents = {};
  std::vector<std::pair<size_t, size_t>> pairs = {};

  void take(size_t from, size_t to) {
    deleted_taken[from] = added_taken[to] = true;
    pairs.emplace_back(from, to);
  }
  static std::vector<size_t> left(const std::vector<bool>& taken) {
    std::vector<size_t> indices;
    for (size_t i = 0; i < taken.size(); ++i) {
      if (!taken[i]) indices.push_back(i);
    }
    return indices;
  }
  bool is_over() const { return left(deleted_taken).empty() || left(added_taken).empty(); }
  bool same_name(size_t from, size_t to) const {
    return file_name(deleted[from].path) == file_name(added[to].path);
  }
  bool same_type(size_t from, size_t to) const {
    return deleted[from].state.type == added[to].state.type;
  }
};

RenameFinder::Search RenameFinder::start(const std::vector<MovedFile>& deleted,
                                         const std::vector<MovedFile>& added) const {
  Search search{deleted, added, std::vector<bool>(deleted.size()), std::vector<bool>(added.size())};
  if (options_.is_template) {
    for (size_t i = 0; i < deleted.size(); ++i) {
      search.deleted_taken[i] = options_.is_template(deleted[i].path);
    }
  }
  return search;
}

std::vector<std::pair<size_t, size_t>> RenameFinder::find_equal(
    const std::vector<MovedFile>& deleted, const std::vector<MovedFile>& added) const {
  Search search = start(deleted, added);
  match_equal(search);
  return std::move(search.pairs);
}

std::vector<std::pair<size_t, size_t>> RenameFinder::find(const std::vector<MovedFile>& deleted,
                                                          const std::vector<MovedFile>& added) {
  Search search = start(deleted, added);
  if (!search.is_over()) match_equal(search);
  if (options_.identity && !search.is_over()) match_identity(search);
  if (!search.is_over()) match_similar(search);
  return std::move(search.pairs);
}

void RenameFinder::match_equal(Search& search) const {
  absl::flat_hash_map<ObjectId, std::vector<size_t>> sources;
  for (const size_t from : Search::left(search.deleted_taken)) {
    sources[search.deleted[from].state.blob].push_back(from);
  }
  for (const bool by_name : {true, false}) {
    for (const size_t to : Search::left(search.added_taken)) {
      const auto found = sources.find(search.added[to].state.blob);
      if (found == sources.end()) continue;
      for (const size_t from : found->second) {
        if (search.deleted_taken[from] || !search.same_type(from, to)) continue;
        if (by_name && !search.same_name(from, to)) continue;
        search.take(from, to);
        break;
      }
    }
  }
}

bool RenameFinder::read_contents(const MovedFile& file, std::string& bytes) {
  if (file.state.type != kModeFile) return false;
  auto contents = repository_.read(file.state.blob);
  if (!contents) {
    lacked_contents_ = true;
    return false;
  }
  bytes = *std::move(contents);
  return bytes.size() <= kLargestContent;
}

void RenameFinder::match_identity(Search& search) {
  const std::vector<size_t> deleted = Search::left(search.deleted_taken);
  const std::vector<size_t> added = Search::left(search.added_taken);
  if (deleted.size() + added.size() > kMostIdentities) {
    cut_pairs_ = true;
    return;
  }
  const auto identities = [this](const std::vector<MovedFile>& files,
                                 const std::vector<size_t>& indices) {
    absl::flat_hash_map<std::string, size_t> places;
    std::string bytes;
    for (const size_t i : indices) {
      if (!read_contents(files[i], bytes)) continue;
      std::string identity = options_.identity(bytes);
      if (!identity.empty()) add_unique(places, std::move(identity), i);
    }
    return places;
  };
  const auto targets = identities(search.added, added);
  if (targets.empty()) return;
  const auto sources = identities(search.deleted, deleted);
  for (const auto& [identity, to] : targets) {
    const auto from = sources.find(identity);
    if (to != kTaken && from != sources.end() && from->second != kTaken) {
      search.take(from->second, to);
    }
  }
}

uint32_t RenameFinder::score(Search& search, size_t from, size_t to) {
  const auto contents = [this](std::optional<Contents>& kept,
                               const MovedFile& file) -> const Contents& {
    if (kept) return *kept;
    kept.emplace();
    std::string bytes;
    if (!read_contents(file, bytes)) return *kept;
    kept->print = fingerprint(bytes);
    if (options_.identity) kept->identity = options_.identity(bytes);
    return *kept;
  };
  if (!search.same_type(from, to)) return 0;
  const Contents& a = contents(search.deleted_contents[from], search.deleted[from]);
  const Contents& b = contents(search.added_contents[to], search.added[to]);
  if (!a.identity.empty() && !b.identity.empty() && a.identity != b.identity) return 0;
  return a.print.size == 0 || b.print.size == 0 ? 0 : similarity(a.print, b.print);
}

void RenameFinder::match_similar(Search& search) {
  search.deleted_contents.resize(search.deleted.size());
  search.added_contents.resize(search.added.size());
  const uint32_t least = static_cast<uint32_t>(options_.rename_similarity) * (kSameContent / 100);
  match_same_names(search, (least + kSameContent) / 2);
  if (search.is_over()) return;
  const uint64_t pairs =
      Search::left(search.deleted_taken).size() * Search::left(search.added_taken).size();
  if (pairs <= options_.rename_pairs) {
    match_all(search, least);
  } else {
    match_same_names(search, least);
    if (!search.is_over()) cut_pairs_ = true;
  }
}

void RenameFinder::match_same_names(Search& search, uint32_t least) {
  const auto places = [](const std::vector<MovedFile>& files, const std::vector<bool>& taken) {
    absl::flat_hash_map<std::string, size_t> names;
    for (const size_t i : Search::left(taken)) {
      add_unique(names, std::string(file_name(files[i].path)), i);
    }
    return names;
  };
  const auto targets = places(search.added, search.added_taken);
  for (const auto& [name, from] : places(search.deleted, search.deleted_taken)) {
    const auto to = targets.find(name);
    if (from == kTaken || to == targets.end() || to->second == kTaken) continue;
    if (score(search, from, to->second) >= least) search.take(from, to->second);
  }
}

void RenameFinder::match_all(Search& search, uint32_t least) {
  std::vector<Candidate> candidates;
  const std::vector<size_t> added = Search::left(search.added_taken);
  for (const size_t from : Search::left(search.deleted_taken)) {
    for (const size_t to : added) {
      const Candidate candidate{score(search, from, to), search.same_name(from, to), from, to};
      if (candidate.score >= least) candidates.push_back(candidate);
    }
  }
  std::sort(candidates.begin(), candidates.end());
  for (const Candidate& candidate : candidates) {
    if (search.deleted_taken[candidate.deleted] || search.added_taken[candidate.added]) continue;
    search.take(candidate.deleted, candidate.added);
  }
}

}  // namespace debrief
