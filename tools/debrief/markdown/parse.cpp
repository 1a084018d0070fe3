// parse_markdown(): guard, feed, copy, align.

#include <mutex>

#include "debrief/markdown/align.h"
#include "debrief/markdown/cmark.h"
#include "debrief/markdown/fed_text.h"
#include "debrief/markdown/markdown.h"
#include "debrief/markdown/tree.h"

namespace debrief {
namespace {

// Task lists are not among them: FedText marks all four kinds of checkbox, cmark knows only two,
// and none inside a block quote.
constexpr const char* kExtensions[] = {"table", "strikethrough", "autolink"};

ParserHandle make_parser() {
  static std::once_flag registered;
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
  ParserHandle parser(cmark_parser_new(CMARK_OPT_SOURCEPOS | CMARK_OPT_FOOTNOTES));
  for (const char* name : kExtensions) {
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  }
  return parser;
}

/// The extensions' special characters are tables of the whole process, which every
/// cmark_parser_finish() sets and clears again: two at once would read each other's.
NodeHandle finish(cmark_parser& parser) {
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  return NodeHandle(cmark_parser_finish(&parser));
}

}  // namespace

Markdown parse_markdown(const SourceFile& file, Span region, const MarkdownLimits&) {
  const FedText text = make_fed_text(file, region);
  const ParserHandle parser = make_parser();
  cmark_parser_feed(parser.get(), text.bytes.data(), text.bytes.size());
  const NodeHandle root = finish(*parser);
  Tree tree = copy_tree(*root);
  align(tree, text);
  return std::move(tree.markdown);
}

}  // namespace debrief
