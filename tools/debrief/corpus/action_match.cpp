#include "debrief/corpus/action_match.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <tuple>

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
    std::map<std::string_view, std::vector<size_t>> by_text;
    for (size_t i = 0; i < earlier_.size(); ++i) by_text[earlier_[i].text].push_back(i);
    for (const bool wants_id : {true, false}) {
      for (size_t i = 0; i < later_.size(); ++i) {
        const auto equals = by_text.find(later_[i].text);
        if (matches_[i] || equals == by_text.end()) continue;
        const auto found = std::ranges::find_if(equals->second, [&](size_t each) {
          return !taken_[each] && (!wants_id || same_id(each, i));
        });
        if (found != equals->second.end()) pair(*found, i);
      }
    }
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

  void compare_words() {
    const std::vector<size_t> open = open_earlier();
    std::vector<Words> words;
    const bool compares = open.size() <= kMostCompared && later_.size() <= kMostCompared;
    for (const size_t each : open) words.emplace_back(earlier_[each].text);
    std::vector<Candidate> candidates;
    for (size_t later = 0; later < later_.size(); ++later) {
      if (matches_[later]) continue;
      const Words own(later_[later].text);
      for (size_t i = 0; i < open.size(); ++i) {
        const bool has_id = same_id(open[i], later);
        if (!compares && !has_id) continue;
        const double like = likeness(words[i], own);
        if (like < (has_id ? kSomethingInCommon : kMostlyTheSame)) continue;
        candidates.push_back({has_id, like, open[i], later});
      }
    }
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
