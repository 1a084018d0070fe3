#pragma once
// One source line with a mark under a range of it, cut to a width.

#include <cstdint>
#include <string>
#include <string_view>

#include "debrief/text/source_file.h"
#include "debrief/text/span.h"

namespace debrief {

struct CodeFrame {
  std::string line;        ///< safe to print; `…` where something was left out
  size_t mark_indent = 0;  ///< terminal columns before the mark
  size_t mark_width = 1;   ///< terminal columns of the mark, at least 1
};

/// The first line of `span`, at most `columns` wide, with the part of the span that lies on it
/// marked. An empty span marks one column. `ellipsis` stands where text was left out.
CodeFrame code_frame(const SourceFile& file, Span span, size_t columns, std::string_view ellipsis);

}  // namespace debrief
