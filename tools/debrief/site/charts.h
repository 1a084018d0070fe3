#pragma once
// Pictures made at build time: SVG with percentages across, so that a chart stretches with the page
// while its marks and words do not. Each comes with the table it shows.

#include "debrief/site/pages.h"
#include "debrief/site/safe_html.h"

namespace debrief {

/// Records by year and severity: one mark a record while they fit in a row, bars beyond; with a
/// table. Empty without a record that has a date.
SafeHtml years_chart(const SiteContext& site);

/// How long after its start a record was detected and resolved, on a scale of logarithms from a
/// minute to a week; what is unknown is said in words.
SafeHtml span_chart(const Record& record);
/// The scale of span_chart(), for the head of a column of them.
SafeHtml span_axis();

}  // namespace debrief
