#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/postmortem/placeholder.h"

namespace debrief {
namespace {

/// A link in the row's own text is a source.
bool has_link(const Document& document, const TimelineEntry& entry) {
  const std::string_view row = document.source.slice(entry.span);
  return row.find("](") != row.npos || row.find("://") != row.npos || row.find("][") != row.npos;
}

}  // namespace

void timeline_no_source(const Document& document, const Config&, Emit& emit) {
  // Where a timeline has no column of sources, none is asked for; where few rows are filled in, the
  // column is an offer and not a habit.
  size_t rows = 0, filled = 0;
  for (const TimelineEntry& entry : document.timeline) {
    if (document.markdown.blocks[entry.block].kind != BlockKind::kTableRow) continue;
    ++rows;
    filled += !entry.source.empty() && !is_placeholder(entry.source);
  }
  if (filled < 2 || filled * 2 < rows) return;
  for (const TimelineEntry& entry : document.timeline) {
    if (document.markdown.blocks[entry.block].kind != BlockKind::kTableRow) continue;
    const bool empty = entry.source.empty() || is_placeholder(entry.source);
    if (!entry.at || !empty || has_link(document, entry)) continue;
    emit(document.markdown.blocks[entry.text_block].span);
  }
}

}  // namespace debrief
