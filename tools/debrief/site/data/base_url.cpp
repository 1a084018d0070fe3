#include "debrief/site/data/base_url.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/pages.h"

namespace debrief {
namespace {

constexpr std::string_view kExample = "write it as https://docs.example.org/post-mortems/";

Result<std::string> refuse(std::string_view url, std::string_view what,
                           std::string_view hint = kExample) {
  return fail({.kind = ErrorKind::kUsage,
               .message = concat("“", url, "” ", what),
               .hints = {std::string(hint)}});
}

/// What an address may hold (RFC 3986 §2), `?` and `#` included.
bool is_address_byte(char byte) {
  return is_ascii_alnum(byte) ||
         std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(byte) != std::string_view::npos;
}

}  // namespace

Result<std::string> checked_base_url(std::string_view url) {
  if (url.empty()) return std::string();
  const bool secure = url.starts_with("https://");
  if (!secure && !url.starts_with("http://")) {
    return refuse(url, "does not begin with https:// or http://");
  }
  if (!std::all_of(url.begin(), url.end(), is_address_byte)) {
    return refuse(url, "holds a character that no address has", "write it as %20 and the like");
  }
  if (url.find_first_of("?#") != std::string_view::npos) {
    return refuse(url, "has a query or a fragment",
                  "name the folder that the site lies in, and nothing behind it");
  }
  const std::string_view rest = url.substr(secure ? 8 : 7);
  const std::string_view host = rest.substr(0, rest.find('/'));
  if (host.find('@') != std::string_view::npos) {
    return refuse("…@…", "has a user in it, which every reader of the site would see",
                  "leave out what stands before the “@”");
  }
  if (host.empty() || host.front() == ':') return refuse(url, "names no host");
  return concat(url, url.ends_with('/') ? "" : "/");
}

std::string address_from(const SiteOptions& options, std::string_view from, std::string_view path) {
  if (!options.base_url.empty()) return concat(options.base_url, path);
  return concat(root_of(from), path);
}

}  // namespace debrief
