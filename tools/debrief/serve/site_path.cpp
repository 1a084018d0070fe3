#include "debrief/serve/site_path.h"

#include <array>
#include <utility>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"

namespace debrief {
namespace {

int hex_digit(char byte) {
  if (is_ascii_digit(byte)) return byte - '0';
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return -1;
}

constexpr auto kTypes = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"atom", "application/atom+xml; charset=utf-8"},
    {"avif", "image/avif"},
    {"css", "text/css; charset=utf-8"},
    {"csv", "text/csv; charset=utf-8"},
    {"gif", "image/gif"},
    {"html", "text/html; charset=utf-8"},
    {"ico", "image/vnd.microsoft.icon"},
    {"ics", "text/calendar; charset=utf-8"},
    {"jpeg", "image/jpeg"},
    {"jpg", "image/jpeg"},
    {"js", "text/javascript; charset=utf-8"},
    {"json", "application/json"},
    {"md", "text/markdown; charset=utf-8"},
    {"pdf", "application/pdf"},
    {"png", "image/png"},
    {"svg", "image/svg+xml"},
    {"txt", "text/plain; charset=utf-8"},
    {"webp", "image/webp"},
    {"xml", "application/xml"},
});

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_digit(text[i + 1]);
    const int low = hex_digit(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return decoded;
}

std::optional<std::string> site_path(std::string_view target) {
  if (!target.starts_with('/')) return std::nullopt;
  auto path = percent_decoded(target.substr(1, target.find_first_of("?#") - 1));
  if (!path || path->find('\0') != std::string::npos) return std::nullopt;
  for (const std::string_view step : split(*path, '/')) {
    if (step == "." || step == "..") return std::nullopt;
  }
  return path;
}

std::optional<std::string> query_value(std::string_view target, std::string_view name) {
  const size_t mark = target.find('?');
  if (mark == std::string_view::npos) return std::nullopt;
  for (const std::string_view part : split(target.substr(mark + 1), '&')) {
    if (part.starts_with(name) && part.substr(name.size()).starts_with('=')) {
      return percent_decoded(part.substr(name.size() + 1));
    }
  }
  return std::nullopt;
}

std::string_view content_type(std::string_view path) {
  const std::string_view name = file_name(path);
  const size_t dot = name.rfind('.');
  const std::string ending =
      dot == std::string_view::npos ? std::string() : lower_ascii(name.substr(dot + 1));
  for (const auto& [known, type] : kTypes) {
    if (known == ending) return type;
  }
  return "application/octet-stream";
}

}  // namespace debrief
