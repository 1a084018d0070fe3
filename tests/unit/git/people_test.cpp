#include "debrief/git/people.h"

#include "support/git_fixture.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

TEST(Mailmap, SaysWhatGitSays) {
  constexpr std::string_view kMailmap =
      "# who is who\n"
      "\n"
      "Ada Lovelace <ADA@example.org>\n"
      "<bob@new.example> <bob@old.example>\n"
      "Cy Young <cy@new.example> <cy@old.example>\n"
      "Di One <di@new.example> D1 <team@example.org>\n"
      "Di Two <di2@new.example> d2 <TEAM@example.org>   # trailing words\n"
      "The Team <team@example.org>\n"
      "No address\n"
      "Broken <address\n"
      "Eve First <eve@example.org>\n"
      "Eve Last <eve@example.org>\n"
      "<fay@new.example> <fay@example.org>\n"
      "Fay <fay@example.org>\n"
      "  Gil   <gil@example.org>\n";
  const char* const kPeople[] = {
      "ada <ada@example.org>",   "x <Ada@Example.ORG>",    "Bob <bob@old.example>",
      "B <BOB@OLD.EXAMPLE>",     "c <cy@old.example>",     "D1 <team@example.org>",
      "D2 <team@example.org>",   "d1 <Team@example.org>",  "Other <team@example.org>",
      "Eve <eve@example.org>",   "F <fay@example.org>",    "gil <gil@example.org>",
      "Nobody <no@example.org>", "Broken <address@x.org>", "No <bob@new.example>",
  };
  const ScratchDirectory scratch;
  const GitFixture git(scratch.at("r"));
  git.write(".mailmap", kMailmap);
  const Mailmap mailmap(kMailmap);
  for (const char* const person : kPeople) {
    EXPECT_EQ(mailmap.resolve(std::string_view(person)), git.git({"check-mailmap", person}));
  }
  for (const char* const text : {"", "nobody", "Ada <ada@example.org> and others", "<", "><"}) {
    EXPECT_EQ(mailmap.resolve(std::string_view(text)), text);
  }
}

}  // namespace
}  // namespace debrief
