#include "debrief/base/free_memory.h"

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

namespace debrief {

void give_back_free_memory() {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

}  // namespace debrief
