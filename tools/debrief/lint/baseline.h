#pragma once
// What was found when debrief came to a repository, so that only what is new is reported:
// `.debrief-baseline.json`. It only shrinks.

#include <memory>
#include <string>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/lint/finding.h"
#include "debrief/text/source_file.h"

namespace debrief {

inline constexpr std::string_view kBaselineName = ".debrief-baseline.json";

/// One finding that is tolerated, wherever in its file it stands by now.
struct BaselineEntry {
  std::string rule;
  std::string path;
  std::string hash;   ///< Finding::text_hash
  uint32_t line = 1;  ///< of the baseline file
};

class Baseline {
 public:
  /// kFormat with path:line for what is no baseline.
  static Result<Baseline> parse(const std::string& path, std::string bytes);

  /// The file that holds these findings: sorted, one line an entry, so that merges stay small.
  static std::string write(const std::vector<Finding>& findings);

  const std::vector<BaselineEntry>& entries() const { return entries_; }
  const std::shared_ptr<const SourceFile>& source() const { return source_; }

 private:
  std::vector<BaselineEntry> entries_;
  std::shared_ptr<const SourceFile> source_;
};

}  // namespace debrief
