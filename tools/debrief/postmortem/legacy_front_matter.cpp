// What other tools write into front matter, for documents without `debrief:`. Catalogues keep
// `start_time`, `end_time`, `product` and `keywords`; site generators keep `date` and `author`.

#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/reading.h"
#include "debrief/postmortem/time_context.h"

namespace debrief {
namespace {

/// The scalar values of a key: one, or those of a list.
std::vector<Located<std::string>> values_of(const FrontMatter& front,
                                            std::initializer_list<std::string_view> keys) {
  std::vector<Located<std::string>> values;
  const YamlTree& tree = front.tree;
  if (tree.empty() || tree.root().kind != YamlKind::kMap) return values;
  for (const std::string_view key : keys) {
    const YamlNode* node = tree.find(tree.root(), key);
    if (node == nullptr) continue;
    const auto take = [&](const YamlNode& scalar) {
      if (scalar.kind != YamlKind::kScalar || is_placeholder(scalar.text)) return;
      values.push_back({fold_white_space(scalar.text), scalar.span});
    };
    take(*node);
    for (const YamlIndex item : node->items) take(tree[item]);
  }
  return values;
}

/// A time as programs print it, `2021-02-19 10:02:03 +0000 UTC`. The year 1 means none.
std::optional<Moment> moment_of(const std::vector<Located<std::string>>& values, const Zone& zone) {
  for (const Located<std::string>& each : values) {
    std::string_view text = each.value;
    if (text.ends_with(" +0000 UTC")) text.remove_suffix(10 - 6);
    auto moment = read_moment(text, zone);
    if (moment && moment->local.year() >= 1970) return moment;
  }
  return std::nullopt;
}

void add(std::vector<std::string>& list, const std::vector<Located<std::string>>& values) {
  for (const Located<std::string>& each : values) {
    if (!is_one_of(each.value, list)) list.push_back(each.value);
  }
}

}  // namespace

void read_legacy_front_matter(DocumentReading& reading) {
  Document& document = reading.document;
  const FrontMatter& front = document.front_matter;
  const auto fill = [&](std::optional<Moment>& slot, std::initializer_list<std::string_view> keys) {
    if (!slot) slot = moment_of(values_of(front, keys), reading.zone);
  };
  fill(document.started, {"start_time", "started_at", "start", "start_date", "incident_date"});
  fill(document.detected, {"detected_at", "detection_time"});
  fill(document.mitigated, {"mitigated_at"});
  fill(document.resolved, {"end_time", "resolved_at", "ended_at", "end", "end_date"});
  if (!reading.named_day) {
    std::optional<Moment> date;
    fill(date, {"date"});
    if (date) reading.named_day = absl::CivilDay(date->local);
  }
  if (document.services.empty()) {
    add(document.services, values_of(front, {"product", "service", "products"}));
  }
  add(document.tags, values_of(front, {"keywords", "categories"}));
  if (document.severity.empty()) {
    const auto severity = values_of(front, {"sev", "priority"});
    if (!severity.empty()) document.severity = severity.front().value;
  }
}

}  // namespace debrief
