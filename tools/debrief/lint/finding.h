#pragma once
// What is wrong in a document: a place, an observation, a question and a way on.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "debrief/rules/rule.h"
#include "debrief/text/edit.h"
#include "debrief/text/source_file.h"
#include "debrief/text/span.h"

namespace debrief {

struct Fix {
  std::string description;
  std::vector<Edit> edits;
};

struct FindingNote {
  Span span;  ///< in the same file
  std::string message;
};

/// Why a finding is not reported.
enum class SilencedBy { kNothing, kComment, kBaseline };

struct Finding {
  std::string rule;
  Severity severity = Severity::kWarning;
  Confidence confidence = Confidence::kHigh;
  std::string path;
  Span span;
  Position begin, end;  ///< of the span
  std::string message;
  std::string question;  ///< may be empty
  std::string rewrite;   ///< may be empty
  std::optional<Fix> fix;
  std::vector<FindingNote> notes;
  std::string
      fingerprint;        ///< rule, path and the normalised text around it; stable when lines move
  std::string text_hash;  ///< as the fingerprint, without the path: the same in a file that moved
  bool changed = true;    ///< brought by the change that is looked at; true when none is
  /// What keeps the finding from being reported; kNothing for one that is.
  SilencedBy silenced_by = SilencedBy::kNothing;
  std::string justification = {};  ///< the reason that a comment gives
};

/// One step less severe; info stays info, and what is off stays off.
Severity one_step_lower(Severity severity);

/// Sorted by path, place, rule; equal ones merged.
struct Findings {
  std::vector<Finding> all;
  size_t documents = 0;
  size_t suppressed = 0;
  size_t outside = 0;  ///< found, but not brought by the change that is looked at; not in `all`
  /// What comments and the baseline silence, in the order of `all`; for the formats that tell of
  /// it.
  std::vector<Finding> silenced = {};
  /// Entries of the baseline, by their place in it, that nothing needs any more, whether or not a
  /// finding says so.
  std::vector<size_t> stale_entries = {};
  /// The files that findings lie in and that are no documents: the configuration, the baseline.
  std::vector<std::shared_ptr<const SourceFile>> files = {};

  size_t count(Severity severity) const;
  /// Whether any finding is at or above the level.
  bool reach(Severity level) const;
};

}  // namespace debrief
