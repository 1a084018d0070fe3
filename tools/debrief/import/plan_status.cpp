// How grave it was, and where its write-up stands.

#include <array>

#include "debrief/base/strings.h"
#include "debrief/import/foreign_names.h"
#include "debrief/import/planning.h"
#include "debrief/import/severity.h"

namespace debrief {
namespace {

constexpr std::string_view kUnknown = "unknown";

/// The severity that the document names; false when it names none that is known.
bool take_severity(ImportPlanning& planning) {
  const std::string& written = planning.document().severity;
  const FoundValue* found = planning.first("severity");
  const std::string text = written.empty() && found != nullptr ? found->value : written;
  if (text.empty()) {
    if (planning.options.severity.empty()) {
      planning.left("severity", "", 0,
                    "the document names none; --severity gives one to all that do not");
    }
    return false;
  }
  const uint32_t line = found == nullptr ? 0 : found->line;
  const auto match = severity_of(text, planning.options.config.severities);
  if (!match) {
    planning.left("severity", text, line,
                  concat("it is none of ", join(planning.options.config.severities, ", "),
                         ", and no rank of them"));
    return false;
  }
  planning.put("severity", match->name);
  if (match->why.empty()) {
    planning.understood("severity", match->name, line);
  } else {
    planning.guessed("severity", match->name, line, Sureness::kMedium, match->why);
  }
  if (found != nullptr && found->value == match->name) planning.settle(*found);
  return true;
}

/// What the status asks for, known or not.
void complete_status(ImportPlanning& planning) {
  constexpr std::array<std::string_view, 3> kRequired = {"facilitator", "participants", "resolved"};
  std::vector<std::string> missing;
  for (const std::string_view field : kRequired) {
    if (!planning.has(field)) missing.emplace_back(field);
  }
  if (!planning.has("status")) {
    const std::string_view name = missing.empty() ? "published" : "draft";
    planning.put("status", name);
    planning.guessed("status", std::string(name), 0, Sureness::kLow,
                     missing.empty() ? "all is known that a published one names"
                                     : concat("the document does not say; a published one also "
                                              "names ",
                                              join(missing, ", ")));
  }
  const std::string status = planning.plan.values.find("status")->second;
  if (!is_one_of(status, {"review", "published", "closed"})) return;
  if (!planning.has("participants")) {
    // The schema takes no such document without them, and an invented name is worse than a draft.
    std::erase_if(planning.plan.notes, [](const ImportNote& note) {
      return note.field == "status" && note.certainty != Certainty::kLeft;
    });
    const FoundValue* found = planning.first("status");
    planning.put("status", "draft");
    return planning.left(
        "status", found == nullptr ? status : found->value, found == nullptr ? 0 : found->line,
        concat("it is a draft until participants are named; ", status, " asks for them"));
  }
  // What is said to be published stays so; that the rest is not known is said too.
  planning.plan.values.emplace("facilitator", kUnknown);
  planning.plan.values.emplace("resolved", "null");
  for (const std::string& field : missing) {
    planning.left(field, "", 0, concat("the document does not say; ", status, " asks for it"));
  }
}

}  // namespace

void plan_severity(ImportPlanning& planning) {
  if (take_severity(planning)) return;
  const std::string& given = planning.options.severity;
  planning.put("severity", given.empty() ? kUnknown : std::string_view(given));
  if (!given.empty()) planning.guessed("severity", given, 0, Sureness::kLow, "--severity");
}

void plan_status(ImportPlanning& planning) {
  if (const FoundValue* found = planning.first("status")) {
    const std::string word = found->value.substr(0, found->value.find_first_of(",(;"));
    const Status own = status_of_name(lower_ascii(trim(word)));
    const std::string_view name = own == Status::kUnknown ? status_of_word(word) : status_name(own);
    if (!name.empty()) {
      planning.put("status", name);
      if (own != Status::kUnknown) {
        return planning.understood("status", std::string(name), found->line);
      }
      return planning.guessed("status", std::string(name), found->line, Sureness::kHigh,
                              concat("“", found->value, "”"));
    }
    planning.left("status", found->value, found->line, "no status of debrief means that");
  }
  if (planning.options.status.empty()) return;
  planning.put("status", planning.options.status);
  planning.guessed("status", planning.options.status, 0, Sureness::kLow, "--status");
}

void plan_required(ImportPlanning& planning) {
  complete_status(planning);
  const FoundValue* found = planning.first("status");
  if (found != nullptr && found->value == planning.plan.values.find("status")->second) {
    planning.settle(*found);
  }
}

}  // namespace debrief
