#include "debrief/text/source_file.h"

#include <gtest/gtest.h>

namespace debrief {
namespace {

TEST(SourceFile, CountsColumnsInCodePointsAndUtf16Units) {
  // a, é (2 bytes), 𐐀 (4 bytes, 2 units), tab, family emoji (three of 4 bytes with joiners of 3),
  // invalid byte, end.
  const SourceFile file(
      "a.md", "a\xC3\xA9\xF0\x90\x90\x80\t\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x92\xFFz");
  struct {
    uint32_t offset, column, utf16;
  } const kCases[] = {{0, 1, 0}, {1, 2, 1},  {2, 2, 1},  {3, 3, 2},   {5, 3, 2},   {7, 4, 4},
                      {8, 5, 5}, {12, 6, 7}, {15, 7, 8}, {19, 8, 10}, {20, 9, 11}, {21, 10, 12}};
  for (const auto& [offset, column, utf16] : kCases) {
    EXPECT_EQ(file.position(offset), (Position{1, column})) << offset;
    EXPECT_EQ(file.utf16_position(offset), (Utf16Position{0, utf16})) << offset;
  }
}

TEST(PositionCursor, SaysWhatTheFileSaysInAnyOrder) {
  const SourceFile file("a.md",
                        "\xEF\xBB\xBF"
                        "a\xC3\xA9\r\n\n\xF0\x90\x90\x80x\xFF\n");
  PositionCursor forth(file);
  PositionCursor back(file);
  for (uint32_t offset = 0; offset <= file.size() + 1; ++offset) {
    EXPECT_EQ(forth.at(offset), file.position(offset)) << offset;
    const uint32_t other = file.size() - std::min(offset, file.size());
    EXPECT_EQ(back.at(other), file.position(other)) << other;
  }
  EXPECT_EQ(forth.at(4), (Position{1, 2}));
  EXPECT_EQ(forth.at(5), (Position{1, 2}));
}

TEST(SourceFile, LeavesTheByteOrderMarkOutOfLineOne) {
  const SourceFile file("a.md",
                        "\xEF\xBB\xBF"
                        "ab\r\ncd\n");
  EXPECT_EQ(file.bom_size(), 3u);
  EXPECT_EQ(file.slice(file.line_span(1)), "ab");
  EXPECT_EQ(file.position(3), (Position{1, 1}));
  EXPECT_EQ(file.position(4), (Position{1, 2}));
  EXPECT_EQ(file.offset_of(Position{1, 1}), 3u);
}

TEST(SourceFile, EndsLinesAtLineFeedsOnly) {
  const SourceFile file("a.md", "one\r\ntwo\rstill two\n\nlast");
  ASSERT_EQ(file.line_count(), 4u);
  EXPECT_EQ(file.slice(file.line_span(1)), "one");
  EXPECT_EQ(file.slice(file.line_span(2)), "two\rstill two");
  EXPECT_EQ(file.slice(file.line_span(3)), "");
  EXPECT_EQ(file.slice(file.line_span(4)), "last");
  EXPECT_EQ(file.slice(file.line_span(5)), "");
  EXPECT_EQ(file.slice(file.line_span(0)), "");
}

TEST(SourceFile, CountsLinesAsEditorsDo) {
  EXPECT_EQ(SourceFile("a", "").line_count(), 0u);
  EXPECT_EQ(SourceFile("a", "x").line_count(), 1u);
  EXPECT_EQ(SourceFile("a", "x\n").line_count(), 1u);
  EXPECT_EQ(SourceFile("a", "x\n\n").line_count(), 2u);
}

TEST(SourceFile, PlacesTheEndBehindTheLastNewline) {
  const SourceFile file("a.md", "x\n");
  EXPECT_EQ(file.position(2), (Position{2, 1}));
  EXPECT_EQ(file.position(99), (Position{2, 1}));
}

TEST(SourceFile, GoesFromEveryPositionBackToItsByte) {
  const std::string text =
      "\xEF\xBB\xBF"
      "a\xC3\xA9\r\n\t日本 \xF0\x9F\x91\xA9!\n\nlast \xF0\x90\x90\x80";
  const SourceFile file("a.md", text);
  for (uint32_t offset = 3; offset <= file.size(); ++offset) {
    if (offset < file.size() && (static_cast<uint8_t>(text[offset]) & 0xC0) == 0x80) continue;
    if (offset < file.size() && text[offset] == '\n' && text[offset - 1] == '\r') continue;
    EXPECT_EQ(file.offset_of(file.position(offset)), offset);
    EXPECT_EQ(file.offset_of(file.utf16_position(offset)), offset);
  }
}

TEST(SourceFile, CutsPositionsOutsideToTheLineOrFile) {
  const SourceFile file("a.md", "ab\ncd");
  EXPECT_EQ(file.offset_of(Position{1, 99}), 2u);
  EXPECT_EQ(file.offset_of(Position{99, 1}), 5u);
  EXPECT_EQ(file.offset_of(Utf16Position{0, 99}), 2u);
  EXPECT_EQ(file.slice({3, 99}), "cd");
  EXPECT_EQ(file.slice({9, 3}), "");
}

TEST(SourceFile, GivesTheStartOfASurrogatePairForItsMiddle) {
  const SourceFile file("a.md", "\xF0\x90\x90\x80z");
  EXPECT_EQ(file.offset_of(Utf16Position{0, 1}), 0u);
  EXPECT_EQ(file.offset_of(Utf16Position{0, 2}), 4u);
}

}  // namespace
}  // namespace debrief
