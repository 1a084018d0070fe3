#pragma once
// The parts of an address that checks of links look at, and whose network it leads into.

#include <string>
#include <string_view>
#include <vector>

namespace debrief {

struct WebAddress {
  std::string scheme;      ///< lower case; empty when the address is relative
  std::string host;        ///< lower case, without user and port; empty when it has none
  std::string_view path;   ///< from the slash to the query
  std::string_view query;  ///< behind `?`, the fragment included: consoles keep their state there
};

/// The parts of an address (RFC 3986 §3); `path` and `query` refer to the text. Total: what has no
/// host gives an empty one.
WebAddress read_address(std::string_view address);

/// Whether only those inside a network reach a host: `localhost`, a name without a dot, names below
/// `.internal`, `.local`, `.corp`, `.lan`, `.intranet`, `.home.arpa`, private addresses, and what
/// the globs name.
bool is_internal_host(std::string_view host, const std::vector<std::string>& globs = {});

/// Whether an address opens a message or channel of a chat (Slack, Teams, Discord, Mattermost).
bool is_chat_link(const WebAddress& address);

}  // namespace debrief
