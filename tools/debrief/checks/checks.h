#pragma once
// The structural checks, each in the file of its name. checks/table.h lists them by name; what they
// say when they say nothing themselves stands in the YAML of the rule that uses them.

#include "debrief/lint/check.h"

namespace debrief {

/// Open actions that name nobody. In a legacy document one step less severe.
void actions_unowned(const Document& document, const Config& config, Emit& emit);

/// No facts section, an empty one, or one behind stories or analysis. A stub needs none.
void facts_missing(const Document& document, const Config& config, Emit& emit);

/// Relative links and images, anchors, ids of incidents, factors and actions that lead nowhere.
void links_broken_reference(const CorpusDocument& document, const Corpus& corpus, Emit& emit);

/// An `id` of the front matter that another document carries too.
void metadata_duplicate_id(const CorpusDocument& document, const Corpus& corpus, Emit& emit);

/// A front matter block that is not closed, is no map, or is no strict YAML.
void metadata_front_matter(const Document& document, const Config& config, Emit& emit);

/// Front matter of a managed document against schema/postmortem.schema.json, the configured
/// severities and the registries of services and teams.
void metadata_schema(const Document& document, const Config& config, Emit& emit);

/// A document that was not read, and bytes that are no text.
void metadata_too_complex(const Document& document, const Config& config, Emit& emit);

/// Facts that were first written, or talked about, later than agreed. Silent where history is
/// unknown or cut off.
void process_late_write_up(const CorpusDocument& document, const Config& config, Emit& emit);

}  // namespace debrief
