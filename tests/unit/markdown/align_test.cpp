// Every leaf of every document stands where it says: checked by a decoder that knows nothing of the
// aligner.

#include <map>
#include <random>

#include "examples.h"
#include "support/fixtures.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/markdown/markdown.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// The text of a character reference such as `&amp;`; nullopt for names this table does not have.
std::optional<std::string> reference_text(std::string_view source) {
  static const std::map<std::string_view, std::string_view> kNames = {
      {"amp", "&"},
      {"lt", "<"},
      {"gt", ">"},
      {"quot", "\""},
      {"copy", "\u00A9"},
      {"nbsp", "\u00A0"},
      {"ngE", "\u2267\u0338"},
  };
  if (source.size() < 3 || source.front() != '&' || source.back() != ';') return std::nullopt;
  std::string_view name = source.substr(1, source.size() - 2);
  if (name.front() != '#') {
    const auto found = kNames.find(name);
    if (found == kNames.end()) return std::nullopt;
    return std::string(found->second);
  }
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const unsigned long value =
      std::stoul(std::string(name.substr(hex ? 2 : 1)), nullptr, hex ? 16 : 10);
  std::string text;
  const bool scalar = value != 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  append_utf8(text, scalar ? static_cast<char32_t>(value) : 0xFFFD);
  return text;
}

/// What a piece of source may read as: itself, an escape, a reference, or a byte that is shown in
/// another form.
bool reads_as(std::string_view source, std::string_view text) {
  if (source == text) return true;
  if (source.size() == 2 && source[0] == '\\' && source.substr(1) == text) return true;
  if (source == "\\\\|" && text == "|") return true;
  if (source == "\r" && text == " ") return true;
  if ((source == "\n" || source == "\r\n") && text == " ") return true;
  if (source == "\r\n" && text == "\n") return true;
  if (source.size() == 1 && text == kReplacement) {
    return source[0] == '\0' || source[0] == '\x1A' || source[0] < 0;
  }
  const auto reference = reference_text(source);
  if (reference) return *reference == text;
  // A name that the table does not have: mutations hit upon many.
  return source.size() > 2 && source.front() == '&' && source.back() == ';' && text.front() < 0;
}

/// The first complaint about the leaf's sources; empty when all is well.
std::string complaint(const SourceFile& file, const Inline& leaf) {
  if (leaf.sources.size() != leaf.literal.size()) {
    return "not as many sources as bytes";
  }
  uint32_t behind = leaf.span ? leaf.span->begin : 0;
  for (size_t i = 0; i < leaf.literal.size();) {
    size_t end = i + 1;
    const Span source = leaf.sources[i];
    while (end < leaf.literal.size() && leaf.sources[end].begin == source.begin) ++end;
    if (source.begin < behind) return "sources do not grow";
    behind = source.end;
    const std::string_view text = std::string_view(leaf.literal).substr(i, end - i);
    if (!reads_as(file.slice(source), text)) {
      return concat("“", file.slice(source), "” does not read as “", text, "”");
    }
    i = end;
  }
  if (leaf.span && behind > leaf.span->end) return "sources reach behind the span";
  return "";
}

struct Tally {
  size_t leaves = 0;
  size_t proven = 0;
  double share() const {
    return leaves == 0 ? 100 : 100.0 * static_cast<double>(proven) / static_cast<double>(leaves);
  }
};

bool has_literal(const Inline& piece) {
  return (piece.kind == InlineKind::kText || piece.kind == InlineKind::kCode) &&
         !piece.literal.empty();
}

/// A finding in text that is not proven points at the lines of its block: the leaf's words must
/// stand there. Character references (`&#65;`) are words of another spelling.
void check_fallback(std::string_view lines, std::string_view literal) {
  if (lines.find('&') != std::string_view::npos) return;
  std::string word;
  for (const char byte : concat(literal, ' ')) {
    if (is_ascii_alnum(byte)) {
      word += byte;
    } else {
      EXPECT_NE(lines.find(word), std::string_view::npos) << word << " is not in “" << lines << "”";
      word.clear();
    }
  }
}

/// Leaves, their parents and their order below one block.
void check_inlines(const SourceFile& file, const Markdown& markdown, BlockIndex index,
                   Tally& tally) {
  const Block& block = markdown.blocks[index];
  const std::string_view fallback = file.slice(prose_of(markdown, file, index).fallback);
  struct Level {
    InlineList children;
    Span within;
  };
  std::vector<Level> stack = {{block.inlines, block.span}};
  while (!stack.empty()) {
    const Level level = stack.back();
    stack.pop_back();
    uint32_t behind = level.within.begin;
    for (const InlineIndex child : level.children) {
      const Inline& piece = markdown.inlines[child];
      if (has_literal(piece)) {
        check_fallback(fallback, piece.literal);
        ++tally.leaves;
        if (piece.span) {
          ++tally.proven;
          EXPECT_EQ(complaint(file, piece), "") << piece.literal.view();
        }
      }
      if (!piece.span) continue;
      EXPECT_TRUE(level.within.contains(*piece.span))
          << piece.literal.view() << " " << piece.span->begin << "-" << piece.span->end << " in "
          << level.within.begin << "-" << level.within.end;
      EXPECT_GE(piece.span->begin, behind) << piece.literal.view();
      behind = piece.span->end;
      if (!piece.children.empty()) stack.push_back({piece.children, *piece.span});
    }
  }
}

