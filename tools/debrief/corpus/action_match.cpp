#include "debrief/corpus/action_match.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/corpus/revision_text.h"

namespace debrief {
namespace {

constexpr double kMostlyTheSame = 0.6;
constexpr double kSomethingInCommon = 0.25;
/// More than this many are told apart by equal words and ids alone.
constexpr size_t kMostCompared = 300;

/// The words of a text in lower case, as they stand and sorted.
struct Words {
  std::vector<std::string> in_order, sorted;

  explicit Words(std::string_view text) {
    for (const std::string_view word : words_of(text)) in_order.push_back(lower_ascii(word));
    sorted = in_order;
    std::ranges::sort(sorted);
  }
};

/// The share of two sorted lists that is in both, 0 to 1.
template <typename T>
double common_share(const std::vector<T>& a, const std::vector<T>& b) {
  if (a.empty() && b.empty()) return 1;
  std::vector<T> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return 2 * static_cast<double>(common.size()) / static_cast<double>(a.size() + b.size());
}

/// Whether one text begins as the whole of the other does, or both with five words: a sentence
/// that was added to.
bool begins_alike(const Words& a, const Words& b) {
  constexpr size_t kTelling = 5, kLeast = 3;
  const size_t count = std::min({a.in_order.size(), b.in_order.size(), kTelling});
  return count >= kLeast &&
         std::equal(a.in_order.begin(), a.in_order.begin() + static_cast<long>(count),
                    b.in_order.begin());
}

double likeness(const Words& a, const Words& b) {
  const double share = common_share(a.sorted, b.sorted);
  return begins_alike(a, b) ? std::max(share, kMostlyTheSame) : share;
}

class Matcher {
 public:
  Matcher(std::span<const CardAction> earlier, std::span<const CardAction> later)
      : earlier_(earlier), later_(later), taken_(earlier.size()), matches_(later.size()) {}

  std::vector<std::optional<size_t>> match() {
    match_equal_words();
    compare_words();
    return std::move(matches_);
  }

 private:
  void pair(size_t earlier, size_t later) {
    taken_[earlier] = true;
    matches_[later] = earlier;
  }

  bool same_id(size_t earlier, size_t later) const {
    return !earlier_[earlier].id.empty() && earlier_[earlier].id == later_[later].id;
  }

  /// Of several with the same words the one with the same id, else the next in order.
  void match_equal_words() {
    using TextAndId = std::pair<std::string_view, std::string_view>;
    std::map<TextAndId, std::vector<size_t>> by_text_and_id, by_text;
    for (size_t i = earlier_.size(); i-- > 0;) {
      by_text_and_id[{earlier_[i].text, earlier_[i].id}].push_back(i);
      by_text[{earlier_[i].text, {}}].push_back(i);
    }
    for (size_t i = 0; i < later_.size(); ++i) {
      if (!later_[i].id.empty()) take_next(by_text_and_id, {later_[i].text, later_[i].id}, i);
    }
    for (size_t i = 0; i < later_.size(); ++i) {
      if (!matches_[i]) take_next(by_text, {later_[i].text, {}}, i);
    }
  }

  /// Pairs a later action with the first of a list that is not taken; the lists stand backwards.
  template <typename Lists>
  void take_next(Lists& lists, const typename Lists::key_type& key, size_t later) {
    const auto found = lists.find(key);
    if (found == lists.end()) return;
    std::vector<size_t>& list = found->second;
    while (!list.empty() && taken_[list.back()]) list.pop_back();
    if (list.empty()) return;
    pair(list.back(), later);
    list.pop_back();
  }

  std::vector<size_t> open_earlier() const {
    std::vector<size_t> open;
    for (size_t i = 0; i < earlier_.size(); ++i) {
      if (!taken_[i]) open.push_back(i);
    }
    return open;
  }

  struct Candidate {
    bool same_id;
    double likeness;
    size_t earlier, later;
    /// Mostly the same words beat the id, and the id beats words in common.
    auto rank() const {
      return std::tuple(likeness < kMostlyTheSame, -likeness, !same_id, earlier, later);
    }
  };

  /// Calls `take` with each pair that may be one action: all of them, or where these are too many
  /// those with the same id.
  template <typename Take>
  void for_each_pair(const std::vector<size_t>& open, const Take& take) const {
    const bool compares_all = open.size() <= kMostCompared && later_.size() <= kMostCompared;
    std::map<std::string_view, size_t> by_id;
    for (size_t i = open.size(); i-- > 0;) by_id[earlier_[open[i]].id] = i;
    for (size_t later = 0; later < later_.size(); ++later) {
      if (matches_[later]) continue;
      if (compares_all) {
        for (size_t i = 0; i < open.size(); ++i) take(i, later);
      } else if (const auto found = by_id.find(later_[later].id); found != by_id.end()) {
        take(found->second, later);
      }
    }
  }

  void compare_words() {
    const std::vector<size_t> open = open_earlier();
    std::vector<Words> earlier_words, later_words;
    for (const size_t each : open) earlier_words.emplace_back(earlier_[each].text);
    for (const CardAction& each : later_) later_words.emplace_back(each.text);
    std::vector<Candidate> candidates;
    for_each_pair(open, [&](size_t earlier, size_t later) {
      const bool has_id = same_id(open[earlier], later);
      const double like = likeness(earlier_words[earlier], later_words[later]);
      if (like < (has_id ? kSomethingInCommon : kMostlyTheSame)) return;
      candidates.push_back({has_id, like, open[earlier], later});
    });
    std::ranges::sort(candidates, {}, &Candidate::rank);
    for (const Candidate& each : candidates) {
      if (!taken_[each.earlier] && !matches_[each.later]) pair(each.earlier, each.later);
    }
  }

  std::span<const CardAction> earlier_, later_;
  std::vector<bool> taken_;
  std::vector<std::optional<size_t>> matches_;
};

}  // namespace

std::vector<std::optional<size_t>> match_actions(std::span<const CardAction> earlier,
                                                 std::span<const CardAction> later) {
  return Matcher(earlier, later).match();
}

bool is_spelling(std::string_view a, std::string_view b) {
  constexpr double kSame = 0.9;
  const auto pairs_of = [](std::string_view text) {
    const std::string letters = lower_ascii(letters_of(text));
    std::vector<std::string> pairs;
    for (size_t i = 0; i + 1 < letters.size(); ++i) pairs.push_back(letters.substr(i, 2));
    std::ranges::sort(pairs);
    return pairs;
  };
  return common_share(pairs_of(a), pairs_of(b)) >= kSame;
}

}  // namespace debrief
