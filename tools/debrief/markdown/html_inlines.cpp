#include "debrief/markdown/html_inlines.h"

#include <algorithm>

#include <cmark-gfm/houdini.h>

#include "debrief/base/strings.h"
#include "debrief/markdown/cmark.h"
#include "debrief/markdown/markup.h"

namespace debrief {
namespace {

/// An address as it stands in a quoted attribute: what no address may hold in percent form, then
/// the quotes and ampersands escaped.
std::string escape_address(std::string_view url) {
  cmark_strbuf buffer;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0);
  houdini_escape_href(&buffer, reinterpret_cast<const uint8_t*>(url.data()),
                      static_cast<bufsize_t>(url.size()));
  std::string escaped(reinterpret_cast<const char*>(buffer.ptr), static_cast<size_t>(buffer.size));
  cmark_strbuf_free(&buffer);
  return escaped;
}

bool is_external(std::string_view url) {
  const std::string start = lower_ascii(url.substr(0, 8));
  return start.starts_with("http:") || start.starts_with("https:") || start.starts_with("//");
}

/// The last part of an address; what an address with bytes of its own holds is not repeated.
std::string_view file_name_of(std::string_view url) {
  if (lower_ascii(url.substr(0, 5)) == "data:") return "embedded in the text";
  url = url.substr(0, url.find_first_of("?#"));
  return url.substr(url.find_last_of('/') + 1);
}

/// The end of the word that begins at `at`; `at` when none does. Bytes of other scripts are
/// letters.
size_t word_end(std::string_view text, size_t at) {
  while (at < text.size() && (is_ascii_alnum(text[at]) || text[at] == '-' || text[at] == '_' ||
                              static_cast<unsigned char>(text[at]) >= 0x80)) {
    ++at;
  }
  return at;
}

/// `A1`, `F12`.
bool is_short_id(std::string_view word) {
  return word.size() >= 2 && word.size() <= 4 && is_ascii_alpha(word[0]) &&
         std::all_of(word.begin() + 1, word.end(), is_ascii_digit);
}

class InlineWriter {
 public:
  InlineWriter(const Markdown& markdown, const HtmlOptions& options, const Footnotes& footnotes,
               std::string& out)
      : markdown_(markdown), options_(options), footnotes_(footnotes), out_(out) {}

  void write(std::span<const InlineIndex> roots) {
    stack_.push_back({roots, 0, ""});
    while (!stack_.empty()) {
      Level& level = stack_.back();
      if (level.next < level.children.size()) {
        visit(level.children[level.next++]);
        continue;
      }
      out_ += level.closing;
      if (level.closing == "</a>") --links_;
      stack_.pop_back();
    }
  }

 private:
  struct Level {
    std::span<const InlineIndex> children;
    size_t next;
    std::string_view closing;
  };

  void visit(InlineIndex index) {
    const Inline& piece = markdown_.inlines[index];
    switch (piece.kind) {
      case InlineKind::kText:
        write_text(piece.literal);
        break;
      case InlineKind::kSoftBreak:
        out_ += '\n';
        break;
      case InlineKind::kLineBreak:
        out_ += "<br>\n";
        break;
      case InlineKind::kCode:
        append(out_, "<code>", escape_html(piece.literal), "</code>");
        break;
      case InlineKind::kHtml:
        out_ += is_break_tag(piece.literal) ? "<br>" : escape_html(without_comments(piece.literal));
        break;
      case InlineKind::kEmphasis:
        open(piece, "<em>", "</em>");
        break;
      case InlineKind::kStrong:
        open(piece, "<strong>", "</strong>");
        break;
      case InlineKind::kStrikethrough:
        open(piece, "<del>", "</del>");
        break;
      case InlineKind::kLink:
        open_link(piece);
        break;
      case InlineKind::kImage:
        write_image(piece);
        break;
      case InlineKind::kFootnoteReference:
        write_footnote(index);
        break;
    }
  }

  /// Text, with links in the place of the ids that lead somewhere.
  void write_text(std::string_view text) {
    size_t copied = 0;
    for (size_t at = 0; options_.refer && links_ == 0 && at < text.size();) {
      const size_t end = word_end(text, at);
      const std::string_view word = text.substr(at, end - at);
      if (const auto target = is_short_id(word) ? options_.refer(word) : std::nullopt) {
        append(out_, escape_html(text.substr(copied, at - copied)), "<a href=\"",
               escape_address(*target), "\">", word, "</a>");
        copied = end;
      }
      at = std::max(end, at + 1);
    }
    out_ += escape_html(text.substr(copied));
  }

  void open(const Inline& piece, std::string_view opening, std::string_view closing) {
    out_ += opening;
    stack_.push_back({piece.children, 0, closing});
  }

  /// The address to put into the attribute; nullopt when there must be none.
  std::optional<std::string> address(const std::string& url, bool image) const {
    if (!is_safe_url(url)) return std::nullopt;
    std::optional<std::string> target = options_.rewrite ? options_.rewrite(url, image) : url;
    if (target && *target == url && url.starts_with('#') && url.size() > 1) {
      target = concat("#", options_.id_prefix, std::string_view(url).substr(1));
    }
    return target;
  }

