#pragma once
// One span, counted in the unit that a format wants. Findings hold bytes; only here do they become
// lines and columns.

#include <cstdint>

#include "debrief/lint/finding.h"
#include "debrief/text/source_file.h"

namespace debrief {

/// What a column counts: Unicode code points, UTF-16 code units, or bytes of UTF-8.
enum class ColumnUnit { kCodePoint, kUtf16, kByte };

/// Lines and columns from 1; the end is the place behind the last one. A byte order mark is no
/// column.
struct FileRange {
  Position begin, end;
};

/// The range of a span, line breaks at its end left out, so that it is on as few lines as it can
/// be.
FileRange range_in(const SourceFile& file, Span span, ColumnUnit unit);

/// The range of a finding; in code points when its file is not at hand (nullptr).
FileRange range_of(const Finding& finding, const SourceFile* file, ColumnUnit unit);

}  // namespace debrief
