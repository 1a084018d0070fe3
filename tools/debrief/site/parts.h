#pragma once
// Parts that several pages show: a list of records, the words for counts.

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/site/actions/action_table.h"
#include "debrief/site/pages.h"

namespace debrief {

/// That something is not known, and why: `<span class="unknown">`.
SafeHtml unknown_html(std::string_view what);
SafeHtml unknown_html(const SafeHtml& what);

/// What stands in place of a `{placeholder}`, as markup.
struct MarkupFiller {
  std::string_view name;
  const SafeHtml& value;
};
/// A text of the interface whose placeholders are filled with markup.
SafeHtml words_html(std::string_view text, std::initializer_list<MarkupFiller> values);

/// The day of the incident: `<time>`, or that it is not recorded.
SafeHtml incident_day(const SiteContext& site, const Record& record);
/// How lists say when: the day of the incident, else when the record was written.
SafeHtml record_day(const SiteContext& site, const Record& record);

/// The first of the facts in about 280 bytes, plain; empty when none are recorded.
std::string first_fact(const Document& document);

/// A list of records, newest first, with their first fact; addresses relative to `root`.
SafeHtml record_list(const SiteContext& site, const std::vector<size_t>& records,
                     std::string_view root);

/// `2 open`, `3 settled`, `–`.
std::string action_summary(const Words& words, const Record& record);

/// `1 record`, `3 records`.
std::string record_count(const Words& words, size_t count);

/// How long after the incident the record was written: `6 h 20 min`, `at most 2 h`, `while it went
/// on`, or why that is not known.
SafeHtml write_up_html(const SiteContext& site, const Record& record);

/// What a write-up is measured from, and the target: `resolution`, `48 h`.
std::string_view late_from_text(const Words& words, const Config& config);
std::string target_text(const Config& config);

/// Since when the history is known: `by 1 Aug 2019, history truncated`, or why there is none.
SafeHtml unknown_date(const SiteContext& site, const Record& record);

/// A date of the record's beginnings from its history, or unknown_date().
SafeHtml history_date(const SiteContext& site, const Record& record,
                      const std::optional<Timestamp>& date);

}  // namespace debrief
