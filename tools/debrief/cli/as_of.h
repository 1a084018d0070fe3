#pragma once
// The day that “overdue” is measured against, which is never the clock's alone: the same commit
// gives the same bytes.

#include <string>

#include <absl/time/time.h>

#include "debrief/base/result.h"
#include "debrief/base/world.h"
#include "debrief/corpus/corpus.h"

namespace debrief {

/// `given` (--as-of), else SOURCE_DATE_EPOCH, else the date of the commit that was read; the clock
/// where there is none of them. kUsage for what is no date.
Result<absl::Time> as_of_time(const std::string& given, const Corpus& corpus, const World& world);

}  // namespace debrief
