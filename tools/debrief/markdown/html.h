#pragma once
// HTML from our tree, safe by construction: no raw HTML, no scheme outside an allow-list, prefixed
// ids.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/markdown/markdown.h"

namespace debrief {

/// The size of an image in pixels, neither of them 0.
struct ImageSize {
  uint32_t width = 0, height = 0;
  friend bool operator==(const ImageSize&, const ImageSize&) = default;
};

struct HtmlOptions {
  std::string id_prefix =
      "h-";  ///< before every heading and footnote id, so that none can clobber the page's own
  int heading_offset = 0;  ///< added to heading levels, capped at 6
  /// Rewrites a relative or allowed link or image address; nullopt drops the link and keeps its
  /// text (an image becomes a link or text). Called only for addresses that passed the allow-list.
  /// What it returns is escaped but not judged again. A `#fragment` that it leaves as it is gets
  /// the id prefix, as the headings do.
  std::function<std::optional<std::string>(const std::string& url, bool image)> rewrite = {};
  /// How large an image is, by the address that `rewrite` gave it, so that the page keeps its place
  /// while it loads; nullopt: not known. Asked for images that the page shows itself.
  std::function<std::optional<ImageSize>(const std::string& address)> image_size = {};
  /// Where an id in running text leads, such as `A1`: asked for every word of one letter and up to
  /// three digits; nullopt leaves it as it is. What it returns is escaped but not judged.
  std::function<std::optional<std::string>(std::string_view id)> refer = {};
};

/// Escapes text for HTML content and quoted attributes: & < > " '. Control characters, which HTML
/// does not allow, become U+FFFD.
std::string escape_html(std::string_view text);

/// Whether an address may stand in an href: relative, fragment, http, https, mailto. Control bytes
/// and white space before the colon are looked through. `//host` is not relative and not allowed.
bool is_safe_url(std::string_view url);

/// For each block the id that render_html() gives it: of headings the prefix and the slug, made
/// unique in the document by `-1`, `-2`, …; empty for other blocks. Linear.
std::vector<std::string> heading_ids(const Markdown& markdown, std::string_view prefix);

/// The HTML of the given blocks and all below them, in order; block 0 is the whole document.
///
/// Raw HTML is shown as text, but for comments, which are left out, and `<br>`. External images are
/// links. `> [!NOTE]` and its kin are block quotes of the classes `alert` and `alert-note`. Table
/// cells have a class `align-left`, `align-center` or `align-right`, checkboxes are glyphs with a
/// label. Nothing has a style or an event handler. Ids do not depend on which blocks are rendered.
/// Linear, no recursion.
std::string render_html(const Markdown& markdown, std::span<const BlockIndex> blocks,
                        const HtmlOptions& options = {});

/// The HTML of one block's inlines only, for titles, list items and table cells.
std::string render_inlines(const Markdown& markdown, BlockIndex block,
                           const HtmlOptions& options = {});

}  // namespace debrief
