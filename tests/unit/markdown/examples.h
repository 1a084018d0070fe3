#pragma once
// Short documents that together hold every construct of CommonMark and GitHub's extensions, and
// the places where a reader of positions goes wrong. Shared by the tests of this layer.

#include <string_view>
#include <vector>

namespace debrief {

/// Each is a whole document.
const std::vector<std::string_view>& markdown_examples();

}  // namespace debrief
