#include "debrief/cli/postmortem_template.h"

#include <algorithm>
#include <vector>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/cli/load.h"
#include "debrief/text/nearest.h"
#include "debrief/yaml/tree.h"

namespace debrief {
namespace {

constexpr std::string_view kTemplates = "templates/postmortem/";

YamlTree read_layout() {
  const std::string bytes(*embedded_file(concat(kTemplates, "layout.yaml")));
  return parse_yaml(SourceFile("layout.yaml", bytes), {0, static_cast<uint32_t>(bytes.size())});
}

std::vector<std::string> texts_of(const YamlTree& tree, const YamlNode* list) {
  std::vector<std::string> texts;
  if (list == nullptr) return texts;
  for (const YamlIndex item : list->items) texts.push_back(tree[item].text);
  return texts;
}

/// The names of the sections, in order.
std::vector<std::string> sections_for(const TemplateChoice& choice) {
  const YamlTree tree = read_layout();
  const YamlNode& profiles = *tree.find(tree.root(), "profiles");
  const YamlNode* profile = tree.find(profiles, choice.profile);
  if (profile == nullptr) profile = tree.find(profiles, "leaddev");
  const bool brief = choice.size == ScaffoldSize::kBrief;
  std::vector<std::string> names = texts_of(tree, tree.find(*profile, brief ? "brief" : "full"));
  const YamlNode* kind = tree.find(*tree.find(tree.root(), "kinds"), choice.kind);
  if (kind == nullptr) return names;
  for (const std::string& name : texts_of(tree, tree.find(*kind, "drop"))) std::erase(names, name);
  if (const YamlNode* additions = tree.find(*kind, "add")) {
    for (const YamlEntry& entry : additions->entries) {
      const std::string& name = tree[entry.key].text;
      if (is_one_of(name, names)) continue;
      const auto after = std::ranges::find(names, tree[entry.value].text);
      const auto place = after == names.end() ? std::ranges::find(names, "actions") : after + 1;
      names.insert(place, name);
    }
  }
  return names;
}

/// The part that fits best, as layout.yaml says: of the team's own, else of the program's.
Result<std::string> part_for(const World& world, const std::string& root, const std::string& name,
                             const TemplateChoice& choice) {
  std::vector<std::string> names = {concat(name, ".", choice.kind)};
  if (choice.size == ScaffoldSize::kBrief) names.push_back(concat(name, ".brief"));
  if (choice.profile.find('/') == std::string::npos)
    names.push_back(concat(name, ".", choice.profile));
  names.push_back(name);
  for (std::string& each : names) each = concat(kTemplates, "parts/", each, ".md");
  for (const std::string& file : names) {
    DEBRIEF_TRY(own, own_file(world.files, root, concat(".debrief/", file)));
    if (own) return *std::move(own);
  }
  for (const std::string& file : names) {
    if (const auto bytes = embedded_file(file)) return std::string(*bytes);
  }
  return fail({.message = concat("there is no template part “", name, "”")});
}

Result<std::string> composed(const World& world, const std::string& root,
                             const TemplateChoice& choice) {
  std::string body;
  if (choice.size == ScaffoldSize::kStub) return body;
  for (const std::string& name : sections_for(choice)) {
    DEBRIEF_TRY(part, part_for(world, root, name, choice));
    append(body, "\n", trim(part), "\n");
  }
  return body;
}

/// The names that --template takes.
std::vector<std::string> template_names(const World& world, const std::string& root) {
  std::vector<std::string> names = {"default", "brief", "stub"};
  const YamlTree tree = read_layout();
  for (const YamlEntry& entry : tree.find(tree.root(), "kinds")->entries)
    names.push_back(tree[entry.key].text);
  const auto own = world.files.list(join_path(root, concat(".debrief/", kTemplates)));
  if (!own) return names;
  for (const DirectoryEntry& entry : *own) {
    if (!entry.name.ends_with(".md")) continue;
    std::string name = entry.name.substr(0, entry.name.size() - 3);
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

/// The team's own template for what was asked; nullopt when it has none.
Result<std::optional<std::string>> own_template(const World& world, const std::string& root,
                                                const TemplateChoice& choice) {
  std::vector<std::string> names;
  if (!choice.name.empty()) {
    names = {choice.name};
  } else {
    const std::string_view size = choice.size == ScaffoldSize::kStub    ? "stub"
                                  : choice.size == ScaffoldSize::kBrief ? "brief"
                                                                        : "default";
    if (choice.size == ScaffoldSize::kFull)
      names.push_back(choice.kind);
    else
      names.push_back(concat(choice.kind, "-", size));
    if (choice.kind == "incident") names.emplace_back(size);
  }
  for (const std::string& name : names) {
    DEBRIEF_TRY(own, own_file(world.files, root, concat(".debrief/", kTemplates, name, ".md")));
    if (own) return own;
  }
  return std::optional<std::string>();
}

}  // namespace

Result<std::string> template_body(const World& world, const std::string& root,
                                  const TemplateChoice& choice) {
  const bool plain = choice.name.find('/') == std::string::npos && !choice.name.starts_with('.');
  if (plain) {
    DEBRIEF_TRY(own, own_template(world, root, choice));
    if (own) return *std::move(own);
  }
  TemplateChoice built = choice;
  const std::vector<std::string> all = template_names(world, root);
  if (std::ranges::find(all, choice.name) != all.end()) {
    if (choice.name != "default") built.kind = choice.name;
  } else if (!choice.name.empty()) {
    const std::vector<std::string_view> known(all.begin(), all.end());
    return fail({.kind = ErrorKind::kUsage,
                 .message = concat("there is no template “", choice.name, "”",
                                   did_you_mean(choice.name, known)),
                 .where = "--template",
                 .hints = {concat("there are: ", join(all, ", ")),
                           "a team's own stand in .debrief/templates/postmortem/NAME.md"}});
  }
  return composed(world, root, built);
}

}  // namespace debrief
