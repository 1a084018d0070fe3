#include "debrief/text/source_map.h"

#include <algorithm>

namespace debrief {

void SourceMap::add_byte(uint32_t source, uint32_t length) {
  if (!empty()) {
    const Run& last = more_.empty() ? first_ : more_.back();
    const uint32_t next = length == 1 ? last.source + (size_ - last.text) : last.source;
    if (last.length == length && source == next) {
      ++size_;
      return;
    }
  }
  const Run added{.text = size_, .source = source, .length = length};
  if (empty()) {
    first_ = added;
  } else {
    more_.push_back(added);
  }
  ++size_;
}

void SourceMap::add_verbatim(uint32_t begin, size_t count) {
  if (count == 0) return;
  add_byte(begin, 1);
  size_ += static_cast<uint32_t>(count - 1);
}

void SourceMap::append(const SourceMap& other, size_t begin, size_t end) {
  if (begin >= end) return;
  for (size_t i = other.run_at(begin); begin < end; ++i) {
    const Run& each = other.run(i);
    const size_t behind = std::min(other.run_end(i), end);
    if (each.length == 1) {
      add_verbatim(each.source + static_cast<uint32_t>(begin - each.text), behind - begin);
    } else {
      add({each.source, each.source + each.length}, behind - begin);
    }
    begin = behind;
  }
}

void SourceMap::fill_up(size_t size) {
  const uint32_t at = empty() ? 0 : (*this)[size_ - 1].begin;
  if (size > size_) add({at, at}, size - size_);
}

size_t SourceMap::run_at(size_t at) const {
  const auto behind = std::ranges::upper_bound(more_, at, {}, &Run::text);
  return static_cast<size_t>(behind - more_.begin());
}

Span SourceMap::operator[](size_t at) const {
  const Run& each = run(run_at(at));
  const uint32_t begin =
      each.length == 1 ? each.source + static_cast<uint32_t>(at - each.text) : each.source;
  return {begin, begin + each.length};
}

size_t SourceMap::first_from(uint32_t offset) const {
  size_t low = 0, high = run_count();
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if ((*this)[run_end(middle) - 1].begin < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == run_count()) return size_;
  const Run& each = run(low);
  return each.source >= offset ? each.text : each.text + (offset - each.source);
}

void SourceMap::drop_front(size_t count) {
  if (count >= size_) return clear();
  const size_t kept = run_at(count);
  const Run first = {.text = 0, .source = (*this)[count].begin, .length = run(kept).length};
  more_.erase(more_.begin(), more_.begin() + static_cast<ptrdiff_t>(kept));
  for (Run& each : more_) each.text -= static_cast<uint32_t>(count);
  first_ = first;
  size_ -= static_cast<uint32_t>(count);
}

void SourceMap::shift(uint32_t distance) {
  first_.source += distance;
  for (Run& each : more_) each.source += distance;
}

void SourceMap::clear() {
  size_ = 0;
  first_ = {};
  more_.clear();
}

}  // namespace debrief
