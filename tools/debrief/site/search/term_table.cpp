#include "debrief/site/search/term_table.h"

namespace debrief {

uint64_t text_hash(std::string_view text) {
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15;
  uint64_t hash = text.size() * kMultiplier;
  while (!text.empty()) {
    uint64_t word = 0;
    const size_t size = text.size() < sizeof word ? text.size() : sizeof word;
    for (size_t i = 0; i < size; ++i) {
      word |= uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
    }
    hash = (hash ^ word) * kMultiplier;
    hash ^= hash >> 29;
    text.remove_prefix(size);
  }
  return hash ^ (hash >> 32);
}

uint32_t TermTable::number(std::string_view text, uint64_t hash) {
  size_t slot = hash & (slots_.size() - 1);
  for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    const Entry& entry = entries_[slots_[slot] - 1];
    if (entry.hash == hash && std::string_view(bytes_).substr(entry.begin, entry.size) == text) {
      return slots_[slot] - 1;
    }
  }
  entries_.push_back(
      {hash, static_cast<uint32_t>(bytes_.size()), static_cast<uint32_t>(text.size())});
  bytes_ += text;
  slots_[slot] = size();
  if (entries_.size() * 2 > slots_.size()) grow();
  return size() - 1;
}

void TermTable::close() {
  std::vector<uint32_t>().swap(slots_);
  entries_.shrink_to_fit();
  bytes_.shrink_to_fit();
}

void TermTable::grow() {
  slots_.assign(slots_.size() * 4, 0);
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    size_t slot = entries_[i].hash & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = i + 1;
  }
}

}  // namespace debrief
