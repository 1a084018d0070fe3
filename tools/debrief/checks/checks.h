#pragma once
// The structural checks, each in the file of its name. checks/table.h lists them by name; what they
// say when they say nothing themselves stands in the YAML of the rule that uses them.

#include "debrief/lint/check.h"

namespace debrief {

/// Declined actions that do not say why. In a legacy document one step less severe.
void actions_declined_without_reason(const Document& document, const Config& config, Emit& emit);

/// Actions of a managed document that are done and lead to no ticket, change or page, and that no
/// commit names.
void actions_done_without_evidence(const CorpusDocument& document, const Config& config,
                                   Emit& emit);

/// Two actions with one id; with a fix where nothing refers to it.
void actions_duplicate_id(const Document& document, const Config& config, Emit& emit);

/// Factors with an id and facts of the check-back that no standing action makes less likely, and
/// that are not accepted.
void actions_fact_unaddressed(const Document& document, const Config& config, Emit& emit);

/// Open actions that are due later than `actions.due` of the configuration leaves them.
void actions_late_due_date(const Document& document, const Config& config, Emit& emit);

/// Open actions without a date. In a legacy document one step less severe, and said once where none
/// has any.
void actions_no_due_date(const Document& document, const Config& config, Emit& emit);

/// Actions of a managed document without an id; with the next free one as a fix.
void actions_no_id(const Document& document, const Config& config, Emit& emit);

/// No action and no reason for that: in a managed document from `review` on, in a legacy one below
/// an empty heading.
void actions_none(const Document& document, const Config& config, Emit& emit);

/// Actions of which none changes the system, or of which none prevents or detects.
void actions_only_weak(const Document& document, const Config& config, Readings& readings,
                       Emit& emit);

/// Actions past their date as of the corpus' day and not settled. In a legacy document one step
/// less severe.
void actions_overdue(const CorpusDocument& document, const Corpus& corpus, Emit& emit);

/// Owners in a managed document that are written as a word where they have a handle; with a fix.
void actions_owner_form(const Document& document, const Config& config, Emit& emit);

/// Open actions that a team owns, or several people.
void actions_owner_not_individual(const Document& document, const Config& config, Emit& emit);

/// Open actions whose date was moved to a later one twice or more.
void actions_slipped(const CorpusDocument& document, const Config& config, Emit& emit);

/// Actions that rebuild something large, are due in a far future, are too many, or only show more.
void actions_too_big(const Document& document, const Config& config, Readings& readings,
                     Emit& emit);

/// Open actions whose owner has a handle that the configuration does not list, when it lists any.
void actions_unknown_owner(const Document& document, const Config& config, Emit& emit);

/// Open actions that name nobody. In a legacy document one step less severe.
void actions_unowned(const Document& document, const Config& config, Emit& emit);

/// Open actions that were taken out of a published document; of a legacy one, of which nobody knows
/// when it was published, two weeks after it came in and one step less severe.
void actions_vanished(const CorpusDocument& document, const Config& config, Emit& emit);

/// Open actions with a due date that does not read; with a fix where it can be one day only.
void actions_unreadable_due_date(const Document& document, const Config& config, Emit& emit);

/// Actions that are for no factor, where factors have ids.
void actions_untraced(const Document& document, const Config& config, Emit& emit);

/// Actions that start with “improve” or “look into” and name nothing that will be there.
void actions_vague(const Document& document, const Config& config, Readings& readings, Emit& emit);

/// Two factors with one id.
void analysis_duplicate_factor_id(const Document& document, const Config& config, Emit& emit);

/// Factors and answers whose subject is a person or a team.
void analysis_factor_not_system(const Document& document, const Config& config, Readings& readings,
                                Emit& emit);

/// First stories without a second beside them.
void analysis_first_story_only(const Document& document, const Config& config, Emit& emit);

/// A factor, the last why or a conclusion that ends on a person or on human error.
void analysis_human_error_conclusion(const Document& document, const Config& config,
                                     Readings& readings, Emit& emit);

/// One thread of whys without a branch.
void analysis_linear_whys(const Document& document, const Config& config, Emit& emit);

/// Factors that do not say what shows them.
void analysis_no_evidence(const Document& document, const Config& config, Emit& emit);

/// Of a reviewed document: no word on what went well, where luck helped, or what surprised.
void analysis_nothing_learned(const Document& document, const Config& config, Emit& emit);

/// Kinds of factors that name people.
void analysis_person_factor(const Document& document, const Config& config, Emit& emit);

/// “Root cause” as a heading, “the root cause” in the text, one factor alone.
void analysis_single_root_cause(const Document& document, const Config& config, Readings& readings,
                                Emit& emit);

/// Participants without a story, and stories of others.
void analysis_story_missing(const Document& document, const Config& config, Emit& emit);

/// Stories of a few words, or without what somebody saw, thought or expected.
void analysis_story_thin(const Document& document, const Config& config, Readings& readings,
                         Emit& emit);

/// Acronyms that neither the text, nor its glossary, nor a list of common ones spells out.
void analysis_undefined_acronym(const Document& document, const Config& config, Readings& readings,
                                Emit& emit);

/// Kinds of factors that neither the program nor the configuration knows.
void analysis_unknown_factor_kind(const Document& document, const Config& config, Emit& emit);

/// Whys that stand before the stories.
void analysis_why_before_stories(const Document& document, const Config& config, Emit& emit);

/// Facts of a published document that differ from those that were published or last amended.
void facts_edited_after_publication(const CorpusDocument& document, const Config& config,
                                    Emit& emit);

/// No facts section, an empty one, or one behind stories or analysis. A stub needs none.
void facts_missing(const Document& document, const Config& config, Emit& emit);

/// Facts without an instant and its zone, without a number, or with “many users”.
void facts_unanchored(const Document& document, const Config& config, Readings& readings,
                      Emit& emit);

/// Relative links and images, anchors, ids of incidents, facts, timeline entries, stories, factors
/// and actions that lead nowhere.
void links_broken_reference(const CorpusDocument& document, const Corpus& corpus, Emit& emit);

/// Links to pages that show something else, or nothing, by the time they are read.
void links_evidence_rot(const Document& document, const Config& config, Emit& emit);

/// An `id` of the front matter that another document carries too.
void metadata_duplicate_id(const CorpusDocument& document, const Corpus& corpus, Emit& emit);

/// A front matter block that is not closed, is no map, or is no strict YAML.
void metadata_front_matter(const Document& document, const Config& config, Emit& emit);

/// A heading that carries a section's role under a name that teaches the opposite: “Root cause”.
void metadata_heading_alias(const Document& document, const Config& config, Emit& emit);

/// An `id` that is not what the file is called.
void metadata_id_not_file_name(const Document& document, const Config& config, Emit& emit);

/// What a template or an author left to be filled in: `TODO`, `<when>`, `@handle`, “Describe …”.
void metadata_placeholder(const Document& document, const Config& config, Emit& emit);

/// Front matter of a managed document against schema/postmortem.schema.json, the configured
/// severities and the registries of services and teams.
void metadata_schema(const Document& document, const Config& config, Emit& emit);

/// Known sections that hold nothing, from review on.
void metadata_section_empty(const Document& document, const Config& config, Emit& emit);

/// The first section that stands before one that it builds on.
void metadata_section_misordered(const Document& document, const Config& config, Emit& emit);

/// No stories or no contributing factors in a document under review.
void metadata_section_missing(const Document& document, const Config& config, Emit& emit);

/// Two sections of one role where one thing has one home.
void metadata_section_twice(const Document& document, const Config& config, Emit& emit);

/// Lines that ask the author for something, as the repository's own templates have them.
void metadata_template_text(const CorpusDocument& document, const Corpus& corpus, Emit& emit);

/// A document that was not read, and bytes that are no text.
void metadata_too_complex(const Document& document, const Config& config, Emit& emit);

/// Front matter values that another YAML reader takes for something else.
void metadata_yaml_trap(const Document& document, const Config& config, Emit& emit);

/// Links of a public document that only those inside can open.
void privacy_internal_link(const Document& document, const Config& config, Emit& emit);

/// Addresses of an attack that one click opens.
void privacy_live_malicious_url(const Document& document, const Config& config, Emit& emit);

/// Names of people in a public document.
void privacy_person_named(const Document& document, const Config& config, Emit& emit);

/// Mail addresses, telephone, card and account numbers, and network addresses of people.
void privacy_personal_data(const Document& document, const Config& config, Emit& emit);

/// Keys, tokens and passwords, wherever they stand.
void privacy_secret(const Document& document, const Config& config, Emit& emit);

/// A facilitator who took part in the event, or owns the write-up.
void process_facilitator_involved(const Document& document, const Config& config, Emit& emit);

/// Facts that were first written, or talked about, later than agreed. Silent where history is
/// unknown or cut off.
void process_late_write_up(const CorpusDocument& document, const Config& config, Emit& emit);

/// Stubs of incidents that are more than two weeks old as of the corpus' day.
void process_never_debriefed(const CorpusDocument& document, const Corpus& corpus, Emit& emit);

/// Published documents that do not say when they were shared, a week on, where others do.
void process_not_shared(const CorpusDocument& document, const Corpus& corpus, Emit& emit);

/// Factors that an earlier incident of the service had too, while an action against it was open.
void process_repeat_with_open_action(const CorpusDocument& document, const Corpus& corpus,
                                     Emit& emit);

/// No statement, from review on, that nobody is to be blamed.
void process_safety_missing(const Document& document, const Config& config, Emit& emit);

/// Drafts that nobody has written on for two weeks as of the corpus' day. Silent where history does
/// not tell.
void process_stale_draft(const CorpusDocument& document, const Corpus& corpus, Emit& emit);

/// A closed document with open actions.
void process_status_too_early(const Document& document, const Config& config, Emit& emit);

/// More people in the conversation than the configured number.
void process_too_many_participants(const Document& document, const Config& config, Emit& emit);

/// Participants who appear in neither the timeline nor the stories.
void process_uninvolved(const Document& document, const Config& config, Emit& emit);

/// Rows of a timeline's table with more cells than its head, and lines that became rows.
void timeline_broken_row(const Document& document, const Config& config, Emit& emit);

/// No timeline, or one without a row that has a time. A stub and a near miss need none.
void timeline_missing(const Document& document, const Config& config, Emit& emit);

/// Rows without a source in a table where most rows have one.
void timeline_no_source(const Document& document, const Config& config, Emit& emit);

/// Rows that are earlier than the one above them.
void timeline_out_of_order(const Document& document, const Config& config, Emit& emit);

/// Rows long before the incident, later than the document, or a month from all others.
void timeline_out_of_window(const Document& document, const Config& config, Emit& emit);

/// Instants of the front matter out of order, markers that disagree with them, and ranges that end
/// before they begin.
void timeline_phases_disagree(const Document& document, const Config& config, Emit& emit);

/// A timeline whose first row is the detection.
void timeline_starts_at_detection(const Document& document, const Config& config, Emit& emit);

/// Two timelines that tell of the same hours.
void timeline_twice(const Document& document, const Config& config, Emit& emit);

/// Times that do not read, that read in two ways, or that only a slip explains.
void timeline_unreadable_time(const Document& document, const Config& config, Emit& emit);

/// Clocks of which nothing says the zone.
void timeline_zone_missing(const Document& document, const Config& config, Emit& emit);

}  // namespace debrief
