#include "debrief/postmortem/trace.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/list_id.h"

namespace debrief {
namespace {

/// A fact lists so many actions by way of its factors; its state counts all of them.
constexpr size_t kMostThrough = 100;

bool stands(const Action& action) { return action.status != ActionStatus::kDeclined; }

class Tracer {
 public:
  explicit Tracer(const Document& document) : document_(document), names_(document) {
    trace_.facts.resize(document.facts.size());
    trace_.factors.resize(document.factors.size());
  }

  Trace make() {
    read_actions();
    read_evidence();
    for (uint32_t row = 0; row < document_.check_back.size(); ++row) read_row(row);
    for (Traced& factor : trace_.factors) settle(factor);
    for (Traced& fact : trace_.facts) {
      follow_factors(fact);
      settle(fact);
      accept_by_factors(fact);
    }
    return std::move(trace_);
  }

 private:
  void read_actions() {
    for (uint32_t i = 0; i < document_.actions.size(); ++i) {
      if (!stands(document_.actions[i])) continue;
      for (const auto& id : document_.actions[i].addresses) {
        if (const auto factor = names_.factor(id.value)) link(trace_.factors[*factor], i);
        if (const auto fact = names_.fact(id.value)) link(trace_.facts[*fact], i);
      }
    }
  }

  /// A factor whose evidence is a fact explains it.
  void read_evidence() {
    for (uint32_t i = 0; i < document_.factors.size(); ++i) {
      const Factor& factor = document_.factors[i];
      if (factor.accepted) trace_.factors[i].accepted = factor.accepted->value;
      for (const auto& id : factor.evidence) {
        if (!is_list_id(id.value, "X")) continue;
        if (const auto fact = names_.fact(id.value)) trace_.facts[*fact].factors.push_back(i);
      }
    }
  }

  void read_row(uint32_t index) {
    const CheckBack& row = document_.check_back[index];
    Traced* traced = nullptr;
    if (row.fact) {
      traced = &trace_.facts[*row.fact];
    } else if (const auto factor = names_.factor(row.subject)) {
      traced = &trace_.factors[*factor];
    }
    if (traced == nullptr) {
      trace_.unplaced.push_back(index);
      return;
    }
    for (const auto& id : row.through) {
      const auto action = names_.action(id.value);
      if (action && stands(document_.actions[*action])) link(*traced, *action);
      const auto factor = names_.factor(id.value);
      if (factor && row.fact) traced->factors.push_back(*factor);
    }
    if (row.accepted) traced->accepted = row.accepted->value;
  }

  static void link(Traced& traced, uint32_t action,
                   std::optional<uint32_t> through = std::nullopt) {
    traced.links.push_back({action, through});
  }

  void follow_factors(Traced& fact) {
    std::ranges::sort(fact.factors);
    fact.factors.erase(std::unique(fact.factors.begin(), fact.factors.end()), fact.factors.end());
    size_t room = kMostThrough;
    for (const uint32_t factor : fact.factors) {
      for (const TraceLink& each : trace_.factors[factor].links) {
        if (room == 0) break;
        --room;
        link(fact, each.action, factor);
      }
    }
  }

  /// Each action once, where it is named directly as such.
  static void settle(Traced& traced) {
    std::ranges::stable_sort(traced.links, [](const TraceLink& a, const TraceLink& b) {
      return std::pair(a.action, a.through.has_value()) <
             std::pair(b.action, b.through.has_value());
    });
    const auto same = std::ranges::unique(traced.links, {}, &TraceLink::action);
    traced.links.erase(same.begin(), same.end());
    if (!traced.links.empty()) {
      traced.state = Traced::State::kLessLikely;
    } else if (traced.accepted) {
      traced.state = Traced::State::kAccepted;
    }
  }

  void accept_by_factors(Traced& fact) const {
    if (fact.state != Traced::State::kInTheAir || fact.factors.empty()) return;
    const auto accepted = [&](uint32_t factor) {
      return trace_.factors[factor].state == Traced::State::kAccepted;
    };
    if (!std::ranges::all_of(fact.factors, accepted)) return;
    fact.state = Traced::State::kAccepted;
    fact.accepted = trace_.factors[fact.factors.front()].accepted;
  }

  const Document& document_;
  NamedEntries names_;
  Trace trace_;
};

template <typename Entry>
std::vector<std::string> names_of(std::string_view letter, const std::vector<Entry>& entries) {
  const auto has_id = [](const Entry& entry) { return !entry.id.empty(); };
  if (std::ranges::any_of(entries, has_id)) letter = {};
  std::vector<std::string> names;
  for (const Entry& entry : entries) {
    names.push_back(has_id(entry) ? entry.id : concat(letter, names.size() + 1));
  }
  return names;
}

}  // namespace

Trace::Counts Trace::count(const std::vector<Traced>& list) {
  Counts counts;
  counts.total = list.size();
  for (const Traced& traced : list) {
    counts.less_likely += traced.state == Traced::State::kLessLikely;
    counts.accepted += traced.state == Traced::State::kAccepted;
    counts.in_the_air += traced.state == Traced::State::kInTheAir;
  }
  return counts;
}

Trace trace_of(const Document& document) { return Tracer(document).make(); }

std::vector<std::string> fact_names(const Document& document) {
  return names_of("X", document.facts);
}

std::vector<std::string> factor_names(const Document& document) {
  return names_of("F", document.factors);
}

std::vector<std::string> action_names(const Document& document) {
  return names_of("A", document.actions);
}

std::string_view trace_state_name(Traced::State state) {
  switch (state) {
    case Traced::State::kLessLikely:
      return "less-likely";
    case Traced::State::kAccepted:
      return "accepted";
    case Traced::State::kInTheAir:
      return "in-the-air";
  }
  return {};
}

}  // namespace debrief
