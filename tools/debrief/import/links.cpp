// Relative links of a file that moves. The address is rewritten as text, so that its own way of
// writing (percent-encoding, escapes, angle brackets) stays.

#include <algorithm>

#include <absl/strings/str_format.h>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/corpus/link.h"
#include "debrief/import/body_edits.h"

namespace debrief {
namespace {

bool is_relative(std::string_view url) {
  return !url.empty() && !has_scheme(url) && !url.starts_with('/') && !url.starts_with('#') &&
         !url.starts_with('?') && !url.starts_with('\\') && url.find("<%") == url.npos;
}

/// A path as part of an address: what ends or splits one is percent-encoded (RFC 3986 §2.1).
std::string as_address(std::string_view path) {
  std::string address;
  for (const char byte : path) {
    const bool plain = is_ascii_alnum(byte) || (static_cast<uint8_t>(byte) & 0x80) != 0 ||
                       std::string_view("-._~/+,=@!$").find(byte) != std::string_view::npos;
    if (plain) {
      address += byte;
    } else {
      address += absl::StrFormat("%%%02X", static_cast<unsigned>(static_cast<uint8_t>(byte)));
    }
  }
  return address;
}

class LinkMover {
 public:
  LinkMover(const Document& document, const ImportTarget& target)
      : document_(document),
        target_(target),
        from_(parent_path(target.source)),
        to_(parent_path(target.path)) {}

  BodyEdits edits() {
    const Markdown& markdown = document_.markdown;
    for (const Inline& piece : markdown.inlines) {
      if (!piece.span) continue;
      const bool link = piece.kind == InlineKind::kLink || piece.kind == InlineKind::kImage;
      if (link && !piece.autolink && is_relative(piece.url)) move(piece);
      if (piece.kind == InlineKind::kHtml) move_attributes(*piece.span);
    }
    for (BlockIndex i = 0; i < markdown.blocks.size(); ++i) {
      if (markdown.blocks[i].kind != BlockKind::kHtmlBlock) continue;
      if (move_attributes(markdown.blocks[i].span)) found_.reworded.push_back(i);
    }
    return std::move(found_);
  }

 private:
  /// The address from the new folder; nullopt when it stays as it is.
  std::optional<std::string> moved(std::string_view url) const {
    const size_t end = std::min(url.find_first_of("?#"), url.size());
    const auto link = local_link(target_.source, url.substr(0, end));
    if (link && end > 0) {
      const auto other = target_.moved.find(link->path);
      if (other != target_.moved.end()) {
        return as_address(relative_path(other->second, to_)) + std::string(url.substr(end));
      }
    }
    if (from_ == to_) return std::nullopt;
    const std::string prefix = as_address(relative_path(from_, to_));
    const bool folder = url.substr(0, end).ends_with('/');
    std::string path = normalise_path(join_path(prefix, url.substr(0, end)));
    return concat(path, folder ? "/" : "", url.substr(end));
  }

  void replace(Span span, std::string_view old) {
    auto url = moved(old);
    if (!url || *url == old) return;
    if (!seen_.insert(span).second) return;
    found_.notes.push_back({Certainty::kUnderstood, "link", *url, concat("was “", old, "”"),
                            document_.source.line_of(span.begin), Sureness::kHigh});
    found_.edits.push_back({span, *std::move(url)});
  }

  /// The bytes of the address in `](address "title")`, as far as they are written as they read.
  void move(const Inline& piece) {
    const std::string_view bytes = document_.source.slice(*piece.span);
    for (size_t at = bytes.rfind("]("); at < bytes.size();) {
      size_t begin = at + 2;
      while (begin < bytes.size() && is_ascii_space(bytes[begin])) ++begin;
      if (begin < bytes.size() && bytes[begin] == '<') ++begin;
      if (bytes.substr(begin).starts_with(piece.url)) {
        const uint32_t start = piece.span->begin + static_cast<uint32_t>(begin);
        return replace({start, start + static_cast<uint32_t>(piece.url.size())}, piece.url);
      }
      if (at == 0) break;
      at = bytes.rfind("](", at - 1);
    }
    move_definition(piece);
  }

  /// `[label]: address` on a line of its own.
  void move_definition(const Inline& piece) {
    if (!definitions_) definitions_ = definitions();
    const auto [first, last] = definitions_->equal_range(std::string_view(piece.url));
    for (auto each = first; each != last; ++each) replace(each->second, each->first);
    if (first != last) return;
    found_.notes.push_back({Certainty::kLeft, "link", piece.url.str(),
                            "it led from the old folder and its bytes were not found",
                            document_.source.line_of(piece.span->begin), Sureness::kHigh});
  }

  /// The addresses of all lines that look like definitions.
  std::multimap<std::string_view, Span> definitions() const {
    std::multimap<std::string_view, Span> all;
    const SourceFile& file = document_.source;
    for (uint32_t line = file.line_of(document_.body.begin); line <= file.line_count(); ++line) {
      const Span span = file.line_span(line);
      const std::string_view text = file.slice(span);
      const size_t colon = text.find("]:");
      if (colon == text.npos || !trim(text).starts_with('[')) continue;
      size_t begin = colon + 2;
      while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
      if (begin < text.size() && text[begin] == '<') ++begin;
      const size_t end = std::min(text.find_first_of(" \t\r>", begin), text.size());
      all.emplace(text.substr(begin, end - begin), Span{span.begin + static_cast<uint32_t>(begin),
                                                        span.begin + static_cast<uint32_t>(end)});
    }
    return all;
  }

  /// `src="…"` and `href="…"` of raw HTML.
  bool move_attributes(Span span) {
    const size_t before = found_.edits.size();
    const std::string_view html = document_.source.slice(span);
    for (const std::string_view name : {"src=", "href="}) {
      for (size_t at = html.find(name); at != html.npos; at = html.find(name, at + 1)) {
        const size_t quote = at + name.size();
        const bool attribute = at > 0 && is_ascii_space(html[at - 1]) && quote < html.size() &&
                               (html[quote] == '"' || html[quote] == '\'');
        const size_t end = attribute ? html.find(html[quote], quote + 1) : html.npos;
        if (end == html.npos) continue;
        const std::string_view url = html.substr(quote + 1, end - quote - 1);
        if (!is_relative(url)) continue;
        const uint32_t begin = span.begin + static_cast<uint32_t>(quote) + 1;
        replace({begin, begin + static_cast<uint32_t>(url.size())}, url);
      }
    }
    return found_.edits.size() > before;
  }

  const Document& document_;
  const ImportTarget& target_;
  std::string from_, to_;
  BodyEdits found_;
  std::set<Span> seen_;
  std::optional<std::multimap<std::string_view, Span>> definitions_;
};

}  // namespace

BodyEdits link_edits(const Document& document, const ImportTarget& target) {
  return LinkMover(document, target).edits();
}

}  // namespace debrief
