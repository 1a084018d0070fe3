#pragma once
// The steps of plan_import() and what they share. A value that stands in the document is
// understood; one that was concluded from something else is a guess with its reason; what does not
// fit stays where it is and is named.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/import/import.h"
#include "debrief/import/old_front_matter.h"

namespace debrief {

/// A value that the document gives a field, in a label or in a field of another name.
struct FoundValue {
  static constexpr size_t kLabel = SIZE_MAX;

  std::string field;  ///< as foreign_names.h has it
  std::string label;  ///< as written
  std::string value;  ///< white space folded
  uint32_t line = 0;
  Span span;            ///< of a label's value
  size_t old = kLabel;  ///< index of the old field
};

struct ImportPlanning {
  const CorpusDocument& source;
  const ImportOptions& options;
  ImportPlan plan = {};
  std::vector<OldField> old = {};
  std::vector<bool> settled = {};  ///< for each old field, whether the new front matter says it all
  std::vector<FoundValue> found = {};
  std::string title = {};  ///< whole, for the id

  const Document& document() const { return source.document; }
  uint32_t line_of(Span span) const { return document().source.line_of(span.begin); }

  void understood(std::string_view field, std::string value, uint32_t line, std::string why = {});
  void guessed(std::string_view field, std::string value, uint32_t line, Sureness sureness,
               std::string why);
  void left(std::string_view field, std::string value, uint32_t line, std::string why);

  /// Sets a field to a text, or to YAML as it is.
  void put(std::string_view field, std::string_view text);
  void put_yaml(std::string_view field, std::string yaml);
  bool has(std::string_view field) const { return plan.values.contains(field); }

  /// The first value of a field; nullptr when there is none.
  const FoundValue* first(std::string_view field) const;
  /// The first that stands in a label.
  const FoundValue* first_label(std::string_view field) const;

  /// The value's old field is no longer needed, if it was one.
  void settle(const FoundValue& value);
};

/// A text as YAML on one line, without the control characters that no YAML takes.
std::string scalar_of(std::string_view text);

void plan_title(ImportPlanning& planning);
/// `started` and what follows it.
void plan_times(ImportPlanning& planning);
void plan_severity(ImportPlanning& planning);
void plan_status(ImportPlanning& planning);
void plan_people(ImportPlanning& planning);
/// Services, teams, tags and links.
void plan_lists(ImportPlanning& planning);
/// `written` out of the history, and `timezone`.
void plan_record(ImportPlanning& planning);
/// After the times: the id begins with a day.
void plan_id(ImportPlanning& planning);
/// What the status asks for, known or not.
void plan_required(ImportPlanning& planning);
/// The old fields that no step settled, and labels that mean no field.
void plan_rest(ImportPlanning& planning);

}  // namespace debrief
