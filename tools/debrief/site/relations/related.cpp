#include "debrief/site/relations/related.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <tuple>

#include "debrief/base/strings.h"
#include "debrief/site/model.h"
#include "debrief/site/relations/summary_terms.h"

namespace debrief {
namespace {

/// What is said outright weighs more than all that is found.
constexpr double kDeclaredWeight = 12, kRecurrenceWeight = 6, kLinkWeight = 4;
/// Of words that both summaries use.
constexpr double kWordsWeight = 0.25;
/// So many neighbours by date are looked at of each thing that a record has.
constexpr size_t kMostNeighbours = 48;
/// Of so many candidates all is looked at.
constexpr size_t kMostCandidates = 32;
/// What more than this share of all records have in common is no reason.
constexpr double kCommonShare = 0.6;
/// So many words in common are a reason, and so many of them are named.
constexpr size_t kLeastWords = 3, kMostNamedWords = 4;

double weight_of(ReasonKind kind) {
  switch (kind) {
    case ReasonKind::kFactor:
      return 2;
    case ReasonKind::kTag:
    case ReasonKind::kService:
      return 1;
    case ReasonKind::kTrigger:
      return 0.7;
    case ReasonKind::kDetection:
    case ReasonKind::kTeam:
      return 0.4;
    default:
      return 0;
  }
}

/// Something that a record has, and the records that have it, in the order of the model.
struct Feature {
  ReasonKind kind = ReasonKind::kFactor;
  std::string value;
  std::vector<uint32_t> records;
  double weight = 0;
};

/// Something that is said outright between a record and another, and where the model has it.
struct Told {
  uint32_t record = 0;  ///< the other
  uint32_t which = 0;  ///< declared: index into Record::related; recurrence: SiteModel::recurrences
  ReasonKind kind = ReasonKind::kLink;
  bool here = true;
};

}  // namespace

class RelatedRecords::Relater {
 public:
  explicit Relater(const SiteModel& model)
      : terms_(model), features_of_(model.records.size()), told_(model.records.size()) {
    for (size_t i = 0; i < model.records.size(); ++i) add_features(model, i);
    const auto count = static_cast<double>(model.records.size());
    for (Feature& each : features_) {
      const auto having = static_cast<double>(each.records.size());
      const double rarity = std::log(1 + (count - having + 0.5) / (having + 0.5));
      each.weight = having > count * kCommonShare ? 0 : weight_of(each.kind) * rarity;
    }
    add_told(model);
  }

  std::vector<RelatedView> related_to(const SiteModel& model, size_t index) const {
    std::vector<RelatedView> views;
    for (const size_t each : candidates(index)) {
      RelatedView view = compare(model, index, each);
      if (!view.reasons.empty()) views.push_back(std::move(view));
    }
    std::ranges::sort(views, {}, [&](const RelatedView& view) {
      return std::tuple(-view.score, std::string_view(model.records[view.record].document().id),
                        view.record);
    });
    const auto declared = static_cast<size_t>(std::ranges::count_if(views, [](const auto& view) {
      return view.reasons.front().kind == ReasonKind::kDeclared;
    }));
    if (views.size() > kMostRelated) views.resize(std::max(kMostRelated, declared));
    return views;
  }

 private:
  void add_features(const SiteModel& model, size_t index) {
    const Document& document = model.records[index].document();
    const auto add = [&](ReasonKind kind, const std::string& value) {
      if (value.empty()) return;
      const auto [found, is_new] =
          feature_of_.try_emplace({kind, value}, static_cast<uint32_t>(features_.size()));
      if (is_new) features_.push_back({kind, value, {}, 0});
      std::vector<uint32_t>& records = features_[found->second].records;
      if (!records.empty() && records.back() == index) return;
      records.push_back(static_cast<uint32_t>(index));
      features_of_[index].push_back(found->second);
    };
    for (const std::string& each : model.records[index].factor_kinds) {
      add(ReasonKind::kFactor, each);
    }
    for (const std::string& each : document.services) add(ReasonKind::kService, each);
    for (const std::string& each : document.teams) add(ReasonKind::kTeam, each);
    for (const std::string& each : document.tags) add(ReasonKind::kTag, each);
    const FrontMatter& fields = document.front_matter;
    if (fields.trigger) add(ReasonKind::kTrigger, fields.trigger->value);
    if (fields.detected_by) add(ReasonKind::kDetection, fields.detected_by->value);
  }

