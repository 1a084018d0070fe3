#pragma once
// What identifies a finding from one version of a document to the next: its rule, its path and the
// text around it, and nothing of where that text stands.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/lint/finding.h"
#include "debrief/text/prose.h"

namespace debrief {

/// The sentence that holds the byte, as it is written.
std::string sentence_around(const Prose& prose, uint32_t offset);

/// Replaces the text that each finding carries in `fingerprint` (empty: the line of its span) by 16
/// hexadecimal digits over rule, path and normalised text. Letter case, white space and punctuation
/// do not count; of equal ones in a document the second is told from the first.
void settle_fingerprints(const SourceFile& source, std::vector<Finding>& findings);

}  // namespace debrief
