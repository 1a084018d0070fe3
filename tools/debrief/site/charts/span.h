#pragma once
// How long one incident took, in the height of a line of a list.

#include "debrief/site/model.h"
#include "debrief/site/safe_html.h"
#include "debrief/site/words.h"

namespace debrief {

/// How long after its start a record was detected and resolved, on a scale of logarithms from a
/// minute to a week; what is unknown is said in words.
SafeHtml span_chart(const Words& words, const Record& record);
SafeHtml span_chart(const Record& record);  ///< in English
/// The scale of span_chart(), for the head of a column of them.
SafeHtml span_axis(const Words& words);
SafeHtml span_axis();  ///< in English

}  // namespace debrief
