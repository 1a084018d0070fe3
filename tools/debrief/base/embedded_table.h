#pragma once
// The table that tools/cmake/embed.cmake writes; read it through base/embedded.h.

#include <cstddef>

namespace debrief {

struct EmbeddedRow {
  const char* name;
  const char* begin;
  const char* end;
};

extern const EmbeddedRow kEmbeddedRows[];
extern const size_t kEmbeddedRowCount;

}  // namespace debrief
