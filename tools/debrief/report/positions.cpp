#include "debrief/report/positions.h"

#include <algorithm>

namespace debrief {
namespace {

Position place_of(const SourceFile& file, uint32_t offset, ColumnUnit unit) {
  if (unit == ColumnUnit::kCodePoint) return file.position(offset);
  if (unit == ColumnUnit::kUtf16) {
    const Utf16Position at = file.utf16_position(offset);
    return {at.line + 1, at.character + 1};
  }
  const uint32_t line = file.position(offset).line;
  const uint32_t begin = file.line_span(line).begin;
  return {line, std::max(offset, begin) - begin + 1};
}

/// The span without the line breaks that it ends in.
Span tight(const SourceFile& file, Span span) {
  const std::string_view bytes = file.bytes();
  span.end = std::min(span.end, file.size());
  while (span.end > span.begin && (bytes[span.end - 1] == '\n' || bytes[span.end - 1] == '\r')) {
    --span.end;
  }
  return span;
}

}  // namespace

FileRange range_in(const SourceFile& file, Span span, ColumnUnit unit) {
  span = tight(file, span);
  return {place_of(file, span.begin, unit), place_of(file, span.end, unit)};
}

FileRange range_of(const Finding& finding, const SourceFile* file, ColumnUnit unit) {
  if (file == nullptr) return {finding.begin, std::max(finding.begin, finding.end)};
  return range_in(*file, finding.span, unit);
}

}  // namespace debrief
