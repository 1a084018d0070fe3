#pragma once
// From a schema's JSON to nodes. The keywords are a table in keywords.cpp.

#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/schema/node.h"

namespace debrief::schema {

/// Compiles a schema's text; [0] is its root. Errors as Schema::compile().
Result<std::vector<Node>> compile_nodes(std::string_view json);

}  // namespace debrief::schema
