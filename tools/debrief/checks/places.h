#pragma once
// Where a finding about a document as a whole points.

#include "debrief/postmortem/document.h"

namespace debrief {

/// The title heading, else the first line of the body that holds text, else the first line of the
/// file.
Span title_place(const Document& document);

}  // namespace debrief
