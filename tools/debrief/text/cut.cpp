#include "debrief/text/cut.h"

namespace debrief {

std::string_view first_bytes(std::string_view text, size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::string_view first_words(std::string_view text, size_t most) {
  if (text.size() <= most) return text;
  const size_t space = text.rfind(' ', most);
  const bool is_near = space != std::string_view::npos && space >= most / 2;
  return is_near ? text.substr(0, space) : first_bytes(text, most);
}

std::string shortened(std::string text, size_t most) {
  if (text.size() <= most) return text;
  text.resize(first_words(text, most).size());
  return text + " …";
}

}  // namespace debrief
