#include "debrief/schema/words.h"

#include "debrief/base/strings.h"
#include "debrief/schema/value.h"
#include "debrief/text/utf8.h"
#include "debrief/text/visible.h"

namespace debrief::schema {
namespace {

constexpr size_t kMostListed = 24;
constexpr size_t kLongestShown = 60;

}  // namespace

std::vector<std::string> type_phrases(uint8_t types) {
  std::vector<std::string> phrases;
  if ((types & kStringBit) != 0) phrases.emplace_back("a text");
  if ((types & kNumberBit) != 0) {
    phrases.emplace_back("a number");
  } else if ((types & kIntegerBit) != 0) {
    phrases.emplace_back("a whole number");
  }
  if ((types & kBooleanBit) != 0) phrases.emplace_back("true or false");
  if ((types & kArrayBit) != 0) phrases.emplace_back("a list");
  if ((types & kObjectBit) != 0) phrases.emplace_back("a map");
  if ((types & kNullBit) != 0) phrases.emplace_back("null");
  return phrases;
}

std::string observed_phrase(const YamlNode& node) {
  const uint8_t types = types_of(node);
  if (types == kNullBit) return node.span.empty() ? "empty" : "null";
  if (types == kBooleanBit) return node.text;
  if ((types & kIntegerBit) != 0) return "a whole number";
  return type_phrases(types).front();
}

std::string listed(const std::vector<std::string>& parts, std::string_view last_separator) {
  std::string text;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i == kMostListed) return text + ", …";
    if (i > 0) text += i + 1 == parts.size() ? last_separator : ", ";
    text += parts[i];
  }
  return text;
}

std::string in_quotes(std::string_view name) { return concat("“", shown_text(name), "”"); }

std::string shown_text(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && end < kLongestShown) end += decode_utf8(text.substr(end)).size;
  return visible(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

}  // namespace debrief::schema
