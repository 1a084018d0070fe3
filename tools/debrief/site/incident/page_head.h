#pragma once
// What stands above the sections of an incident page: title, when and how long, banners, and the
// way to the record before and after.

#include "debrief/site/section_body.h"

namespace debrief {

void fill_head(const RecordContext& context, TemplateValues& values);

/// Withdrawn, rough, not shown, not committed: what a reader has to know before all else.
void fill_banners(const RecordContext& context, TemplateValues& values);

/// The neighbours of the record at `index`.
void fill_turn(const SiteContext& site, size_t index, TemplateValues& values);

}  // namespace debrief
