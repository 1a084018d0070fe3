#pragma once
// Actions sections that hold none, and say why.

#include <cstddef>
#include <cstdint>

#include "debrief/postmortem/reading.h"

namespace debrief {

/// Where the text behind a section's label starts in the same paragraph, in bytes of its prose: 0
/// when the heading stands alone, the prose's end when that cannot be told.
size_t behind_section_label(const DocumentReading& reading, uint32_t section);

/// Sets Document::no_actions to the first reason that an actions section starts with.
void read_no_actions(DocumentReading& reading);

}  // namespace debrief
