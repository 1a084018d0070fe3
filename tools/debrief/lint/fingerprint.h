#pragma once
// What identifies a finding from one version of a document to the next: its rule, its path and the
// text around it, and nothing of where that text stands.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/lint/finding.h"
#include "debrief/text/prose.h"

namespace debrief {

/// The sentences of a prose, cut when the first one is asked for.
class SentenceFinder {
 public:
  /// The prose must outlive the finder.
  explicit SentenceFinder(const Prose& prose) : prose_(prose) {}

  /// The sentence that holds the byte, as it is written; all of the prose when none does.
  std::string around(uint32_t offset);

 private:
  struct Range {
    uint32_t begin, end;
  };

  const Prose& prose_;
  std::optional<std::vector<Range>> sentences_;  ///< sorted, without overlaps
};

/// Replaces the text that each finding carries in `fingerprint` (empty: the line of its span) by 16
/// hexadecimal digits over rule, path and normalised text. Letter case, white space and punctuation
/// do not count; of equal ones in a document the second is told from the first. Sets `text_hash`
/// too, over the same without the path.
void settle_fingerprints(const SourceFile& source, std::vector<Finding>& findings);

}  // namespace debrief
