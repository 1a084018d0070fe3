#include "debrief/text/words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

/// What a code point is to a tokeniser.
enum class Glyph : uint8_t { kSpace, kLetter, kDigit, kApostrophe, kMark };

bool is_letter(char32_t value) {
  if (value < 0xC0) return value == 0xAA || value == 0xB5 || value == 0xBA;
  if (value == 0xD7 || value == 0xF7) return false;
  constexpr std::pair<char32_t, char32_t> kNoLetters[] = {
      {0x2000, 0x2BFF}, {0x3000, 0x3004}, {0x3008, 0x3020},   {0xE000, 0xF8FF},   {0xFE00, 0xFE0F},
      {0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFF}, {0x1F000, 0x1FAFF}, {0xE0000, 0x10FFFF}};
  return std::none_of(std::begin(kNoLetters), std::end(kNoLetters),
                      [&](auto range) { return range.first <= value && value <= range.second; });
}

bool is_upper(char32_t value) {
  return (value >= 'A' && value <= 'Z') || (value >= 0xC0 && value <= 0xDE && value != 0xD7) ||
         (value >= 0x391 && value <= 0x3A9) || (value >= 0x410 && value <= 0x42F) ||
         (value >= 0x100 && value <= 0x17F && value % 2 == 0);
}

struct Here {
  Glyph glyph = Glyph::kMark;
  char32_t value = 0;
  uint32_t size = 1;
};

/// Letters that contraction endings begin with, and what each ending stands for.
struct Ending {
  std::string_view written, means;
};
constexpr Ending kEndings[] = {{"n't", "not"}, {"'ve", "have"}, {"'d", "'d"}, {"'ll", "will"},
                               {"'re", "are"}, {"'m", "am"},    {"'s", "'s"}};

/// Words written together without an apostrophe: where the second part starts, and what it means.
struct Fused {
  std::string_view written;
  uint32_t split;
  std::string_view first, second;
};
constexpr Fused kFused[] = {
    {"arent", 3, "are", "not"},       {"cannot", 3, "can", "not"},
    {"cant", 2, "can", "not"},        {"coulda", 5, "could", "have"},
    {"couldnt", 5, "could", "not"},   {"couldve", 5, "could", "have"},
    {"didnt", 3, "did", "not"},       {"doesnt", 4, "does", "not"},
    {"dont", 2, "do", "not"},         {"hadnt", 3, "had", "not"},
    {"hasnt", 3, "has", "not"},       {"havent", 4, "have", "not"},
    {"isnt", 2, "is", "not"},         {"mightve", 5, "might", "have"},
    {"mustve", 4, "must", "have"},    {"shoulda", 6, "should", "have"},
    {"shouldnt", 6, "should", "not"}, {"shouldve", 6, "should", "have"},
    {"wasnt", 3, "was", "not"},       {"werent", 4, "were", "not"},
    {"wont", 2, "will", "not"},       {"woulda", 5, "would", "have"},
    {"wouldnt", 5, "would", "not"},   {"wouldve", 5, "would", "have"},
};

/// The row of a word; null for nearly all words.
const Fused* fused_of(std::string_view word) {
  const bool may_be = word.size() >= 4 && word.size() <= 8 &&
                      (word.back() == 't' || word.back() == 'a' || word.back() == 'e');
  if (!may_be) return nullptr;
  const auto* row = std::find_if(std::begin(kFused), std::end(kFused),
                                 [&](const Fused& fused) { return fused.written == word; });
  return row == std::end(kFused) ? nullptr : row;
}

class Splitter {
 public:
  Splitter(std::string_view text, const PackedList<ProseRange>* marks)
      : text_(text), marks_(marks) {}

  std::vector<Word> split() {
    words_.reserve(text_.size() / 6 + 1);
    while (at_ < text_.size()) step();
    return std::move(words_);
  }

 private:
  std::string_view text_;
  const PackedList<ProseRange>* marks_;
  size_t next_mark_ = 0;
  uint32_t at_ = 0;
  bool space_ = true;
  bool break_ = false;
  std::vector<Word> words_;

