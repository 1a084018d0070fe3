#pragma once
// What the page of a service, a factor or any other group tells of its records: what is open, what
// they have in common with others, what repeats.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/site/pages.h"

namespace debrief {

/// `3 records since November 2020`.
std::string since_text(const SiteContext& site, const std::vector<size_t>& records);

/// Actions of these records that are not settled, and how many of them are late; those alone that
/// `wanted` takes.
struct OpenActions {
  size_t live = 0, overdue = 0;
};
OpenActions open_actions_in(const SiteModel& model, const std::vector<size_t>& records,
                            const std::function<bool(const ActionView& view)>& wanted = {});
/// `2 actions open`, `no action open`.
std::string open_text(const Words& words, size_t live);

/// The live actions of records, those in the list alone that `wanted` takes: the most urgent as a
/// table, how many more there are in words; what is said when there is none comes from `none`.
SafeHtml live_action_table(const SiteContext& site, const std::vector<size_t>& records,
                           const std::function<bool(const ActionView& view)>& wanted,
                           std::string_view none);

/// Whether an action is for a factor of this kind in its own record.
bool addresses_kind(const SiteModel& model, const ActionView& view, std::string_view kind);

/// The factors that records name, those of most of them first: how many here and elsewhere, in
/// which, and what is open for it.
SafeHtml factors_met(const SiteContext& site, const std::vector<size_t>& records);
/// The id of a factor's row in factors_met().
std::string factor_row_id(const Group& factor);

/// The services that records name, those of most of them first; what a factor came back in stands
/// there in words.
SafeHtml services_met(const SiteContext& site, const std::vector<size_t>& records);

}  // namespace debrief
