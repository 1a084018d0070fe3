#include "debrief/checks/table.h"

#include <algorithm>

#include "debrief/checks/checks.h"

namespace debrief {
namespace {

constexpr Check kChecks[] = {
    {"actions-unowned", &actions_unowned},
    {"facts-missing", &facts_missing},
    {"links-broken-reference", &links_broken_reference},
    {"metadata-duplicate-id", &metadata_duplicate_id},
    {"metadata-front-matter", &metadata_front_matter},
    {"metadata-schema", &metadata_schema},
    {"metadata-too-complex", &metadata_too_complex},
    {"process-late-write-up", &process_late_write_up},
};
static_assert(std::ranges::is_sorted(kChecks, {}, &Check::name), "keep the table sorted by name");

}  // namespace

std::span<const Check> all_checks() { return kChecks; }

}  // namespace debrief
