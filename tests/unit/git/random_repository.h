#pragma once
// Repositories of a seed: every kind of change that people make to documents, in random order, with
// branches, merges that keep, drop and add content, and clocks that go wrong.

#include <cstdint>
#include <string>

namespace debrief {

/// Writes `commits` commits into an empty repository by `git fast-import`. The same seed gives the
/// same repository everywhere.
void make_random_repository(const std::string& directory, uint32_t seed, int commits);

}  // namespace debrief
