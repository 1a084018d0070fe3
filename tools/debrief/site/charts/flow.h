#pragma once
// Actions over time, as git proves it: how many were opened and closed, how old those are that are
// open, and how strong those were that were opened.

#include <optional>
#include <vector>

#include "debrief/site/charts/svg.h"

namespace debrief {

/// An action from the commit that brought it in to the one that settled or removed it.
struct ActionSpan {
  absl::CivilDay opened;
  std::optional<absl::CivilDay> closed;  ///< nullopt: it is open
  const Action* action = nullptr;        ///< nullptr: it is in its document no more
};

struct ActionFlow {
  std::vector<ActionSpan> spans;  ///< in the order of their opening
  /// Actions that no commit proves to have been opened or closed on a day; they are in no chart.
  size_t unknown = 0;

  size_t closed() const;
  size_t open() const { return spans.size() - closed(); }
};

ActionFlow flow_of(const SiteModel& model, const std::vector<size_t>& records);

/// Two lines of steps; the gap between them is what is open.
SafeHtml flow_figure(const SiteContext& site, const ActionFlow& flow, const ChartPlace& place);
/// A row a month in which anything was opened or closed, newest first.
ChartTable flow_table(const SiteContext& site, const ActionFlow& flow);

/// How long the open ones have been open, as a table of bars.
SafeHtml ages_figure(const SiteContext& site, const ActionFlow& flow, const ChartPlace& place);
ChartTable ages_table(const SiteContext& site, const ActionFlow& flow);

/// By half year, those that were opened: stronger, intermediate, weaker, without a word for it.
SafeHtml strength_figure(const SiteContext& site, const ActionFlow& flow, const ChartPlace& place);
ChartTable strength_table(const SiteContext& site, const ActionFlow& flow);

/// In words, how many actions are in no chart; empty for none.
std::string unknown_actions(const Words& words, const ActionFlow& flow);

}  // namespace debrief
