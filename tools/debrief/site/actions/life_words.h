#pragma once
// What git says of an action, in a sentence: `opened 24 Feb; due moved twice: 19 Mar → 16 Apr →
// 14 May; closed by trailer in 7be21d0, 3 Mar`. Only what revisions prove; what they hide is said
// to be unknown. Who changed it is not told.

#include "debrief/site/actions/action_table.h"

namespace debrief {

/// Empty when nothing is known of its life.
SafeHtml life_sentence(const SiteContext& site, const ActionEntry& entry);

}  // namespace debrief
