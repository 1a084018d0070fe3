// The before and after of schema/README.md are what formatting does.

#include "formatting.h"
#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// The table and the list of the first code block behind `from`, each under its heading.
std::string block_behind(const std::string& text, size_t& from) {
  constexpr std::string_view kFence = "```markdown\n";
  const size_t begin = text.find(kFence, from) + kFence.size();
  from = text.find("```\n", begin);
  const std::string block = text.substr(begin, from - begin);
  const size_t parts = block.find("\n\n");
  return concat("## Timeline\n\n", block.substr(0, parts), "\n\n## Actions\n\n",
                block.substr(parts + 2));
}

TEST(FormatReadme, ShowsWhatFormattingDoes) {
  const std::string text = read_source("schema/README.md");
  size_t at = text.find("## What fmt writes");
  ASSERT_NE(at, std::string::npos);
  const std::string before = block_behind(text, at);
  const std::string after = block_behind(text, at);
  EXPECT_EQ(formatted_body(before), after);
  EXPECT_EQ(formatted_body(after), after);
}

}  // namespace
}  // namespace debrief
