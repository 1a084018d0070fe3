#pragma once
// Who may ask. A page of another site can make a browser talk to this machine under a name of its
// own (DNS rebinding); the name then stands in the Host header.

#include <cstdint>
#include <string_view>

namespace debrief {

/// Whether a Host header names this machine's loopback and our port: `localhost`, `127.0.0.1` or
/// `[::1]`, in any letter case, a port of 80 left out or written.
bool is_local_host(std::string_view host, uint16_t port);

}  // namespace debrief
