#pragma once
// The bytes of one document and every way to point into them. Nothing here reads a disk.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/text/span.h"

namespace debrief {

/// A place for people: 1-based line, 1-based column in code points.
///
/// A tab is one column, a byte that is not valid UTF-8 is one column, a byte order mark is none.
/// The position at the end of a file that ends in a newline is column 1 of the line behind it.
struct Position {
  uint32_t line = 1;
  uint32_t column = 1;
  friend auto operator<=>(const Position&, const Position&) = default;
};

/// A place for editors: 0-based line, 0-based offset in UTF-16 code units (LSP 3.17, Position).
struct Utf16Position {
  uint32_t line = 0;
  uint32_t character = 0;
  friend auto operator<=>(const Utf16Position&, const Utf16Position&) = default;
};

/// An immutable document: path, bytes, line index. Lines end at LF; a CR before it belongs to the
/// line ending; a CR alone does not end a line. The index takes 4 bytes a line; building it is
/// linear.
class SourceFile {
 public:
  /// `path` is shown in messages and never opened. More than 4 GiB − 1 bytes are cut off there.
  SourceFile(std::string path, std::string bytes);

  const std::string& path() const { return path_; }
  std::string_view bytes() const { return bytes_; }
  uint32_t size() const { return static_cast<uint32_t>(bytes_.size()); }

  /// The length of a leading UTF-8 byte order mark: 3 or 0.
  uint32_t bom_size() const;

  /// Whether the bytes begin with a byte order mark of UTF-16, so that nothing of them reads.
  bool is_utf16() const;

  /// The text of a span, cut to the file.
  std::string_view slice(Span span) const;

  /// How many lines there are: one more than there are LFs, less an empty last one.
  uint32_t line_count() const;

  /// The 1-based line that holds the byte; the last line for the end of the file. O(log lines).
  uint32_t line_of(uint32_t offset) const;

  /// The bytes of a 1-based line without its ending and without a byte order mark; empty behind the
  /// last line.
  Span line_span(uint32_t line) const;

  /// The position of a byte. A byte inside a code point counts as the code point's start.
  Position position(uint32_t offset) const;

  /// The UTF-16 position of a byte; invalid bytes count as U+FFFD, one unit each.
  Utf16Position utf16_position(uint32_t offset) const;

  /// The byte of a position; a column behind the line's end gives the line's end, a line behind the
  /// file its end.
  uint32_t offset_of(Position position) const;
  uint32_t offset_of(Utf16Position position) const;

 private:
  std::string path_;
  std::string bytes_;
  std::vector<uint32_t> line_starts_;  ///< offset of each line's first byte; [0] is 0
};

/// SourceFile::position() for many offsets: each is reached from the one before where that stands
/// on the same line and not behind it, so that growing offsets cost no more than reading the file.
class PositionCursor {
 public:
  /// The file must outlive the cursor.
  explicit PositionCursor(const SourceFile& file) : file_(file) {}

  /// As SourceFile::position().
  Position at(uint32_t offset);

 private:
  const SourceFile& file_;
  uint32_t offset_ = 0;  ///< a code point's first byte, and its place in `position_`
  Position position_{0, 1};
};

}  // namespace debrief
