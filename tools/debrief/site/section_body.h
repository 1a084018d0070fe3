#pragma once
// What stands in a section of an incident page: the author's Markdown, and where a section's
// grammar was read, the timeline, factors and actions as the tool shows them. Whatever the grammar
// did not take is shown as it was written: nothing of a document is lost.

#include "debrief/site/pages.h"

namespace debrief {

class PagePlaces;

/// One record on its way to a page.
struct RecordContext {
  const SiteContext& site;
  const Record& record;
  HtmlOptions html;  ///< how its Markdown is rendered; links lead to where they lead in the site
  /// What ids in its text lead to; nullptr: nowhere.
  const PagePlaces* places = nullptr;

  const Document& document() const { return record.document(); }
  const Section& section(const OutlineNode& node) const {
    return document().sections[node.section];
  }
};

/// The body of a section with all that is nested in it; nested headings begin at this level.
SafeHtml section_body(const RecordContext& context, const OutlineNode& node, int level = 3);

/// What is nested in a section, headings from this level on.
SafeHtml nested_sections(const RecordContext& context, const OutlineNode& node, int level = 3);

/// What a section is called in plain words, also when its heading is empty.
std::string section_name(const Words& words, const Section& section);
/// The same in English, for pages that are made without the words of the site.
std::string section_name(const Section& section);

/// The heading of a section with the code, links and emphasis it was written with; for a label its
/// plain title.
SafeHtml heading_html(const RecordContext& context, const Section& section);

/// The own text of a section, nested sections and its heading left out.
SafeHtml own_text(const RecordContext& context, const Section& section);

/// Facts, numbered and large when they are few, beside the record's data.
SafeHtml facts_body(const RecordContext& context, const OutlineNode* facts);

/// The timeline of one section, or nothing when its rows are not all entries.
SafeHtml timeline_body(const RecordContext& context, const Section& section);

/// The note beside a timeline: how many rows it has, and what its times are read in.
std::string timeline_note(const RecordContext& context, const OutlineNode& node);
/// A timeline's section with its rows to scale beside it; as it is when few have a time.
SafeHtml with_day_strips(const RecordContext& context, const OutlineNode& node, SafeHtml body);
/// The zone of the phases' clocks; empty when they have none.
std::string phase_zone(const Record& record);

/// Factors as a list; nothing when the section holds anything else than a list of them.
SafeHtml factors_body(const RecordContext& context, const Section& section);

/// The record's revisions and dates.
SafeHtml history_body(const RecordContext& context);
SafeHtml related_body(const RecordContext& context);
SafeHtml cited_body(const RecordContext& context);

/// Places for the links to actions and factors that lie in `span` and are shown as they were
/// written, outside of the tables and lists that have anchors of their own.
SafeHtml anchors_in(const RecordContext& context, Span span);

/// Whether a block shows nothing: an HTML block of comments alone.
bool is_comment(const Block& block);

}  // namespace debrief
