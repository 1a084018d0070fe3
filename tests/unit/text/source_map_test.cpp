#include "debrief/text/source_map.h"

#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace debrief {
namespace {

TEST(SourceMap, KnowsTheSourceOfEachByte) {
  SourceMap map;
  map.add_verbatim(10, 3);
  map.add({13, 18});     // `&amp;`
  map.add({18, 26}, 3);  // `&hellip;`, three bytes of UTF-8
  map.add_verbatim(26, 2);
  ASSERT_EQ(map.size(), 9u);
  EXPECT_EQ(map[0], (Span{10, 11}));
  EXPECT_EQ(map[2], (Span{12, 13}));
  EXPECT_EQ(map[3], (Span{13, 18}));
  EXPECT_EQ(map[4], (Span{18, 26}));
  EXPECT_EQ(map[6], (Span{18, 26}));
  EXPECT_EQ(map[7], (Span{26, 27}));
  EXPECT_EQ(map.source(2, 6), (Span{12, 26}));
  EXPECT_EQ(map.source(0, 9), (Span{10, 28}));
}

TEST(SourceMap, FindsTheFirstByteFromAnOffset) {
  SourceMap map;
  map.add_verbatim(10, 3);
  map.add({20, 25});
  map.add_verbatim(25, 2);
  EXPECT_EQ(map.first_from(0), 0u);
  EXPECT_EQ(map.first_from(11), 1u);
  EXPECT_EQ(map.first_from(13), 3u);
  EXPECT_EQ(map.first_from(21), 4u);
  EXPECT_EQ(map.first_from(27), 6u);
  EXPECT_EQ(SourceMap().first_from(0), 0u);
}

TEST(SourceMap, FillsUpWithBytesOfNoSource) {
  SourceMap map;
  map.fill_up(2);
  EXPECT_EQ(map[1], (Span{0, 0}));
  map.add_verbatim(7, 1);
  map.fill_up(5);
  EXPECT_EQ(map[2], (Span{7, 8}));
  EXPECT_EQ(map[4], (Span{7, 7}));
  map.fill_up(3);
  EXPECT_EQ(map.size(), 5u);
}

/// A map byte by byte.
struct PlainMap {
  std::vector<Span> bytes;

  void add(Span source, size_t count) { bytes.insert(bytes.end(), count, source); }
  size_t first_from(uint32_t offset) const {
    const auto found = std::ranges::lower_bound(bytes, offset, {}, &Span::begin);
    return static_cast<size_t>(found - bytes.begin());
  }
};

void expect_same(const SourceMap& map, const PlainMap& plain) {
  ASSERT_EQ(map.size(), plain.bytes.size());
  EXPECT_EQ(map.empty(), plain.bytes.empty());
  for (size_t at = 0; at < map.size(); ++at) ASSERT_EQ(map[at], plain.bytes[at]) << at;
  const uint32_t last = plain.bytes.empty() ? 3 : plain.bytes.back().end + 3;
  for (uint32_t offset = 0; offset < last; ++offset) {
    ASSERT_EQ(map.first_from(offset), plain.first_from(offset)) << offset;
  }
}

TEST(SourceMap, SaysWhatAMapByteByByteSays) {
  std::mt19937 random(7);
  const auto below = [&](uint32_t end) { return static_cast<uint32_t>(random() % end); };
  for (int round = 0; round < 300; ++round) {
    SourceMap map;
    PlainMap plain;
    uint32_t source = below(5);
    for (uint32_t step = below(12); step-- > 0;) {
      if (below(3) != 0) {
        const uint32_t count = below(6);
        map.add_verbatim(source, count);
        for (uint32_t i = 0; i < count; ++i) plain.add({source + i, source + i + 1}, 1);
        source += count + below(2);
      } else {
        const Span from{source, source + below(4)};
        const uint32_t count = 1 + below(3);
        map.add(from, count);
        plain.add(from, count);
        source = from.end + below(2);
      }
    }
    expect_same(map, plain);

    SourceMap copy;
    PlainMap plain_copy;
    copy.add({0, 2});
    plain_copy.add({0, 2}, 1);
    const size_t begin = below(static_cast<uint32_t>(map.size()) + 1);
    const size_t end = begin + below(static_cast<uint32_t>(map.size() - begin) + 1);
    copy.append(map, begin, end);
    for (size_t at = begin; at < end; ++at) plain_copy.add(plain.bytes[at], 1);
    ASSERT_EQ(copy.size(), plain_copy.bytes.size());
    for (size_t at = 0; at < copy.size(); ++at) ASSERT_EQ(copy[at], plain_copy.bytes[at]);

    map.drop_front(begin);
    plain.bytes.erase(plain.bytes.begin(), plain.bytes.begin() + static_cast<ptrdiff_t>(begin));
    map.shift(40);
    for (Span& byte : plain.bytes) byte = {byte.begin + 40, byte.end + 40};
    expect_same(map, plain);
  }
}

}  // namespace
}  // namespace debrief
