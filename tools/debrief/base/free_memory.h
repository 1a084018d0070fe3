#pragma once

namespace debrief {

/// Hands memory that nothing uses any more back to the system, where its allocator keeps it
/// otherwise (malloc_trim(3)); nothing elsewhere. Takes some ten milliseconds for hundreds of
/// megabytes: for the end of a part of the work that needed much more than the next.
void give_back_free_memory();

}  // namespace debrief
