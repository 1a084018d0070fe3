// Who was there, and what other tools' front matter says.

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

Document parse(std::string text) {
  return parse_document(SourceFile("postmortems/cache.md", std::move(text)));
}

/// `owner | facilitator | participants`, a role in brackets behind its person.
std::string people(const Document& document) {
  std::string out = concat(document.owner, " | ", document.facilitator, " | ");
  bool first = true;
  for (const PersonReference& person : document.participants) {
    append(out, first ? "" : ", ", person.name,
           person.role.empty() ? "" : concat(" [", person.role, "]"));
    first = false;
    EXPECT_EQ(document.source.slice(person.span), person.name);
  }
  return out;
}

TEST(People, OfALegacyDocumentComeFromLabelsTablesAndLists) {
  struct {
    std::string_view text, people;
  } const kCases[] = {
      {"**Authors:** Dana Lee, @sam\n", "Dana Lee |  | "},
      {"**Owner**: @dana\n**Incident commander**: Sam\n", "@dana | Sam | "},
      {"| Owner | Dana Lee | Facilitator | Sam |\n|-|-|-|-|\n| Attendees | @a, @b | Severity | 2 "
       "|\n",
       "Dana Lee | Sam | @a, @b"},
      {"Participants: Dana Lee (on call), @sam and @kim\n", " |  | Dana Lee [on call], @sam, @kim"},
      {"Participants:\n\n- Dana Lee – on call\n- @sam\n", " |  | Dana Lee, @sam"},
      {"- Attendees:\n  - Dana Lee\n  - @sam\n", " |  | Dana Lee, @sam"},
      {"## People involved\n\n- Dana Lee\n- @sam\n", " |  | Dana Lee, @sam"},
      {"## Authors\n\nDana Lee\n", "Dana Lee |  | "},
      {"Owner: TBD\nLead:\n\nText.\n", " |  | "},
      {"Owner: the team that keeps the cache decided to wait until the next morning\n", " |  | "},
      {"## Actions\n\nOwner: Dana\n", " |  | "},
      {"> Owner: Dana\n", " |  | "},
      {"---\nauthor: Dana Lee ([@dana](https://a.example))\n---\n# A\n", "Dana Lee |  | "},
  };
  for (const auto& [text, expected] : kCases) {
    EXPECT_EQ(people(parse(std::string(text))), expected) << text;
  }
}

TEST(People, OfAManagedDocumentComeFromItsFrontMatterAlone) {
  const Document document = parse(
      "---\ndebrief: 1\nowner: \"@dana\"\nfacilitator: Sam\nparticipants:\n  - who: \"@kim\"\n"
      "    role: on call\n---\nOwner: Alice\n\nAttendees: Bob\n");
  EXPECT_EQ(document.owner, "@dana");
  EXPECT_EQ(document.facilitator, "Sam");
  ASSERT_EQ(document.participants.size(), 1U);
  EXPECT_EQ(document.participants[0].role, "on call");
}

TEST(LegacyFrontMatter, OfACatalogueGivesInstantsServicesAndTags) {
  const Document document = parse(
      "---\ntitle: Cold cache\ndate: 2023-06-01\nstart_time: 2023-05-12T10:00:00Z\n"
      "end_time: 2023-05-12 12:00:00 +0000 UTC\ncategories:\n- postmortem\nkeywords:\n- cache\n"
      "- deploy\ncompany: Example\nproduct: Web\nurl: https://a.example\nuuid: 1\n---\nText.\n");
  EXPECT_EQ(document.title, "Cold cache");
  EXPECT_EQ(format_local(*document.started), "2023-05-12T10:00");
  EXPECT_EQ(format_utc(*document.resolved->instant), "2023-05-12T12:00:00Z");
  EXPECT_EQ(join(document.services, "+"), "Web");
  EXPECT_EQ(join(document.tags, "+"), "cache+deploy+postmortem");
  const Document none =
      parse("---\ndate: 2023-06-01\nstart_time: 0001-01-01T00:00:00Z\n---\nText.\n");
  EXPECT_EQ(format_local(*none.started), "2023-06-01");
}

}  // namespace
}  // namespace debrief
