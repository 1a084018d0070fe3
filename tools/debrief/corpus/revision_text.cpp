#include "debrief/corpus/revision_text.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

#include "debrief/base/strings.h"
#include "debrief/postmortem/placeholder.h"

namespace debrief {
namespace {

constexpr std::string_view kUnfinished[] = {"todo", "tbd", "tba", "fixme", "lorem"};

bool is_word_byte(char byte) {
  return is_ascii_alnum(byte) || static_cast<unsigned char>(byte) >= 0x80;
}

/// Whether a line is what a template leaves for its author to replace: a placeholder, or a note
/// that begins with the word for one.
bool is_template_line(std::string_view line) {
  const std::string text = lower_ascii(trim(line));
  const auto first = std::find_if(text.begin(), text.end(), is_word_byte);
  if (first == text.end() || is_placeholder(text)) return true;
  const auto end = std::find_if_not(first, text.end(), is_word_byte);
  const std::string_view word(&*first, static_cast<size_t>(end - first));
  return std::find(std::begin(kUnfinished), std::end(kUnfinished), word) != std::end(kUnfinished);
}

/// Letters and digits alone: what no change of layout alters.
std::string letters_of(std::string_view bytes) {
  std::string letters;
  letters.reserve(bytes.size());
  std::copy_if(bytes.begin(), bytes.end(), std::back_inserter(letters), is_word_byte);
  return letters;
}

bool is_written(std::string_view text, const std::set<std::string>& prompts) {
  const auto lines = split(text, '\n');
  return !std::all_of(lines.begin(), lines.end(), [&](std::string_view line) {
    return is_template_line(line) || prompts.contains(prompt_line(line));
  });
}

bool is_leaf(const Block& block) {
  return block.kind == BlockKind::kParagraph || block.kind == BlockKind::kTableCell ||
         block.kind == BlockKind::kCodeBlock;
}

bool in_header_row(const Markdown& markdown, const Block& block) {
  return block.kind == BlockKind::kTableCell && markdown.blocks[block.parent].header;
}

/// The text of a leaf line by line as it stands in the source, raw HTML left out.
std::string lines_as_written(const Markdown& markdown, const Block& block) {
  std::string lines = block.literal;
  std::vector<InlineIndex> open(block.inlines.rbegin(), block.inlines.rend());
  while (!open.empty()) {
    const Inline& piece = markdown.inlines[open.back()];
    open.pop_back();
    open.insert(open.end(), piece.children.rbegin(), piece.children.rend());
    const bool breaks =
        piece.kind == InlineKind::kSoftBreak || piece.kind == InlineKind::kLineBreak;
    if (breaks) lines += '\n';
    if (piece.kind == InlineKind::kText || piece.kind == InlineKind::kCode) lines += piece.literal;
  }
  return lines;
}

/// Whether a leaf is more than a placeholder or one of the prompts.
bool is_written(const Markdown& markdown, const Block& block,
                const std::set<std::string>& prompts) {
  return is_leaf(block) && !in_header_row(markdown, block) &&
         is_written(lines_as_written(markdown, block), prompts);
}

/// Whether any text block within the bytes, headings aside, is more than a placeholder.
bool any_text(const Document& document, Span within, const std::set<std::string>& prompts) {
  const Markdown& markdown = document.markdown;
  return std::ranges::any_of(markdown.blocks, [&](const Block& block) {
    return within.contains(block.span) && is_written(markdown, block, prompts);
  });
}

bool same_front_matter(const FrontMatter& a, const FrontMatter& b) {
  const auto same_node = [](const YamlNode& x, const YamlNode& y) {
    return x.kind == y.kind && x.text == y.text && x.items.size() == y.items.size() &&
           x.entries.size() == y.entries.size();
  };
  return a.present == b.present && std::equal(a.tree.nodes.begin(), a.tree.nodes.end(),
                                              b.tree.nodes.begin(), b.tree.nodes.end(), same_node);
}

/// What a reader sees of the body, a line a block.
std::vector<std::string> lines_of(const Document& document) {
  std::vector<std::string> lines;
  const auto& blocks = document.markdown.blocks;
  for (BlockIndex i = 0; i < blocks.size(); ++i) {
    std::string line = plain_text(document.markdown, i);
    for (const std::string_view part : split(blocks[i].literal, '\n')) append(line, trim(part));
    const bool counts = blocks[i].checkbox != Checkbox::kNone;
    if (counts) append(line, static_cast<int>(blocks[i].checkbox));
    if (!line.empty()) lines.push_back(std::move(line));
  }
  for (const Inline& each : document.markdown.inlines) {
    if (!each.url.empty()) lines.push_back(each.url);
  }
  return lines;
}

/// Whether an id is what a template has where an incident's own will stand: `YYYY-MM-DD-name`.
bool is_template_id(std::string_view id) {
  return is_placeholder(id) || id.find("YYYY") != std::string_view::npos ||
         id.find("MM-DD") != std::string_view::npos;
}

std::string_view unquoted(std::string_view text) {
  const bool quoted =
      text.size() >= 2 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0];
  return quoted ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

std::string identity_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto take_line = [&bytes] {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
    return line;
  };
  if (trim(take_line()) != "---") return {};
  while (!bytes.empty()) {
    std::string_view line = take_line();
    if (trim(line) == "---") return {};
    if (!line.starts_with("id:")) continue;
    line = trim(line.substr(3));
    line = trim(line.substr(0, line.find(" #")));
    line = unquoted(line);
    return is_template_id(line) ? std::string() : std::string(line);
  }
  return {};
}

std::vector<bool> sections_with_text(const Document& document) {
  const Markdown& markdown = document.markdown;
  std::vector<bool> written(document.sections.size(), false);
  for (BlockIndex i = 1; i < markdown.blocks.size(); ++i) {
    const uint32_t own = document.block_sections[i];
    const Block& block = markdown.blocks[i];
    const bool heading = block.span.begin < document.sections[own].heading.end;
    if (written[own] || heading || !is_written(markdown, block, {})) continue;
    for (std::optional<uint32_t> each = own; each && !written[*each];) {
      written[*each] = true;
      each = document.sections[*each].parent;
    }
  }
  return written;
}

std::string prompt_line(std::string_view line) { return lower_ascii(letters_of(line)); }

bool facts_are_written(const Document& document, const std::set<std::string>& prompts) {
  if (const Section* facts = document.section(SectionRole::kFacts)) {
    return any_text(document, {facts->heading.end, facts->span.end}, prompts);
  }
  return document.mode == DocumentMode::kLegacy && any_text(document, document.body, prompts);
}

bool reads_the_same(std::string_view before, std::string_view after, const ParseOptions& options) {
  if (before == after) return true;
  // Almost every change touches a letter, and then nothing needs to be parsed.
  if (letters_of(before) != letters_of(after)) return false;
  const Document a = parse_document(SourceFile({}, std::string(before)), options);
  const Document b = parse_document(SourceFile({}, std::string(after)), options);
  if (a.markdown.refusal || b.markdown.refusal) return false;
  return same_front_matter(a.front_matter, b.front_matter) && lines_of(a) == lines_of(b);
}

}  // namespace debrief
