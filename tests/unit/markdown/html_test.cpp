// HTML that cannot do harm, and otherwise the HTML that cmark itself writes.

#include "debrief/markdown/html.h"

#include "examples.h"
#include "support/fixtures.h"
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// Some blocks of a document; the first is all of it.
using Blocks = std::vector<BlockIndex>;

std::string html_of(std::string_view source, const HtmlOptions& options = {}) {
  const SourceFile file("page.md", std::string(source));
  return render_html(parse_markdown(file, {0, file.size()}), Blocks{0}, options);
}

TEST(EscapeHtml, LeavesNothingThatEndsTextOrAnAttribute) {
  EXPECT_EQ(escape_html("a & <b> \"c\" 'd'"), "a &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39;");
  EXPECT_EQ(escape_html("a\tb\nc\x01\x1B\x7F"), "a\tb\nc\uFFFD\uFFFD\uFFFD");
}

TEST(IsSafeUrl, AllowsListedSchemesAndPathsOnly) {
  for (const std::string_view url :
       {"http://a.example", "HTTPS://a.example", "mailto:a@b.example", "page.md", "../a/b.md#c",
        "#fragment", "?query=a:b", "/root", "/", "", "a/b:c", "./a:b", "file.html", " page.md"}) {
    EXPECT_TRUE(is_safe_url(url)) << url;
  }
  for (const std::string_view url : {"javascript:alert(1)",
                                     "JavaScript:alert(1)",
                                     "java\tscript:alert(1)",
                                     "\x01javascript:x",
                                     " javascript:x",
                                     "java\nscript:x",
                                     "javascript :x",
                                     "vbscript:x",
                                     "data:text/html,x",
                                     "data:image/png;base64,x",
                                     "file:///etc/passwd",
                                     "feed:javascript:x",
                                     "ms-msdt:/id",
                                     "x:y",
                                     "//host/path",
                                     "/\\host",
                                     "\\\\host",
                                     "\t//host",
                                     "blob:x",
                                     "about:blank",
                                     "tel:1",
                                     "view-source:http://a",
                                     ":x"}) {
    EXPECT_FALSE(is_safe_url(url)) << url;
  }
}

TEST(RenderHtml, WritesTheStructureOfADocument) {
  const struct {
    std::string_view source, html;
  } kCases[] = {
      {"a *b*\nc", "<p>a <em>b</em>\nc</p>\n"},
      {"# One\n\nOne\n===\n", "<h1 id=\"h-one\">One</h1>\n<h1 id=\"h-one-1\">One</h1>\n"},
      {"- a\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"},
      {"3. a\n\n4. b\n", "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n"},
      {"```sh x\na < b\n```\n", "<pre><code class=\"language-sh\">a &lt; b\n</code></pre>\n"},
      {"a  \nb\n\n***\n", "<p>a<br>\nb</p>\n<hr>\n"},
      {"| a | b |\n|:-:|--:|\n| *c* | |\n",
       "<table>\n<thead>\n<tr>\n<th scope=\"col\" class=\"align-center\">a</th>\n<th scope=\"col\" "
       "class=\"align-right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td "
       "class=\"align-center\"><em>c</em></td>\n<td "
       "class=\"align-right\"></td>\n</tr>\n</tbody>\n</table>\n"},
      {"- [x] a\n- [~] b\n",
       "<ul>\n<li class=\"task task-done\"><span class=\"task-box\" role=\"img\" "
       "aria-label=\"done\">\u2611</span> a</li>\n<li class=\"task task-in-progress\"><span "
       "class=\"task-box\" role=\"img\" aria-label=\"in progress\">\u25D0</span> b</li>\n</ul>\n"},
      {"> [!WARNING]\n> Mind *this*.\n",
       "<blockquote class=\"alert alert-warning\">\n<p class=\"alert-title\">Warning</p>\n<p>Mind "
       "<em>this</em>.</p>\n</blockquote>\n"},
      {"> [!NOTE]\n>\n> a\n",
       "<blockquote class=\"alert alert-note\">\n<p class=\"alert-title\">Note</p>\n<p>a</p>\n"
       "</blockquote>\n"},
      {"> [!NOTE] a\n", "<blockquote>\n<p>[!NOTE] a</p>\n</blockquote>\n"},
      {"a[^x] b[^x]\n\n[^x]: note\n",
       "<p>a<sup class=\"footnote-ref\"><a href=\"#h-fn-1\" id=\"h-fnref-1\">1</a></sup> b<sup "
       "class=\"footnote-ref\"><a href=\"#h-fn-1\">1</a></sup></p>\n<section class=\"footnotes\" "
       "aria-label=\"Footnotes\">\n<ol>\n<li id=\"h-fn-1\">\n<p>note <a href=\"#h-fnref-1\" "
       "class=\"footnote-back\" aria-label=\"Back to reference "
       "1\">\u21A9</a></p>\n</li>\n</ol>\n</section>\n"},
      {"[a](b.md \"t\") [c](#d) [e](https://f.example)",
       "<p><a href=\"b.md\" title=\"t\">a</a> <a href=\"#h-d\">c</a> <a "
       "href=\"https://f.example\" rel=\"noopener noreferrer nofollow\">e</a></p>\n"},
      {"![a *b*](c.png \"t\")", "<p><img src=\"c.png\" alt=\"a b\" title=\"t\"></p>\n"},
      {"![a](https://b.example/c.png)",
       "<p><a href=\"https://b.example/c.png\" rel=\"noopener noreferrer nofollow\" "
       "class=\"external-image\">a</a></p>\n"},
      {"[![a](https://b.example/c.png)](d)", "<p><a href=\"d\">a</a></p>\n"},
      {"a<br>b <!-- c -->d", "<p>a<br>b d</p>\n"},
      {"<!-- a\nb -->\n\nc", "<p>c</p>\n"},
  };
  for (const auto& [source, html] : kCases) EXPECT_EQ(html_of(source), html) << source;
}

