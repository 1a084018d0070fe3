#pragma once
// GitHub-flavoured Markdown as our own block and inline tree with exact spans. cmark-gfm parses; a
// guard before it keeps hostile input away, an aligner behind it proves where each leaf stands. No
// cmark type is seen above this layer.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/packed_list.h"
#include "debrief/text/prose.h"
#include "debrief/text/source_file.h"
#include "debrief/text/span.h"

namespace debrief {

using BlockIndex = uint32_t;
using InlineIndex = uint32_t;
using BlockList = PackedList<BlockIndex>;
using InlineList = PackedList<InlineIndex>;

enum class BlockKind : uint8_t {
  kDocument,
  kParagraph,
  kHeading,
  kBlockQuote,
  kList,
  kItem,
  kTable,
  kTableRow,
  kTableCell,
  kCodeBlock,
  kHtmlBlock,
  kThematicBreak,
  kFootnoteDefinition,
};

/// What the checkbox of a task list item says. `[x]` and `[ ]` are GitHub's; `[-]` and `[~]` are
/// ours.
enum class Checkbox : uint8_t { kNone, kOpen, kDone, kDeclined, kInProgress };

enum class TableAlign : uint8_t { kNone, kLeft, kCenter, kRight };

/// A document has hundreds of blocks, and a corpus thousands of documents: what most blocks lack
/// takes a pointer.
struct Block {
  Span span;  ///< from its first byte (marker included) to its last, line ending left out
  BlockIndex parent = 0;
  int start = 1;       ///< first number of an ordered list
  BlockList children;  ///< of containers
  InlineList inlines;  ///< of paragraphs, headings and table cells: the top inline nodes
  PackedText info;     ///< code block: the info string
  PackedText literal;  ///< code block, HTML block, footnote label: the text
  Span checkbox_span;  ///< `[ ]`, brackets included
  int16_t level = 0;   ///< heading level, 1 to 6
  BlockKind kind = BlockKind::kParagraph;
  TableAlign align = TableAlign::kNone;  ///< table cell
  Checkbox checkbox = Checkbox::kNone;   ///< item
  bool setext : 1 = false;               ///< heading underlined by = or -
  bool ordered : 1 = false;              ///< list
  bool tight : 1 = false;                ///< list
  bool header : 1 = false;               ///< table row: the header row
};

enum class InlineKind : uint8_t {
  kText,
  kSoftBreak,
  kLineBreak,
  kCode,
  kHtml,
  kEmphasis,
  kStrong,
  kStrikethrough,
  kLink,
  kImage,
  kFootnoteReference,
};

struct Inline {
  PackedText literal;  ///< text, code, HTML: decoded
  PackedText url;      ///< link, image: decoded, as written (not resolved)
  PackedText title;
  InlineList children;
  SourceMap sources;  ///< text and code: of each byte of `literal`; empty when not proven
  /// The exact bytes: of text and code the content (escapes and entities included, backticks left
  /// out), of HTML all, of a link or image from `[` or `<` to its last byte where proven. Nullopt
  /// when the bytes could not be proven.
  std::optional<Span> span;
  InlineKind kind = InlineKind::kText;
  bool autolink = false;  ///< `<…>` or a bare address
};

/// What a document may cost before it is refused. Each bounds an input on which cmark takes time or
/// memory out of proportion. None of 880 real documents is refused; the longest line among them is
/// under 4 KiB, the longest paragraph under 16 KiB, and all inline work a tenth of its limit.
struct MarkdownLimits {
  uint32_t document_bytes = 1024 * 1024;
  uint32_t line_bytes = 16 * 1024;
  uint32_t container_depth = 64;   ///< quotes and list items inside one another
  uint32_t block_marks = 262'144;  ///< lines, and quote and list markers
  uint32_t table_columns = 128;
  uint32_t table_cells = 200'000;        ///< those that fill up short rows included
  uint32_t table_work = 32u << 20;       ///< bytes read again in search of table headers
  uint32_t paragraph_bytes = 32 * 1024;  ///< of one paragraph, heading or table cell
  uint32_t punctuation_run = 512;        ///< one punctuation mark, over and over, in running text
  uint32_t inline_marks = 262'144;       ///< bytes of running text that may be markup
  uint32_t inline_work = 256u << 20;     ///< sum over paragraphs of their bytes × such marks
  uint32_t reference_expansion = 16u << 20;  ///< brackets × the bytes of the longest reference
};

/// Why the guard refused a document.
struct MarkdownRefusal {
  Span span;            ///< the line, run or table that exceeds a limit
  std::string message;  ///< “a line of 70,000 bytes exceeds the limit of 16,384”
};

struct Markdown {
  std::vector<Block> blocks;  ///< block 0 is the document; a parent stands before its children
  std::vector<Inline> inlines;
  std::optional<MarkdownRefusal> refusal;  ///< set: only the document block is there
};

/// Parses `region` of `file` (the body behind front matter). Total over any bytes; NUL and invalid
/// UTF-8 included.
///
/// Extensions: table, strikethrough, autolink, footnotes, and task lists with four kinds of
/// checkbox. NUL and invalid bytes read as U+FFFD, a CR without LF as a space. Reference
/// definitions make no block; footnote definitions come last in the document, in the order of their
/// first reference, and those without a reference are left out. Thread-safe (cmark's finish runs
/// under one lock). Cost: linear, with the guard's limits as the bound on cmark's superlinear
/// cases.
Markdown parse_markdown(const SourceFile& file, Span region, const MarkdownLimits& limits = {});

/// The running text of one paragraph, heading or table cell. `<br>` reads as a newline, other HTML
/// and footnote references as nothing.
Prose prose_of(const Markdown& markdown, const SourceFile& file, BlockIndex block);

/// The plain text of a block's inlines, for titles and labels: as Prose::text, white space folded
/// and trimmed.
std::string plain_text(const Markdown& markdown, BlockIndex block);

/// GitHub's anchor for a heading text: lower case, punctuation dropped, spaces to hyphens. Not yet
/// made unique.
std::string heading_slug(std::string_view text);

}  // namespace debrief
