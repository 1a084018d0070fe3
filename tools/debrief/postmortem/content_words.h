#pragma once
// Which of several sentences another sentence speaks of, by the words that they share.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace debrief {

/// The words of a text that carry its content, each once: numbers and words in lower case, without
/// articles, prepositions and a plural `s`.
std::vector<std::string> content_words(std::string_view text);

/// Sentences that can be found again. Linear to make and to ask.
class SentenceIndex {
 public:
  explicit SentenceIndex(const std::vector<std::string_view>& sentences);

  /// The one sentence that shares most content words with `text`, and at least half of those of
  /// `text`. Nullopt for none, and when two share equally many: nothing is guessed.
  std::optional<uint32_t> find(std::string_view text) const;

 private:
  std::unordered_map<std::string, std::vector<uint32_t>> sentences_of_;
};

}  // namespace debrief
