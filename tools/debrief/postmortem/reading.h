#pragma once
// The steps of parse_document(), in the order of parse.cpp, and what they share. Each step reads
// what the ones before it left in the Document and adds its own lists.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/postmortem/document.h"
#include "debrief/postmortem/parse.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/time_text.h"

namespace debrief {

/// A document while it is read.
struct DocumentReading {
  Document& document;
  const ParseOptions& options;
  Zone zone = {};                                ///< of times that name none
  std::optional<absl::CivilDay> named_day = {};  ///< the day in the file's name or the title
  DayOrder day_order = DayOrder::kEither;        ///< of `03/04`, as the rest of the text has it
  std::vector<uint32_t> text_of_block = {};      ///< index into Document::texts; kNoText for none

  static constexpr uint32_t kNoText = UINT32_MAX;

  const Block& block(BlockIndex index) const { return document.markdown.blocks[index]; }
  /// The prose of a paragraph, heading or cell; of any other block nothing.
  const Prose& prose(BlockIndex index) const;
  /// The first paragraph of an item; nullopt when it starts with something else.
  std::optional<BlockIndex> paragraph_of(BlockIndex item) const;
  /// The text of a block of a section; of a paragraph that starts with the section's label
  /// (`**Facts:** text`) what stands behind it.
  Part body_part(const Section& section, BlockIndex block) const;
};

void read_front_matter(DocumentReading& reading);
/// One TextBlock for each front matter field and leaf block; sections are added by read_sections().
void read_texts(DocumentReading& reading);
void read_sections(DocumentReading& reading);
/// Title, id, status, severity, instants, services: from the front matter, or from a legacy
/// document's labels, tables and names.
void read_identity(DocumentReading& reading);
void read_timeline(DocumentReading& reading);
/// What the front matter of a legacy document says under keys of its own: `start_time`, `authors`.
void read_legacy_front_matter(DocumentReading& reading);
/// Owner, facilitator and participants: from the front matter, or from a legacy document's labels,
/// tables and lists.
void read_people(DocumentReading& reading);
/// What the phases of a legacy document's timeline, or its name alone, say about its instants.
void complete_identity(DocumentReading& reading);
void read_facts(DocumentReading& reading);
void read_stories(DocumentReading& reading);
void read_second_stories(DocumentReading& reading);
void read_factors(DocumentReading& reading);
void read_whys(DocumentReading& reading);
void read_actions(DocumentReading& reading);
/// Names facts and factors by what the steps before it read.
void read_check_back(DocumentReading& reading);
void read_amendments(DocumentReading& reading);
void read_references(DocumentReading& reading);
void read_directives(DocumentReading& reading);

}  // namespace debrief
