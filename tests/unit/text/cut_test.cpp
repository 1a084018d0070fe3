#include "debrief/text/cut.h"

#include <gtest/gtest.h>

namespace debrief {
namespace {

TEST(Cut, LeavesAShortTextAsItIs) {
  EXPECT_EQ(first_bytes("über", 5), "über");
  EXPECT_EQ(first_words("one two", 7), "one two");
  EXPECT_EQ(shortened("one two", 7), "one two");
}

TEST(Cut, KeepsCharactersWhole) {
  EXPECT_EQ(first_bytes("aé", 2), "a");
  EXPECT_EQ(first_bytes("a😀b", 4), "a");
  EXPECT_EQ(first_bytes("a😀b", 5), "a😀");
  EXPECT_EQ(first_bytes("é", 1), "");
}

TEST(Cut, EndsAtAWordWhereOneIsNear) {
  EXPECT_EQ(first_words("one two three", 9), "one two");
  EXPECT_EQ(first_words("one two three", 7), "one two");
  EXPECT_EQ(first_words("a incomprehensible", 12), "a incomprehe");
  EXPECT_EQ(shortened("one two three", 9), "one two …");
}

}  // namespace
}  // namespace debrief
