#include "debrief/alerts/json_slices.h"

#include "debrief/base/strings.h"

namespace debrief {
namespace {

size_t end_of_string(std::string_view text, size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == '"')
      return at + 1;
  }
  return text.size();
}

size_t end_of_brackets(std::string_view text, size_t at) {
  size_t depth = 0;
  while (at < text.size()) {
    const char byte = text[at];
    if (byte == '"') {
      at = end_of_string(text, at);
      continue;
    }
    ++at;
    if (byte == '[' || byte == '{') ++depth;
    if ((byte == ']' || byte == '}') && --depth == 0) return at;
  }
  return text.size();
}

size_t end_of_value(std::string_view text, size_t at) {
  if (text[at] == '"') return end_of_string(text, at);
  if (text[at] == '[' || text[at] == '{') return end_of_brackets(text, at);
  while (at < text.size() && !is_ascii_space(text[at]) &&
         !is_one_of(text.substr(at, 1), {",", ":", "]", "}"}))
    ++at;
  return at;
}

size_t skip_space(std::string_view text, size_t at) {
  while (at < text.size() && is_ascii_space(text[at])) ++at;
  return at;
}

/// What stands between the brackets of a list or object.
std::string_view inside(std::string_view text, char open, char close) {
  text = trim(text);
  if (!text.starts_with(open)) return {};
  text.remove_prefix(1);
  if (text.ends_with(close)) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string_view value_slice(std::string_view text) {
  const size_t begin = skip_space(text, 0);
  if (begin == text.size()) return {};
  return text.substr(begin, end_of_value(text, begin) - begin);
}

std::vector<std::string_view> element_slices(std::string_view list) {
  list = inside(list, '[', ']');
  std::vector<std::string_view> elements;
  for (size_t at = skip_space(list, 0); at < list.size(); at = skip_space(list, at)) {
    const size_t end = end_of_value(list, at);
    if (end > at) elements.push_back(list.substr(at, end - at));
    at = end > at ? end : at + 1;  // a comma, or what has no place here
  }
  return elements;
}

std::vector<JsonMember> member_slices(std::string_view object) {
  object = inside(object, '{', '}');
  std::vector<JsonMember> members;
  for (size_t at = skip_space(object, 0); at < object.size(); at = skip_space(object, at)) {
    if (object[at] != '"') {
      ++at;
      continue;
    }
    const size_t end = end_of_string(object, at);
    const std::string_view key = object.substr(at + 1, end - at < 2 ? 0 : end - at - 2);
    at = skip_space(object, end);
    if (at == object.size() || object[at] != ':') continue;
    at = skip_space(object, at + 1);
    if (at == object.size()) break;
    const size_t value_end = end_of_value(object, at);
    members.push_back({key, object.substr(at, value_end - at)});
    at = value_end;
  }
  return members;
}

}  // namespace debrief
