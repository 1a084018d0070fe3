#pragma once
// Sanitizers make a program some fifty times slower: what is about size alone is smaller there.

#include <cstddef>

namespace debrief {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

/// `count`, or a fiftieth of it in a program with sanitizers.
constexpr size_t when_fast(size_t count) { return kSanitized ? count / 50 : count; }

}  // namespace debrief
