#pragma once
// Applies the fixes that findings offer to a document's text. Nothing here writes files.
//
// A finding carries a fix only where it is safe: a date, an id, the form of an owner, a heading, a
// comment that has no effect. What prose should say instead is its `rewrite`, which nobody applies.

#include <functional>
#include <string>
#include <vector>

#include "debrief/lint/finding.h"
#include "debrief/postmortem/document.h"
#include "debrief/postmortem/parse.h"

namespace debrief {

/// What is found in a text of the document.
using FindAgain = std::function<std::vector<Finding>(const Document& document)>;

/// A fix that was not applied, and why.
struct DroppedFix {
  Finding finding;  ///< places as they were when the fix was tried
  std::string reason;
};

struct FixedText {
  std::string bytes;
  size_t fixed = 0;  ///< findings that their fixes have removed
  std::vector<DroppedFix> dropped = {};
};

/// The document with all its fixes applied, round by round, at most ten times: of two fixes that
/// touch, the first by place goes first and the other is looked at anew.
///
/// After a fix the document is read and linted again. A fix is dropped when its finding is still
/// there, or the document does not read whole any more, or an error about the schema, times,
/// references or suppressions has come up. A document that is not read whole (unread.h) stays as it
/// is. Cost: one lint a round, and one a fix where a round does not prove true.
FixedText fix_document(const Document& document, const ParseOptions& parse, const FindAgain& find);

}  // namespace debrief
