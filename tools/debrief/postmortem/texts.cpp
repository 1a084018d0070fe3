// Everything that is running text: leaf blocks of the body, and the free text of front matter.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/reading.h"

namespace debrief {
namespace {

/// Front matter fields that hold names, times, words of a list or addresses, not sentences.
constexpr std::array kNotProse = std::to_array<std::string_view>({
    "author",      "confidence",  "date",     "debrief",  "debriefed",  "detected",
    "detected_by", "facilitator", "id",       "kind",     "layout",     "mitigated",
    "owner",       "resolved",    "scope",    "severity", "shared",     "slug",
    "started",     "status",      "timezone", "trigger",  "visibility", "written",
});
static_assert(std::ranges::is_sorted(kNotProse));

/// The text of a scalar, exact when its bytes stand in the source as they are.
Prose prose_of_scalar(const SourceFile& file, const YamlNode& node) {
  Prose prose;
  prose.text = node.text;
  prose.fallback = node.span;
  const std::string_view source = file.slice(node.span);
  const size_t quote = node.plain ? 0 : 1;
  prose.exact = source.size() == node.text.size() + 2 * quote &&
                source.substr(quote, node.text.size()) == node.text;
  if (!prose.exact) return prose;
  prose.sources.add_verbatim(node.span.begin + static_cast<uint32_t>(quote), node.text.size());
  return prose;
}

void read_fields(Document& document) {
  const YamlTree& tree = document.front_matter.tree;
  if (tree.empty() || tree.root().kind != YamlKind::kMap) return;
  for (const YamlEntry& entry : tree.root().entries) {
    const std::string& key = tree[entry.key].text;
    const YamlNode& value = tree[entry.value];
    const bool sentence = value.kind == YamlKind::kScalar &&
                          yaml_type(value) == YamlType::kString &&
                          value.text.find(' ') != std::string::npos;
    if (!sentence || std::ranges::binary_search(kNotProse, std::string_view(key))) continue;
    TextBlock text;
    text.kind = TextKind::kField;
    // RFC 6901 §3.
    text.field = concat("/", replace_all(replace_all(key, "~", "~0"), "/", "~1"));
    text.prose = prose_of_scalar(document.source, value);
    document.texts.push_back(std::move(text));
  }
}

std::optional<TextKind> kind_of(const Markdown& markdown, const Block& block) {
  switch (block.kind) {
    case BlockKind::kHeading:
      return TextKind::kHeading;
    case BlockKind::kTableCell:
      return TextKind::kTableCell;
    case BlockKind::kParagraph:
      return markdown.blocks[block.parent].kind == BlockKind::kItem ? TextKind::kListItem
                                                                    : TextKind::kParagraph;
    default:
      return std::nullopt;
  }
}

}  // namespace

void read_texts(DocumentReading& reading) {
  Document& document = reading.document;
  read_fields(document);
  const Markdown& markdown = document.markdown;
  std::vector<bool> quoted(markdown.blocks.size());
  reading.text_of_block.assign(markdown.blocks.size(), DocumentReading::kNoText);
  for (BlockIndex index = 0; index < markdown.blocks.size(); ++index) {
    const Block& block = markdown.blocks[index];
    quoted[index] = block.kind == BlockKind::kBlockQuote || (index > 0 && quoted[block.parent]);
    const auto kind = kind_of(markdown, block);
    if (!kind) continue;
    TextBlock text;
    text.kind = *kind;
    text.quoted = quoted[index];
    text.block = index;
    text.prose = prose_of(markdown, document.source, index);
    reading.text_of_block[index] = static_cast<uint32_t>(document.texts.size());
    document.texts.push_back(std::move(text));
  }
}

}  // namespace debrief
