#include "debrief/text/source_file.h"

#include <algorithm>
#include <limits>

#include "debrief/text/utf8.h"

namespace debrief {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

/// How many UTF-16 code units a code point takes.
uint32_t utf16_units(const CodePoint& point) { return point.value > 0xFFFF ? 2 : 1; }

}  // namespace

SourceFile::SourceFile(std::string path, std::string bytes)
    : path_(std::move(path)), bytes_(std::move(bytes)) {
  constexpr size_t kMost = std::numeric_limits<uint32_t>::max();
  if (bytes_.size() > kMost) bytes_.resize(kMost);
  line_starts_.reserve(1 + static_cast<size_t>(std::count(bytes_.begin(), bytes_.end(), '\n')));
  line_starts_.push_back(0);
  for (size_t at = bytes_.find('\n'); at != std::string::npos; at = bytes_.find('\n', at + 1)) {
    line_starts_.push_back(static_cast<uint32_t>(at + 1));
  }
}

uint32_t SourceFile::bom_size() const { return bytes_.starts_with(kBom) ? 3 : 0; }

bool SourceFile::is_utf16() const {
  return bytes_.starts_with("\xFF\xFE") || bytes_.starts_with("\xFE\xFF");
}

std::string_view SourceFile::slice(Span span) const {
  const uint32_t begin = std::min(span.begin, size());
  const uint32_t end = std::clamp(span.end, begin, size());
  return std::string_view(bytes_).substr(begin, end - begin);
}

uint32_t SourceFile::line_count() const {
  const auto lines = static_cast<uint32_t>(line_starts_.size());
  return line_starts_.back() == size() ? lines - 1 : lines;
}

uint32_t SourceFile::line_of(uint32_t offset) const {
  const auto behind = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<uint32_t>(behind - line_starts_.begin());
}

Span SourceFile::line_span(uint32_t line) const {
  if (line == 0 || line > line_starts_.size()) return {size(), size()};
  const uint32_t begin = line == 1 ? bom_size() : line_starts_[line - 1];
  uint32_t end = line < line_starts_.size() ? line_starts_[line] - 1 : size();
  if (line < line_starts_.size() && end > begin && bytes_[end - 1] == '\r') --end;
  return {begin, std::max(begin, end)};
}

Position SourceFile::position(uint32_t offset) const { return PositionCursor(*this).at(offset); }

Utf16Position SourceFile::utf16_position(uint32_t offset) const {
  offset = std::min(offset, size());
  const uint32_t line = line_of(offset);
  uint32_t at = line == 1 ? bom_size() : line_starts_[line - 1];
  uint32_t character = 0;
  while (at < offset) {
    const CodePoint point = decode_utf8(std::string_view(bytes_).substr(at));
    at += point.size;
    if (at <= offset) character += utf16_units(point);
  }
  return {line - 1, character};
}

uint32_t SourceFile::offset_of(Position position) const {
  if (position.line > line_starts_.size()) return size();
  const Span line = line_span(std::max(position.line, 1u));
  uint32_t at = line.begin;
  for (uint32_t column = 1; column < position.column && at < line.end; ++column) {
    at += decode_utf8(std::string_view(bytes_).substr(at)).size;
  }
  return std::min(at, line.end);
}

uint32_t SourceFile::offset_of(Utf16Position position) const {
  if (position.line >= line_starts_.size()) return size();
  const Span line = line_span(position.line + 1);
  uint32_t at = line.begin;
  for (uint32_t units = 0; units < position.character && at < line.end;) {
    const CodePoint point = decode_utf8(std::string_view(bytes_).substr(at));
    units += utf16_units(point);
    if (units > position.character) break;  // inside a surrogate pair: its start
    at += point.size;
  }
  return std::min(at, line.end);
}

Position PositionCursor::at(uint32_t offset) {
  offset = std::min(offset, file_.size());
  const uint32_t line = file_.line_of(offset);
  if (line != position_.line || offset < offset_) {
    position_ = {line, 1};
    offset_ = file_.line_span(line).begin;
  }
  while (offset_ < offset) {
    const uint32_t size = decode_utf8(file_.bytes().substr(offset_)).size;
    if (offset_ + size > offset) break;
    offset_ += size;
    ++position_.column;
  }
  return position_;
}

}  // namespace debrief
