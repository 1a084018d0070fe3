#include "debrief/site/lists/statuses.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/marks.h"

namespace debrief {

std::vector<StatusList> statuses_of(const SiteModel& model) {
  constexpr std::array kInOrder = {Status::kStub,      Status::kDraft,  Status::kReview,
                                   Status::kPublished, Status::kClosed, Status::kWithdrawn,
                                   Status::kUnknown};
  std::vector<StatusList> lists;
  for (const Status status : kInOrder) lists.push_back({status, {}});
  for (size_t i = 0; i < model.records.size(); ++i) {
    const auto at = std::find(kInOrder.begin(), kInOrder.end(), model.records[i].document().status);
    lists[static_cast<size_t>(at - kInOrder.begin())].records.push_back(i);
  }
  std::erase_if(lists, [](const StatusList& list) { return list.records.empty(); });
  return lists;
}

std::string status_url(Status status) {
  const std::string_view name = status == Status::kUnknown ? "none" : status_name(status);
  return concat("statuses/", name, ".html");
}

std::string status_title(const Words& words, Status status) {
  return std::string(status == Status::kUnknown ? words["marks.no_status"]
                                                : status_word(words, status));
}

std::vector<const Group*> severities_by_rank(const SiteModel& model) {
  std::vector<const Group*> groups;
  for (const Group& group : model.groups_of(GroupKind::kSeverity)) groups.push_back(&group);
  const auto rank = [&](const Group* group) {
    const size_t own = model.records[group->records.front()].severity_rank;
    return own == 0 ? SIZE_MAX : own;
  };
  std::stable_sort(groups.begin(), groups.end(),
                   [&](const Group* a, const Group* b) { return rank(a) < rank(b); });
  return groups;
}

std::vector<const Group*> busiest_groups(const SiteModel& model, GroupKind kind, size_t most) {
  std::vector<const Group*> groups;
  for (const Group& group : model.groups_of(kind)) groups.push_back(&group);
  std::stable_sort(groups.begin(), groups.end(), [](const Group* a, const Group* b) {
    return a->records.size() > b->records.size();
  });
  if (groups.size() > most) groups.resize(most);
  return groups;
}

}  // namespace debrief
