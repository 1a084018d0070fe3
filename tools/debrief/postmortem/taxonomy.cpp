#include "debrief/postmortem/taxonomy.h"

#include <algorithm>
#include <stdexcept>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/yaml/prepared.h"

namespace debrief {
namespace {

constexpr std::string_view kFile = "rules/taxonomy/factors.yaml";

/// The last part of a kind: what it is without its group.
std::string_view without_group(std::string_view id) {
  const size_t dot = id.rfind('.');
  return dot == id.npos ? id : id.substr(dot + 1);
}

/// `Human Error`, `human_error` as `human-error`.
std::string normal_kind(std::string_view word) {
  std::string kind = lower_ascii(trim(word));
  std::ranges::replace(kind, ' ', '-');
  std::ranges::replace(kind, '_', '-');
  return kind;
}

std::string text_of(const YamlTree& tree, const YamlNode& map, std::string_view key) {
  const YamlNode* node = tree.find(map, key);
  return node == nullptr ? std::string() : node->text;
}

std::vector<std::string> texts_of(const YamlTree& tree, const YamlNode& map, std::string_view key) {
  std::vector<std::string> texts;
  if (const YamlNode* list = tree.find(map, key)) {
    for (const YamlIndex item : list->items) texts.push_back(tree[item].text);
  }
  return texts;
}

}  // namespace

FactorTaxonomy FactorTaxonomy::read() {
  const auto bytes = embedded_file(kFile);
  if (!bytes) throw std::logic_error(concat("there is no ", kFile));
  const YamlTree tree = parse_yaml_file(SourceFile(std::string(kFile), std::string(*bytes)));
  const auto items = [&](const YamlNode& map, std::string_view key) {
    const YamlNode* list = tree.find(map, key);
    if (list == nullptr) throw std::logic_error(concat(kFile, ": there is no “", key, "”"));
    return list->items;
  };
  FactorTaxonomy taxonomy;
  for (const YamlIndex each : items(tree.root(), "groups")) {
    const YamlNode& node = tree[each];
    FactorGroup group{.id = text_of(tree, node, "id"),
                      .title = text_of(tree, node, "title"),
                      .meaning = text_of(tree, node, "meaning"),
                      .kinds = {}};
    for (const YamlIndex kind : items(node, "kinds")) {
      group.kinds.push_back({.id = text_of(tree, tree[kind], "id"),
                             .meaning = text_of(tree, tree[kind], "meaning"),
                             .aliases = texts_of(tree, tree[kind], "aliases")});
    }
    taxonomy.groups_.push_back(std::move(group));
  }
  for (const YamlIndex each : items(tree.root(), "persons")) {
    taxonomy.persons_.push_back(
        {.names = texts_of(tree, tree[each], "names"), .fits = texts_of(tree, tree[each], "fits")});
  }
  return taxonomy;
}

const FactorTaxonomy& FactorTaxonomy::own() {
  static const FactorTaxonomy taxonomy = read();
  return taxonomy;
}

FactorTaxonomy FactorTaxonomy::with(const std::map<std::string, std::string>& further) const {
  FactorTaxonomy more = *this;
  for (const auto& [id, meaning] : further) {
    const std::string_view name = std::string_view(id).substr(0, id.find('.'));
    auto group = std::ranges::find(more.groups_, name, &FactorGroup::id);
    if (group == more.groups_.end()) {
      more.groups_.push_back({.id = std::string(name),
                              .title = "Kinds of our own",
                              .meaning = "What the configuration of this repository adds.",
                              .kinds = {}});
      group = std::prev(more.groups_.end());
    }
    const auto known = std::ranges::find(group->kinds, id, &FactorKind::id);
    if (known == group->kinds.end()) {
      group->kinds.push_back({.id = id, .meaning = meaning, .aliases = {}});
    } else {
      known->meaning = meaning;
    }
  }
  return more;
}

const FactorKind* FactorTaxonomy::find(std::string_view id) const {
  for (const FactorGroup& group : groups_) {
    const auto kind = std::ranges::find(group.kinds, id, &FactorKind::id);
    if (kind != group.kinds.end()) return &*kind;
  }
  return nullptr;
}

const FactorKind* FactorTaxonomy::find_alias(std::string_view word) const {
  const std::string name = normal_kind(word);
  const std::string_view bare = without_group(name);
  const FactorKind* found = nullptr;
  for (const FactorGroup& group : groups_) {
    for (const FactorKind& kind : group.kinds) {
      const bool same = kind.id == name || without_group(kind.id) == bare ||
                        std::ranges::find(kind.aliases, bare) != kind.aliases.end();
      if (!same) continue;
      if (found != nullptr) return nullptr;
      found = &kind;
    }
  }
  return found;
}

std::vector<std::string_view> FactorTaxonomy::instead_of_person(std::string_view word) const {
  const std::string name = normal_kind(word);
  const std::string_view bare = without_group(name);
  const std::string_view group = std::string_view(name).substr(0, name.find('.'));
  const auto names = [](const Persons& persons, std::string_view each) {
    return std::ranges::find(persons.names, each) != persons.names.end();
  };
  for (const Persons& persons : persons_) {
    if (names(persons, bare)) return {persons.fits.begin(), persons.fits.end()};
  }
  // `person.fatigue`: the group is what makes it a person's.
  for (const Persons& persons : persons_) {
    if (bare != name && names(persons, group)) return {persons.fits.begin(), persons.fits.end()};
  }
  return {};
}

std::vector<std::string_view> FactorTaxonomy::ids() const {
  std::vector<std::string_view> ids;
  for (const FactorGroup& group : groups_) {
    for (const FactorKind& kind : group.kinds) ids.push_back(kind.id);
  }
  return ids;
}

}  // namespace debrief
