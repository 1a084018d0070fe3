#include "debrief/lint/fingerprint.h"

#include <algorithm>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/text/sentences.h"
#include "debrief/text/words.h"

namespace debrief {
namespace {

/// FNV-1a, 64 bits: the same on every machine, which std::hash need not be.
uint64_t hash_of(std::string_view text) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (const char byte : text) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3u;
  }
  return hash;
}

std::string hex(uint64_t number) {
  std::string digits(16, '0');
  for (size_t i = digits.size(); i-- > 0; number >>= 4) digits[i] = "0123456789abcdef"[number & 15];
  return digits;
}

std::string normalised(std::string_view text) {
  std::string words;
  for (const char byte : lower_ascii(text)) {
    const bool counts = is_ascii_alnum(byte) || static_cast<unsigned char>(byte) >= 0x80;
    if (counts) {
      words += byte;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  return std::string(trim(words));
}

}  // namespace

std::string SentenceFinder::around(uint32_t offset) {
  if (!sentences_) {
    sentences_.emplace();
    const std::vector<Word> words = split_words(prose_);
    for (const WordRange& sentence : split_sentences(words)) {
      if (sentence.first == sentence.last) continue;
      sentences_->push_back({words[sentence.first].begin, words[sentence.last - 1].end});
    }
  }
  const auto found = std::ranges::upper_bound(*sentences_, offset, {}, &Range::end);
  if (found == sentences_->end() || offset < found->begin) return prose_.text;
  return prose_.text.substr(found->begin, found->end - found->begin);
}

void settle_fingerprints(const SourceFile& source, std::vector<Finding>& findings) {
  std::map<std::string, int> seen;
  for (Finding& finding : findings) {
    const std::string_view text =
        finding.fingerprint.empty()
            ? source.slice(source.line_span(source.line_of(finding.span.begin)))
            : std::string_view(finding.fingerprint);
    std::string words = normalised(text);
    const int repeat = seen[concat(finding.rule, '\n', words)]++;
    if (repeat > 0) append(words, '\n', repeat);
    finding.fingerprint = hex(hash_of(concat(finding.rule, '\n', finding.path, '\n', words)));
    finding.text_hash = hex(hash_of(concat(finding.rule, '\n', words)));
  }
}

}  // namespace debrief
