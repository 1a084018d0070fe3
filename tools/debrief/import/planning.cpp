#include "debrief/import/planning.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/import/foreign_names.h"
#include "debrief/postmortem/labels.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/text/utf8.h"
#include "debrief/yaml/scalar.h"

namespace debrief {
namespace {

/// All values that any step may want, those of the old front matter first.
void collect(ImportPlanning& planning) {
  planning.old = old_fields(planning.document());
  planning.settled.assign(planning.old.size(), false);
  for (size_t i = 0; i < planning.old.size(); ++i) {
    const OldField& old = planning.old[i];
    std::string field(field_of_foreign_key(old.key));
    if (field.empty()) field = lower_ascii(old.key);
    for (const std::string& value : old.values) {
      planning.found.push_back({field, old.key, fold_white_space(value), old.line, {}, i});
    }
  }
  each_label(planning.document(), [&](std::string_view label, std::string_view value, Span span) {
    const std::string_view field = field_of_label(label);
    if (field.empty() || is_placeholder(value)) return;
    planning.found.push_back({std::string(field), fold_white_space(label), fold_white_space(value),
                              planning.line_of(span), span, FoundValue::kLabel});
  });
}

}  // namespace

void ImportPlanning::understood(std::string_view field, std::string value, uint32_t line,
                                std::string why) {
  plan.notes.push_back({Certainty::kUnderstood, std::string(field), std::move(value),
                        std::move(why), line, Sureness::kHigh});
}

void ImportPlanning::guessed(std::string_view field, std::string value, uint32_t line,
                             Sureness sureness, std::string why) {
  plan.notes.push_back(
      {Certainty::kGuessed, std::string(field), std::move(value), std::move(why), line, sureness});
}

void ImportPlanning::left(std::string_view field, std::string value, uint32_t line,
                          std::string why) {
  plan.notes.push_back({Certainty::kLeft, std::string(field), std::move(value), std::move(why),
                        line, Sureness::kHigh});
}

void ImportPlanning::put(std::string_view field, std::string_view text) {
  put_yaml(field, scalar_of(text));
}

void ImportPlanning::put_yaml(std::string_view field, std::string yaml) {
  plan.values[std::string(field)] = std::move(yaml);
}

std::string scalar_of(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
    if (!control) kept += text.substr(0, point.size);
    text.remove_prefix(point.size);
  }
  return yaml_scalar(kept);
}

const FoundValue* ImportPlanning::first(std::string_view field) const {
  const auto at = std::ranges::find(found, field, &FoundValue::field);
  return at == found.end() ? nullptr : &*at;
}

const FoundValue* ImportPlanning::first_label(std::string_view field) const {
  for (const FoundValue& each : found) {
    if (each.field == field && each.old == FoundValue::kLabel) return &each;
  }
  return nullptr;
}

void ImportPlanning::settle(const FoundValue& value) {
  if (value.old != FoundValue::kLabel) settled[value.old] = true;
}

ImportPlan plan_import(const CorpusDocument& source, const ImportOptions& options) {
  ImportPlanning planning{.source = source, .options = options};
  collect(planning);
  plan_title(planning);
  plan_times(planning);
  plan_severity(planning);
  plan_status(planning);
  plan_people(planning);
  plan_lists(planning);
  plan_record(planning);
  plan_id(planning);
  plan_required(planning);
  plan_rest(planning);
  return std::move(planning.plan);
}

}  // namespace debrief