void check_blocks(const SourceFile& file, const Markdown& markdown) {
  for (BlockIndex i = 0; i < markdown.blocks.size(); ++i) {
    const Block& block = markdown.blocks[i];
    ASSERT_LE(block.span.begin, block.span.end);
    ASSERT_LE(block.span.end, file.size());
    if (i == 0) continue;
    EXPECT_LT(block.parent, i);
    if (!block.span.empty() && block.kind != BlockKind::kTableCell) {
      EXPECT_FALSE(is_ascii_space(file.bytes()[block.span.end - 1])) << file.slice(block.span);
    }
    const Block& parent = markdown.blocks[block.parent];
    if (block.kind == BlockKind::kFootnoteDefinition) continue;
    EXPECT_TRUE(parent.span.contains(block.span)) << file.slice(block.span);
    if (parent.children.front() == i) continue;
    const auto self = std::find(parent.children.begin(), parent.children.end(), i);
    EXPECT_GE(block.span.begin, markdown.blocks[*std::prev(self)].span.end)
        << file.slice(block.span);
  }
}

void check_prose(const SourceFile& file, const Markdown& markdown) {
  for (BlockIndex i = 0; i < markdown.blocks.size(); ++i) {
    const Prose prose = prose_of(markdown, file, i);
    ASSERT_EQ(prose.sources.size(), prose.text.size());
    EXPECT_TRUE(prose.exact) << prose.text;
    for (size_t at = 1; at < prose.text.size(); ++at) {
      EXPECT_LE(prose.sources[at - 1].begin, prose.sources[at].begin) << prose.text;
    }
    EXPECT_FALSE(find_invalid_utf8(prose.text).has_value());
  }
}

/// Everything that must hold for any document. The caller judges the tally.
void check_document(const SourceFile& file, Tally& tally) {
  const Markdown markdown = parse_markdown(file, {0, file.size()});
  check_blocks(file, markdown);
  for (BlockIndex i = 0; i < markdown.blocks.size(); ++i) check_inlines(file, markdown, i, tally);
}

TEST(Align, ProvesEveryLeafOfTheExamples) {
  Tally tally;
  EXPECT_GE(markdown_examples().size(), 150u);
  for (const std::string_view example : markdown_examples()) {
    SCOPED_TRACE(example);
    const SourceFile file("example.md", std::string(example));
    const size_t missing = tally.leaves - tally.proven;
    check_document(file, tally);
    EXPECT_EQ(tally.leaves - tally.proven, missing) << "a leaf is not proven";
    check_prose(file, parse_markdown(file, {0, file.size()}));
  }
  std::printf("%zu of %zu leaves proven\n", tally.proven, tally.leaves);
}

TEST(Align, ProvesTheLeavesOfRealDocuments) {
  if (!real_documents()) GTEST_SKIP() << "DEBRIEF_CORPUS is not set";
  Tally tally;
  for (const std::string& path : real_document_paths()) {
    SCOPED_TRACE(path);
    const SourceFile file(path, read_file(path));
    EXPECT_FALSE(parse_markdown(file, {0, file.size()}).refusal.has_value());
    check_document(file, tally);
  }
  std::printf("%zu of %zu leaves proven (%.3f %%)\n", tally.proven, tally.leaves, tally.share());
  EXPECT_GE(tally.share(), 99.9);
}

TEST(Align, HoldsForDocumentsBehindFrontMatter) {
  const std::string front = "---\ntitle: x\n---\n";
  for (const std::string_view example : markdown_examples()) {
    SCOPED_TRACE(example);
    const SourceFile alone("example.md", std::string(example));
    const SourceFile behind("example.md", front + std::string(example));
    const auto shift = static_cast<uint32_t>(front.size());
    const Markdown a = parse_markdown(alone, {0, alone.size()});
    const Markdown b = parse_markdown(behind, {shift, behind.size()});
    ASSERT_EQ(a.blocks.size(), b.blocks.size());
    for (size_t i = 0; i < a.blocks.size(); ++i) {
      if (alone.bom_size() > 0) continue;
      const Span span = a.blocks[i].span;
      EXPECT_EQ(b.blocks[i].span, (Span{span.begin + shift, span.end + shift}));
    }
  }
}

/// A few bytes of the example dropped, doubled, swapped for hostile ones or for another's.
std::string mutate(std::string text, std::mt19937& random) {
  static constexpr std::string_view kBytes = "\\`*_~[]()<>!#&|:-+=.> \t\n\r\"'^@wx1\xFF\xC3";
  const auto below = [&](size_t limit) { return random() % std::max<size_t>(limit, 1); };
  for (size_t steps = 1 + below(6); steps > 0; --steps) {
    const size_t at = below(text.size() + 1);
    const char byte = below(40) == 0 ? '\0' : kBytes[below(kBytes.size())];
    switch (below(4)) {
      case 0:
        text.insert(at, 1, byte);
        break;
      case 1:
        text.erase(at, below(4));
        break;
      case 2:
        text.insert(at, text.substr(below(text.size() + 1), below(12)));
        break;
      default:
        if (at < text.size()) text[at] = byte;
    }
  }
  return text;
}

TEST(Align, NeverPointsWrongInMutatedDocuments) {
  std::mt19937 random(20210219);
  Tally tally;
  for (int round = 0; round < 40; ++round) {
    for (const std::string_view example : markdown_examples()) {
      std::string text(example);
      if (round % 4 == 3) text += markdown_examples()[random() % markdown_examples().size()];
      const SourceFile file("mutant.md", mutate(std::move(text), random));
      SCOPED_TRACE(file.bytes());
      check_document(file, tally);
      if (testing::Test::HasFailure()) return;
    }
  }
  std::printf("%zu of %zu leaves proven (%.3f %%)\n", tally.proven, tally.leaves, tally.share());
  EXPECT_GE(tally.share(), 99.9);
}

}  // namespace
}  // namespace debrief
