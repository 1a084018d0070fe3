#pragma once
// What differs between two revisions of a document: fields, what became of actions, and the text of
// each section as it reads. Nothing here is markup.

#include <string>
#include <vector>

#include "debrief/postmortem/document.h"

namespace debrief {

/// A field of the front matter, or something of one action. Empty: it was not there, or is no more.
struct FieldDiff {
  std::string name;  ///< `status`, `A3`
  std::string of;    ///< of an action: `due`, `owner`, `status`; empty for a field
  std::string before, after;
};

struct SectionDiff {
  SectionRole role = SectionRole::kNone;
  std::string title_before, title_after;  ///< plain; empty: there was no such section
  std::string before, after;              ///< what reads, a line for each paragraph, item and row
};

struct DocumentDiff {
  std::vector<FieldDiff> fields;
  std::vector<SectionDiff> sections;  ///< in the order of the new text, then those that went
  bool refused = false;               ///< one of the two is not read: only fields are compared
  bool empty() const { return fields.empty() && sections.empty(); }
};

/// Texts have no addresses of persons in them. Linear.
DocumentDiff diff_documents(const Document& before, const Document& after);

/// How much a document says: sections with text, and words in them.
struct DocumentSize {
  size_t sections = 0, words = 0;
};
DocumentSize size_of(const Document& document);

}  // namespace debrief
