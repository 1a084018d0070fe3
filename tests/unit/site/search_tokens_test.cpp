// The terms of texts, by the vectors that the search page's script is held to as well.

#include "support/fixtures.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "debrief/site/search/tokens.h"

namespace debrief {
namespace {

TEST(SearchTokens, AreThoseThatTheScriptOfTheSearchPageFinds) {
  const auto vectors = nlohmann::json::parse(read_source("tests/site/tokens.json"));
  ASSERT_GT(vectors.size(), 30u);
  for (const auto& row : vectors) {
    const auto text = row["text"].get<std::string>();
    EXPECT_EQ(terms_of(text), row["terms"].get<std::vector<std::string>>()) << text;
  }
}

TEST(SearchTokens, KeepNamesOfMachinesWholeAndInParts) {
  using testing::ElementsAre;
  EXPECT_THAT(terms_of("us-east-1"), ElementsAre("us-east-1", "us", "east", "1"));
  EXPECT_THAT(terms_of("C++"), ElementsAre("c++", "c"));
  EXPECT_THAT(terms_of("v1.2.3"), ElementsAre("v1.2.3", "1.2.3", "v1", "2", "3"));
}

TEST(SearchTokens, TakeAnyBytes) {
  EXPECT_THAT(terms_of("a\xFF"
                       "b\xE2\x82 c"),
              testing::ElementsAre("a", "b", "c"));
}

}  // namespace
}  // namespace debrief
