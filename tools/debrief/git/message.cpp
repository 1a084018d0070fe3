#include "debrief/git/message.h"

#include <algorithm>
#include <array>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"

namespace debrief {

namespace {

// windows-1252 from 0x80 to 0x9F; 0 where nothing is assigned.
constexpr std::array<char32_t, 32> kHighControls1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// Where ISO-8859-15 differs from ISO-8859-1.
constexpr std::pair<unsigned char, char32_t> kLatin9Changes[] = {
    {0xA4, 0x20AC}, {0xA6, 0x0160}, {0xA8, 0x0161}, {0xB4, 0x017D},
    {0xB8, 0x017E}, {0xBC, 0x0152}, {0xBD, 0x0153}, {0xBE, 0x0178}};

enum class Charset { kUtf8, kLatin1, kLatin9, kWindows1252 };

Charset charset_of(std::string_view encoding) {
  std::string name;
  for (const char byte : lower_ascii(encoding)) {
    if (is_ascii_alnum(byte)) name += byte;
  }
  if (name == "iso88591" || name == "latin1") return Charset::kLatin1;
  if (name == "iso885915" || name == "latin9") return Charset::kLatin9;
  if (name == "windows1252" || name == "cp1252") return Charset::kWindows1252;
  return Charset::kUtf8;
}

char32_t code_point(unsigned char byte, Charset charset) {
  if (charset == Charset::kWindows1252 && byte >= 0x80 && byte < 0xA0) {
    const char32_t value = kHighControls1252[byte - 0x80U];
    return value == 0 ? 0xFFFD : value;
  }
  if (charset == Charset::kLatin9) {
    for (const auto& [from, to] : kLatin9Changes) {
      if (from == byte) return to;
    }
  }
  return byte;
}

// The lines of a message without empty ones at its start.
std::vector<std::string_view> message_lines(std::string_view message) {
  std::vector<std::string_view> lines;
  for (const std::string_view line : split(message, '\n')) {
    if (lines.empty() && trim(line).empty()) continue;
    lines.push_back(line);
  }
  return lines;
}

// Where the key of `Key: value` ends; npos when the line is no trailer.
size_t separator_of(std::string_view line) {
  bool space = false;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == ':') return i == 0 ? std::string_view::npos : i;
    if (!space && (is_ascii_alnum(line[i]) || line[i] == '-')) continue;
    if (i == 0 || (line[i] != ' ' && line[i] != '\t')) break;
    space = true;
  }
  return std::string_view::npos;
}

bool is_from_git(std::string_view line) {
  constexpr std::string_view kSigned = "Signed-off-by: ";
  constexpr std::string_view kPicked = "(cherry picked from commit ";
  return line.substr(0, kSigned.size()) == kSigned || line.substr(0, kPicked.size()) == kPicked;
}

bool is_trailer_block(const std::vector<std::string_view>& lines) {
  size_t trailers = 0, others = 0, folded = 0;
  bool from_git = false;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (line->front() == '#') continue;
    if (is_from_git(*line)) {
      from_git = true;
      ++trailers;
      folded = 0;
    } else if (is_ascii_space(line->front())) {
      ++folded;
    } else if (separator_of(*line) != std::string_view::npos) {
      ++trailers;
      folded = 0;
    } else {
      others += 1 + folded;
      folded = 0;
    }
  }
  others += folded;
  return (from_git && trailers * 3 >= others) || (trailers > 0 && others == 0);
}

}  // namespace

std::string decode_text(std::string_view bytes, std::string_view encoding) {
  const Charset charset = charset_of(encoding);
  if (charset == Charset::kUtf8) return to_valid_utf8(bytes);
  std::string text;
  for (const char byte : bytes) {
    append_utf8(text, code_point(static_cast<unsigned char>(byte), charset));
  }
  return text;
}

std::string message_subject(std::string_view message) {
  std::string subject;
  for (std::string_view line : message_lines(message)) {
    while (!line.empty() && is_ascii_space(line.back())) line.remove_suffix(1);
    if (line.empty()) break;
    if (!subject.empty()) subject += ' ';
    subject += line;
  }
  return subject;
}

std::vector<Trailer> message_trailers(std::string_view message) {
  std::vector<std::string_view> lines = message_lines(message);
  while (!lines.empty() && trim(lines.back()).empty()) lines.pop_back();
  const auto is_blank = [](std::string_view line) { return trim(line).empty(); };
  const auto before = std::find_if(lines.rbegin(), lines.rend(), is_blank);
  if (before == lines.rend()) return {};
  const std::vector<std::string_view> block(before.base(), lines.end());
  if (!is_trailer_block(block)) return {};
  std::vector<Trailer> trailers;
  bool open = false;  // the line before can go on
  for (const std::string_view line : block) {
    const size_t separator = separator_of(line);
    if (line.front() == '#') continue;
    if (is_ascii_space(line.front())) {
      if (open) append(trailers.back().value, ' ', trim(line));
    } else if (separator != std::string_view::npos) {
      trailers.push_back({std::string(trim(line.substr(0, separator))),
                          std::string(trim(line.substr(separator + 1)))});
      open = true;
    } else {
      open = false;
    }
  }
  return trailers;
}

}  // namespace debrief
