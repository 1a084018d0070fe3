// Who looks after the write-up, who led the conversation, and who took part.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/import/foreign_names.h"
#include "debrief/import/planning.h"
#include "debrief/postmortem/placeholder.h"

namespace debrief {
namespace {

constexpr std::string_view kParticipants = "participants/";

void take_person(ImportPlanning& planning, std::string_view field) {
  for (const FoundValue& found : planning.found) {
    if (found.field != field) continue;
    const std::string name = name_of_person(found.value);
    if (name.empty()) {
      planning.left(field, found.value, found.line, "it does not name one person");
      continue;
    }
    planning.put(field, name);
    const bool author =
        field == "owner" && lower_ascii(found.label).find("owner") == std::string::npos;
    if (author) {
      planning.guessed(field, name, found.line, Sureness::kMedium, concat("“", found.label, "”"));
    } else {
      planning.understood(field, name, found.line);
    }
    if (name == found.value) planning.settle(found);
    return;
  }
}

class Participants {
 public:
  explicit Participants(ImportPlanning& planning) : planning_(planning) {}

  void plan() {
    for (const FoundValue& found : planning_.found) {
      if (found.old != FoundValue::kLabel || !found.field.starts_with(kParticipants)) continue;
      const std::string_view role = std::string_view(found.field).substr(kParticipants.size());
      std::string list = replace_all(found.value, " and ", ",");
      std::replace(list.begin(), list.end(), ';', ',');
      for (const std::string_view part : split(list, ',')) add(part, role, found.line);
    }
    const Document& document = planning_.document();
    for (uint32_t i = 1; i < document.sections.size(); ++i) {
      const Section& section = document.sections[i];
      if (section.role != SectionRole::kNone || section.level > 6) continue;
      if (field_of_label(section.title) == kParticipants) read_section(section);
    }
    if (!items_.empty()) {
      planning_.put_yaml("participants", concat("[", join(items_, ", "), "]"));
    }
  }

 private:
  /// `## Responders` with a list of names below.
  void read_section(const Section& section) {
    const Document& document = planning_.document();
    for (const BlockIndex list : section.blocks) {
      if (document.markdown.blocks[list].kind != BlockKind::kList) continue;
      for (const BlockIndex item : document.markdown.blocks[list].children) {
        const Block& block = document.markdown.blocks[item];
        if (block.children.empty()) continue;
        add_item(plain_text(document.markdown, block.children.front()),
                 planning_.line_of(block.span));
      }
    }
  }

  /// `Dana Lee (on call)`, `Dana Lee - on call`, `On call: Dana Lee`.
  void add_item(const std::string& text, uint32_t line) {
    const size_t open = text.find('(');
    const size_t close = text.find(')', std::min(open, text.size()));
    if (close != text.npos) {
      return add(text.substr(0, open), role_of(text.substr(open + 1, close - open - 1)), line);
    }
    for (const std::string_view mark : {" - ", " – ", " — ", ": "}) {
      const size_t at = text.find(mark);
      if (at == text.npos) continue;
      const std::string before = text.substr(0, at);
      const std::string behind = text.substr(at + mark.size());
      const std::string_view field = field_of_label(before);
      if (field.starts_with(kParticipants)) {
        return add(behind, field.substr(kParticipants.size()), line);
      }
      if (!name_of_person(before).empty()) return add(before, role_of(behind), line);
    }
    add(text, "", line);
  }

  /// `on call` as `on-call`; what is long is no role.
  static std::string role_of(std::string_view text) {
    std::string role = lower_ascii(trim(text));
    std::replace(role.begin(), role.end(), ' ', '-');
    return role.size() <= 40 ? role : std::string();
  }

  void add(std::string_view text, std::string_view role, uint32_t line) {
    if (is_placeholder(text)) return;
    const std::string name = name_of_person(text);
    if (name.empty()) {
      return planning_.left("participants", std::string(trim(text)), line,
                            "it does not name one person");
    }
    if (!seen_.insert(name).second) return;
    if (role.empty()) {
      items_.push_back(scalar_of(name));
      return planning_.understood("participants", name, line);
    }
    items_.push_back(concat("{who: ", scalar_of(name), ", role: ", scalar_of(role), "}"));
    planning_.understood("participants", concat(name, " (", role, ")"), line);
  }

  ImportPlanning& planning_;
  std::vector<std::string> items_;  ///< YAML
  std::set<std::string> seen_;
};

}  // namespace

void plan_people(ImportPlanning& planning) {
  take_person(planning, "owner");
  const std::string& given = planning.options.owner;
  if (!planning.has("owner")) {
    planning.put("owner", given.empty() ? std::string_view("unknown") : std::string_view(given));
    if (given.empty()) {
      planning.left("owner", "", 0, "nobody is named; --owner gives one to all that name nobody");
    } else {
      planning.guessed("owner", given, 0, Sureness::kLow, "--owner");
    }
  }
  take_person(planning, "facilitator");
  Participants(planning).plan();
}

}  // namespace debrief
