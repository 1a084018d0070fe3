#pragma once
// What a new post-mortem takes over from elsewhere: alerts as rows of its timeline, an earlier
// incident as values and questions, participants as headings of stories. Pure: text in, text out.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/alerts/alerts.h"
#include "debrief/postmortem/document.h"

namespace debrief {

/// A row of a timeline, its cells safe in a Markdown table.
struct TimelineRow {
  std::string time, event, source;
};

/// Alerts in the order of their times, in `zone`, the day written where it changes; those that say
/// the same at the same minute once. `fallback` is the source of those that name none.
std::vector<TimelineRow> timeline_rows(std::vector<Alert> alerts, const absl::TimeZone& zone,
                                       std::string_view fallback);

/// What to ask of a new incident after the factors of an earlier one: a question a kind, out of
/// templates/postmortem/questions.yaml. Nothing of the earlier document's own text.
std::vector<std::string> questions_after(const Document& earlier);

/// A document with rows in its timeline: in the table that is there, else in a new one.
std::string with_timeline_rows(std::string text, const std::vector<TimelineRow>& rows);

/// A document with a heading for each participant below its stories; unchanged without stories.
std::string with_stories(std::string text, const std::vector<PersonReference>& participants);

/// A document with questions as a comment below its factors, else at its end.
std::string with_questions(std::string text, std::string_view earlier_id,
                           const std::vector<std::string>& questions);

}  // namespace debrief
