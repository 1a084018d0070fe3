#include "debrief/checks/checks.h"

namespace debrief {

void analysis_linear_whys(const Document& document, const Config&, Emit& emit) {
  constexpr size_t kLongest = 2;  // one why and its answer's why may well be all there is
  size_t threads = 0;
  std::vector<size_t> children(document.whys.size());
  for (const Why& why : document.whys) {
    if (why.parent) {
      if (++children[*why.parent] > 1) return;
    } else if (++threads > 1) {
      return;
    }
  }
  if (document.whys.size() <= kLongest) return;
  const Why& top = document.whys.front();
  auto draft = emit(top.span);
  if (document.mode == DocumentMode::kLegacy) draft.weaken();
}

}  // namespace debrief
