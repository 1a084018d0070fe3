#include "debrief/site/groups.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/taxonomy.h"

namespace debrief {
namespace {

std::vector<std::string> names_of(const Record& record, GroupKind kind) {
  const Document& document = record.document();
  switch (kind) {
    case GroupKind::kFactor:
      return record.factor_kinds;
    case GroupKind::kTeam:
      return document.teams;
    case GroupKind::kTag:
      return document.tags;
    case GroupKind::kSeverity:
      break;
  }
  if (document.severity.empty()) return {};
  return {document.severity};
}

std::string_view folder_of(GroupKind kind) {
  switch (kind) {
    case GroupKind::kFactor:
      return "factors";
    case GroupKind::kTeam:
      return "teams";
    case GroupKind::kTag:
      return "tags";
    case GroupKind::kSeverity:
      break;
  }
  return "severities";
}

/// Whether the name of a factor can be a file's as it stands: a group that we know, a dot, and
/// small letters. No other name becomes such a one.
bool is_plain_kind(std::string_view id) {
  const size_t dot = id.find('.');
  if (dot == std::string_view::npos || dot + 1 == id.size()) return false;
  const auto& groups = FactorTaxonomy::own().groups();
  const std::string_view group = id.substr(0, dot);
  const bool known =
      group == "x" || std::any_of(groups.begin(), groups.end(),
                                  [&](const FactorGroup& each) { return each.id == group; });
  constexpr size_t kLongest = 80;
  return known && id.size() <= kLongest &&
         std::all_of(id.begin() + static_cast<std::ptrdiff_t>(dot) + 1, id.end(), [](char byte) {
           return (byte >= 'a' && byte <= 'z') || is_ascii_digit(byte) || byte == '-';
         });
}

std::vector<Group> groups_by_id(const SiteModel& model, GroupKind kind) {
  std::map<std::string, Group> by_id;
  for (size_t i = 0; i < model.records.size(); ++i) {
    for (const std::string& id : names_of(model.records[i], kind)) {
      Group& group = by_id[id];
      if (group.records.empty() || group.records.back() != i) group.records.push_back(i);
    }
  }
  std::vector<Group> groups;
  FileNames names;
  for (auto& [id, group] : by_id) {
    group.kind = kind;
    group.id = id;
    const bool plain = kind == GroupKind::kFactor && is_plain_kind(id);
    group.slug = plain ? id : names.take(id, "group", id);
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace

std::string Group::url() const { return concat(folder_of(kind), "/", slug, ".html"); }

const Group* SiteModel::group(GroupKind kind, std::string_view id) const {
  const std::vector<Group>& all = groups_of(kind);
  const auto found = std::lower_bound(
      all.begin(), all.end(), id,
      [](const Group& group, std::string_view wanted) { return group.id < wanted; });
  return found != all.end() && found->id == id ? &*found : nullptr;
}

void add_groups(SiteModel& model) {
  for (size_t kind = 0; kind < kGroupKinds; ++kind) {
    model.groups[kind] = groups_by_id(model, static_cast<GroupKind>(kind));
  }
}

}  // namespace debrief
