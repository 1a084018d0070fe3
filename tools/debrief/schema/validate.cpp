#include "debrief/schema/validate.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <absl/container/flat_hash_set.h>

#include "debrief/base/strings.h"
#include "debrief/schema/value.h"
#include "debrief/schema/words.h"
#include "debrief/text/nearest.h"
#include "debrief/text/utf8.h"
#include "debrief/text/visible.h"

namespace debrief::schema {
namespace {

std::string shown_number(double value) { return canonical(Json(value)); }

size_t code_points(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); ++count) at += decode_utf8(text.substr(at)).size;
  return count;
}

Place entry_place(const YamlTree& tree, const Place& map, YamlEntry entry) {
  const YamlNode& key = tree[entry.key];
  return {entry.value, concat(map.path, "/", escape_pointer(key.text)), in_quotes(key.text),
          key.span, false};
}

Place item_place(const Place& list, YamlIndex item, size_t index) {
  const std::string subject = list.path.empty() ? concat("entry ", index + 1)
                                                : concat("entry ", index + 1, " of ", list.subject);
  return {item, concat(list.path, "/", index), subject, {}, false};
}

bool matches(const RE2& pattern, std::string_view text) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

/// A key that is misspelt is not missing too: the unknown key says which one is meant.
void drop_misspelt(Violations& violations) {
  absl::flat_hash_set<std::pair<std::string, std::string>> meant;  // path of the map, name
  for (const Violation& each : violations) {
    const std::string& path = each.problem.path;
    if (each.problem.keyword != "additionalProperties" || each.expected.empty()) continue;
    meant.emplace(path.substr(0, path.rfind('/')), each.expected.front());
  }
  std::erase_if(violations, [&](const Violation& each) {
    return each.problem.keyword == "required" &&
           meant.contains(std::pair(each.problem.path, each.expected.front()));
  });
}

