#pragma once
// Markup that may stand in a page as it is. The type is the proof: only the makers below can give
// one, and each of them escapes whatever came from a document. Which markup a page has is the
// templates' business (site/template_set.h), not this file's.

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "debrief/markdown/html.h"
#include "debrief/markdown/markdown.h"

namespace debrief {

/// A piece of HTML that is well-formed and safe in element content.
class SafeHtml {
 public:
  SafeHtml() = default;
  const std::string& str() const { return html_; }
  bool empty() const { return html_.empty(); }

 private:
  explicit SafeHtml(std::string html) : html_(std::move(html)) {}
  friend class HtmlWriter;
  friend class TemplateSet;
  friend SafeHtml markdown_html(const Markdown&, std::span<const BlockIndex>, const HtmlOptions&);
  friend SafeHtml markdown_inline_html(const Markdown&, BlockIndex, const HtmlOptions&);

  std::string html_;
};

/// Markup as our source code spells it. A text that is not known at compile time cannot become one.
class Markup {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): a literal is what callers write
  consteval Markup(const char* text) : text_(text) {}
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// `text` as a page may hold it: valid UTF-8, control characters replaced, nothing escaped yet.
std::string clean_text(std::string_view text);

/// `text` without the controls that turn the direction of what follows; for titles and labels,
/// where no element can hold them in.
std::string plain_label(std::string_view text);

/// Puts markup together: literals as they are, everything else escaped.
class HtmlWriter {
 public:
  HtmlWriter& raw(Markup markup);
  /// Text, escaped for element content and quoted attributes.
  HtmlWriter& text(std::string_view text);
  HtmlWriter& html(const SafeHtml& html);
  template <std::integral Number>
  HtmlWriter& number(Number value) {
    html_ += std::to_string(value);
    return *this;
  }
  /// A share as a percentage with at most two decimals: `12.5%`.
  HtmlWriter& percent(double value);
  /// `class="…"`, `href="…"`: the attribute with a space before it.
  HtmlWriter& attribute(Markup name, std::string_view value);

  bool empty() const { return html_.empty(); }
  SafeHtml take() { return SafeHtml(std::exchange(html_, {})); }

 private:
  std::string html_;
};

/// The text itself as HTML.
SafeHtml text_html(std::string_view text);

/// render_html() and render_inlines() of the Markdown layer, as the type that pages take.
SafeHtml markdown_html(const Markdown& markdown, std::span<const BlockIndex> blocks,
                       const HtmlOptions& options);
SafeHtml markdown_inline_html(const Markdown& markdown, BlockIndex block,
                              const HtmlOptions& options);

}  // namespace debrief
