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
  std::string lines = block.literal.str();
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

void add_prompt_lines(std::string_view bytes, std::set<std::string>& prompts) {
  for (const std::string_view line : split(bytes, '\n')) prompts.insert(prompt_line(line));
  const Document document = parse_document(SourceFile({}, std::string(bytes)));
  for (const Block& block : document.markdown.blocks) {
    if (!is_leaf(block)) continue;
    const std::string lines = lines_as_written(document.markdown, block);
    for (const std::string_view line : split(lines, '\n')) prompts.insert(prompt_line(line));
  }
}

bool facts_are_written(const Document& document, const std::set<std::string>& prompts) {
  if (document.mode == DocumentMode::kLegacy) return any_text(document, document.body, prompts);
  const Section* const facts = document.section(SectionRole::kFacts);
  return facts != nullptr && any_text(document, {facts->heading.end, facts->span.end}, prompts);
}

std::string letters_of(std::string_view bytes) {
  std::string letters;
  letters.reserve(bytes.size());
  std::copy_if(bytes.begin(), bytes.end(), std::back_inserter(letters), is_word_byte);
  return letters;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (auto at = text.begin();;) {
    at = std::find_if(at, text.end(), is_word_byte);
    if (at == text.end()) return words;
    const auto end = std::find_if_not(at, text.end(), is_word_byte);
    words.emplace_back(&*at, static_cast<size_t>(end - at));
    at = end;
  }
}

}  // namespace debrief
