#include "debrief/postmortem/content_words.h"

#include <algorithm>
#include <array>
#include <map>

#include "debrief/text/words.h"

namespace debrief {
namespace {

constexpr std::array kEmpty = std::to_array<std::string_view>(
    {"a",     "about", "after", "all",    "also",  "an",    "and",  "any",  "are",   "as",
     "at",    "be",    "been",  "before", "but",   "by",    "did",  "do",   "each",  "every",
     "for",   "from",  "had",   "has",    "have",  "in",    "into", "is",   "it",    "its",
     "no",    "not",   "of",    "off",    "on",    "one",   "or",   "our",  "out",   "over",
     "so",    "some",  "than",  "that",   "the",   "their", "them", "then", "there", "these",
     "they",  "this",  "those", "to",     "until", "up",    "was",  "we",   "were",  "when",
     "where", "which", "while", "who",    "will",  "with"});
static_assert(std::ranges::is_sorted(kEmpty));

/// A text asks with so many words, and a word that so many sentences share tells none of them.
constexpr size_t kMostWords = 64;
constexpr size_t kMostShared = 64;

}  // namespace

std::vector<std::string> content_words(std::string_view text) {
  std::vector<std::string> found;
  for (const Word& word : split_words(text)) {
    if (word.kind == WordKind::kPunctuation) continue;
    if (std::ranges::binary_search(kEmpty, std::string_view(word.text))) continue;
    std::string stem = word.text;
    constexpr size_t kShortestPlural = 4;
    if (word.kind == WordKind::kWord && stem.size() >= kShortestPlural && stem.ends_with('s') &&
        !stem.ends_with("ss"))
      stem.pop_back();
    found.push_back(std::move(stem));
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

SentenceIndex::SentenceIndex(const std::vector<std::string_view>& sentences) {
  for (uint32_t i = 0; i < sentences.size(); ++i) {
    for (std::string& word : content_words(sentences[i])) {
      std::vector<uint32_t>& places = sentences_of_[std::move(word)];
      if (places.size() <= kMostShared) places.push_back(i);
    }
  }
}

std::optional<uint32_t> SentenceIndex::find(std::string_view text) const {
  std::vector<std::string> words = content_words(text);
  words.resize(std::min(words.size(), kMostWords));
  std::map<uint32_t, size_t> shared;
  for (const std::string& word : words) {
    const auto places = sentences_of_.find(word);
    if (places == sentences_of_.end() || places->second.size() > kMostShared) continue;
    for (const uint32_t sentence : places->second) ++shared[sentence];
  }
  std::optional<uint32_t> best;
  size_t most = 0;
  for (const auto& [sentence, count] : shared) {
    if (count == most) best.reset();
    if (count > most) {
      best = sentence;
      most = count;
    }
  }
  return 2 * most >= words.size() ? best : std::nullopt;
}

}  // namespace debrief
