#pragma once
// HTML from our tree, safe by construction: no raw HTML, no scheme outside an allow-list, prefixed
// ids.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/markdown/markdown.h"

namespace debrief {

struct HtmlOptions {
  std::string id_prefix =
      "h-";  ///< before every heading and footnote id, so that none can clobber the page's own
  int heading_offset = 0;  ///< added to heading levels, capped at 6
  /// Rewrites a relative or allowed link or image address; nullopt drops the link and keeps its
  /// text (an image becomes a link or text). Called only for addresses that passed the allow-list.
  std::function<std::optional<std::string>(const std::string& url, bool image)> rewrite = {};
};

/// Escapes text for HTML content and quoted attributes: & < > " '.
std::string escape_html(std::string_view text);

/// Whether an address may stand in an href: relative, fragment, http, https, mailto. Control bytes
/// and white space before the colon are looked through.
bool is_safe_url(std::string_view url);

/// The HTML of the given blocks and all below them, in order. Raw HTML is shown as text; external
/// images are links.
std::string render_html(const Markdown& markdown, const std::vector<BlockIndex>& blocks,
                        const HtmlOptions& options = {});

/// The HTML of one block's inlines only, for titles, list items and table cells.
std::string render_inlines(const Markdown& markdown, BlockIndex block,
                           const HtmlOptions& options = {});

}  // namespace debrief
