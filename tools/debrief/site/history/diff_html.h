#pragma once
// A difference between two revisions as readers see it: words that went and came marked, what stays
// folded to a few words around them.

#include <string>

#include "debrief/site/history/document_diff.h"
#include "debrief/site/safe_html.h"
#include "debrief/site/words.h"

namespace debrief {

struct DiffHtmlOptions {
  bool after_publication = false;  ///< facts that changed are named as such
  std::string whole_url = {};      ///< of the revision, for what is left out; may be empty
  size_t most_bytes = 0;           ///< of words; what is beyond is left out, and that is said
};

/// Empty for an empty difference. `used` grows by the bytes of words that are shown.
SafeHtml diff_html(const Words& words, const DocumentDiff& diff, const DiffHtmlOptions& options,
                   size_t& used);

/// `1 field, 2 sections`.
std::string diff_summary(const Words& words, const DocumentDiff& diff);

}  // namespace debrief
