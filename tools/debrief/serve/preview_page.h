#pragma once
// What the preview changes in a page on its way to the browser: one script, and the policy that
// lets it listen. The site itself knows nothing of either.

#include <string>
#include <string_view>

namespace debrief {

/// Where the preview's own files are asked for; no page of a site lies there.
inline constexpr std::string_view kPreviewFolder = ".debrief/";
inline constexpr std::string_view kEventsPath = ".debrief/events";

struct PreviewPage {
  std::string bytes;
  std::string policy;  ///< for the Content-Security-Policy header
};

/// A page with the reload script in its head. Its content security policy moves from the head into
/// `policy`, and allows the script, its style sheet and its events besides. `state`: what the
/// script compares with what the server tells of the page later.
PreviewPage preview_page(std::string_view html, std::string_view state);

/// A policy that allows same-origin `directive` (`connect-src`) besides what it allows.
std::string with_self_allowed(std::string_view policy, std::string_view directive);

/// A page whose relative links and sources begin at the root of the site instead, for the page that
/// is shown at addresses of any depth.
std::string with_rooted_links(std::string_view html);

}  // namespace debrief
