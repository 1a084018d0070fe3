#include "debrief/text/sentences.h"

#include <algorithm>
#include <string_view>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// Abbreviations behind which a sentence goes on whatever follows.
constexpr std::string_view kNeverLast[] = {"e.g", "i.e",  "vs", "mr", "mrs", "ms",
                                           "dr",  "prof", "cf", "st", "fig", "resp"};
/// Those behind which it goes on unless a capital follows.
constexpr std::string_view kSeldomLast[] = {"etc", "approx", "no",  "inc", "ltd", "ca", "incl",
                                            "a.m", "p.m",    "min", "max", "est", "nr"};

/// Behind a number with a full stop these make it a day: `19. April`.
constexpr std::string_view kMonths[] = {
    "january",   "february", "march",    "april",    "may",  "june", "july", "august",
    "september", "october",  "november", "december", "jan",  "feb",  "mar",  "apr",
    "jun",       "jul",      "aug",      "sep",      "sept", "oct",  "nov",  "dec"};

bool is_closing(const Word& word) {
  return word.kind == WordKind::kPunctuation &&
         (word.text == ")" || word.text == "]" || word.text == "\"" ||
          word.text == "\xE2\x80\x9D" || word.text == "'" || word.text == "\xC2\xBB");
}

/// Whether a statement may begin with this word: a capital, a number, a name, code, an opening
/// mark.
bool may_begin(const Word& word) { return word.capital || word.kind != WordKind::kWord; }

/// How deep each word stands in round brackets that are closed again.
std::vector<uint16_t> bracket_depth(const std::vector<Word>& words) {
  std::vector<uint16_t> depth(words.size(), 0);
  const bool none = std::none_of(words.begin(), words.end(), [](const Word& word) {
    return word.kind == WordKind::kPunctuation && word.text == "(";
  });
  if (none) return depth;
  std::vector<size_t> open;
  std::vector<int> change(words.size() + 1, 0);
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind != WordKind::kPunctuation) continue;
    if (words[i].text == "(") open.push_back(i);
    if (words[i].text != ")" || open.empty()) continue;
    ++change[open.back()];
    --change[i];
    open.pop_back();
  }
  int now = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    now += change[i];
    depth[i] = static_cast<uint16_t>(std::min(now, 0xFFFF));
  }
  return depth;
}

class Splitter {
 public:
  explicit Splitter(const std::vector<Word>& words) : words_(words), depth_(bracket_depth(words)) {}

  std::vector<WordRange> split() {
    for (uint32_t i = 0; i < words_.size(); ++i) {
      if (i > first_ && breaks_before(i)) close(i);
      if (ends_at(i)) {
        while (i + 1 < words_.size() && is_closing(words_[i + 1]) && !words_[i + 1].space_before)
          ++i;
        close(i + 1);
      }
    }
    close(static_cast<uint32_t>(words_.size()));
    return std::move(sentences_);
  }

 private:
  const std::vector<Word>& words_;
  std::vector<uint16_t> depth_;
  std::vector<WordRange> sentences_;
  uint32_t first_ = 0;

  void close(uint32_t last) {
    if (last > first_) sentences_.push_back({first_, last});
    first_ = last;
  }

  /// A hard break ends a sentence unless the line goes on in lower case.
  bool breaks_before(uint32_t i) const {
    if (!words_[i].break_before) return false;
    const Word& before = words_[i - 1];
    if (before.kind == WordKind::kPunctuation && before.text == ",") return false;
    return may_begin(words_[i]) || before.kind == WordKind::kPunctuation;
  }

  bool ends_at(uint32_t i) const {
    const Word& word = words_[i];
    if (depth_[i] > 0) return false;
    if (word.kind == WordKind::kQuotation) return ends_in_quotation(i);
    if (word.kind != WordKind::kPunctuation) return false;
    const bool dots = word.text == "\xE2\x80\xA6" || word.text.starts_with("..");
    if (!dots && word.text != "." && word.text != "!" && word.text != "?") return false;
    uint32_t next = i + 1;
    while (next < words_.size() && is_closing(words_[next]) && !words_[next].space_before) ++next;
    if (next == words_.size()) return false;  // the end closes the last one anyway
    if (!words_[next].space_before) return false;
    if (word.text == "!" || word.text == "?") return may_begin(words_[next]);
    if (dots) return words_[next].capital;
    return !is_abbreviation(i, words_[next]);
  }

  /// `He said “we broke it.” Then …`: the full stop stands inside.
  bool ends_in_quotation(uint32_t i) const {
    if (i + 1 >= words_.size() || !words_[i + 1].space_before || !words_[i + 1].capital)
      return false;
    std::string_view text = words_[i].text;
    while (!text.empty() &&
           (text.back() == '"' || text.back() == '\'' || (text.back() & 0x80) != 0)) {
      text.remove_suffix(1);
    }
    return !text.empty() && (text.back() == '.' || text.back() == '!' || text.back() == '?');
  }

  bool is_abbreviation(uint32_t i, const Word& next) const {
    if (i == first_) return true;
    const Word& before = words_[i - 1];
    if (words_[i].space_before) return false;
    if (is_one_of(before.text, kNeverLast)) return true;
    // An initial: `J. Smith`. `I` ends sentences, so does a single letter that names something.
    if (before.kind == WordKind::kWord && before.capital && before.end - before.begin == 1 &&
        before.text != "i" && next.capital && next.kind == WordKind::kWord && i - 1 == first_) {
      return true;
    }
    if (is_one_of(before.text, kSeldomLast)) return !next.capital;
    // A list number at the start: `1. Restart`.
    if (i - 1 == first_ && before.kind == WordKind::kNumber) return true;
    if (before.kind == WordKind::kNumber && before.text.size() <= 2 && next.capital &&
        is_one_of(next.text, kMonths))
      return true;
    return !may_begin(next) && i - first_ < 2;
  }
};

}  // namespace

std::vector<WordRange> split_sentences(const std::vector<Word>& words) {
  return Splitter(words).split();
}

}  // namespace debrief
