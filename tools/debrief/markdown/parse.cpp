// parse_markdown(): guard, feed, copy, align.

#include <algorithm>
#include <mutex>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/markdown/align.h"
#include "debrief/markdown/cmark.h"
#include "debrief/markdown/fed_text.h"
#include "debrief/markdown/guard.h"
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

Markdown refused(Span region, MarkdownRefusal refusal) {
  Markdown markdown;
  markdown.blocks.emplace_back().kind = BlockKind::kDocument;
  markdown.blocks.back().span = region;
  markdown.refusal = std::move(refusal);
  return markdown;
}

}  // namespace

Markdown parse_markdown(const SourceFile& file, Span region, const MarkdownLimits& limits) {
  region.end = std::min(region.end, file.size());
  region.begin = std::min(std::max(region.begin, file.bom_size()), region.end);
  if (file.is_utf16()) return refused(region, {{0, 2}, "the file is written in UTF-16"});
  if (region.size() > limits.document_bytes) {
    return refused(
        region, {region, concat("a document of ", counted(region.size(), "byte"),
                                " exceeds the limit of ", with_thousands(limits.document_bytes))});
  }
  const FedText text = make_fed_text(file, region);
  const auto refuse = [&](MarkdownRefusal refusal) {
    refusal.span = text.in_file(refusal.span);
    return refused(region, std::move(refusal));
  };
  if (auto refusal = refuse_lines(text, limits)) return refuse(std::move(*refusal));
  const ParserHandle parser = make_parser();
  cmark_parser_feed(parser.get(), text.bytes.data(), text.bytes.size());
  // The last line must be among the blocks that the guard sees.
  if (!text.bytes.ends_with('\n')) cmark_parser_feed(parser.get(), "\n", 1);
  if (auto refusal = refuse_blocks(*parser, text, limits)) return refuse(std::move(*refusal));
  const NodeHandle root = finish(*parser);
  Tree tree = copy_tree(*root);
  align(tree, text);
  return std::move(tree.markdown);
}

}  // namespace debrief
