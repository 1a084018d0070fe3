#include "debrief/serve/local_host.h"

#include "debrief/base/strings.h"

namespace debrief {

bool is_local_host(std::string_view host, uint16_t port) {
  const std::string lower = lower_ascii(host);
  for (const std::string_view name : {"localhost", "127.0.0.1", "[::1]"}) {
    if (!lower.starts_with(name)) continue;
    const std::string_view rest = std::string_view(lower).substr(name.size());
    return rest == concat(":", port) || (rest.empty() && port == 80);
  }
  return false;
}

}  // namespace debrief
