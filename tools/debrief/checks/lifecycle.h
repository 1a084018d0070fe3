#pragma once
// Where a document stands in its life, for what is asked of it only from then on.

#include "debrief/postmortem/document.h"

namespace debrief {

/// Whether others read it as complete: in review, published or closed.
bool is_reviewed(Status status);

/// Whether a draft holds nothing yet but what it was started with. Nothing is asked of it before
/// its first words. Linear.
bool is_just_started(const Document& document);

/// What asks for more: the value of `status`; the title where it is not in the front matter.
Span status_place(const Document& document);

/// “in review”, “published”, “closed”: for a sentence about the document.
std::string_view status_in_words(Status status);

}  // namespace debrief
