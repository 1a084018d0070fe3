#pragma once
// `debrief init --example`: a whole repository with a history, made from
// templates/example/history.yaml.

#include <string>

#include "debrief/base/result.h"
#include "debrief/base/world.h"

namespace debrief {

struct ExampleFacts {
  size_t commits = 0;
  size_t post_mortems = 0;
};

/// Makes the example repository in `directory`, which must not exist or be empty (kIo otherwise).
/// The same commits, to the byte, every time.
Result<ExampleFacts> make_example(const std::string& directory, World& world);

}  // namespace debrief
