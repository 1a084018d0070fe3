#include "debrief/site/relations/recurrences.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "debrief/postmortem/trace.h"
#include "debrief/site/model.h"

namespace debrief {
namespace {

/// An action about a kind of factor in a service, of an incident that has begun already.
struct OpenAction {
  size_t record = 0, action = 0;
  const ActionLife* life = nullptr;
};

std::optional<absl::Time> start_of(const Record& record) {
  const auto& started = record.document().started;
  return started ? started->instant : std::nullopt;
}

/// Takes the incidents in the order of their starts, and keeps of those that have begun the actions
/// that are not closed for good.
class Sweep {
 public:
  explicit Sweep(const SiteModel& model) : model_(model) {
    for (size_t i = 0; i < model.records.size(); ++i) {
      if (start_of(model.records[i])) order_.push_back(i);
    }
    std::ranges::stable_sort(order_, {}, [&](size_t i) { return *start_of(model.records[i]); });
  }

  std::vector<RecurrenceView> run() {
    size_t begun = 0;
    for (const size_t later : order_) {
      const absl::Time start = *start_of(model_.records[later]);
      while (*start_of(model_.records[order_[begun]]) < start) keep_actions(order_[begun++]);
      compare(later, start);
    }
    std::ranges::stable_sort(found_, {}, [](const RecurrenceView& each) {
      return std::tuple(each.later, std::string_view(each.kind));
    });
    return std::move(found_);
  }

 private:
  void keep_actions(size_t index) {
    const Record& record = model_.records[index];
    const Document& document = record.document();
    const auto& history = record.source->history;
    const bool known = history && history->life && !history->life->actions.empty();
    if (!known || record.factor_kinds.empty() || document.status == Status::kWithdrawn) return;
    const Trace trace = trace_of(document);
    for (size_t i = 0; i < document.factors.size(); ++i) {
      if (document.factors[i].kind.empty()) continue;
      for (const TraceLink& link : trace.factors[i].links) {
        const ActionLife* life = life_of(*history->life, link.action);
        if (life == nullptr || !life->opened()) continue;
        for (const std::string& service : document.services) {
          kept_[{service, document.factors[i].kind}].push_back({index, link.action, life});
        }
      }
    }
  }

  static const ActionLife* life_of(const DocumentLife& life, size_t action) {
    const bool there = action < life.actions.size() && life.actions[action].index == action;
    return there ? &life.actions[action] : nullptr;
  }

  void compare(size_t later, absl::Time start) {
    const Record& record = model_.records[later];
    for (const std::string& kind : record.factor_kinds) {
      // The actions that were open, by the place of their incident among the starts: nearest last.
      std::map<std::pair<absl::Time, size_t>, std::vector<size_t>> open;
      for (const std::string& service : record.document().services) {
        const auto kept = kept_.find({service, kind});
        if (kept != kept_.end()) collect(kept->second, record, start, open);
      }
      size_t room = kMostRecurrences;
      for (auto each = open.rbegin(); each != open.rend() && room > 0; ++each, --room) {
        std::vector<size_t>& actions = each->second;
        std::ranges::sort(actions);
        actions.erase(std::unique(actions.begin(), actions.end()), actions.end());
        found_.push_back({later, each->first.second, kind, std::move(actions)});
      }
    }
  }

  void collect(std::vector<OpenAction>& kept, const Record& later, absl::Time start,
               std::map<std::pair<absl::Time, size_t>, std::vector<size_t>>& open) const {
    std::erase_if(kept, [&](const OpenAction& each) {
      const auto closed = each.life->closed();
      return closed && closed->instant() <= start;
    });
    size_t room = kMostRecurrences;
    size_t last = model_.records.size();
    for (auto each = kept.rbegin(); each != kept.rend(); ++each) {
      if (model_.records[each->record].document().id == later.document().id) continue;
      if (each->life->was_open(start) != true) continue;
      if (each->record != last && room-- == 0) return;
      last = each->record;
      open[{*start_of(model_.records[each->record]), each->record}].push_back(each->action);
    }
  }

  const SiteModel& model_;
  std::vector<size_t> order_;
  std::map<std::pair<std::string, std::string>, std::vector<OpenAction>> kept_;
  std::vector<RecurrenceView> found_;
};

}  // namespace

std::vector<RecurrenceView> recurrences_in(const SiteModel& model) { return Sweep(model).run(); }

}  // namespace debrief
