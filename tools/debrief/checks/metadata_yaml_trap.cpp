#include <algorithm>
#include <optional>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

constexpr std::string_view kDigits = "0123456789";

bool is_made_of(std::string_view text, std::string_view bytes) {
  return !text.empty() && text.find_first_not_of(bytes) == text.npos;
}

/// YAML 1.1, bool: the words that YAML 1.2 leaves alone.
bool is_old_bool(std::string_view text) {
  if (text.size() > 3) return false;
  const std::string lower = lower_ascii(text);
  return is_one_of(lower, {"n", "no", "off", "on", "y", "yes"}) &&
         (text == lower || is_ascii_alpha(text.back()));
}

/// YAML 1.1, int: base 60, as in `12:30:45`.
bool is_base_60(std::string_view text) {
  const auto parts = split(text.substr(0, text.find('.')), ':');
  if (parts.size() < 2 || parts[0].empty() || parts[0][0] == '0') return false;
  return std::ranges::all_of(parts, [&](std::string_view part) {
    const bool first = part.data() == parts[0].data();
    return is_made_of(part, kDigits) && (first || (part.size() <= 2 && part < "60"));
  });
}

/// `2026-03-01`: a date of its own in YAML 1.1.
bool is_day(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
         is_made_of(text.substr(0, 4), kDigits) && is_made_of(text.substr(5, 2), kDigits) &&
         is_made_of(text.substr(8, 2), kDigits);
}

/// `2026-03-01T10:02:00` without an offset: UTC in YAML 1.1, whatever the document's zone is.
bool is_local_time(std::string_view text) {
  constexpr size_t kLength = 19;
  if (text.size() < kLength || !is_day(text.substr(0, 10))) return false;
  const bool parted =
      is_one_of(text.substr(10, 1), {"T", "t", " "}) && text[13] == ':' && text[16] == ':';
  return parted && is_made_of(text.substr(17), "0123456789.");
}

/// What another reader makes of a plain value; nullopt when all agree. `holds_time`: the field is
/// one of the document's instants, for which a date is a date.
std::optional<std::string_view> other_reading(std::string_view text, bool holds_time) {
  if (is_old_bool(text)) return "true or false";
  if (is_local_time(text)) return "a time in UTC";
  if (holds_time) return std::nullopt;
  if (is_base_60(text)) return "a number of seconds or minutes";
  if (is_day(text)) return "a date";
  const std::string_view number = text.substr(text.starts_with('-') || text.starts_with('+'));
  if (number.size() > 1 && number[0] == '0' && is_made_of(number, kDigits)) {
    return "a number without its leading zeros, or one in base 8";
  }
  const bool grouped = number.find('_') != number.npos && is_ascii_digit(number.front());
  if (grouped && is_made_of(number, "0123456789_")) return "a number without its underscores";
  const size_t power = number.find_first_of("eE");
  if (power != number.npos && is_made_of(number.substr(0, power), "0123456789.") &&
      is_made_of(number.substr(power + 1), kDigits)) {
    return "a number with a power of ten";
  }
  return std::nullopt;
}

bool is_time_field(std::string_view key) {
  return is_one_of(
      key, {"started", "detected", "mitigated", "resolved", "debriefed", "written", "shared"});
}

/// Fields for which the schema or the configuration lists all that may stand there.
bool has_list_of_values(std::string_view key) {
  return is_one_of(key, {"debrief", "status", "kind", "severity", "timezone", "detected_by",
                         "trigger", "visibility", "confidence", "scope"});
}

void check_value(const YamlNode& node, std::string_view key, Emit& emit) {
  if (node.kind != YamlKind::kScalar || !node.plain || node.text.empty()) return;
  const auto reading = other_reading(node.text, is_time_field(key));
  if (!reading) return;
  emit(node.span,
       concat("“", node.text, "” without quotes is ", *reading, " to some readers of YAML"))
      .rewrite(concat("\"", node.text, "\""))
      .fix("put it in quotes",
           {{{node.span.begin, node.span.begin}, "\""}, {{node.span.end, node.span.end}, "\""}});
}

}  // namespace

void metadata_yaml_trap(const Document& document, const Config&, Emit& emit) {
  const YamlTree& tree = document.front_matter.tree;
  if (document.mode != DocumentMode::kManaged || tree.empty()) return;
  for (const YamlEntry& field : tree.root().entries) {
    const std::string_view key = tree[field.key].text;
    if (has_list_of_values(key)) continue;
    // Lists and maps are flat walks over their nodes; none is deeper than the reader's limit.
    std::vector<YamlIndex> open = {field.value};
    while (!open.empty()) {
      const YamlNode& node = tree[open.back()];
      open.pop_back();
      check_value(node, key, emit);
      open.insert(open.end(), node.items.begin(), node.items.end());
      for (const YamlEntry& entry : node.entries) open.push_back(entry.value);
    }
  }
}

}  // namespace debrief
