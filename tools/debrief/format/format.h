#pragma once
// The one form of timelines and actions. format_document() gives the edits that bring a document
// there; it reads the result again and keeps no edit that would change what the document says.
// Nothing here reads or writes files.
//
// The way of a document: each list is planned by the file of its form (timeline.cpp, actions.cpp,
// table.cpp, ids.cpp), all plans together are proven (proof.h), and a list that cannot be proven
// stays as it stands. To bring a further list into form, plan it in a file of its own and call it
// from format.cpp.

#include <string>
#include <vector>

#include "debrief/postmortem/document.h"
#include "debrief/postmortem/parse.h"
#include "debrief/text/edit.h"
#include "debrief/text/span.h"

namespace debrief {

/// Whether a document without the key `debrief` is formatted.
enum class LegacyFormatting { kRefuse, kAllow };

struct FormatOptions {
  ParseOptions parse = {};  ///< those that the document was read with
  LegacyFormatting legacy = LegacyFormatting::kRefuse;
  /// Ids that earlier revisions of the document gave, `A3`: they are not given again.
  std::vector<std::string> taken_ids = {};
};

/// An id given to an action or factor that had none.
struct AssignedId {
  std::string id;  ///< `A3`, `F1`
  Span span;       ///< the action or factor, in the document as it was
};

/// A list, an entry or a whole document that stays as it stands, and why.
struct FormatRefusal {
  Span span;
  std::string message;  ///< house style: what was observed
};

struct FormatResult {
  std::vector<Edit> edits = {};  ///< sorted, apart from each other; empty: nothing to do
  std::vector<AssignedId> assigned = {};
  std::vector<FormatRefusal> refusals = {};  ///< sorted by place
};

/// The edits that bring the document's timeline and actions into their one form.
///
/// After them the document reads the same (timeline, actions, factors, sections, front matter) but
/// for the assigned ids; bytes outside those lists are the same, and formatting again changes
/// nothing. Line endings, comments and prose stay as they are. Refuses a document that is not
/// wholly read: invalid UTF-8, NUL, broken front matter, a body over the limits. Linear in the
/// file.
FormatResult format_document(const Document& document, const FormatOptions& options = {});

}  // namespace debrief
