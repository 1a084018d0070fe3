#include "debrief/report/line_hash.h"

#include <array>
#include <unordered_map>

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

constexpr size_t kWindow = 100;
constexpr uint64_t kBase = 37;
constexpr uint32_t kEndOfFile = 65535;

constexpr uint64_t power_of_window() {
  uint64_t power = 1;
  for (size_t i = 0; i < kWindow; ++i) power *= kBase;
  return power;
}

std::string hex(uint64_t number) {
  std::string digits;
  do {
    digits.insert(digits.begin(), "0123456789abcdef"[number & 15]);
    number >>= 4;
  } while (number != 0);
  return digits;
}

/// The last units that were seen, their hash, and which of them start a line.
class LineHasher {
 public:
  void take(uint32_t unit) {
    const bool blank = unit == ' ' || unit == '\t' || (after_cr_ && unit == '\n');
    after_cr_ = !blank && unit == '\r';
    if (blank) return;
    if (unit == '\r') unit = '\n';
    settle();
    if (at_start_) {
      at_start_ = false;
      starts_[slot_] = ++lines_;
    }
    if (unit == '\n') at_start_ = true;
    push(unit);
  }

  std::vector<std::string> finish() {
    take(kEndOfFile);
    for (size_t i = 0; i < kWindow; ++i) {
      settle();
      push(0);
    }
    return std::move(hashes_);
  }

 private:
  /// Gives its hash to the line that starts where the next unit will stand.
  void settle() {
    const size_t line = starts_[slot_];
    if (line == 0) return;
    starts_[slot_] = 0;
    if (hashes_.size() < line) hashes_.resize(line);
    hashes_[line - 1] = concat(hex(hash_), ':', ++seen_[hash_]);
  }

  void push(uint32_t unit) {
    constexpr uint64_t kOut = power_of_window();
    hash_ = kBase * hash_ + unit - kOut * units_[slot_];
    units_[slot_] = unit;
    slot_ = (slot_ + 1) % kWindow;
  }

  std::array<uint64_t, kWindow> units_{};
  std::array<size_t, kWindow> starts_{};  // line, from 1; 0: none starts here
  size_t slot_ = 0;
  size_t lines_ = 0;
  uint64_t hash_ = 0;
  bool at_start_ = true;
  bool after_cr_ = false;
  std::unordered_map<uint64_t, int> seen_;
  std::vector<std::string> hashes_;
};

}  // namespace

std::vector<std::string> line_hashes(std::string_view text) {
  LineHasher hasher;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text.substr(at));
    at += point.size;
    if (point.value < 0x10000) {
      hasher.take(point.value);
      continue;
    }
    const uint32_t rest = point.value - 0x10000;
    hasher.take(0xD800 + (rest >> 10));
    hasher.take(0xDC00 + (rest & 0x3FF));
  }
  return hasher.finish();
}

}  // namespace debrief