TEST(RenderHtml, DropsAddressesThatAreNotAllowedAndKeepsTheirText) {
  for (const std::string_view address :
       {"javascript:alert(1)", "JAVASCRIPT:alert(1)", "&#x6a;avascript:alert(1)",
        "java&#9;script:alert(1)", "java&Tab;script:alert(1)", "javascript&colon;alert(1)",
        "&#1;javascript:alert(1)", "vbscript:x", "data:text/html,x", "//host.example", "x:y",
        "feed:javascript:alert(1)", "file:///etc/passwd", "ms-msdt:/id", "\\\\\\\\host"}) {
    EXPECT_EQ(html_of(concat("[text](<", address, ">)")), "<p>text</p>\n") << address;
    EXPECT_EQ(html_of(concat("![text](<", address, ">)")),
              "<p><span class=\"missing-image\">image not shown: text</span></p>\n")
        << address;
    EXPECT_EQ(html_of(concat("[text]\n\n[text]: <", address, ">")), "<p>text</p>\n") << address;
  }
  EXPECT_EQ(html_of("<javascript:alert(1)>"), "<p>javascript:alert(1)</p>\n");
}

/// The length of a tag that we write, with attributes that we write, at the start of `html`; 0 when
/// there is none.
size_t own_tag(std::string_view html) {
  static constexpr std::string_view kTags[] = {
      "p",    "em", "strong", "del",   "code", "pre",   "ul",  "ol", "li",        "h1",
      "h2",   "h3", "h4",     "h5",    "h6",   "table", "tr",  "td", "th",        "section",
      "span", "br", "thead",  "tbody", "a",    "img",   "sup", "hr", "blockquote"};
  static constexpr std::string_view kAttributes[] = {
      "href", "src", "alt", "title", "rel", "id", "class", "scope", "start", "role", "aria-label"};
  const auto is_one_of = [](const auto& names, std::string_view name) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
  };
  const auto end = html.find_first_of(" >");
  if (!html.starts_with('<') || end == std::string_view::npos) return 0;
  size_t at = html.starts_with("</") ? 2 : 1;
  if (!is_one_of(kTags, html.substr(at, end - at))) return 0;
  for (at = end; at < html.size() && html[at] == ' ';) {
    const size_t equals = html.find("=\"", ++at);
    if (equals == std::string_view::npos) return 0;
    if (!is_one_of(kAttributes, html.substr(at, equals - at))) return 0;
    at = html.find_first_of("\"<>", equals + 2);
    if (at == std::string_view::npos || html[at] != '"') return 0;
    ++at;
  }
  return at < html.size() && html[at] == '>' ? at + 1 : 0;
}

std::string without_own_tags(std::string_view html) {
  std::string rest;
  while (!html.empty()) {
    const size_t tag = own_tag(html);
    if (tag == 0) rest += html.front();
    html.remove_prefix(std::max<size_t>(tag, 1));
  }
  return rest;
}

