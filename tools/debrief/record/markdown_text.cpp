#include "debrief/record/markdown_text.h"

#include "debrief/base/strings.h"
#include "debrief/text/visible.h"

namespace debrief {

std::string markdown_text(std::string_view text) {
  std::string escaped;
  for (const char byte : visible(text)) {
    if (std::string_view("\\`*_{}[]<>#|~&!").find(byte) != std::string_view::npos) escaped += '\\';
    escaped += byte;
  }
  return escaped;
}

std::string markdown_target(std::string_view path, uint32_t line) {
  std::string target;
  for (const char byte : visible(path)) {
    if (byte == '<' || byte == '>' || byte == '\\') target += '\\';
    target += byte;
  }
  return concat("<", target, "#L", line, ">");
}

}  // namespace debrief
