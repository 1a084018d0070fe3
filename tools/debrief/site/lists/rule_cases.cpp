#include "debrief/site/lists/rule_cases.h"

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// A long document shows what it proves in its first part; the rule's file has the rest.
constexpr size_t kMostCases = 8;

/// The text from `begin` to `end`, its marks underlined.
void add_marked(std::string_view text, const std::vector<Span>& marks, HtmlWriter& out) {
  size_t at = 0;
  for (const Span& mark : marks) {
    if (mark.begin < at || mark.end > text.size()) continue;
    out.text(text.substr(at, mark.begin - at)).raw("<u>");
    out.text(text.substr(mark.begin, mark.end - mark.begin)).raw("</u>");
    at = mark.end;
  }
  out.text(text.substr(at));
}

}  // namespace

SafeHtml rule_text_html(const std::string& text) {
  const SourceFile file("why", text);
  const Markdown markdown = parse_markdown(file, {0, file.size()});
  return markdown_html(markdown, markdown.blocks[0].children,
                       {.id_prefix = "why-", .heading_offset = 2});
}

SafeHtml cases_html(const std::vector<RuleCase>& cases) {
  HtmlWriter out;
  for (size_t i = 0; i < cases.size() && i < kMostCases; ++i) {
    const RuleCase& each = cases[i];
    if (each.document.empty()) {
      out.raw("<p class=\"case\" dir=\"auto\">");
      add_marked(each.text, each.marks, out);
      out.raw("</p>\n");
    } else {
      out.raw("<pre class=\"case\" tabindex=\"0\"><code>");
      add_marked(each.document, each.marks, out);
      out.raw("</code></pre>\n");
    }
  }
  return out.take();
}

}  // namespace debrief
