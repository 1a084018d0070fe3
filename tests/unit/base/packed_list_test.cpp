#include "debrief/base/packed_list.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace debrief {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(PackedList, IsAsWideAsAPointer) {
  EXPECT_EQ(sizeof(PackedList<uint32_t>), sizeof(void*));
  EXPECT_EQ(sizeof(PackedText), sizeof(void*));
}

TEST(PackedList, CopiesAndMovesAsAVectorDoes) {
  PackedList<uint32_t> list = {1, 2, 3};
  PackedList<uint32_t> copy = list;
  copy.push_back(4);
  EXPECT_THAT(list, ElementsAre(1, 2, 3));
  EXPECT_THAT(copy, ElementsAre(1, 2, 3, 4));
  const PackedList<uint32_t> moved = std::move(copy);
  EXPECT_THAT(moved, ElementsAre(1, 2, 3, 4));
  list = moved;
  EXPECT_EQ(list, moved);
  list = PackedList<uint32_t>();
  EXPECT_THAT(list, IsEmpty());
  const PackedList<uint32_t>& self = moved;
  list = self;
  list = list.empty() ? PackedList<uint32_t>{} : std::move(list);
  EXPECT_THAT(list, ElementsAre(1, 2, 3, 4));
}

TEST(PackedList, TakesItsOwnElement) {
  PackedList<uint32_t> list = {7};
  for (int i = 0; i < 40; ++i) list.push_back(list.front());
  EXPECT_EQ(list.size(), 41u);
  EXPECT_EQ(list.back(), 7u);
}

/// Does the same to a list and to a vector, step by step.
TEST(PackedList, HoldsWhatAVectorWouldHold) {
  std::mt19937 random(20261130);
  PackedList<uint32_t> list;
  std::vector<uint32_t> vector;
  for (int step = 0; step < 5000; ++step) {
    const uint32_t value = static_cast<uint32_t>(random());
    const size_t at = vector.empty() ? 0 : value % vector.size();
    switch (random() % 8) {
      case 0:
        if (vector.empty()) break;
        vector.pop_back();
        list.pop_back();
        break;
      case 1:
        if (vector.empty()) break;
        vector.erase(vector.begin() + static_cast<ptrdiff_t>(at));
        list.erase(list.begin() + at);
        break;
      case 2:
        vector.erase(vector.begin() + static_cast<ptrdiff_t>(at), vector.end());
        list.erase(list.begin() + at, list.end());
        break;
      case 3:
        vector.resize(value % 20);
        list.resize(value % 20);
        break;
      case 4:
        list.give_back_room();
        EXPECT_EQ(list.capacity(), list.size());
        break;
      case 5:
        list.assign(vector);
        break;
      default:
        vector.push_back(value);
        list.push_back(value);
    }
    ASSERT_EQ(std::vector<uint32_t>(list.begin(), list.end()), vector);
    ASSERT_EQ(std::vector<uint32_t>(list.rbegin(), list.rend()),
              std::vector<uint32_t>(vector.rbegin(), vector.rend()));
  }
}

TEST(PackedText, ReadsAsItWasSet) {
  PackedText text;
  EXPECT_EQ(text, "");
  EXPECT_TRUE(text.empty());
  text = "what was said";
  const PackedText copy = text;
  text = text.view().substr(5, 3);
  EXPECT_EQ(text, "was");
  EXPECT_EQ(text.str(), "was");
  EXPECT_EQ(copy.size(), 13u);
  EXPECT_NE(copy, text);
}

}  // namespace
}  // namespace debrief
