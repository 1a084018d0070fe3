#pragma once
// Writing YAML: one value on one line. Reading is in yaml/tree.h.

#include <string>
#include <string_view>

namespace debrief {

/// `text` as a YAML scalar on one line: plain when that is safe, else in double quotes.
std::string yaml_scalar(std::string_view text);

}  // namespace debrief
