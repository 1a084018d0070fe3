#include "debrief/checks/table.h"

#include <algorithm>

#include "debrief/checks/checks.h"

namespace debrief {
namespace {

constexpr Check kChecks[] = {
    {"actions-declined-without-reason", &actions_declined_without_reason},
    {"actions-done-without-evidence", &actions_done_without_evidence},
    {"actions-duplicate-id", &actions_duplicate_id},
    {"actions-fact-unaddressed", &actions_fact_unaddressed},
    {"actions-late-due-date", &actions_late_due_date},
    {"actions-no-due-date", &actions_no_due_date},
    {"actions-no-id", &actions_no_id},
    {"actions-none", &actions_none},
    {"actions-only-weak", &actions_only_weak},
    {"actions-overdue", &actions_overdue},
    {"actions-owner-form", &actions_owner_form},
    {"actions-owner-not-individual", &actions_owner_not_individual},
    {"actions-too-big", &actions_too_big},
    {"actions-unknown-owner", &actions_unknown_owner},
    {"actions-unowned", &actions_unowned},
    {"actions-unreadable-due-date", &actions_unreadable_due_date},
    {"actions-untraced", &actions_untraced},
    {"actions-vague", &actions_vague},
    {"analysis-duplicate-factor-id", &analysis_duplicate_factor_id},
    {"analysis-factor-not-system", &analysis_factor_not_system},
    {"analysis-first-story-only", &analysis_first_story_only},
    {"analysis-human-error-conclusion", &analysis_human_error_conclusion},
    {"analysis-linear-whys", &analysis_linear_whys},
    {"analysis-no-evidence", &analysis_no_evidence},
    {"analysis-nothing-learned", &analysis_nothing_learned},
    {"analysis-person-factor", &analysis_person_factor},
    {"analysis-single-root-cause", &analysis_single_root_cause},
    {"analysis-story-missing", &analysis_story_missing},
    {"analysis-story-thin", &analysis_story_thin},
    {"analysis-undefined-acronym", &analysis_undefined_acronym},
    {"analysis-unknown-factor-kind", &analysis_unknown_factor_kind},
    {"analysis-why-before-stories", &analysis_why_before_stories},
    {"facts-missing", &facts_missing},
    {"facts-unanchored", &facts_unanchored},
    {"links-broken-reference", &links_broken_reference},
    {"links-evidence-rot", &links_evidence_rot},
    {"metadata-duplicate-id", &metadata_duplicate_id},
    {"metadata-front-matter", &metadata_front_matter},
    {"metadata-heading-alias", &metadata_heading_alias},
    {"metadata-id-not-file-name", &metadata_id_not_file_name},
    {"metadata-placeholder", &metadata_placeholder},
    {"metadata-schema", &metadata_schema},
    {"metadata-section-empty", &metadata_section_empty},
    {"metadata-section-misordered", &metadata_section_misordered},
    {"metadata-section-missing", &metadata_section_missing},
    {"metadata-section-twice", &metadata_section_twice},
    {"metadata-template-text", &metadata_template_text},
    {"metadata-too-complex", &metadata_too_complex},
    {"metadata-yaml-trap", &metadata_yaml_trap},
    {"privacy-internal-link", &privacy_internal_link},
    {"privacy-live-malicious-url", &privacy_live_malicious_url},
    {"privacy-person-named", &privacy_person_named},
    {"privacy-personal-data", &privacy_personal_data},
    {"privacy-secret", &privacy_secret},
    {"process-facilitator-involved", &process_facilitator_involved},
    {"process-late-write-up", &process_late_write_up},
    {"process-never-debriefed", &process_never_debriefed},
    {"process-safety-missing", &process_safety_missing},
    {"process-stale-draft", &process_stale_draft},
    {"process-status-too-early", &process_status_too_early},
    {"process-too-many-participants", &process_too_many_participants},
    {"process-uninvolved", &process_uninvolved},
    {"timeline-broken-row", &timeline_broken_row},
    {"timeline-missing", &timeline_missing},
    {"timeline-no-source", &timeline_no_source},
    {"timeline-out-of-order", &timeline_out_of_order},
    {"timeline-out-of-window", &timeline_out_of_window},
    {"timeline-phases-disagree", &timeline_phases_disagree},
    {"timeline-starts-at-detection", &timeline_starts_at_detection},
    {"timeline-twice", &timeline_twice},
    {"timeline-unreadable-time", &timeline_unreadable_time},
    {"timeline-zone-missing", &timeline_zone_missing},
};
static_assert(std::ranges::is_sorted(kChecks, {}, &Check::name), "keep the table sorted by name");

}  // namespace

std::span<const Check> all_checks() { return kChecks; }

}  // namespace debrief
