#pragma once
// The closing question as a page shows it: would the facts happen again? An answer for each of them
// in words, then facts, factors and actions in a table, joined by a line through the row.
// postmortem/trace.h says what is joined.

#include "debrief/postmortem/trace.h"
#include "debrief/site/section_body.h"

namespace debrief {

/// How likely a fact is after what was done: by the states of the actions about it.
enum class Verdict {
  kLessLikely,  ///< all of them are done
  kPartly,      ///< some are
  kAsLikely,    ///< none is, or there is none
  kAccepted,    ///< nothing is done, for a reason
};
Verdict verdict_of(const Document& document, const Traced& traced);

/// Both for a record. Empty when nothing in it is joined with anything.
SafeHtml trace_body(const RecordContext& context);

/// The same above the check-back as it was written; what was written is folded away when it says
/// nothing else.
SafeHtml trace_with(const RecordContext& context, const Section& section, SafeHtml written);

}  // namespace debrief
