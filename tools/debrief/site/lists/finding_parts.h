#pragma once
// Findings as pages list them: by rule, by record, each with its place. Their messages quote what
// documents say, and documents name people: here the rule's own words stand instead.

#include <map>
#include <string>
#include <vector>

#include "debrief/site/pages.h"

namespace debrief {

/// The findings of one rule or record, in their order.
using FindingList = std::vector<const Finding*>;
std::map<std::string_view, FindingList> findings_by_rule(const Findings& findings);
/// Of files that are no records, such as the configuration, under their own paths.
std::map<std::string_view, FindingList> findings_by_path(const Findings& findings);

/// How many different files these lie in.
size_t files_of(const FindingList& findings);

/// `rules/blame/should-have.html`.
std::string rule_url(std::string_view id);
/// The id of a rule as a link to its page, where it has one.
SafeHtml rule_link(const SiteContext& site, std::string_view id, std::string_view root);

/// `line 41`, a link where the repository has a host.
SafeHtml place_html(const SiteContext& site, const Finding& finding);

/// `2 errors, 1 question`; empty for none.
std::string finding_counts(const Words& words, const FindingCount& count);
FindingCount count_of(const FindingList& findings);

}  // namespace debrief