/// Several ways to one schema say the same of a value; once is enough.
void drop_repeated(Violations& violations) {
  const auto rank = [](const Violation& each) {
    const SchemaProblem& p = each.problem;
    return std::tie(p.span, p.path, p.keyword, p.message);
  };
  std::stable_sort(violations.begin(), violations.end(),
                   [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  const auto same = [&](const auto& a, const auto& b) { return rank(a) == rank(b); };
  violations.erase(std::unique(violations.begin(), violations.end(), same), violations.end());
}

}  // namespace

void Validator::add(const Place& place, std::string_view keyword, std::string message,
                    Violations& out, std::string hint, std::vector<std::string> expected) const {
  out.push_back({{place.path, std::string(keyword), value(place).span, place.key,
                  std::move(message), std::move(hint)},
                 place.node,
                 std::move(expected)});
}

uint8_t Validator::types(const Place& place) const {
  return place.is_key ? uint8_t{kStringBit} : types_of(value(place));
}

Violations Validator::check_reference(NodeIndex target, const Place& place) {
  const std::pair<NodeIndex, YamlIndex> step = {target, place.node};
  if (const auto known = referred_.find(step); known != referred_.end()) return known->second;
  // A reference that comes back to the value it started from says nothing new.
  if (std::find(active_.begin(), active_.end(), step) != active_.end()) return {};
  active_.push_back(step);
  Violations found = check(target, place);
  drop_repeated(found);
  active_.pop_back();
  if (active_.empty()) {
    referred_.clear();  // what was cut holds for this round only
  } else {
    referred_.emplace(step, found);
  }
  return found;
}

Violations Validator::check_all(NodeIndex schema, const Place& place) {
  Violations found = check(schema, place);
  drop_misspelt(found);
  drop_repeated(found);
  return found;
}

Violations Validator::check(NodeIndex index, const Place& place) {
  const Node& schema = nodes_[index];
  if (schema.ref) return check_reference(*schema.ref, place);
  Violations out;
  if (schema.boolean) {
    if (!*schema.boolean) add(place, "false", concat(place.subject, " is not allowed here"), out);
    return out;
  }
  if (check_type(schema, place, out)) check_choice(schema, place, out);
  const uint8_t have = types(place);
  if ((have & kNumberBit) != 0) check_number(schema, place, out);
  if (have == kStringBit) check_text(schema, place, out);
  if (have == kArrayBit) check_list(schema, place, out);
  if (have == kObjectBit) check_map(schema, place, out);
  check_combined(schema, place, out);
  check_condition(schema, place, out);
  return out;
}

void Validator::check_into(NodeIndex schema, const Place& place, Violations& out) {
  Violations found = check(schema, place);
  std::move(found.begin(), found.end(), std::back_inserter(out));
}

bool Validator::check_type(const Node& schema, const Place& place, Violations& out) const {
  if (schema.types == 0 || (types(place) & schema.types) != 0) return true;
  const YamlNode& node = value(place);
  const bool wants_text = (schema.types & kStringBit) != 0;
  const bool is_word = node.kind == YamlKind::kScalar && node.plain;
  if ((types(place) & kNullBit) != 0) {
    add_unfilled(schema, place, "type", out);
    out.back().expected = type_phrases(schema.types);
    return false;
  }
  std::vector<std::string> expected = type_phrases(schema.types);
  std::string message =
      concat(place.subject, " must be ", listed(expected, " or "), ", not ", observed_phrase(node));
  std::string hint =
      wants_text && is_word ? concat("put it in quotes: \"", shown_text(node.text), "\"") : "";
  add(place, "type", std::move(message), out, std::move(hint), std::move(expected));
  return false;
}

/// A value that is there in name only, and what would fill it.
void Validator::add_unfilled(const Node& schema, const Place& place, std::string_view keyword,
                             Violations& out) const {
  std::string hint;
  if (schema.choices) {
    hint = concat("one of ", listed(schema.choices->shown, ", "));
  } else if (!schema.example.empty()) {
    hint = concat("write, for example, ", schema.example);
  }
  add(place, keyword, concat(place.subject, " is not filled in"), out, std::move(hint));
}

void Validator::check_choice(const Node& schema, const Place& place, Violations& out) const {
  for (const auto* const choices : {&schema.choices, &schema.constant}) {
    if (!*choices) continue;
    const std::string have =
        place.is_key ? json_string(value(place).text) : canonical(tree_, place.node);
    const std::vector<std::string>& allowed = (*choices)->canonical;
    if (std::find(allowed.begin(), allowed.end(), have) != allowed.end()) continue;
    const std::vector<std::string>& shown = (*choices)->shown;
    if ((types(place) & kNullBit) != 0 && choices == &schema.choices) {
      add_unfilled(schema, place, "enum", out);
      out.back().expected = shown;
      continue;
    }
    const bool may_mean = shown.size() > 1 && types(place) == kStringBit;
    const std::vector<std::string_view> names(shown.begin(), shown.end());
    const std::string_view meant =
        may_mean ? nearest_name(value(place).text, names) : std::string_view();
    add(place, choices == &schema.choices ? "enum" : "const",
        concat(place.subject, shown.size() == 1 ? " must be " : " must be one of ",
               listed(shown, ", ")),
        out, meant.empty() ? "" : concat("did you mean “", meant, "”?"), shown);
  }
}

void Validator::check_number(const Node& schema, const Place& place, Violations& out) const {
  const double number = *number_of(value(place));
  const auto expect = [&](bool ok, std::string_view keyword, std::string_view words, double bound) {
    if (!ok)
      add(place, keyword, concat(place.subject, " must be ", words, " ", shown_number(bound)), out);
  };
  if (schema.minimum) expect(number >= *schema.minimum, "minimum", "at least", *schema.minimum);
  if (schema.maximum) expect(number <= *schema.maximum, "maximum", "at most", *schema.maximum);
  if (schema.exclusive_minimum) {
    expect(number > *schema.exclusive_minimum, "exclusiveMinimum", "more than",
           *schema.exclusive_minimum);
  }
  if (schema.exclusive_maximum) {
    expect(number < *schema.exclusive_maximum, "exclusiveMaximum", "less than",
           *schema.exclusive_maximum);
  }
  if (schema.multiple_of) {
    const double times = number / *schema.multiple_of;
    const bool whole = std::isfinite(times) && std::fabs(times - std::round(times)) <
                                                   1e-9 * std::max(1.0, std::fabs(times));
    expect(whole, "multipleOf", "a multiple of", *schema.multiple_of);
  }
}

void Validator::check_text(const Node& schema, const Place& place, Violations& out) const {
  // An empty text breaks most of what follows; one problem says it all.
  const std::string& text = value(place).text;
  if (text.empty() && schema.min_length.value_or(0) > 0 && !place.is_key) {
    add_unfilled(schema, place, "minLength", out);
    return;
  }
  if (schema.min_length || schema.max_length) {
    const size_t length = code_points(text);
    if (schema.min_length && length < *schema.min_length) {
      add(place, "minLength",
          concat(place.subject, " must have at least ", counted(*schema.min_length, "character"),
                 ", not ", with_thousands(length)),
          out);
    }
    if (schema.max_length && length > *schema.max_length) {
      add(place, "maxLength",
          concat(place.subject, " must have at most ", counted(*schema.max_length, "character"),
                 ", not ", with_thousands(length)),
          out);
    }
  }
  if (schema.pattern && !matches(*schema.pattern, text)) {
    add(place, "pattern",
        concat(place.subject, " ",
               schema.pattern_message.empty() ? concat("must match ", schema.pattern->pattern())
                                              : schema.pattern_message),
        out);
  }
  if (schema.format && !has_format(*schema.format, text)) {
    add(place, "format", concat(place.subject, " must be ", format_phrase(*schema.format)), out);
  }
}

void Validator::check_list(const Node& schema, const Place& place, Violations& out) {
  const PackedList<YamlIndex>& items = value(place).items;
  if (schema.min_items && items.size() < *schema.min_items) {
    add(place, "minItems",
        items.empty()
            ? concat(place.subject, " has no entries")
            : concat(place.subject, " must have at least ", with_thousands(*schema.min_items),
                     *schema.min_items == 1 ? " entry" : " entries", ", not ",
                     with_thousands(items.size())),
        out);
  }
  if (schema.max_items && items.size() > *schema.max_items) {
    add(place, "maxItems",
        concat(place.subject, " must have at most ", with_thousands(*schema.max_items),
               *schema.max_items == 1 ? " entry" : " entries", ", not ",
               with_thousands(items.size())),
        out);
  }
  if (schema.unique_items) check_unique(place, out);
  bool contains = !schema.contains;
  for (size_t i = 0; i < items.size(); ++i) {
    const Place item = item_place(place, items[i], i);
    if (schema.items) check_into(*schema.items, item, out);
    if (schema.tuple && i < schema.tuple->size()) check_into((*schema.tuple)[i], item, out);
    if (schema.tuple && i >= schema.tuple->size() && schema.additional_items) {
      check_into(*schema.additional_items, item, out);
    }
    contains = contains || holds(*schema.contains, item);
  }
  if (!contains)
    add(place, "contains", concat(place.subject, " lacks an entry that it must have"), out);
}

void Validator::check_unique(const Place& place, Violations& out) const {
  absl::flat_hash_set<std::string> seen;
  const PackedList<YamlIndex>& items = value(place).items;
  for (size_t i = 0; i < items.size(); ++i) {
    if (seen.insert(canonical(tree_, items[i])).second) continue;
    const YamlNode& item = tree_[items[i]];
    const bool is_scalar = item.kind == YamlKind::kScalar;
    Place again = item_place(place, items[i], i);
    again.key = place.key;
    add(again, "uniqueItems",
        concat(place.subject, " holds ", is_scalar ? in_quotes(item.text) : "the same entry",
               " twice"),
        out, "remove one");
  }
}

void Validator::check_map(const Node& schema, const Place& place, Violations& out) {
  const PackedList<YamlEntry>& entries = value(place).entries;
  const auto count_words = [&](std::string_view words, uint64_t bound) {
    return concat(place.subject, " must have ", words, " ", counted(bound, "key"), ", not ",
                  with_thousands(entries.size()));
  };
  if (schema.min_properties && entries.size() < *schema.min_properties) {
    add(place, "minProperties", count_words("at least", *schema.min_properties), out);
  }
  if (schema.max_properties && entries.size() > *schema.max_properties) {
    add(place, "maxProperties", count_words("at most", *schema.max_properties), out);
  }
  check_required(schema, place, out);
  check_dependencies(schema, place, out);
  for (const YamlEntry& entry : entries) check_entry(schema, place, entry, out);
}

void Validator::check_entry(const Node& schema, const Place& place, YamlEntry entry,
                            Violations& out) {
  const YamlNode& key = tree_[entry.key];
  if (schema.property_names) {
    const Place name = {entry.key, concat(place.path, "/", escape_pointer(key.text)),
                        concat("key ", in_quotes(key.text)), key.span, /*is_key=*/true};
    check_into(*schema.property_names, name, out);
  }
  const Place child = entry_place(tree_, place, entry);
  bool known = false;
  if (const auto property = schema.property_of.find(key.text);
      property != schema.property_of.end()) {
    known = true;
    check_into(property->second, child, out);
  }
  for (const PatternProperty& each : schema.pattern_properties) {
    if (!matches(*each.pattern, key.text)) continue;
    known = true;
    check_into(each.schema, child, out);
  }
  if (known || !schema.additional_properties) return;
  if (nodes_[*schema.additional_properties].boolean == false) {
    check_unknown_key(schema, place, entry, out);
  } else {
    check_into(*schema.additional_properties, child, out);
  }
}

void Validator::check_unknown_key(const Node& schema, const Place& place, YamlEntry entry,
                                  Violations& out) const {
  const YamlNode& key = tree_[entry.key];
  std::vector<std::string_view> names;
  for (const auto& [name, index] : schema.properties) {
    if (tree_.find(value(place), name) == nullptr) names.emplace_back(name);
  }
  const std::string_view meant = nearest_name(key.text, names);
  Place unknown = entry_place(tree_, place, entry);
  unknown.node = entry.key;
  add(unknown, "additionalProperties",
      concat("unknown key ", in_quotes(key.text),
             place.path.empty() ? "" : concat(" in ", place.subject)),
      out, meant.empty() ? "" : concat("did you mean “", meant, "”?"), {std::string(meant)});
}

void Validator::add_missing(const Place& place, std::string_view name, std::string_view keyword,
                            std::string hint, Violations& out) const {
  const YamlNode& map = value(place);
  add(place, keyword,
      concat(in_quotes(name), " is missing",
             place.path.empty() ? "" : concat(" in ", place.subject)),
      out, std::move(hint));
  out.back().expected = {std::string(name)};
  if (!map.entries.empty()) out.back().problem.span = tree_[map.entries.front().key].span;
}

void Validator::check_required(const Node& schema, const Place& place, Violations& out) const {
  for (const std::string& name : schema.required) {
    if (tree_.find(value(place), name) == nullptr) add_missing(place, name, "required", "", out);
  }
}

void Validator::check_dependencies(const Node& schema, const Place& place, Violations& out) {
  for (const Dependency& dependency : schema.dependencies) {
    if (tree_.find(value(place), dependency.key) == nullptr) continue;
    for (const std::string& name : dependency.keys) {
      if (tree_.find(value(place), name) != nullptr) continue;
      add_missing(place, name, "dependencies", concat("needed beside ", in_quotes(dependency.key)),
                  out);
    }
    if (dependency.schema) check_into(*dependency.schema, place, out);
  }
}

}  // namespace debrief::schema
