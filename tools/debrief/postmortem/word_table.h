#pragma once
// Sorted tables of words with what each stands for.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "debrief/postmortem/label.h"

namespace debrief {

template <typename Value>
struct WordMeaning {
  std::string_view word;
  Value value;
};

/// The value of a word in a sorted table; nullptr when it is not there.
template <typename Value, size_t N>
const Value* find_word(const std::array<WordMeaning<Value>, N>& table, std::string_view text) {
  constexpr size_t kLongest = 48;
  if (text.size() > kLongest) return nullptr;
  const std::string label = normal_label(text);
  const auto found = std::ranges::lower_bound(table, label, {}, &WordMeaning<Value>::word);
  return found != table.end() && found->word == label ? &found->value : nullptr;
}

}  // namespace debrief
