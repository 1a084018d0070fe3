#pragma once
// Where a finding about a document as a whole points.

#include "debrief/postmortem/document.h"

namespace debrief {

/// The title heading, else the first line of the body that holds text, else the first line of the
/// file.
Span title_place(const Document& document);

/// The heading of the first section of a role; title_place() when there is none.
Span section_place(const Document& document, SectionRole role);

}  // namespace debrief
