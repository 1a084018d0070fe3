#include "debrief/record/calendar.h"

#include "debrief/base/strings.h"
#include "debrief/base/time.h"
#include "debrief/text/utf8.h"

namespace debrief {

std::string calendar_text(std::string_view text) {
  std::string escaped;
  for (const char byte : to_valid_utf8(text)) {
    if (byte == '\\' || byte == ';' || byte == ',') escaped += '\\';
    if (byte == '\n') {
      escaped += "\\n";
    } else if (static_cast<unsigned char>(byte) >= 0x20 && byte != 0x7F) {
      escaped += byte;
    }
  }
  return escaped;
}

void add_calendar_line(std::string& out, std::string_view line) {
  constexpr size_t kLongest = 75;
  size_t column = 0;
  for (size_t at = 0; at < line.size();) {
    const size_t size = decode_utf8(line.substr(at)).size;
    if (column + size > kLongest) {
      out += "\r\n ";
      column = 1;
    }
    out += line.substr(at, size);
    column += size;
    at += size;
  }
  out += "\r\n";
}

std::string calendar_day(absl::CivilDay day) {
  return replace_all(absl::FormatCivilTime(day), "-", "");
}

std::string calendar_time(absl::Time instant) {
  return replace_all(replace_all(format_utc(instant), "-", ""), ":", "");
}

}  // namespace debrief
