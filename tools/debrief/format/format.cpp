#include "debrief/format/format.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/format/plan.h"
#include "debrief/format/proof.h"
#include "debrief/postmortem/unread.h"

namespace debrief {
namespace {

/// Why nothing of a document is touched.
std::optional<FormatRefusal> refusal_of(const Document& document, const FormatOptions& options) {
  if (auto unread = unread_part(document)) {
    return FormatRefusal{unread->span, std::move(unread->message)};
  }
  if (document.mode == DocumentMode::kLegacy && options.legacy == LegacyFormatting::kRefuse) {
    return FormatRefusal{document.source.line_span(1),
                         "the front matter has no “debrief” key, so the document is not managed"};
  }
  return std::nullopt;
}

/// Applies plans and drops those that do not prove true.
class PlanTrial {
 public:
  PlanTrial(const Document& document, const FormatOptions& options, std::vector<FormatPlan> plans)
      : document_(document), options_(options), plans_(std::move(plans)) {}

  FormatResult settle() {
    constexpr int kMostRounds = 8;
    for (int round = 0; round < kMostRounds && !plans_.empty(); ++round) {
      const FormatDifference difference = difference_of(plans_);
      if (difference.none()) return result();
      if (!drop(difference)) break;
    }
    if (!unread_.empty()) return {.refusals = {{document_.source.line_span(1), unread_}}};
    if (!plans_.empty() && !difference_of(plans_).none()) keep_one_by_one();
    return result();
  }

 private:
  static void gather(const std::vector<FormatPlan>& plans, FormatResult& result) {
    for (const FormatPlan& plan : plans) {
      result.edits.insert(result.edits.end(), plan.edits.begin(), plan.edits.end());
      result.assigned.insert(result.assigned.end(), plan.assigned.begin(), plan.assigned.end());
    }
    std::ranges::stable_sort(result.edits, {}, &Edit::span);
    std::ranges::stable_sort(result.assigned, {}, &AssignedId::span);
  }

  FormatDifference difference_of(const std::vector<FormatPlan>& plans) {
    FormatResult all;
    gather(plans, all);
    for (size_t i = 1; i < all.edits.size(); ++i) {
      if (all.edits[i].span.begin < all.edits[i - 1].span.end) return {.elsewhere = true};
    }
    const Document after = parse_document(
        SourceFile(document_.source.path(), apply_edits(document_.source.bytes(), all.edits)),
        options_.parse);
    if (const auto unread = unread_part(after)) {
      unread_ = concat("its one form would not be read whole: ", unread->message);
      return {.elsewhere = true};
    }
    return compare_formatted(document_, after, meant_by(plans), all.assigned);
  }

  static std::vector<Span> meant_by(const std::vector<FormatPlan>& plans) {
    std::vector<Span> places;
    for (const FormatPlan& plan : plans) {
      if (plan.meant) places.insert(places.end(), plan.meant->begin(), plan.meant->end());
      if (plan.meant) continue;
      for (const Edit& edit : plan.edits) places.push_back(edit.span);
    }
    std::ranges::sort(places);
    return places;
  }

  /// Gives up the plans that touch what reads differently; false when none does.
  bool drop(const FormatDifference& difference) {
    const std::set<std::pair<EntryList, size_t>> wrong(difference.entries.begin(),
                                                       difference.entries.end());
    std::vector<FormatPlan> kept;
    bool dropped = false;
    for (FormatPlan& plan : plans_) {
      const bool touched = std::ranges::any_of(plan.entries, [&](size_t index) {
        return wrong.contains({plan.list, index});
      });
      if (!touched) {
        kept.push_back(std::move(plan));
        continue;
      }
      dropped = true;
      give_up(plan, kept);
    }
    plans_ = std::move(kept);
    return dropped;
  }

  void give_up(FormatPlan& plan, std::vector<FormatPlan>& kept) {
    const bool less = !plan.fallback.empty() && plan.edits != plan.fallback;
    refusals_.push_back({plan.span, concat("would not read the same in its one form; it stays as ",
                                           less ? "it is but for its id" : "it is")});
    if (!less) return;
    plan.edits = std::move(plan.fallback);
    plan.fallback.clear();
    kept.push_back(std::move(plan));
  }

  /// Something besides the entries reads differently: the plans are tried one after the other.
  void keep_one_by_one() {
    constexpr size_t kMostTrials = 64;
    constexpr size_t kMostBytes = 8 << 20;  // read again in all
    const size_t most = std::clamp<size_t>(
        kMostBytes / std::max<size_t>(document_.source.size(), 1), 1, kMostTrials);
    std::vector<FormatPlan> tried = std::move(plans_);
    plans_.clear();
    for (size_t i = 0; i < tried.size(); ++i) {
      std::vector<FormatPlan> kept = plans_;
      kept.push_back(tried[i]);
      if (i < most && difference_of(kept).none()) {
        plans_ = std::move(kept);
      } else {
        refusals_.push_back({tried[i].span, "would not leave the rest of the document as it is"});
      }
    }
  }

  FormatResult result() {
    FormatResult result;
    gather(plans_, result);
    result.refusals = std::move(refusals_);
    return result;
  }

  const Document& document_;
  const FormatOptions& options_;
  std::vector<FormatPlan> plans_;
  std::vector<FormatRefusal> refusals_;
  std::string unread_;  ///< why the result could not be read whole; empty when it could
};

}  // namespace

FormatResult format_document(const Document& document, const FormatOptions& options) {
  if (auto refusal = refusal_of(document, options)) return {.refusals = {std::move(*refusal)}};
  Planning planning(document, options);
  plan_timeline(planning);
  plan_factors(planning);
  plan_actions(planning);
  FormatResult result = PlanTrial(document, options, std::move(planning.plans)).settle();
  std::ranges::move(planning.refusals, std::back_inserter(result.refusals));
  std::ranges::stable_sort(result.refusals, {}, &FormatRefusal::span);
  return result;
}

}  // namespace debrief
