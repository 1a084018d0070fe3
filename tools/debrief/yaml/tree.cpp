#include "debrief/yaml/tree.h"

#include "debrief/base/strings.h"

namespace debrief {
namespace {

std::string_view without_sign(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  return text;
}

/// Removes leading digits and says how many there were.
size_t take_digits(std::string_view& text) {
  size_t count = 0;
  while (count < text.size() && is_ascii_digit(text[count])) ++count;
  text.remove_prefix(count);
  return count;
}

bool is_integer(std::string_view text) {
  if (text.starts_with("0o") || text.starts_with("0x")) {
    const std::string_view allowed = text[1] == 'o' ? "01234567" : "0123456789abcdefABCDEF";
    return text.size() > 2 && text.find_first_not_of(allowed, 2) == std::string_view::npos;
  }
  text = without_sign(text);
  return take_digits(text) > 0 && text.empty();
}

bool is_float(std::string_view text) {
  if (is_one_of(text, {".nan", ".NaN", ".NAN"})) return true;
  text = without_sign(text);
  if (is_one_of(text, {".inf", ".Inf", ".INF"})) return true;
  size_t digits = take_digits(text);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    digits += take_digits(text);
  }
  if (digits == 0) return false;
  if (text.starts_with('e') || text.starts_with('E')) {
    text = without_sign(text.substr(1));
    return take_digits(text) > 0 && text.empty();
  }
  return text.empty();
}

}  // namespace

const YamlNode* YamlTree::find(const YamlNode& map, std::string_view key) const {
  const auto found = entry(map, key);
  return found ? &nodes[found->value] : nullptr;
}

std::optional<YamlEntry> YamlTree::entry(const YamlNode& map, std::string_view key) const {
  for (const YamlEntry& each : map.entries) {
    const YamlNode& name = nodes[each.key];
    if (name.kind == YamlKind::kScalar && name.text == key) return each;
  }
  return std::nullopt;
}

YamlType yaml_type(const YamlNode& node) {
  if (node.kind == YamlKind::kNull) return YamlType::kNull;
  if (node.kind != YamlKind::kScalar || !node.plain) return YamlType::kString;
  const std::string_view text = node.text;
  if (is_one_of(text, {"", "~", "null", "Null", "NULL"})) return YamlType::kNull;
  if (is_one_of(text, {"true", "True", "TRUE", "false", "False", "FALSE"})) return YamlType::kBool;
  if (is_integer(text)) return YamlType::kInteger;
  if (is_float(text)) return YamlType::kFloat;
  return YamlType::kString;
}

}  // namespace debrief
