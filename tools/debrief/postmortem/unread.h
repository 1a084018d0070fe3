#pragma once
// Whether a document was read whole. What was not must not be written back by a program.

#include <optional>
#include <string>

#include "debrief/postmortem/document.h"

namespace debrief {

struct UnreadPart {
  Span span;
  std::string message;  ///< house style: what was observed
};

/// The first thing that keeps a document from being read whole: a body over the limits, front
/// matter that does not read, bytes that are no UTF-8, a NUL.
std::optional<UnreadPart> unread_part(const Document& document);

}  // namespace debrief
