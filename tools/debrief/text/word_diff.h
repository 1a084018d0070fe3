#pragma once
// What changed between two texts, word by word, as runs that readers can follow.

#include <cstddef>
#include <string_view>
#include <vector>

namespace debrief {

enum class WordChange { kEqual, kRemoved, kAdded };

/// A stretch of words: of the new text when equal or added, of the old one when removed.
struct WordRun {
  WordChange change = WordChange::kEqual;
  std::string_view text;
};

/// A text in pieces: words with the spaces before them, single marks, line ends, and each character
/// of a script that is written without spaces. The pieces one behind the other are the text.
/// Linear; any bytes give pieces.
std::vector<std::string_view> word_pieces(std::string_view text);

/// The way from one text to the other. Equal and removed runs one behind the other are `before`,
/// equal and added ones `after`; between two equal runs what is removed stands before what is
/// added. A few equal words between many changed ones count as changed. Texts that differ in more
/// than some hundred places are one change between the words that they begin and end with alike,
/// so that the cost stays within their words × that number.
std::vector<WordRun> word_runs(std::string_view before, std::string_view after);

}  // namespace debrief
