#pragma once
// Which added file is a deleted one under a new name, within one commit.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/git/history.h"
#include "debrief/git/repository.h"
#include "debrief/git/tree_diff.h"

namespace debrief {

/// A file that left a tree or came into it; `path` lies in a PathTable.
struct MovedFile {
  std::string_view path;
  FileState state;
};

/// Pairs deleted files with added ones: equal content first (a file of the same name before
/// others), then the same identity, then at least `rename_similarity` per cent of the lines, where
/// a file that kept its name needs half of the way from there to 100 to come before better matches.
/// Two files with different identities are never a pair, however similar.
/// A template is never a source, and a source is never taken twice.
class RenameFinder {
 public:
  RenameFinder(const Repository& repository, const HistoryOptions& options)
      : repository_(repository), options_(options) {}

  /// Indices `{deleted, added}` in no particular order. Cost: one read for each file without an
  /// equal one, and `rename_pairs` comparisons besides those of files that kept their names.
  std::vector<std::pair<size_t, size_t>> find(const std::vector<MovedFile>& deleted,
                                              const std::vector<MovedFile>& added);

  /// The pairs of equal content alone; reads nothing.
  std::vector<std::pair<size_t, size_t>> find_equal(const std::vector<MovedFile>& deleted,
                                                    const std::vector<MovedFile>& added) const;

  /// Whether contents were missing that a comparison needed (a blobless clone).
  bool lacked_contents() const { return lacked_contents_; }
  /// Whether a commit had more pairs than are compared.
  bool cut_pairs() const { return cut_pairs_; }

 private:
  struct Contents;
  struct Search;

  Search start(const std::vector<MovedFile>& deleted, const std::vector<MovedFile>& added) const;
  void match_equal(Search& search) const;
  void match_identity(Search& search);
  void match_similar(Search& search);
  void match_same_names(Search& search, uint32_t least);
  void match_all(Search& search, uint32_t least);
  uint32_t score(Search& search, size_t from, size_t to);
  bool read_contents(const MovedFile& file, std::string& bytes);

  const Repository& repository_;
  const HistoryOptions& options_;
  bool lacked_contents_ = false;
  bool cut_pairs_ = false;
};

}  // namespace debrief
