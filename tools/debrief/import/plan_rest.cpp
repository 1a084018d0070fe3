// What no step took: old fields stay under a name of their own, labels stay in the text.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/import/foreign_names.h"
#include "debrief/import/planning.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/labels.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/roles.h"

namespace debrief {
namespace {

/// Fields of the schema that no step makes: a document that has them already keeps them.
constexpr std::array kOwn = std::to_array<std::string_view>(
    {"confidence", "debriefed", "detected_by", "facilitator", "informed", "kind", "links", "owner",
     "participants", "related", "scope", "shared", "timezone", "trigger", "visibility", "written"});

std::string free_key(const ImportPlan& plan, std::string key) {
  const auto taken = [&] {
    return std::ranges::any_of(plan.kept, [&](const auto& each) { return each.first == key; });
  };
  while (taken()) key += "-2";
  return key;
}

void keep_field(ImportPlanning& planning, OldField& old) {
  ImportPlan& plan = planning.plan;
  const bool as_is = is_one_of(old.key, kOwn) && !planning.has(old.key);
  const bool named = as_is || old.key.starts_with("x-");
  std::string key = free_key(plan, named ? old.key : concat("x-", old.key));
  const std::string shown = join(old.values, ", ");
  if (named) {
    planning.understood(key, shown, old.line, "as it stands");
  } else {
    planning.left(key, shown, old.line, concat("“", old.key, "” is kept under this name"));
  }
  for (const std::string& comment : old.comments) {
    // Those behind the value stand in the bytes that are taken over.
    if (old.rest.find(comment) == std::string::npos) plan.comments.push_back(comment);
  }
  plan.kept.emplace_back(std::move(key), std::move(old.rest));
}

/// `Time to repair: 30 min` in a part of the text that no grammar reads.
class LeftLabels {
 public:
  explicit LeftLabels(ImportPlanning& planning)
      : planning_(planning), aliases_(planning.options.config.headings) {}

  void note() {
    each_label(planning_.document(), [&](std::string_view label, std::string_view value,
                                         Span span) { note_one(label, value, span); });
  }

 private:
  static bool is_name(std::string_view label) {
    constexpr size_t kLongest = 32;
    constexpr std::ptrdiff_t kMostSpaces = 3;
    return label.size() > 1 && label.size() <= kLongest && label[0] >= 'A' && label[0] <= 'Z' &&
           label.find_first_of("0123456789.,!?;\"/()<>") == label.npos &&
           std::ranges::count(label, ' ') <= kMostSpaces;
  }

  void note_one(std::string_view label, std::string_view value, Span span) {
    constexpr size_t kLongestValue = 120;
    label = trim(label);
    const std::string_view field = field_of_label(label);
    const uint32_t line = planning_.line_of(span);
    if (!field.empty()) {
      if (is_placeholder(value) && !trim(value).empty()) {
        planning_.left("text", concat(label, ": ", trim(value)), line, "it says nothing yet");
      }
      return;
    }
    if (!is_name(label) || trim(value).empty() || value.size() > kLongestValue) return;
    if (aliases_.role_of(label) != SectionRole::kNone || !is_beside(span)) return;
    if (value.starts_with("//") || role_at(span) != SectionRole::kNone) return;
    const std::string normal = normal_label(label);
    const bool duration = normal.starts_with("time to ") || normal == "duration" ||
                          normal == "ttd" || normal == "ttr";
    planning_.left(
        "text", concat(label, ": ", fold_white_space(value)), line,
        duration ? "durations are derived from the times" : "no field is known by this name");
  }

  /// Whether label and value share a line: a heading is named as such.
  bool is_beside(Span span) const {
    const SourceFile& file = planning_.document().source;
    const Span line = file.line_span(file.line_of(span.begin));
    return file.slice({line.begin, span.begin}).find_first_of(":|") != std::string_view::npos;
  }

  SectionRole role_at(Span span) const {
    const Document& document = planning_.document();
    const auto behind =
        std::ranges::upper_bound(document.sections, span.begin, {},
                                 [](const Section& section) { return section.span.begin; });
    auto inner = static_cast<uint32_t>(
        std::max<std::ptrdiff_t>(std::distance(document.sections.begin(), behind) - 1, 0));
    while (inner != 0 && !document.sections[inner].span.contains(span.begin)) {
      inner = document.sections[inner].parent.value_or(0);
    }
    return document.role_of_section(inner);
  }

  ImportPlanning& planning_;
  RoleAliases aliases_;
};

}  // namespace

void plan_rest(ImportPlanning& planning) {
  for (size_t i = 0; i < planning.old.size(); ++i) {
    OldField& old = planning.old[i];
    if (!planning.settled[i]) {
      keep_field(planning, old);
    } else {
      planning.plan.comments.insert(planning.plan.comments.end(), old.comments.begin(),
                                    old.comments.end());
    }
  }
  if (planning.old.empty()) planning.plan.comments = lone_comments(planning.document());
  LeftLabels(planning).note();
}

}  // namespace debrief
