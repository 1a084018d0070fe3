#include "debrief/text/word_diff.h"

#include <cstdint>

#include "debrief/base/strings.h"
#include "debrief/text/line_diff.h"

namespace debrief {
namespace {

using Pieces = std::vector<std::string_view>;

/// An equal stretch of so few pieces between changes of more is no help to a reader.
constexpr uint32_t kFewPieces = 3;

bool is_word_byte(char byte) {
  return is_ascii_alnum(byte) || static_cast<unsigned char>(byte) >= 0x80 || byte == '_';
}

/// Marks that hold a word together when word stands on both sides: `2021-02-19`, `10:42`, `don't`.
bool joins_words(char byte) {
  return std::string_view("-'.:,/@").find(byte) != std::string_view::npos;
}

/// The length of a character of a script without spaces at `at`: CJK and its punctuation, kana.
/// Zero for any other.
size_t spaceless_length(std::string_view text, size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0xE3 || lead > 0xE9) return 0;
  return at + 3 <= text.size() ? 3 : 0;
}

size_t word_end(std::string_view text, size_t at) {
  while (at < text.size()) {
    if (spaceless_length(text, at) > 0) break;
    const bool joins = joins_words(text[at]) && at + 1 < text.size() && is_word_byte(text[at + 1]);
    if (!is_word_byte(text[at]) && !joins) break;
    ++at;
  }
  return at;
}

/// Where the bytes of pieces `[begin, end)` lie; pieces of one text stand one behind the other.
std::string_view stretch(const Pieces& pieces, uint32_t begin, uint32_t end) {
  if (begin == end) return {};
  const char* const first = pieces[begin].data();
  const std::string_view last = pieces[end - 1];
  return {first, static_cast<size_t>(last.data() + last.size() - first)};
}

bool holds_line_end(const Pieces& pieces, uint32_t begin, uint32_t end) {
  for (; begin < end; ++begin) {
    if (pieces[begin] == "\n") return true;
  }
  return false;
}

/// The changes with those made one that only a few equal words part.
std::vector<LineChange> readable(const std::vector<LineChange>& changes, const Pieces& before) {
  std::vector<LineChange> merged;
  for (const LineChange& each : changes) {
    if (!merged.empty()) {
      LineChange& last = merged.back();
      const auto size = [](const LineChange& change) {
        return change.old_end - change.old_begin + change.new_end - change.new_begin;
      };
      const uint32_t between = each.old_begin - last.old_end;
      const bool is_little = between <= kFewPieces && 2 * between <= size(last) &&
                             2 * between <= size(each) &&
                             !holds_line_end(before, last.old_end, each.old_begin);
      if (is_little) {
        last.old_end = each.old_end;
        last.new_end = each.new_end;
        continue;
      }
    }
    merged.push_back(each);
  }
  return merged;
}

}  // namespace

Pieces word_pieces(std::string_view text) {
  Pieces pieces;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    while (at < text.size() && text[at] == ' ') ++at;
    if (at == text.size() || (text[at] == '\n' && at > begin)) {
      pieces.push_back(text.substr(begin, at - begin));
      continue;
    }
    if (const size_t length = spaceless_length(text, at)) {
      at += length;
    } else if (is_word_byte(text[at])) {
      at = word_end(text, at);
    } else {
      ++at;
    }
    pieces.push_back(text.substr(begin, at - begin));
  }
  return pieces;
}

std::vector<WordRun> word_runs(std::string_view before, std::string_view after) {
  const Pieces old_pieces = word_pieces(before);
  const Pieces new_pieces = word_pieces(after);
  std::vector<WordRun> runs;
  const auto add = [&](WordChange change, std::string_view text) {
    if (!text.empty()) runs.push_back({change, text});
  };
  uint32_t at = 0;  // in the new text
  for (const LineChange& each : readable(line_changes(old_pieces, new_pieces), old_pieces)) {
    add(WordChange::kEqual, stretch(new_pieces, at, each.new_begin));
    add(WordChange::kRemoved, stretch(old_pieces, each.old_begin, each.old_end));
    add(WordChange::kAdded, stretch(new_pieces, each.new_begin, each.new_end));
    at = each.new_end;
  }
  add(WordChange::kEqual, stretch(new_pieces, at, static_cast<uint32_t>(new_pieces.size())));
  return runs;
}

}  // namespace debrief
