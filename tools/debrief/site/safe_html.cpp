#include "debrief/site/safe_html.h"

#include <absl/strings/str_format.h>

#include "debrief/text/utf8.h"

namespace debrief {
namespace {

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F) || c == 0x2028 ||
         c == 0x2029;
}

/// How many bytes at the start of a text are ASCII that is no control character: most of all text
/// is, and need not be taken apart.
size_t plain_run(std::string_view text) {
  size_t size = 0;
  while (size < text.size()) {
    const auto byte = static_cast<unsigned char>(text[size]);
    const bool is_plain = (byte >= 0x20 && byte < 0x7F) || byte == '\t' || byte == '\n';
    if (!is_plain) break;
    ++size;
  }
  return size;
}

bool is_bidi_control(char32_t c) {
  return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string clean_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (;;) {
    const size_t plain = plain_run(text);
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) return out;
    const CodePoint point = decode_utf8(text);
    append_utf8(out, !point.valid || is_control(point.value) ? 0xFFFD : point.value);
    text.remove_prefix(point.size);
  }
}

std::string plain_label(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    const bool replaced = !point.valid || is_control(point.value);
    if (replaced || !is_bidi_control(point.value))
      append_utf8(out, replaced ? 0xFFFD : point.value);
    text.remove_prefix(point.size);
  }
  return out;
}

HtmlWriter& HtmlWriter::raw(Markup markup) {
  html_ += markup.text();
  return *this;
}

HtmlWriter& HtmlWriter::text(std::string_view text) {
  const bool is_clean = plain_run(text) == text.size();
  html_ += is_clean ? escape_html(text) : escape_html(clean_text(text));
  return *this;
}

HtmlWriter& HtmlWriter::html(const SafeHtml& html) {
  html_ += html.str();
  return *this;
}

HtmlWriter& HtmlWriter::percent(double value) {
  std::string text = absl::StrFormat("%.2f", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  html_ += text == "-0" ? "0" : text;
  html_ += '%';
  return *this;
}

HtmlWriter& HtmlWriter::attribute(Markup name, std::string_view value) {
  html_ += ' ';
  html_ += name.text();
  html_ += "=\"";
  text(value);
  html_ += '"';
  return *this;
}

SafeHtml text_html(std::string_view text) { return HtmlWriter().text(text).take(); }

SafeHtml markdown_html(const Markdown& markdown, std::span<const BlockIndex> blocks,
                       const HtmlOptions& options) {
  return SafeHtml(render_html(markdown, blocks, options));
}

SafeHtml markdown_inline_html(const Markdown& markdown, BlockIndex block,
                              const HtmlOptions& options) {
  return SafeHtml(render_inlines(markdown, block, options));
}

}  // namespace debrief
