#include "debrief/schema/value.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <vector>

#include "debrief/base/strings.h"

namespace debrief::schema {
namespace {

constexpr int kMostNested = 64;
constexpr double kExactIntegers = 9007199254740992.0;  // 2^53: all below are exact in a double

std::string canonical_number(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  if (std::trunc(value) == value && std::fabs(value) <= kExactIntegers) {
    return std::to_string(static_cast<int64_t>(value));
  }
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  return {digits, end};
}

/// Whole numbers that a double would round are compared digit by digit.
std::string canonical_scalar_number(const YamlNode& node) {
  const double value = *number_of(node);
  if (yaml_type(node) != YamlType::kInteger || std::fabs(value) <= kExactIntegers) {
    return canonical_number(value);
  }
  std::string_view digits = node.text;
  const bool negative = digits.starts_with('-');
  digits.remove_prefix(std::min(digits.find_first_of("123456789"), digits.size()));
  return concat(negative ? "-" : "", digits);
}

std::string canonical_map(std::vector<std::pair<std::string, std::string>> entries) {
  std::sort(entries.begin(), entries.end());
  std::string out = "{";
  for (const auto& [key, value] : entries) append(out, key, ":", value, ",");
  return out + "}";
}

double based_number(std::string_view digits, int base) {
  double value = 0;
  for (const char digit : lower_ascii(digits)) {
    value = value * base + (is_ascii_digit(digit) ? digit - '0' : digit - 'a' + 10);
  }
  return value;
}

YamlIndex add_json(const Json& value, YamlTree& tree, int depth);

void fill(const Json& value, YamlIndex index, YamlTree& tree, int depth) {
  if (value.is_array()) {
    tree.nodes[index].kind = YamlKind::kSequence;
    for (const Json& item : value) {
      const YamlIndex child = add_json(item, tree, depth + 1);
      tree.nodes[index].items.push_back(child);
    }
  } else if (value.is_object()) {
    tree.nodes[index].kind = YamlKind::kMap;
    for (const auto& [name, item] : value.items()) {
      const YamlIndex key = add_json(Json(name), tree, depth + 1);
      const YamlIndex child = add_json(item, tree, depth + 1);
      tree.nodes[index].entries.push_back({key, child});
    }
  } else if (!value.is_null()) {
    tree.nodes[index].kind = YamlKind::kScalar;
    tree.nodes[index].plain = !value.is_string();
    tree.nodes[index].text = value.is_string() ? value.get<std::string>() : value.dump();
  }
}

YamlIndex add_json(const Json& value, YamlTree& tree, int depth) {
  const auto index = static_cast<YamlIndex>(tree.nodes.size());
  tree.nodes.emplace_back();
  if (depth <= kMostNested) fill(value, index, tree, depth);
  return index;
}

}  // namespace

std::optional<double> number_of(const YamlNode& node) {
  const YamlType type = yaml_type(node);
  if (type != YamlType::kInteger && type != YamlType::kFloat) return std::nullopt;
  std::string_view text = node.text;
  if (text.starts_with("0x")) return based_number(text.substr(2), 16);
  if (text.starts_with("0o")) return based_number(text.substr(2), 8);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::string lower = lower_ascii(text);
  double value = 0;
  if (lower == ".inf") {
    value = std::numeric_limits<double>::infinity();
  } else if (lower == ".nan") {
    value = std::numeric_limits<double>::quiet_NaN();
  } else {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool tiny = lower.find("e-") != std::string::npos;
    if (read.ec == std::errc::result_out_of_range && !tiny)
      value = std::numeric_limits<double>::infinity();
  }
  return negative ? -value : value;
}

uint8_t types_of(const YamlNode& node) {
  if (node.kind == YamlKind::kMap) return kObjectBit;
  if (node.kind == YamlKind::kSequence) return kArrayBit;
  switch (yaml_type(node)) {
    case YamlType::kNull:
      return kNullBit;
    case YamlType::kBool:
      return kBooleanBit;
    case YamlType::kInteger:
      return kIntegerBit | kNumberBit;
    case YamlType::kFloat: {
      const double value = *number_of(node);
      const bool whole = std::isfinite(value) && std::trunc(value) == value;
      return static_cast<uint8_t>(kNumberBit | (whole ? kIntegerBit : 0));
    }
    case YamlType::kString:
      return kStringBit;
  }
  return kStringBit;
}

std::string json_string(std::string_view text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string canonical(const YamlTree& tree, YamlIndex index) {
  const YamlNode& node = tree[index];
  switch (types_of(node)) {
    case kNullBit:
      return "null";
    case kBooleanBit:
      return lower_ascii(node.text);
    case kStringBit:
      return json_string(node.text);
    case kArrayBit: {
      std::string out = "[";
      for (const YamlIndex item : node.items) append(out, canonical(tree, item), ",");
      return out + "]";
    }
    case kObjectBit: {
      std::vector<std::pair<std::string, std::string>> entries;
      for (const YamlEntry& entry : node.entries) {
        entries.emplace_back(json_string(tree[entry.key].text), canonical(tree, entry.value));
      }
      return canonical_map(std::move(entries));
    }
    default:
      return canonical_scalar_number(node);
  }
}

std::string canonical(const Json& value) {
  if (value.is_number_unsigned()) {
    const auto number = value.get<uint64_t>();
    return number <= static_cast<uint64_t>(kExactIntegers) ? std::to_string(number) : value.dump();
  }
  if (value.is_number_integer()) return value.dump();
  if (value.is_number()) return canonical_number(value.get<double>());
  if (value.is_array()) {
    std::string out = "[";
    for (const Json& item : value) append(out, canonical(item), ",");
    return out + "]";
  }
  if (value.is_object()) {
    std::vector<std::pair<std::string, std::string>> entries;
    for (const auto& [key, item] : value.items())
      entries.emplace_back(json_string(key), canonical(item));
    return canonical_map(std::move(entries));
  }
  return value.is_string() ? json_string(value.get<std::string>()) : value.dump();
}

std::string escape_pointer(std::string_view name) {
  return replace_all(replace_all(name, "~", "~0"), "/", "~1");
}

int json_depth(std::string_view json) {
  int depth = 0;
  int most = 0;
  bool in_string = false;
  for (size_t i = 0; i < json.size(); ++i) {
    const char byte = json[i];
    if (in_string && byte == '\\') {
      ++i;
    } else if (byte == '"') {
      in_string = !in_string;
    } else if (!in_string && (byte == '[' || byte == '{')) {
      most = std::max(most, ++depth);
    } else if (!in_string && (byte == ']' || byte == '}')) {
      --depth;
    }
  }
  return most;
}

YamlTree tree_of_json(std::string_view json) {
  YamlTree tree;
  if (json_depth(json) > kMostNested) return tree;
  const Json value = Json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!value.is_discarded()) add_json(value, tree, 0);
  return tree;
}

}  // namespace debrief::schema