  void write_title(const Inline& piece) {
    if (!piece.title.empty()) append(out_, " title=\"", escape_html(piece.title), "\"");
  }

  /// `<a href="…"` up to what the caller adds.
  void write_anchor(const std::string& target) {
    append(out_, "<a href=\"", escape_address(target), "\"");
    if (is_external(target)) out_ += " rel=\"noopener noreferrer nofollow\"";
  }

  void open_link(const Inline& piece) {
    const auto target = address(piece.url.str(), false);
    if (!target || links_ > 0) return open(piece, "", "");
    write_anchor(*target);
    write_title(piece);
    open(piece, ">", "</a>");
    ++links_;
  }

  /// What a page fetches by itself comes from its own site: an image from elsewhere is a link.
  void write_image(const Inline& piece) {
    const std::string text = alternative_text(piece);
    const auto target = address(piece.url.str(), true);
    if (target && !is_external(*target) && !lower_ascii(*target).starts_with("mailto:")) {
      append(out_, "<img src=\"", escape_address(*target), "\" alt=\"", escape_html(text), "\"");
      write_title(piece);
      write_size(*target);
      out_ += '>';
    } else if (target && links_ == 0) {
      write_anchor(*target);
      write_title(piece);
      append(out_, " class=\"external-image\">", escape_html(text.empty() ? *target : text),
             "</a>");
    } else if (target) {
      out_ += escape_html(text);
    } else {
      append(out_, "<span class=\"missing-image\">image not shown: ",
             escape_html(text.empty() ? file_name_of(piece.url) : text), "</span>");
    }
  }

  /// Only an image that keeps its place can come late without moving what is being read.
  void write_size(const std::string& target) {
    const auto size = options_.image_size ? options_.image_size(target) : std::nullopt;
    if (!size) return;
    append(out_, " width=\"", size->width, "\" height=\"", size->height, "\" loading=\"lazy\"");
  }

  std::string alternative_text(const Inline& image) const {
    std::string text;
    std::vector<InlineIndex> todo(image.children.rbegin(), image.children.rend());
    while (!todo.empty()) {
      const Inline& piece = markdown_.inlines[todo.back()];
      todo.pop_back();
      if (piece.kind == InlineKind::kText || piece.kind == InlineKind::kCode) text += piece.literal;
      if (piece.kind == InlineKind::kSoftBreak || piece.kind == InlineKind::kLineBreak) text += ' ';
      todo.insert(todo.end(), piece.children.rbegin(), piece.children.rend());
    }
    return text;
  }

  void write_footnote(InlineIndex index) {
    const auto found = footnotes_.numbers.find(markdown_.inlines[index].literal.view());
    if (found == footnotes_.numbers.end()) return;
    const uint32_t number = found->second;
    out_ += "<sup class=\"footnote-ref\">";
    if (links_ > 0) {
      append(out_, number, "</sup>");
      return;
    }
    append(out_, "<a href=\"#", escape_html(options_.id_prefix), "fn-", number, "\"");
    if (footnotes_.first_reference[number - 1] == index) {
      append(out_, " id=\"", escape_html(options_.id_prefix), "fnref-", number, "\"");
    }
    append(out_, ">", number, "</a></sup>");
  }

  const Markdown& markdown_;
  const HtmlOptions& options_;
  const Footnotes& footnotes_;
  std::string& out_;
  std::vector<Level> stack_;
  int links_ = 0;
};

}  // namespace

Footnotes::Footnotes(const Markdown& markdown) {
  for (const Block& block : markdown.blocks) {
    if (block.kind != BlockKind::kFootnoteDefinition) continue;
    numbers.emplace(block.literal.view(), static_cast<uint32_t>(numbers.size() + 1));
  }
  if (numbers.empty()) return;
  constexpr auto kNowhere = static_cast<InlineIndex>(-1);
  first_reference.assign(numbers.size(), kNowhere);
  for (InlineIndex i = 0; i < markdown.inlines.size(); ++i) {
    if (markdown.inlines[i].kind != InlineKind::kFootnoteReference) continue;
    const auto found = numbers.find(markdown.inlines[i].literal.view());
    if (found == numbers.end()) continue;
    InlineIndex& first = first_reference[found->second - 1];
    if (first == kNowhere) first = i;
  }
}

void write_inlines(const Markdown& markdown, std::span<const InlineIndex> roots,
                   const HtmlOptions& options, const Footnotes& footnotes, std::string& out) {
  InlineWriter(markdown, options, footnotes, out).write(roots);
}

std::string without_comments(std::string_view html) {
  std::string kept;
  while (true) {
    const size_t begin = html.find("<!--");
    kept += html.substr(0, begin);
    if (begin == std::string_view::npos) return kept;
    const size_t end = html.find("-->", begin + 2);
    if (end == std::string_view::npos) return kept;
    html.remove_prefix(end + 3);
  }
}

}  // namespace debrief
