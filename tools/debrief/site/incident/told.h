#pragma once
// What people told: stories with what they led to, second stories beside the first, threads of
// whys. Each is laid out by what the grammar took; the words and their order stay those of the
// document.

#include "debrief/site/section_body.h"

namespace debrief {

/// A context in which ids in running text, such as `T3`, lead to their places on the page.
RecordContext with_references(const RecordContext& context);

/// What a story led to, for its margin; empty when no factor names it.
SafeHtml insights_html(const RecordContext& context, const Story& story);

/// The paragraphs of a section as pairs of a first and a second story; nothing when none starts
/// one.
SafeHtml second_stories_body(const RecordContext& context, const Section& section);

/// Whether a label says that the first, or the second story follows: `First story:`.
bool is_first_label(const Section& section);
bool is_second_label(const Section& section);

/// The lists of a section as threads of questions and answers; nothing when it has none.
SafeHtml whys_body(const RecordContext& context, const Section& section);

}  // namespace debrief