TEST(RenderHtml, NeverLetsMarkupThrough) {
  for (const std::string_view source : {
           "<script>alert(1)</script>",
           "a <script>alert(1)</script>",
           "<img src=x onerror=alert(1)>",
           "a <img src=x onerror=\"alert(1)\">",
           "<svg onload=alert(1)>",
           "<iframe src=\"javascript:alert(1)\"></iframe>",
           "<style>*{}</style>",
           "<a href=\"javascript:alert(1)\">x</a>",
           "<!-- --><script>alert(1)</script>",
           "<!-- a --!><script>alert(1)</script> -->",
           "<!--> <script>alert(1)</script>",
           "a <!--> <script>alert(1)</script> -->",
           "<div\nonclick=alert(1)>",
           "<?php <script>alert(1)</script> ?>",
           "<![CDATA[<script>alert(1)</script>]]>",
           "<br onclick=alert(1)>",
           "a <br onclick=alert(1)>",
           "[a](b \"\\\"><script>alert(1)</script>\")",
           "[a](<b\"><script>alert(1)</script>>)",
           "![\"><script>alert(1)</script>](b)",
           "![a](b \"x\\\" onerror=\\\"alert(1)\")",
           "[a](b' onclick='alert(1))",
           "```\"><script>alert(1)</script>\n```",
           "``` \" onclick=alert(1)\n```",
           "`<script>alert(1)</script>`",
           "# <script>alert(1)</script>",
           "# \"><script>",
           "| <script> |\n|---|\n| <img onerror=x> |",
           "a[^\"><script>]\n\n[^\"><script>]: b",
           "&lt;script&gt;alert(1)&lt;/script&gt;",
           "http://a.example/\"><script>alert(1)</script>",
           "http://a.example/'onclick='alert(1)",
       }) {
    const std::string html = html_of(source);
    const std::string rest = without_own_tags(html);
    EXPECT_THAT(rest, AllOf(Not(HasSubstr("<")), Not(HasSubstr(">")))) << source << "\n" << html;
    EXPECT_THAT(html, Not(HasSubstr("href=\"javascript"))) << source;
  }
}

TEST(RenderHtml, GivesIdsThatDoNotDependOnWhatIsRendered) {
  const SourceFile file("page.md", "# A\n\n# A\n\n# A-1\n\n# !\n");
  const Markdown markdown = parse_markdown(file, {0, file.size()});
  EXPECT_EQ(render_html(markdown, Blocks{2}), "<h1 id=\"h-a-1\">A</h1>\n");
  EXPECT_EQ(
      render_html(markdown, Blocks{3, 4}, {.id_prefix = "p-", .heading_offset = 1, .rewrite = {}}),
      "<h2 id=\"p-a-1-1\">A-1</h2>\n<h2 id=\"p-section\">!</h2>\n");
  const auto ids = heading_ids(markdown, "x-");
  EXPECT_THAT(ids, testing::ElementsAre("", "x-a", "x-a-1", "x-a-1-1", "x-section"));
}

TEST(RenderHtml, RewritesAddresses) {
  HtmlOptions options;
  options.heading_offset = 7;
  options.rewrite = [](const std::string& url, bool image) -> std::optional<std::string> {
    if (url == "gone.md") return std::nullopt;
    return concat(image ? "img/" : "doc/", url);
  };
  EXPECT_EQ(html_of("[a](b.md) [c](gone.md) ![d](e.png) ![f](gone.md)", options),
            "<p><a href=\"doc/b.md\">a</a> c <img src=\"img/e.png\" alt=\"d\"> <span "
            "class=\"missing-image\">image not shown: f</span></p>\n");
  EXPECT_EQ(html_of("![](docs/gone.md?x=1)",
                    {.rewrite = [](const std::string&, bool) { return std::nullopt; }}),
            "<p><span class=\"missing-image\">image not shown: gone.md</span></p>\n");
  EXPECT_EQ(html_of("# a", options), "<h6 id=\"h-a\">a</h6>\n");
  EXPECT_EQ(html_of("[a](javascript:x)", options), "<p>a</p>\n");
}

TEST(RenderHtml, MakesLinksOfIdsThatLeadSomewhere) {
  HtmlOptions options;
  options.refer = [](std::string_view id) -> std::optional<std::string> {
    return id == "A1" ? std::optional<std::string>("#a1") : std::nullopt;
  };
  EXPECT_EQ(html_of("A1, A2 (*A1*) A1-x xA1 `A1` [A1](b) é A1", options),
            "<p><a href=\"#a1\">A1</a>, A2 (<em><a href=\"#a1\">A1</a></em>) A1-x xA1 "
            "<code>A1</code> <a href=\"b\">A1</a> é <a href=\"#a1\">A1</a></p>\n");
}

