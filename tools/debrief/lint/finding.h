#pragma once
// What is wrong in a document: a place, an observation, a question and a way on.

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
      fingerprint;      ///< rule, path and the normalised text around it; stable when lines move
  bool changed = true;  ///< brought by the change that is looked at; true when none is
};

/// One step less severe; info stays info, and what is off stays off.
Severity one_step_lower(Severity severity);

/// Sorted by path, place, rule; equal ones merged.
struct Findings {
  std::vector<Finding> all;
  size_t documents = 0;
  size_t suppressed = 0;

  size_t count(Severity severity) const;
  /// Whether any finding is at or above the level.
  bool reach(Severity level) const;
};

}  // namespace debrief
