#include "debrief/language/quotation.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace debrief {
namespace {

/// How many words a quotation may have; a mark whose partner is farther away has none.
constexpr size_t kLongest = 150;

struct Marks {
  std::string_view open, close, other_close;
};
constexpr Marks kMarks[] = {
    {"\"", "\"", "\xE2\x80\x9D"},                      // " " and, mixed, " ”
    {"'", "'", "\xE2\x80\x99"},                        // ' '
    {"\xE2\x80\x9C", "\xE2\x80\x9D", "\""},            // “ ”
    {"\xE2\x80\x9E", "\xE2\x80\x9C", "\xE2\x80\x9D"},  // „ “
    {"\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x99"},  // ‘ ’
    {"\xC2\xAB", "\xC2\xBB", "\xC2\xBB"},              // « »
};

class Folder {
 public:
  Folder(std::string_view text, std::vector<Word> words) : text_(text), words_(std::move(words)) {}

  FoldedWords fold() {
    if (std::none_of(words_.begin(), words_.end(), may_quote)) return {std::move(words_), {}};
    FoldedWords folded;
    folded.words.reserve(words_.size());
    for (size_t i = 0; i < words_.size(); ++i) {
      const auto close = partner(i);
      if (!close || *close == i + 1) {
        folded.words.push_back(std::move(words_[i]));
        continue;
      }
      Word quotation = words_[i];
      quotation.kind = WordKind::kQuotation;
      quotation.end = words_[*close].end;
      quotation.text = std::string(text_.substr(quotation.begin, quotation.end - quotation.begin));
      folded.words.push_back(std::move(quotation));
      folded.quotations.emplace_back(
          std::make_move_iterator(words_.begin() + static_cast<ptrdiff_t>(i + 1)),
          std::make_move_iterator(words_.begin() + static_cast<ptrdiff_t>(*close)));
      i = *close;
    }
    return folded;
  }

 private:
  std::string_view text_;
  std::vector<Word> words_;

  std::string_view raw(size_t i) const {
    return text_.substr(words_[i].begin, words_[i].end - words_[i].begin);
  }

  /// A mark that is no full stop or the like: a quick answer for texts without quotations.
  static bool may_quote(const Word& word) {
    if (word.kind != WordKind::kPunctuation || word.text.empty()) return false;
    const auto first = static_cast<unsigned char>(word.text[0]);
    return first == '"' || first == '\'' || first >= 0x80;
  }

  bool is_mark(size_t i) const { return words_[i].kind == WordKind::kPunctuation; }

  bool opens(size_t i, const Marks& marks) const {
    if (!is_mark(i) || raw(i) != marks.open || i + 1 == words_.size()) return false;
    if (words_[i + 1].space_before) return false;
    if (marks.open.size() > 1 && marks.open != "\xC2\xAB") return true;
    return words_[i].space_before || (i > 0 && is_mark(i - 1));
  }

  bool closes(size_t i, const Marks& marks) const {
    if (!is_mark(i) || (raw(i) != marks.close && raw(i) != marks.other_close)) return false;
    if (words_[i].space_before) return false;
    return i + 1 == words_.size() || words_[i + 1].space_before || is_mark(i + 1) ||
           words_[i + 1].kind != WordKind::kWord || words_[i + 1].text == "'s";
  }

  std::optional<size_t> partner(size_t i) const {
    if (!is_mark(i)) return std::nullopt;
    for (const Marks& marks : kMarks) {
      if (!opens(i, marks)) continue;
      const size_t last = std::min(words_.size(), i + kLongest);
      for (size_t k = i + 1; k < last; ++k) {
        if (!closes(k, marks)) continue;
        return later_close(k, last, marks);
      }
    }
    return std::nullopt;
  }

  /// A single mark behind a plural may be an apostrophe: the next one closes, unless another
  /// quotation opens before it.
  size_t later_close(size_t at, size_t last, const Marks& marks) const {
    const bool single = marks.close == "'" || marks.close == "\xE2\x80\x99";
    if (!single || !words_[at - 1].text.ends_with("s") || words_[at - 1].kind != WordKind::kWord)
      return at;
    for (size_t k = at + 1; k < last; ++k) {
      if (opens(k, marks)) return at;
      if (closes(k, marks)) return k;
    }
    return at;
  }
};

}  // namespace

FoldedWords fold_quotations(std::string_view text, std::vector<Word> words) {
  return Folder(text, std::move(words)).fold();
}

}  // namespace debrief