  /// What one record says of another outright, seen from both.
  void add_told(const SiteModel& model) {
    const auto add = [&](size_t record, size_t other, ReasonKind kind, bool here, size_t which) {
      told_[record].push_back({.record = static_cast<uint32_t>(other),
                               .which = static_cast<uint32_t>(which),
                               .kind = kind,
                               .here = here});
    };
    for (size_t i = 0; i < model.records.size(); ++i) {
      const std::vector<RelatedRecord>& declared = model.records[i].related;
      for (size_t which = 0; which < declared.size(); ++which) {
        const RelatedRecord& each = declared[which];
        add(i, each.record, ReasonKind::kDeclared, each.declared_here, which);
      }
      std::vector<size_t> citing;
      for (const Backlink& each : model.records[i].cited_by) citing.push_back(each.record);
      std::ranges::sort(citing);
      citing.erase(std::unique(citing.begin(), citing.end()), citing.end());
      for (const size_t each : citing) {
        add(i, each, ReasonKind::kLink, false, 0);
        add(each, i, ReasonKind::kLink, true, 0);
      }
    }
    for (size_t which = 0; which < model.recurrences.size(); ++which) {
      const RecurrenceView& each = model.recurrences[which];
      add(each.later, each.earlier, ReasonKind::kRecurrence, true, which);
      add(each.earlier, each.later, ReasonKind::kRecurrence, false, which);
    }
    for (std::vector<Told>& each : told_) each.shrink_to_fit();
  }

  static RelatedReason reason_of(const SiteModel& model, size_t index, const Told& told) {
    switch (told.kind) {
      case ReasonKind::kDeclared: {
        const std::string& relation = model.records[index].related[told.which].relation;
        return {told.kind, relation, 0, told.here, kDeclaredWeight};
      }
      case ReasonKind::kRecurrence: {
        const std::string& kind = model.kind_of(model.recurrences[told.which]);
        return {told.kind, kind, 0, told.here, kRecurrenceWeight};
      }
      default:
        return {told.kind, "", 0, told.here, kLinkWeight};
    }
  }

  /// The records that may be related: all that are spoken of, and of those that have something in
  /// common the most promising ones.
  std::vector<size_t> candidates(size_t index) const {
    std::vector<size_t> touched;
    std::vector<double> score(features_of_.size());
    const auto touch = [&](const std::vector<uint32_t>& records, double weight) {
      if (weight <= 0) return;
      const auto here = std::ranges::lower_bound(records, index);
      const auto at = static_cast<size_t>(here - records.begin());
      const size_t from = at > kMostNeighbours / 2 ? at - kMostNeighbours / 2 : 0;
      const size_t to = std::min(records.size(), from + kMostNeighbours);
      for (size_t i = from; i < to; ++i) {
        if (records[i] == index) continue;
        if (score[records[i]] == 0) touched.push_back(records[i]);
        score[records[i]] += weight;
      }
    };
    for (const size_t each : features_of_[index]) {
      touch(features_[each].records, features_[each].weight);
    }
    for (const uint32_t term : terms_.telling(index)) {
      touch(terms_.records(term), kWordsWeight * terms_.rarity(term));
    }
    const size_t kept = std::min(touched.size(), kMostCandidates);
    std::partial_sort(
        touched.begin(), touched.begin() + static_cast<long>(kept), touched.end(),
        [&](size_t a, size_t b) { return std::tuple(-score[a], a) < std::tuple(-score[b], b); });
    touched.resize(kept);
    for (const Told& each : told_[index]) touched.push_back(each.record);
    std::ranges::sort(touched);
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    return touched;
  }

  RelatedView compare(const SiteModel& model, size_t index, size_t other) const {
    RelatedView view{other, 0, {}};
    for (const Told& each : told_[index]) {
      if (each.record == other) view.reasons.push_back(reason_of(model, index, each));
    }
    for (const size_t each : features_of_[index]) {
      const Feature& feature = features_[each];
      if (feature.weight <= 0 || !std::ranges::binary_search(feature.records, other)) continue;
      view.reasons.push_back(
          {feature.kind, feature.value, feature.records.size(), true, feature.weight});
    }
    add_words(index, other, view);
    std::ranges::stable_sort(view.reasons, {}, [](const RelatedReason& each) {
      return std::tuple(-each.weight, each.kind, std::string_view(each.value));
    });
    for (const RelatedReason& each : view.reasons) view.score += each.weight;
    return view;
  }

  /// Words in common are a reason when there are several; they are named, the rarest first.
  void add_words(size_t index, size_t other, RelatedView& view) const {
    const std::vector<uint32_t> shared = terms_.shared(index, other);
    if (shared.size() < kLeastWords) return;
    std::vector<std::string> named;
    for (const uint32_t term : shared) {
      if (named.size() < kMostNamedWords) named.emplace_back(terms_.word(term));
    }
    view.reasons.push_back({ReasonKind::kWords, join(named, ", "), 0, true,
                            kWordsWeight * terms_.likeness(index, other)});
  }

  SummaryTerms terms_;
  std::vector<Feature> features_;
  std::map<std::pair<ReasonKind, std::string>, uint32_t> feature_of_;
  std::vector<std::vector<uint32_t>> features_of_;  ///< for each record
  std::vector<std::vector<Told>> told_;             ///< for each record
};

RelatedRecords::RelatedRecords(const SiteModel& model)
    : relater_(std::make_unique<const Relater>(model)),
      answers_(std::make_unique<Answer[]>(model.records.size())) {}

RelatedRecords::~RelatedRecords() = default;

const std::vector<RelatedView>& RelatedRecords::of(const SiteModel& model, size_t record) const {
  Answer& answer = answers_[record];
  std::call_once(answer.once, [&] { answer.views = relater_->related_to(model, record); });
  return answer.views;
}

}  // namespace debrief
