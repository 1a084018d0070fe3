#include "debrief/site/script_words.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

bool is_key(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char byte) {
    return is_ascii_alnum(byte) || byte == '_' || byte == '.';
  });
}

/// Whether the brackets at [open, end) are all that a string holds.
bool is_string(std::string_view script, size_t open, size_t end) {
  if (open > 0 && script[open - 1] == ' ') --open;
  if (end < script.size() && script[end] == ' ') ++end;
  return open > 0 && end < script.size() && script[end] == script[open - 1] &&
         std::string_view("\"'`").find(script[end]) != std::string_view::npos;
}

/// The text as any kind of string takes it.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '\n') {
      out += "\\n";
      continue;
    }
    if (std::string_view("\"'`\\$").find(byte) != std::string_view::npos) out += '\\';
    out += byte;
  }
  return out;
}

}  // namespace

tl::unexpected<Error> no_such_text(const std::string& name, std::string_view bytes, size_t at,
                                   std::string_view key, const Words& words) {
  const auto line = 1 + std::ranges::count(bytes.substr(0, at), '\n');
  return fail(
      {.kind = ErrorKind::kConfig,
       .message = concat("no text has the key “", key, "”", did_you_mean(key, words.keys())),
       .where = concat(name, ":", line)});
}

Result<std::string> script_with_words(const std::string& name, std::string_view script,
                                      const Words& words) {
  constexpr std::string_view kOpen = "[[", kClose = "]]";
  std::string out;
  size_t from = 0;
  for (size_t open = script.find(kOpen); open != script.npos; open = script.find(kOpen, open + 1)) {
    const size_t close = script.find(kClose, open);
    if (close == script.npos) break;
    const std::string_view key = script.substr(open + kOpen.size(), close - open - kOpen.size());
    const size_t end = close + kClose.size();
    if (!is_key(key) || !is_string(script, open, end)) continue;
    const std::string* text = words.find(key);
    if (text == nullptr) return no_such_text(name, script, open, key, words);
    out.append(script.substr(from, open - from)).append(escaped(*text));
    from = end;
  }
  return out.append(script.substr(from));
}

}  // namespace debrief
