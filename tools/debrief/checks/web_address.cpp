#include "debrief/checks/web_address.h"

#include <algorithm>

#include "debrief/base/glob.h"
#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr std::string_view kInternalEnds[] = {
    ".internal", ".local", ".localhost", ".corp",    ".lan", ".intranet",
    ".intra",    ".home",  ".home.arpa", ".private", ".svc", ".cluster",
};

bool is_quad(std::string_view host) {
  return !host.empty() && std::ranges::count(host, '.') == 3 &&
         std::ranges::all_of(host, [](char byte) { return is_ascii_digit(byte) || byte == '.'; });
}

/// RFC 1918 and loopback.
bool is_private_quad(std::string_view host) {
  if (host.starts_with("10.") || host.starts_with("127.") || host.starts_with("192.168.")) {
    return true;
  }
  if (!host.starts_with("172.")) return false;
  const std::string_view second = split(host, '.')[1];
  return second.size() == 2 && ((second[0] == '1' && second[1] >= '6') || second[0] == '2' ||
                                second == "30" || second == "31");
}

}  // namespace

WebAddress read_address(std::string_view address) {
  WebAddress parts;
  const size_t mark = address.find("://");
  if (mark == address.npos || mark > 32) return parts;
  parts.scheme = lower_ascii(address.substr(0, mark));
  std::string_view rest = address.substr(mark + 3);
  const size_t host_end = std::min(rest.find_first_of("/?#"), rest.size());
  std::string_view host = rest.substr(0, host_end);
  rest.remove_prefix(host_end);
  if (const size_t user = host.rfind('@'); user != host.npos) host.remove_prefix(user + 1);
  if (host.starts_with('[')) {
    host = host.substr(0, std::min(host.find(']'), host.size() - 1) + 1);
  } else {
    host = host.substr(0, host.find(':'));
  }
  parts.host = lower_ascii(host);
  const size_t query = std::min(rest.find_first_of("?#"), rest.size());
  parts.path = rest.substr(0, query);
  if (query < rest.size()) parts.query = rest.substr(query + 1);
  return parts;
}

bool is_internal_host(std::string_view host, const std::vector<std::string>& globs) {
  if (host.empty()) return false;
  if (host == "[::1]" || host.starts_with("[fd") || host.starts_with("[fe80")) return true;
  if (host.starts_with('[')) return false;
  if (host.find('.') == host.npos) return true;
  if (is_quad(host)) return is_private_quad(host);
  const auto ends_host = [&](std::string_view end) { return host.ends_with(end); };
  return std::ranges::any_of(kInternalEnds, ends_host) ||
         std::ranges::any_of(
             globs, [&](const std::string& glob) { return glob_match(lower_ascii(glob), host); });
}

bool is_chat_link(const WebAddress& address) {
  if (is_one_of(address.scheme, {"slack", "msteams", "mattermost", "discord"})) return true;
  const std::string_view host = address.host, path = address.path;
  if (host.ends_with(".slack.com"))
    return path.starts_with("/archives/") || path.starts_with("/client/");
  if (host == "app.slack.com") return true;
  if (host == "teams.microsoft.com") return path.starts_with("/l/");
  if (host == "discord.com" || host == "discordapp.com") return path.starts_with("/channels/");
  return host.find("mattermost") != host.npos && path.find("/pl/") != path.npos;
}

}  // namespace debrief
