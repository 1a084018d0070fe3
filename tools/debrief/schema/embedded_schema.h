#pragma once
// The schemas that the program carries, compiled.

#include <string_view>

#include "debrief/schema/schema.h"

namespace debrief {

/// The embedded `schema/<name>.schema.json`, compiled. One that is not there or does not compile is
/// a bug of ours and ends the program as such (std::logic_error). Callers keep it: compiling costs
/// more than validating a document.
Schema embedded_schema(std::string_view name);

}  // namespace debrief
