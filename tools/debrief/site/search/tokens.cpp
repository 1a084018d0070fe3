#include "debrief/site/search/tokens.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

constexpr size_t kLongestTerm = 64;  // code points
constexpr std::string_view kJoiners = ".-_:/@'+#&\\,";

struct Fold {
  char32_t from = 0;
  const char* to = "";
};
/// By code point; what is not here stays as it is.
constexpr Fold kFolds[] = {
#include "debrief/site/search/fold_table.inc"
};

struct Range {
  char32_t first = 0, last = 0;
};
/// Characters beyond ASCII that stand between words.
constexpr Range kSeparators[] = {
    {0x80, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},     {0x2000, 0x206F},   {0x2190, 0x2BFF},
    {0x2E00, 0x2E7F}, {0x3000, 0x3004}, {0x3008, 0x3020}, {0x3030, 0x3030},   {0x30FB, 0x30FB},
    {0xFE10, 0xFE6F}, {0xFF5F, 0xFF65}, {0xFFFD, 0xFFFD}, {0x1F000, 0x1FAFF},
};
/// Scripts that are written without spaces between words.
constexpr Range kPaired[] = {
    {0x3005, 0x3007}, {0x3040, 0x30FF}, {0x3400, 0x9FFF},   {0xAC00, 0xD7AF},
    {0xF900, 0xFAFF}, {0xFF66, 0xFF9F}, {0x20000, 0x3FFFF},
};

template <size_t kSize>
bool within(const Range (&ranges)[kSize], char32_t code) {
  return std::any_of(std::begin(ranges), std::end(ranges), [code](const Range& range) {
    return code >= range.first && code <= range.last;
  });
}

enum class Kind : uint8_t { kWord, kPair, kJoiner, kSeparator, kNothing };

constexpr Kind kind_of_ascii(char byte) {
  if (is_ascii_alnum(byte)) return Kind::kWord;
  return kJoiners.find(byte) != std::string_view::npos ? Kind::kJoiner : Kind::kSeparator;
}

/// For each ASCII byte its kind, and its lower case.
struct AsciiTable {
  std::array<Kind, 128> kind{};
  std::array<char, 128> lower{};
  constexpr AsciiTable() {
    for (size_t i = 0; i < kind.size(); ++i) {
      const char byte = static_cast<char>(i);
      kind[i] = kind_of_ascii(byte);
      lower[i] = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
    }
  }
};
constexpr AsciiTable kAscii;

/// What stands in the table for a character; nullopt when it stays as it is.
std::optional<std::string_view> folded(char32_t code) {
  const Fold* at = std::lower_bound(std::begin(kFolds), std::end(kFolds), code,
                                    [](const Fold& fold, char32_t c) { return fold.from < c; });
  if (at == std::end(kFolds) || at->from != code) return std::nullopt;
  return at->to;
}

Kind kind_of(std::string_view text) {
  if (text.empty()) return Kind::kNothing;
  if (static_cast<unsigned char>(text[0]) < 0x80) return kAscii.kind[static_cast<size_t>(text[0])];
  const char32_t code = decode_utf8(text).value;
  if (within(kSeparators, code)) return Kind::kSeparator;
  return within(kPaired, code) ? Kind::kPair : Kind::kWord;
}

/// Whether these joiners hold together what stands on both sides.
bool joins(std::string_view run, char before, char after) {
  if (run == ",") return is_ascii_digit(before) && is_ascii_digit(after);
  return run.size() == 1 || run == "::" || run == "://";
}

bool is_version(std::string_view whole) {
  if (whole.size() < 3 || whole[0] != 'v' || !is_ascii_digit(whole[1])) return false;
  const size_t behind = whole.find_first_not_of("0123456789", 1);
  return behind != std::string_view::npos && whole[behind] == '.';
}

}  // namespace

void Tokenizer::each(std::string_view text, absl::FunctionRef<void(std::string_view)> emit) {
  emit_ = &emit;
  for (size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    std::string_view bare(&kAscii.lower[byte & 0x7F], 1);
    Kind kind = kAscii.kind[byte & 0x7F];
    size_t size = 1;
    if (byte >= 0x80) {
      const CodePoint point = decode_utf8(text.substr(at));
      size = point.size;
      bare = folded(point.value).value_or(text.substr(at, size));
      kind = point.valid ? kind_of(bare) : Kind::kSeparator;
    }
    at += size;
    switch (kind) {
      case Kind::kNothing:
        break;
      case Kind::kWord:
        word(bare);
        break;
      case Kind::kJoiner:
        joiner(bare);
        break;
      case Kind::kPair:
        pair(bare);
        break;
      case Kind::kSeparator:
        end_chunk();
        break;
    }
  }
  end_chunk();
  emit_ = nullptr;
}

void Tokenizer::word(std::string_view folded) {
  if (pair_count_ > 0) end_pairs();
  if (!run_.empty()) {
    if (joins(run_, whole_.back(), folded[0])) {
      whole_ += run_;
      run_.clear();
      parts_.push_back({whole_.size(), whole_.size()});
    } else {
      end_words();
    }
  }
  if (parts_.empty()) parts_.push_back({});
  whole_ += folded;
  parts_.back().end = whole_.size();
}

void Tokenizer::joiner(std::string_view folded) {
  constexpr size_t kLongestRun = 3;
  if (!parts_.empty() && run_.size() < kLongestRun) {
    run_ += folded;
  } else {
    end_chunk();
  }
}

void Tokenizer::pair(std::string_view folded) {
  end_words();
  last_pair_ = pairs_.size();
  pairs_ += folded;
  ++pair_count_;
  if (pair_count_ == 1) return;
  (*emit_)(pairs_);
  pairs_.erase(0, last_pair_);
}

void Tokenizer::end_chunk() {
  if (pair_count_ > 0) end_pairs();
  end_words();
}

void Tokenizer::end_pairs() {
  if (pair_count_ == 1) (*emit_)(pairs_);
  pairs_.clear();
  pair_count_ = 0;
}

void Tokenizer::end_words() {
  if (!parts_.empty()) {
    const bool tail = run_ == "+" || run_ == "++" || run_ == "#";
    if (tail) whole_ += run_;
    if (parts_.size() > 1 || tail) emit_cut(whole_);
    if (parts_.size() > 1 && is_version(whole_)) emit_cut(std::string_view(whole_).substr(1));
    for (const Part& part : parts_) {
      emit_cut(std::string_view(whole_).substr(part.begin, part.end - part.begin));
    }
  }
  parts_.clear();
  whole_.clear();
  run_.clear();
}

void Tokenizer::emit_cut(std::string_view term) {
  if (term.size() > kLongestTerm) {
    size_t points = 0;
    for (size_t i = 0; i < term.size(); ++i) {
      const bool starts = (static_cast<unsigned char>(term[i]) & 0xC0) != 0x80;
      if (starts && ++points > kLongestTerm) {
        term = term.substr(0, i);
        break;
      }
    }
  }
  (*emit_)(term);
}

std::vector<std::string> terms_of(std::string_view text) {
  std::vector<std::string> terms;
  Tokenizer().each(text, [&](std::string_view term) { terms.emplace_back(term); });
  return terms;
}

}  // namespace debrief
