#include "debrief/postmortem/prose_part.h"

#include <algorithm>

#include "debrief/base/strings.h"

namespace debrief {

std::string_view text_of(const Prose& prose, Part part) {
  return std::string_view(prose.text).substr(part.begin, part.size());
}

Part trimmed(const Prose& prose, Part part) {
  while (!part.empty() && is_ascii_space(prose.text[part.begin])) ++part.begin;
  while (!part.empty() && is_ascii_space(prose.text[part.end - 1])) --part.end;
  return part;
}

Span span_of(const Prose& prose, Part part) { return prose.source(part.begin, part.end); }

std::vector<Part> lines_of(const Prose& prose, const SourceFile& file) {
  std::vector<Part> lines;
  size_t begin = 0;
  // Most paragraphs have no line break at all.
  const bool may_break =
      prose.text.find('\n') != std::string::npos ||
      (prose.exact &&
       file.slice(prose.source(0, prose.text.size())).find('\n') != std::string::npos);
  if (!may_break) return {trimmed(prose, {0, prose.text.size()})};
  for (size_t at = 0; at < prose.text.size(); ++at) {
    const char byte = prose.text[at];
    const bool soft = byte == ' ' && prose.exact &&
                      file.slice(prose.sources[at]).find('\n') != std::string_view::npos;
    if (byte != '\n' && !soft) continue;
    lines.push_back(trimmed(prose, {begin, at}));
    begin = at + 1;
  }
  lines.push_back(trimmed(prose, {begin, prose.text.size()}));
  return lines;
}

bool is_marked(const Prose& prose, ProseMark mark, Part part) {
  return std::ranges::any_of(prose.marks, [&](const ProseRange& range) {
    return range.mark == mark && range.begin <= part.begin && part.end <= range.end;
  });
}

size_t end_of_mark(const Prose& prose, ProseMark mark, size_t begin) {
  auto range = std::ranges::lower_bound(prose.marks, begin, {}, &ProseRange::begin);
  for (; range != prose.marks.end() && range->begin == begin; ++range) {
    if (range->mark == mark) return range->end;
  }
  return begin;
}

}  // namespace debrief
