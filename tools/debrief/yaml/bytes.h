#pragma once
// What is checked on the bytes alone, around the parser: it accepts, or is confused by, bytes that
// YAML forbids.

#include <string>

#include "debrief/text/source_file.h"
#include "debrief/yaml/tree.h"

namespace debrief::yaml {

/// The bytes of `region` with everything that must not be there reported in `problems` and replaced
/// by `_`, one for one: invalid UTF-8, control characters (C0 but tab and line feed, DEL, a lone
/// carriage return), a byte order mark inside.
std::string clean_bytes(const SourceFile& file, Span region, std::vector<YamlProblem>& problems);

/// Reports each tab that stands in the indentation of a line, outside scalars and brackets, as far
/// as `behind`. Returns how many there are.
size_t report_tab_indentation(const SourceFile& file, Span region, uint32_t behind, YamlTree& tree);

}  // namespace debrief::yaml
