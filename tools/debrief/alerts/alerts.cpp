#include "debrief/alerts/alerts.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "debrief/alerts/alert_fields.h"
#include "debrief/alerts/csv.h"
#include "debrief/alerts/json_slices.h"
#include "debrief/base/strings.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of_value(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number() ? value.dump() : std::string();
}

/// The values of an object and, under `outer.inner`, those of the objects in it.
std::vector<AlertField> fields_of(const Json& row) {
  std::vector<AlertField> fields;
  for (const auto& [name, value] : row.items()) {
    if (!value.is_object()) {
      fields.push_back({field_name(name), text_of_value(value)});
      continue;
    }
    for (const auto& [inner, inner_value] : value.items())
      fields.push_back({field_name(concat(name, ".", inner)), text_of_value(inner_value)});
  }
  return fields;
}

/// The list that an object is wrapped around: the one under a usual name, else the first list or
/// object that is no simple value. Empty when there is none.
std::string_view wrapped_list(std::string_view object) {
  const std::vector<JsonMember> members = member_slices(object);
  constexpr std::string_view kNames[] = {"alerts", "incidents", "data",   "items",   "results",
                                         "result", "events",    "groups", "entries", "log_entries"};
  for (const std::string_view name : kNames) {
    for (const JsonMember& member : members) {
      if (member.key == name && (member.value[0] == '[' || member.value[0] == '{'))
        return member.value;
    }
  }
  const auto list = std::ranges::find_if(members, [](const JsonMember& member) {
    const auto elements = element_slices(member.value);
    return !elements.empty() && elements[0][0] == '{';
  });
  return list == members.end() ? std::string_view() : list->value;
}

/// Numbers the lines of slices that are asked for in rising order.
class LineCounter {
 public:
  explicit LineCounter(std::string_view bytes) : bytes_(bytes) {}
  uint32_t line_of(std::string_view slice) {
    const auto at = static_cast<size_t>(slice.data() - bytes_.data());
    if (at < counted_) counted_ = 0, line_ = 1;
    line_ +=
        static_cast<uint32_t>(std::ranges::count(bytes_.substr(counted_, at - counted_), '\n'));
    counted_ = at;
    return line_;
  }

 private:
  std::string_view bytes_;
  size_t counted_ = 0;
  uint32_t line_ = 1;
};

/// One object a line: the first line is an object of its own and more follow.
std::vector<std::string_view> json_lines(std::string_view bytes) {
  const std::string_view first = value_slice(bytes);
  const std::string_view rest =
      bytes.substr(static_cast<size_t>(first.data() - bytes.data()) + first.size());
  if (!first.starts_with('{') || first.find('\n') != first.npos || trim(rest).empty()) return {};
  std::vector<std::string_view> lines;
  for (const std::string_view line : split(bytes, '\n')) {
    if (!trim(line).empty()) lines.push_back(trim(line));
  }
  return lines;
}

/// Goes through what may be an alert, a list of alerts, or an object around such a list.
AlertList read_json(std::string_view bytes) {
  constexpr int kDeepest = 6;
  struct Part {
    std::string_view text;
    int depth;
  };
  AlertList list;
  LineCounter lines(bytes);
  std::vector<Part> parts;  // a stack: the last one is next
  const auto push = [&parts](const std::vector<std::string_view>& texts, int depth) {
    for (size_t i = texts.size(); i > 0; --i) parts.push_back({texts[i - 1], depth});
  };
  const auto rows = json_lines(bytes);
  push(rows.empty() ? std::vector{value_slice(bytes)} : rows, 0);
  while (!parts.empty()) {
    const Part part = parts.back();
    parts.pop_back();
    const uint32_t line = lines.line_of(part.text);
    if (part.depth < kDeepest && part.text.starts_with('[')) {
      push(element_slices(part.text), part.depth + 1);
      continue;
    }
    const Json row = Json::parse(part.text, nullptr, false);
    if (row.is_object() && !time_field(fields_of(row)).empty()) {
      add_alert(fields_of(row), line, list);
      continue;
    }
    const std::string_view inner = part.depth < kDeepest ? wrapped_list(part.text) : "";
    if (!inner.empty()) {
      push({inner}, part.depth + 1);
    } else if (row.is_discarded()) {
      list.problems.push_back({line, "not valid JSON"});
    } else if (!row.is_object()) {
      list.problems.push_back({line, "not an object"});
    } else if (!row.empty() || part.depth > 0) {
      add_alert(fields_of(row), line, list);
    }
  }
  return list;
}

Result<AlertList> read_table(std::string_view bytes) {
  const std::vector<CsvRecord> records = read_csv(bytes);
  std::vector<std::string> names;
  for (const std::string& cell : records[0].cells) names.push_back(field_name(cell));
  if (std::ranges::none_of(names, is_time_field)) {
    return fail({.kind = ErrorKind::kUsage,
                 .message = "neither JSON nor a CSV file with a column of times",
                 .hints = {"the first line of a CSV file names its columns: time, title, severity, "
                           "source, url"}});
  }
  AlertList list;
  for (size_t i = 1; i < records.size(); ++i) {
    const CsvRecord& record = records[i];
    if (!record.closed || record.cells.size() > names.size()) {
      list.problems.push_back(
          {record.line, record.closed ? concat("it has ", counted(record.cells.size(), "cell"),
                                               " where the first line names ", names.size())
                                      : std::string("a quote is opened and not closed")});
      continue;
    }
    std::vector<AlertField> fields;
    for (size_t cell = 0; cell < record.cells.size(); ++cell)
      fields.push_back({names[cell], record.cells[cell]});
    add_alert(fields, record.line, list);
  }
  return list;
}

}  // namespace

Result<AlertList> read_alerts(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view text = trim(bytes);
  if (text.empty()) return fail({.kind = ErrorKind::kUsage, .message = "holds nothing"});
  return text[0] == '[' || text[0] == '{' ? Result<AlertList>(read_json(bytes)) : read_table(bytes);
}

}  // namespace debrief
