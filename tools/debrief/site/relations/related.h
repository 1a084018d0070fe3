#pragma once
// Which records a reader of one should look at next, and why: what both have in common, rare things
// before frequent ones, and what either says of the other.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace debrief {

struct SiteModel;

enum class ReasonKind : uint8_t {
  kDeclared,    ///< one of them names the other; `value` is the relation as declared
  kRecurrence,  ///< a factor came back while an action about it was open; `value` is its kind
  kLink,        ///< one of them links to the other
  kFactor,
  kService,
  kTrigger,
  kDetection,  ///< detected in the same way
  kTag,
  kTeam,
  kWords,  ///< their facts speak of the same; `value` are words, with commas between
};

struct RelatedReason {
  ReasonKind kind = ReasonKind::kFactor;
  std::string value;   ///< what both have: a service, a kind of factor
  size_t records = 0;  ///< how many records have it; 0 where that says nothing
  /// Of what has a direction: whether the record itself is the one that declares, that links, that
  /// came later.
  bool here = true;
  double weight = 0;
};

struct RelatedView {
  size_t record = 0;  ///< index into SiteModel::records
  double score = 0;
  std::vector<RelatedReason> reasons;  ///< the weightiest first, never empty
};

/// So many are told of each record; what front matter declares always.
inline constexpr size_t kMostRelated = 5;

/// What the records of a model have in common, gathered once; who is related to one of them is
/// found when it is asked for, from any thread.
class RelatedRecords {
 public:
  /// Wants records, groups, citations and recurrences of the model. Linear.
  explicit RelatedRecords(const SiteModel& model);
  ~RelatedRecords();

  /// Those related to a record of the model, the nearest first, equal ones by id; found once. Near
  /// to constant: what many records have in common is looked at in its neighbours by date alone.
  const std::vector<RelatedView>& of(const SiteModel& model, size_t record) const;

 private:
  class Relater;
  struct Answer {
    std::once_flag once;
    std::vector<RelatedView> views;
  };
  std::unique_ptr<const Relater> relater_;
  std::unique_ptr<Answer[]> answers_;  ///< by record
};

}  // namespace debrief