TEST(RenderInlines, WritesOneBlockWithoutItsTag) {
  const SourceFile file("page.md", "# The `api` & *more*\n");
  const Markdown markdown = parse_markdown(file, {0, file.size()});
  EXPECT_EQ(render_inlines(markdown, 1), "The <code>api</code> &amp; <em>more</em>");
}

TEST(RenderHtml, SurvivesDeepNesting) {
  std::string quotes;
  for (int i = 0; i < 60; ++i) quotes += "> ";
  std::string emphasis;
  for (int i = 0; i < 200; ++i) emphasis += "*a **b ";
  EXPECT_THAT(html_of(quotes + emphasis), HasSubstr("*a **b"));
}

/// cmark's own HTML, in its safe mode.
std::string reference_html(std::string_view source) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
  for (const char* name : {"table", "strikethrough", "autolink"}) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser, source.data(), source.size());
  cmark_node* root = cmark_parser_finish(parser);
  char* html = cmark_render_html(root, CMARK_OPT_FOOTNOTES, nullptr);
  std::string text = html;
  cmark_get_default_mem_allocator()->free(html);
  cmark_node_free(root);
  cmark_parser_free(parser);
  return text;
}

std::string without_attribute(std::string html, std::string_view name) {
  const std::string begin = concat(" ", name, "=\"");
  for (size_t at = html.find(begin); at != std::string::npos; at = html.find(begin, at)) {
    html.erase(at, html.find('"', at + begin.size()) + 1 - at);
  }
  return html;
}

/// Both without what our policy adds and without the line breaks between tags.
std::string normalised(std::string html) {
  for (const std::string_view name : {"id", "rel", "scope"}) html = without_attribute(html, name);
  for (const std::string_view side : {"left", "center", "right"}) {
    html = replace_all(html, concat(" class=\"align-", side), concat(" align=\"", side));
  }
  html = replace_all(replace_all(html, " />", ">"), "&#39;", "'");
  return replace_all(html, ">\n<", "><");
}

/// Whether our policy or our reading differs from cmark's for something in the document.
bool differs_by_policy(const SourceFile& file, const Markdown& markdown) {
  for (const Block& block : markdown.blocks) {
    if (block.kind == BlockKind::kHtmlBlock || block.kind == BlockKind::kFootnoteDefinition ||
        block.checkbox != Checkbox::kNone) {
      return true;
    }
  }
  for (const Inline& piece : markdown.inlines) {
    if (piece.kind == InlineKind::kHtml || !is_safe_url(piece.url)) return true;
    if (piece.kind == InlineKind::kImage && piece.url.view().find(':') != std::string_view::npos)
      return true;
  }
  const std::string_view bytes = file.bytes();
  const std::string without_crlf = replace_all(bytes, "\r\n", "\n");
  return bytes.find_first_of(std::string_view("\0\x1A\f\v", 4)) != std::string_view::npos ||
         without_crlf.find('\r') != std::string::npos || find_invalid_utf8(bytes).has_value() ||
         bytes.find("[!NOTE]") != std::string_view::npos;
}

TEST(RenderHtml, WritesWhatCmarkWritesWhereNoPolicyDiffers) {
  int compared = 0;
  for (const std::string_view example : markdown_examples()) {
    const SourceFile file("example.md", std::string(example));
    const Markdown markdown = parse_markdown(file, {0, file.size()});
    if (differs_by_policy(file, markdown)) continue;
    ++compared;
    EXPECT_EQ(normalised(render_html(markdown, Blocks{0})), normalised(reference_html(example)))
        << example;
  }
  EXPECT_GE(compared, 120);
}

TEST(RenderHtml, WritesWhatCmarkWritesForRealDocuments) {
  if (!real_documents()) GTEST_SKIP() << "DEBRIEF_CORPUS is not set";
  int compared = 0;
  for (const std::string& path : real_document_paths()) {
    const SourceFile file(path, read_file(path));
    const Markdown markdown = parse_markdown(file, {0, file.size()});
    if (differs_by_policy(file, markdown)) continue;
    ++compared;
    std::string expected = reference_html(file.bytes());
    // Links inside the page get the id prefix.
    expected = replace_all(expected, "href=\"#", "href=\"#h-");
    EXPECT_EQ(normalised(render_html(markdown, Blocks{0})), normalised(expected)) << path;
  }
  EXPECT_GE(compared, 20);
}

}  // namespace
}  // namespace debrief
