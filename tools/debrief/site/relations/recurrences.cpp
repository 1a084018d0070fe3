#include "debrief/site/relations/recurrences.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "debrief/site/model.h"

namespace debrief {
namespace {

/// An action about a kind of factor in a service, of an incident that has begun already.
struct OpenAction {
  size_t record = 0;
  uint32_t action = 0;
  const ActionLife* life = nullptr;
  absl::Time closed = absl::InfiniteFuture();  ///< for good
};

std::optional<absl::Time> start_of(const Record& record) {
  const auto& started = record.document().started;
  return started ? started->instant : std::nullopt;
}

/// Takes the incidents in the order of their starts, and keeps of those that have begun the actions
/// that are not closed for good.
class Sweep {
 public:
  explicit Sweep(const SiteModel& model) : model_(model), found_(model.records.size()) {
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
    std::vector<RecurrenceView> all;
    for (std::vector<RecurrenceView>& of_later : found_) {
      std::ranges::stable_sort(of_later, {}, [&](const RecurrenceView& each) {
        return std::string_view(model_.kind_of(each));
      });
      std::ranges::move(of_later, std::back_inserter(all));
      std::vector<RecurrenceView>().swap(of_later);
    }
    return all;
  }

 private:
  /// By the start of their incident and its index.
  using OpenActions = std::map<std::pair<absl::Time, uint32_t>, std::vector<uint32_t>>;

  void keep_actions(size_t index) {
    const Record& record = model_.records[index];
    const Document& document = record.document();
    const auto& history = record.source->history;
    const bool known = history && history->life && !history->life->actions.empty();
    if (!known || record.factor_kinds.empty() || document.status == Status::kWithdrawn) return;
    for (size_t i = 0; i < document.factors.size(); ++i) {
      if (document.factors[i].kind.empty()) continue;
      for (const TraceLink& link : record.trace.factors[i].links) {
        const ActionLife* life = life_of(*history->life, link.action);
        if (life == nullptr || !life->opened()) continue;
        OpenAction open{index, link.action, life};
        if (const auto closed = life->closed()) open.closed = closed->instant();
        for (const std::string& service : document.services) {
          kept_[{service, document.factors[i].kind}].push_back(open);
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
    for (uint32_t kind = 0; kind < record.factor_kinds.size(); ++kind) {
      // The actions that were open, by the place of their incident among the starts: nearest last.
      OpenActions open;
      for (const std::string& service : record.document().services) {
        const auto kept = kept_.find({service, record.factor_kinds[kind]});
        if (kept != kept_.end()) collect(kept->second, record, start, open);
      }
      size_t room = kMostRecurrences;
      for (auto each = open.rbegin(); each != open.rend() && room > 0; ++each, --room) {
        std::vector<uint32_t>& actions = each->second;
        std::ranges::sort(actions);
        actions.erase(std::unique(actions.begin(), actions.end()), actions.end());
        found_[later].push_back({static_cast<uint32_t>(later), each->first.second, kind,
                                 PackedList<uint32_t>(std::span<const uint32_t>(actions))});
      }
    }
  }

  void collect(std::vector<OpenAction>& kept, const Record& later, absl::Time start,
               OpenActions& open) const {
    // Those that are closed for good go once they are many: looking at all of them for each
    // incident would take the square of their number.
    constexpr size_t kMostClosed = 32;
    size_t closed = 0;
    size_t room = kMostRecurrences;
    size_t last = model_.records.size();
    for (auto each = kept.rbegin(); each != kept.rend(); ++each) {
      if (each->closed <= start) {
        ++closed;
        continue;
      }
      if (model_.records[each->record].document().id == later.document().id) continue;
      if (each->life->was_open(start) != true) continue;
      if (each->record != last && room-- == 0) break;
      last = each->record;
      const auto record = static_cast<uint32_t>(each->record);
      open[{*start_of(model_.records[record]), record}].push_back(each->action);
    }
    if (closed > kMostClosed) {
      std::erase_if(kept, [&](const OpenAction& each) { return each.closed <= start; });
    }
  }

  const SiteModel& model_;
  std::vector<size_t> order_;
  /// By service and kind of factor, as documents write them.
  std::map<std::pair<std::string_view, std::string_view>, std::vector<OpenAction>> kept_;
  std::vector<std::vector<RecurrenceView>> found_;  ///< by the later record
};

}  // namespace

std::vector<RecurrenceView> recurrences_in(const SiteModel& model) { return Sweep(model).run(); }

}  // namespace debrief