  Here look(size_t at) const {
    if (at >= text_.size()) return {Glyph::kSpace, 0, 0};
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) {
      const char c = text_[at];
      if (is_ascii_space(c)) return {Glyph::kSpace, byte, 1};
      if (is_ascii_alpha(c)) return {Glyph::kLetter, byte, 1};
      if (is_ascii_digit(c)) return {Glyph::kDigit, byte, 1};
      return {c == '\'' ? Glyph::kApostrophe : Glyph::kMark, byte, 1};
    }
    const CodePoint point = decode_utf8(text_.substr(at));
    if (!point.valid) return {Glyph::kMark, 0xFFFD, 1};
    if (point.value == 0x2019 || point.value == 0x02BC)
      return {Glyph::kApostrophe, point.value, point.size};
    const bool space = point.value == 0xA0 || point.value == 0x3000 ||
                       (point.value >= 0x2000 && point.value <= 0x200B) || point.value == 0x2028 ||
                       point.value == 0x2029 || point.value == 0x202F;
    if (space) return {Glyph::kSpace, point.value, point.size};
    return {is_letter(point.value) ? Glyph::kLetter : Glyph::kMark, point.value, point.size};
  }

  bool is_wordy(size_t at) const {
    const Glyph glyph = look(at).glyph;
    return glyph == Glyph::kLetter || glyph == Glyph::kDigit;
  }

  /// Adds the word `[at_, end)` and moves behind it.
  Word& add(WordKind kind, uint32_t end) {
    return add(kind, end, fold(text_.substr(at_, end - at_)));
  }
  Word& add(WordKind kind, uint32_t end, std::string text) {
    Word& word = words_.emplace_back();
    word.kind = kind;
    word.begin = at_;
    word.end = end;
    word.space_before = space_;
    word.break_before = break_;
    word.text = std::move(text);
    word.capital = is_upper(look(at_).value);
    at_ = end;
    space_ = break_ = false;
    return word;
  }

  /// ASCII lower case and straight apostrophes.
  static std::string fold(std::string_view raw) {
    std::string folded(raw);
    unsigned char all = 0;
    for (char& byte : folded) {
      all |= static_cast<unsigned char>(byte);
      if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
    }
    if ((all & 0x80) == 0) return folded;
    for (const std::string_view curly : {"\xE2\x80\x99", "\xCA\xBC"}) {
      if (folded.find(curly) != std::string::npos) folded = replace_all(folded, curly, "'");
    }
    return folded;
  }

  void step() {
    if (take_marked()) return;
    const Here here = look(at_);
    if (here.glyph == Glyph::kSpace) {
      space_ = true;
      break_ = break_ || here.value == '\n';
      at_ += here.size;
    } else if (here.glyph == Glyph::kDigit) {
      take_number();
    } else if (here.glyph == Glyph::kLetter) {
      if (!take_address()) take_word();
    } else if (here.glyph == Glyph::kApostrophe) {
      take_apostrophe(here);
    } else if (here.value == '@' && is_wordy(at_ + 1)) {
      take_handle();
    } else {
      take_mark(here);
    }
  }

  /// A code span or an address that the markup names.
  bool take_marked() {
    if (marks_ == nullptr) return false;
    const auto& marks = *marks_;
    while (next_mark_ < marks.size() &&
           (marks[next_mark_].begin < at_ || !is_opaque(marks[next_mark_]))) {
      ++next_mark_;
    }
    if (next_mark_ == marks.size() || marks[next_mark_].begin != at_) return false;
    const ProseRange& mark = marks[next_mark_++];
    add(mark.mark == ProseMark::kCode ? WordKind::kCode : WordKind::kUrl, mark.end);
    return true;
  }

  bool is_opaque(const ProseRange& mark) const {
    return (mark.mark == ProseMark::kCode || mark.mark == ProseMark::kUrl) &&
           mark.begin < mark.end && mark.end <= text_.size();
  }

  /// Where the next opaque mark begins: no word reaches over it.
  uint32_t barrier() const {
    if (marks_ == nullptr || next_mark_ >= marks_->size())
      return static_cast<uint32_t>(text_.size());
    const uint32_t begin = (*marks_)[next_mark_].begin;
    return begin > at_ ? std::min(begin, static_cast<uint32_t>(text_.size()))
                       : static_cast<uint32_t>(text_.size());
  }

  bool take_address() {
    const char first = static_cast<char>(text_[at_] | 0x20);
    if (first != 'h' && first != 'w' && first != 's') return false;
    const std::string_view rest = text_.substr(at_, 8);
    const std::string lower = lower_ascii(rest);
    const bool named = lower.rfind("http://", 0) == 0 || lower.rfind("https://", 0) == 0 ||
                       lower.rfind("www.", 0) == 0 || lower.rfind("ssh://", 0) == 0;
    if (!named) return false;
    const uint32_t limit = barrier();
    uint32_t end = at_;
    while (end < limit && !is_ascii_space(text_[end]) &&
           std::string_view("<>\"`").find(text_[end]) == std::string_view::npos) {
      ++end;
    }
    while (end > at_ + 1 &&
           std::string_view(".,;:!?)'*]").find(text_[end - 1]) != std::string_view::npos)
      --end;
    add(WordKind::kUrl, end);
    return true;
  }

  void take_number() {
    const uint32_t limit = barrier();
    uint32_t end = at_;
    while (end < limit) {
      const Here here = look(end);
      const bool joins =
          here.value < 0x80 && here.value != 0 &&
          std::string_view(".,:+-_%").find(static_cast<char>(here.value)) != std::string_view::npos;
      if (here.glyph != Glyph::kDigit && here.glyph != Glyph::kLetter &&
          !(joins && here.value == '%')) {
        if (!joins || end + 1 >= limit || !is_wordy(end + 1)) break;
      }
      end += here.size;
    }
    add(WordKind::kNumber, end);
  }

  void take_handle() {
    const uint32_t limit = barrier();
    uint32_t end = at_ + 1;
    while (end < limit) {
      const Here here = look(end);
      const bool joins =
          here.value == '-' || here.value == '_' || here.value == '.' || here.value == '/';
      if (here.glyph != Glyph::kLetter && here.glyph != Glyph::kDigit &&
          !(joins && end + 1 < limit && is_wordy(end + 1))) {
        break;
      }
      end += here.size;
    }
    add(WordKind::kHandle, end);
  }

  /// Marks inside a word: does the one at `at` hold it together?
  bool joins_word(size_t at, const Here& here) const {
    if (!is_wordy(at + here.size)) return false;
    if (here.glyph == Glyph::kApostrophe || here.value == '-' || here.value == '_' ||
        here.value == 0x2011)
      return true;
    if (here.value == '.') {
      const char32_t next = look(at + 1).value;
      return !is_upper(next);  // `failed.The` is two sentences, `db.example.com` is one name
    }
    return false;
  }

  void take_word() {
    const uint32_t limit = barrier();
    uint32_t end = at_;
    uint32_t letters = 0, capitals = 0;
    bool identifier = false, lower_seen = false;
    while (end < limit) {
      if (text_[end] >= 'a' && text_[end] <= 'z') {
        ++letters;
        lower_seen = true;
        ++end;
        continue;
      }
      const Here here = look(end);
      if (here.glyph == Glyph::kLetter) {
        ++letters;
        if (is_upper(here.value)) {
          ++capitals;
          identifier = identifier || lower_seen;
        }
        lower_seen = !is_upper(here.value);
      } else if (here.glyph == Glyph::kDigit) {
        identifier = true;
        lower_seen = false;
      } else if (joins_word(end, here)) {
        identifier = identifier || here.value == '_' || here.value == '.';
        lower_seen = false;
      } else if (here.value == ':' && end + 2 < limit && text_[end + 1] == ':' &&
                 is_wordy(end + 2)) {
        identifier = true;  // `std::vector`
        lower_seen = false;
        ++end;
      } else if (here.value == '@' && is_wordy(end + 1)) {
        identifier = true;  // an e-mail address
      } else {
        break;
      }
      end += here.size;
    }
    add_word(end, identifier, letters > 1 && capitals == letters);
  }

  void add_word(uint32_t end, bool identifier, bool all_capitals) {
    std::string text = fold(text_.substr(at_, end - at_));
    if (text == "e.g" || text == "i.e" || text == "a.m" || text == "p.m" || text == "a.k.a")
      identifier = false;
    if (identifier) {
      const bool possessive = text.size() > 2 && text.ends_with("'s");
      const uint32_t ending = possessive ? ending_size(end, 2) : 0;
      add(WordKind::kIdentifier, end - ending);
      if (possessive) add(WordKind::kWord, end);
      return;
    }
    if (const Fused* fused = fused_of(text)) {
      add(WordKind::kWord, at_ + fused->split, std::string(fused->first));
      add(WordKind::kWord, end, std::string(fused->second));
      return;
    }
    std::vector<std::pair<uint32_t, std::string_view>> endings;  // innermost last
    uint32_t stem_end = end;
    for (bool found = text.find('\'') != std::string::npos; found;) {
      found = false;
      for (const Ending& ending : kEndings) {
        if (text.size() <= ending.written.size() || !text.ends_with(ending.written)) continue;
        text.resize(text.size() - ending.written.size());
        endings.emplace_back(stem_end, ending.means);
        stem_end -= ending_size(stem_end, static_cast<uint32_t>(ending.written.size()));
        found = true;
        break;
      }
    }
    if (!endings.empty() && endings.back().second == "not") {
      if (text == "ca") text = "can";
      if (text == "wo") text = "will";
      if (text == "sha") text = "shall";
    }
    add(WordKind::kWord, stem_end, std::move(text)).all_capitals = all_capitals;
    for (auto ending = endings.rbegin(); ending != endings.rend(); ++ending)
      add(WordKind::kWord, ending->first, std::string(ending->second));
  }

  /// The source bytes of an ending of `folded` bytes: a curly apostrophe takes more than one.
  uint32_t ending_size(uint32_t end, uint32_t folded) const {
    uint32_t size = 0;
    for (uint32_t taken = 0; taken < folded; ++taken) {
      ++size;
      while (end - size > 0 && (static_cast<unsigned char>(text_[end - size]) & 0xC0) == 0x80)
        ++size;
    }
    return size;
  }

  /// `'s` behind a code span or a handle; otherwise a mark of its own.
  void take_apostrophe(const Here& here) {
    const bool glued = !space_ && !words_.empty() && words_.back().end == at_ &&
                       words_.back().kind != WordKind::kPunctuation;
    const size_t behind = at_ + here.size;
    if (glued && behind < text_.size() && text_[behind] == 's' && !is_wordy(behind + 1)) {
      add(WordKind::kWord, static_cast<uint32_t>(behind + 1), "'s");
      return;
    }
    add(WordKind::kPunctuation, static_cast<uint32_t>(behind), "'");
  }

  /// One mark, or a run of full stops or hyphens.
  void take_mark(const Here& here) {
    uint32_t end = at_ + here.size;
    if (here.value == '.' || here.value == '-') {
      const uint32_t limit = barrier();
      while (end < limit && text_[end] == text_[at_]) ++end;
    }
    add(WordKind::kPunctuation, end);
  }
};

}  // namespace

bool is_plain_word(std::string_view text) {
  return !text.empty() && fused_of(text) == nullptr &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::vector<Word> split_words(const Prose& prose) {
  return Splitter(prose.text, &prose.marks).split();
}

std::vector<Word> split_words(std::string_view text) { return Splitter(text, nullptr).split(); }

}  // namespace debrief
