// Inputs that make cmark slow are refused with a reason, or bounded by what they turn into. No
// test here looks at a clock.

#include "support/fixtures.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/markdown/markdown.h"

namespace debrief {
namespace {

std::string repeated(std::string_view unit, size_t count) {
  std::string text;
  text.reserve(unit.size() * count);
  while (count-- > 0) text += unit;
  return text;
}

Markdown parse(const std::string& bytes, const MarkdownLimits& limits = {}) {
  const SourceFile file("page.md", bytes);
  return parse_markdown(file, {0, file.size()}, limits);
}

std::string refusal_of(const std::string& bytes) {
  const Markdown markdown = parse(bytes);
  return markdown.refusal ? markdown.refusal->message : "";
}

constexpr size_t kMebibyte = 1024 * 1024;

/// About 1 MiB of 16 KB paragraphs, each the unit over and over.
std::string paragraphs_of(std::string_view unit) {
  const std::string paragraph = repeated(unit, 16'000 / unit.size()) + "\n\n";
  return repeated(paragraph, kMebibyte / paragraph.size());
}

std::string table(size_t columns, size_t rows) {
  return concat("|", repeated("a|", columns), "\n|", repeated("-|", columns), "\n",
                repeated("|\n", rows));
}

TEST(Guard, RefusesWithTheLimitThatIsExceeded) {
  const struct {
    std::string bytes;
    std::string_view message;
  } kCases[] = {
      {repeated("a", 10'000'000), "a document of 10,000,000 bytes exceeds the limit of 1,048,576"},
      {repeated("a", 70'000), "a line of 70,000 bytes exceeds the limit of 16,384"},
      {repeated("> ", 1000) + "a",
       "a line with 1,000 quote or list markers exceeds the limit of 64"},
      {repeated(">", 12'000) + "\n" + repeated("> a\n", 1000),
       "a line with 12,000 quote or list markers exceeds the limit of 64"},
      {repeated("- ", 65) + "a", "a line with 65 quote or list markers exceeds the limit of 64"},
      {repeated("\n", 300'000),
       "the number of lines and list markers up to here exceeds the limit of 262,144"},
      {table(3000, 1), "a table of 3,000 columns exceeds the limit of 128"},
      {table(126, 4000), "the number of table cells up to here exceeds the limit of 200,000"},
      {repeated("|-\n", 10'000),
       "the text that may be a table's header up to here exceeds the limit of 33,554,432"},
      {repeated("word word\n", 4000), "a paragraph of 40,000 bytes exceeds the limit of 32,768"},
      {repeated("![[]()", 2500) + ")",
       ""},  // one paragraph alone is within the limits, a document of them is not
      {repeated("(", 600), "a run of 600 punctuation marks exceeds the limit of 512"},
      {"http://a.b/" + repeated(")", 600),
       "a run of 600 punctuation marks exceeds the limit of 512"},
      {concat("[a]: /", repeated("x", 15'000), "\n\n", repeated(repeated("[a] ", 500) + "\n\n", 4)),
       "what the references up to here expand to exceeds the limit of 16,777,216"},
      {repeated(repeated("*a*\n", 20) + "\n", 5000),
       "the number of markup characters up to here exceeds the limit of 262,144"},
  };
  for (const auto& [bytes, message] : kCases) {
    EXPECT_EQ(refusal_of(bytes), message) << bytes.substr(0, 60);
  }
}

TEST(Guard, RefusesListsThatNestLineByLine) {
  std::string bytes;
  for (size_t i = 0; i < 70; ++i) bytes += repeated("  ", i) + "- a\n";
  EXPECT_EQ(refusal_of(bytes), "a nesting of 65 quote or list items exceeds the limit of 64");
}

TEST(Guard, RefusesDocumentsFullOfExpensiveMarkup) {
  for (const std::string_view unit :
       {"[a](",         "![[]()",        "*a **a ", "*a_ ",   "_a __a ",  "<!A ",
        "<?",           "<![CDATA[",     "a@",      "a@b.c_", "b.c@",     "http://a.b/",
        "http://a.b/)", "mailto:a@b.c/", "~~a ",    "a~ ~",   "[^1]*",    "[ (](",
        "&a",           "`a``",          "](",      "<a ",    "[[]",      "[x]",
        "![](",         "*_*_",          "**a*",    "a<b@",   "https://("}) {
    // What cmark takes for one HTML block has no inlines and costs nothing.
    const std::string document = "a\n\n" + paragraphs_of("a " + std::string(unit));
    EXPECT_EQ(refusal_of(document),
              "the work on markup in long paragraphs up to here exceeds the limit of 268,435,456")
        << unit;
  }
}

TEST(Guard, SpansTheLineThatIsTooMuch) {
  const std::string bytes = "fine\n\n" + repeated("a", 20'000) + "\n\nfine\n";
  const Markdown markdown = parse(bytes);
  ASSERT_TRUE(markdown.refusal.has_value());
  EXPECT_EQ(markdown.refusal->span, (Span{6, 20'006}));
  ASSERT_EQ(markdown.blocks.size(), 1u);
  EXPECT_EQ(markdown.blocks[0].kind, BlockKind::kDocument);
  EXPECT_TRUE(markdown.inlines.empty());
}

TEST(Guard, LetsPassWhatOnlyLooksExpensive) {
  const struct {
    std::string_view what;
    std::string bytes;
  } kCases[] = {
      {"a long listing", concat("```\n", repeated("[warn] a_b*c <d>: `e`\n", 3000), "```\n")},
      {"a long rule", repeated("- ", 500) + "\n"},
      {"a line of dashes", repeated("-", 5000) + "\n"},
      {"a wide table in a listing", concat("    ", repeated("a|", 500), "\n")},
      {"a long table", concat("| a | b |\n|---|---|\n", repeated("| some text | *b* |\n", 3000))},
      {"a long list", repeated("- an entry with `code` in it\n", 3000)},
  };
  for (const auto& [what, bytes] : kCases) EXPECT_EQ(refusal_of(bytes), "") << what;
}

TEST(Guard, BoundsWhatAnAcceptedDocumentBecomes) {
  const MarkdownLimits limits;
  for (const std::string_view unit : {"www.a.b ", "'\"", "a\n\n", "- [~] a\n", "w", "a  \n", "_"}) {
    const Markdown markdown = parse(repeated(unit, kMebibyte / 8 / unit.size()));
    EXPECT_LE(markdown.blocks.size(), 2 * limits.block_marks) << unit;
    EXPECT_LE(markdown.inlines.size(), kMebibyte / 8) << unit;
  }
}

TEST(Guard, RefusesNoRealDocumentAtHalfTheLimits) {
  if (!real_documents()) GTEST_SKIP() << "DEBRIEF_CORPUS is not set";
  MarkdownLimits half;
  for (uint32_t* limit :
       {&half.document_bytes, &half.line_bytes, &half.container_depth, &half.block_marks,
        &half.table_columns, &half.table_cells, &half.table_work, &half.paragraph_bytes,
        &half.punctuation_run, &half.inline_marks, &half.inline_work, &half.reference_expansion}) {
    *limit /= 2;
  }
  for (const std::string& path : real_document_paths()) {
    const SourceFile file(path, read_file(path));
    const Markdown markdown = parse_markdown(file, {0, file.size()}, half);
    EXPECT_FALSE(markdown.refusal.has_value()) << path << ": " << markdown.refusal->message;
  }
}

}  // namespace
}  // namespace debrief
