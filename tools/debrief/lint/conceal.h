#pragma once
// Findings are printed into logs that everybody may read: what they say holds no key and no
// password, whichever rule says it.

#include <vector>

#include "debrief/lint/finding.h"
#include "debrief/text/source_file.h"

namespace debrief {

/// Masks the document's secrets (text/secrets.h) in the words of its findings and in the texts that
/// their fingerprints are made from; call before settle_fingerprints(). Edits of fixes stay as they
/// are. One pass over the source, and one over the findings for each secret.
void conceal_secrets(const SourceFile& source, std::vector<Finding>& findings);

}  // namespace debrief
