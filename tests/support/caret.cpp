#include "support/caret.h"

#include <algorithm>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

bool is_caret_line(std::string_view line) { return trim(line).starts_with('^'); }

std::string caret_line(const SourceFile& source, const Caret& caret) {
  const Position begin = source.position(caret.span.begin);
  const uint32_t line_end = source.line_span(begin.line).end;
  const Position end = source.position(std::min(caret.span.end, line_end));
  const uint32_t width =
      end.line == begin.line && end.column > begin.column ? end.column - begin.column : 1;
  return concat(std::string(begin.column - 1, ' '), std::string(width, '^'), ' ', caret.text, '\n');
}

}  // namespace

std::string draw_carets(const SourceFile& source, const std::vector<Caret>& carets) {
  std::string drawn;
  for (uint32_t line = 1; line <= source.line_count(); ++line) {
    append(drawn, source.slice(source.line_span(line)), '\n');
    for (const Caret& caret : carets) {
      if (source.line_of(caret.span.begin) == line) drawn += caret_line(source, caret);
    }
  }
  return drawn;
}

std::string remove_carets(std::string_view fixture) {
  std::string document;
  for (const std::string_view line : split(fixture, '\n')) {
    if (!is_caret_line(line)) append(document, line, '\n');
  }
  document.pop_back();  // split() gives one part more than there are line endings
  return document;
}

}  // namespace debrief
