#pragma once
// What was found when debrief came to a repository, so that only what is new is reported:
// `.debrief-baseline.json`. It only shrinks. How it is held against findings is in
// lint/baseline_match.h.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/lint/finding.h"
#include "debrief/text/source_file.h"

namespace debrief {

/// Where a repository keeps it, from the root.
inline constexpr std::string_view kBaselineName = ".debrief-baseline.json";

/// One finding that is tolerated, wherever in its file it stands by now.
struct BaselineEntry {
  std::string rule;
  std::string path;  ///< from the root of the repository
  std::string hash;  ///< Finding::text_hash
  Span span = {};    ///< of the entry in the baseline file
};

class Baseline {
 public:
  /// Reads schema/baseline.schema.json. kConfig with path:line:column for what is no baseline, and
  /// for one of more than 16 MiB.
  static Result<Baseline> parse(const std::string& path, std::string bytes);

  /// Bytes that parse() reads: sorted, one line an entry, so that branches merge.
  static std::string write(std::vector<BaselineEntry> entries);

  const std::vector<BaselineEntry>& entries() const { return entries_; }

  /// The entries of a file, by index; empty when it has none.
  const std::vector<size_t>& at(std::string_view path) const;

  /// The file itself, for findings in it.
  const std::shared_ptr<const SourceFile>& source() const { return source_; }

 private:
  std::vector<BaselineEntry> entries_;
  std::map<std::string, std::vector<size_t>, std::less<>> by_path_;
  std::shared_ptr<const SourceFile> source_;
};

}  // namespace debrief
