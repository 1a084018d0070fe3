#include "debrief/checks/places.h"

#include "debrief/base/strings.h"

namespace debrief {

Span title_place(const Document& document) {
  for (const Section& section : document.sections) {
    if (section.level == 1) return section.heading;
  }
  const SourceFile& source = document.source;
  for (uint32_t line = source.line_of(document.body.begin); line <= source.line_count(); ++line) {
    const Span span = source.line_span(line);
    if (!trim(source.slice(span)).empty()) return span;
  }
  return source.line_span(1);
}

Span section_place(const Document& document, SectionRole role) {
  const Section* section = document.section(role);
  return section == nullptr ? title_place(document) : section->heading;
}

}  // namespace debrief
