#pragma once
// A Markdown table with its pipes under each other. Cells keep their bytes, whatever they are; only
// the blanks around them and the line of dashes change.

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "debrief/format/plan.h"

namespace debrief {

/// One edit for each line of the table that changes, `cells` (edits inside of cells) taken in; or
/// why the table stays as it is: a row whose bytes are not proven.
///
/// A column is as wide as its widest cell of at most 100 columns: a wider one sticks out of its own
/// row alone.
tl::expected<std::vector<Edit>, FormatRefusal> table_form(const Planning& planning,
                                                          BlockIndex table,
                                                          const std::vector<Edit>& cells);

}  // namespace debrief
