#include "debrief/corpus/redaction.h"

#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

const Redaction kRedaction({"@ann", "Ben Example", "Zoë Nørgård", "Will", "dana"}, {"@payments"});
const Roles kRoles = {{"ann", "on-call"}, {"Ben Example", "incident lead"}};

TEST(Redaction, PutsRolesInThePlaceOfPersons) {
  struct {
    std::string_view text, without;
  } const kCases[] = {
      {"@ann paged @stranger.", "@on-call paged @responder."},
      {"Then Ben Example looked.", "Then the incident lead looked."},
      {"Ben Example looked.", "The incident lead looked."},
      {"- Ben Example: looked", "- The incident lead: looked"},
      {"seen by Zoë Nørgård, later", "seen by the responder, later"},
      {"It will page Will.", "It will page the responder."},
      {"write to ann.b+x@example.org today", "write to address removed today"},
      {"owned by @payments", "owned by @payments"},
      {"Ben Examples are many", "Ben Examples are many"},
      {"a@b is no address, @ neither", "a@b is no address, @ neither"},
      {"", ""},
  };
  for (const auto& [text, without] : kCases) EXPECT_EQ(kRedaction.text(text, kRoles), without);
}

TEST(Redaction, LeavesFrontMatterYaml) {
  EXPECT_EQ(kRedaction.document("---\nowner: \"@ann\"\nfacilitator: Ben Example\n---\nBen Example "
                                "saw it.\n",
                                kRoles),
            "---\nowner: \"@on-call\"\nfacilitator: incident lead\n---\nThe incident lead saw "
            "it.\n");
}

TEST(Redaction, TakesNothingButWordsForARole) {
  struct {
    std::string_view written, role;
  } const kCases[] = {
      {"on-call (EU)", "on-call (EU)"},
      {"a\\\", visibility: \\\"team", "a visibility team"},
      {"one\\ntwo: # three", "one two three"},
      {"[lamp](javascript:alert) | `wick`", "lamp (javascript alert) wick"},
      {"- &anchor", "anchor"},
      {"<>", ""},
  };
  for (const auto& [written, role] : kCases) {
    const Document document = parse_document(
        SourceFile("a.md", concat("---\ndebrief: 1\nparticipants: [{ who: Ann Lee, role: \"",
                                  written, "\" }]\n---\n")));
    const Roles roles = roles_of(document);
    const auto found = roles.find("Ann Lee");
    EXPECT_EQ(found == roles.end() ? "" : found->second, role) << written;
  }
}

TEST(Redaction, KeepsLines) {
  const std::string text = "a\nBen Example\nann@example.org\n@ann\n";
  const std::string without = kRedaction.text(text, kRoles);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'),
            std::count(without.begin(), without.end(), '\n'));
}

TEST(Redaction, FindsPartsOfNamesThatStandAlone) {
  const auto remnants = kRedaction.remnants("Later Ben said so. Example is a word here.");
  ASSERT_EQ(remnants.size(), 1u);
  EXPECT_EQ(remnants[0].word, "Ben");
  EXPECT_EQ(remnants[0].offset, 6u);
}

}  // namespace
}  // namespace debrief
