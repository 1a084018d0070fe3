#include "debrief/git/part_digest.h"

#include <vector>

#include <gtest/gtest.h>

namespace debrief {
namespace {

TEST(PartDigest, KeepsPartsApart) {
  EXPECT_NE(PartDigest().add("ab").add("c").value(), PartDigest().add("a").add("bc").value());
  EXPECT_NE(PartDigest().add("").add("a").value(), PartDigest().add("a").add("").value());
  EXPECT_NE(PartDigest().add_number(1).value(), PartDigest().add_number(256).value());
  EXPECT_NE(PartDigest().add_flag(true).value(), PartDigest().add_flag(false).value());
  const std::vector<std::string> two = {"a", "b"}, one = {"a"};
  EXPECT_NE(PartDigest().add_all(two).value(), PartDigest().add_all(one).add("b").value());
  EXPECT_EQ(PartDigest().add("ab").add("c").value(), PartDigest().add("ab").add("c").value());
}

}  // namespace
}  // namespace debrief
