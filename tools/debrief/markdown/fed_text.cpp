#include "debrief/markdown/fed_text.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

void replace_unreadable_bytes(std::string& bytes) {
  std::string_view rest = bytes;
  size_t at = 0;
  while (at < bytes.size()) {
    const char byte = bytes[at];
    if (byte == '\0') bytes[at] = kStandIn;
    if (byte == '\r' && (at + 1 == bytes.size() || bytes[at + 1] != '\n')) bytes[at] = ' ';
    if (static_cast<unsigned char>(byte) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = decode_utf8(rest.substr(at));
    if (!point.valid) bytes[at] = kStandIn;
    at += point.size;
  }
}

/// Where list markers at the start of a line end, if the line has any; quote markers are passed.
size_t behind_list_markers(std::string_view line) {
  size_t at = 0;
  size_t end = 0;
  while (at < line.size()) {
    const char byte = line[at];
    if (byte == ' ' || byte == '\t' || byte == '>') {
      ++at;
      continue;
    }
    size_t marker = at;
    if (byte == '-' || byte == '+' || byte == '*') {
      ++marker;
    } else {
      while (marker < line.size() && is_ascii_digit(line[marker])) ++marker;
      if (marker == at || marker - at > 9 || marker == line.size()) break;
      if (line[marker] != '.' && line[marker] != ')') break;
      ++marker;
    }
    if (marker == line.size() || (line[marker] != ' ' && line[marker] != '\t')) break;
    at = marker;
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
    end = at;
  }
  return end;
}

void mask_checkbox(FedText& text, Span line) {
  const std::string_view bytes(text.bytes.data() + line.begin, line.size());
  const size_t at = behind_list_markers(bytes);
  if (at == 0 || at + 3 > bytes.size() || bytes[at] != '[' || bytes[at + 2] != ']') return;
  if (checkbox_of(bytes[at + 1]) == Checkbox::kNone) return;
  if (at + 3 < bytes.size() && bytes[at + 3] != ' ' && bytes[at + 3] != '\t') return;
  const uint32_t begin = line.begin + static_cast<uint32_t>(at);
  text.checkboxes.push_back(begin);
  text.bytes.replace(begin, 3, 3, kStandIn);
}

}  // namespace

Span FedText::line(uint32_t index) const {
  if (index >= line_starts.size()) return {size(), size()};
  const uint32_t begin = line_starts[index];
  uint32_t end = index + 1 < line_starts.size() ? line_starts[index + 1] : size();
  if (end > begin && bytes[end - 1] == '\n') --end;
  if (end > begin && bytes[end - 1] == '\r') --end;
  return {begin, end};
}

uint32_t FedText::line_of(uint32_t offset) const {
  const auto behind = std::upper_bound(line_starts.begin(), line_starts.end(), offset);
  return static_cast<uint32_t>(behind - line_starts.begin()) - 1;
}

FedText make_fed_text(const SourceFile& file, Span region) {
  FedText text;
  text.base = region.begin;
  text.original = file.slice(region);
  text.bytes = std::string(text.original);
  replace_unreadable_bytes(text.bytes);
  text.line_starts.push_back(0);
  for (size_t at = text.bytes.find('\n'); at != std::string::npos; at = text.bytes.find('\n', at)) {
    if (++at < text.bytes.size()) text.line_starts.push_back(static_cast<uint32_t>(at));
  }
  for (uint32_t i = 0; i < text.line_count(); ++i) mask_checkbox(text, text.line(i));
  return text;
}

Checkbox checkbox_of(char mark) {
  switch (mark) {
    case ' ':
    case '\t':
      return Checkbox::kOpen;
    case 'x':
    case 'X':
      return Checkbox::kDone;
    case '-':
      return Checkbox::kDeclined;
    case '~':
      return Checkbox::kInProgress;
    default:
      return Checkbox::kNone;
  }
}

std::string without_stand_ins(std::string_view text) {
  return replace_all(text, std::string_view(&kStandIn, 1), kShownStandIn);
}

}  // namespace debrief
