#pragma once
// What of a document only its own pages need.

#include "debrief/postmortem/document.h"

namespace debrief {

/// Gives back the memory of the trees and texts that a document was read from: Markdown, YAML and
/// the stretches of running text, more than half of what it holds. Its bytes and all that was read
/// of them stay; indices into blocks and texts lead nowhere from then on.
void forget_texts(Document& document);

}  // namespace debrief
